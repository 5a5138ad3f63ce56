// Knows when typed words mean an organisation that is on the board already, and which ones they come near; knows no page.

export interface OrganisationChoice {
  readonly id: string
  readonly name: string
  readonly shortName: string
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLocaleLowerCase('en-GB')

/** The organisation whose name or, when only one has it, short name was typed, whatever the capitals and accents; null = a new one. */
export function matchOrganisation(
  typed: string,
  organisations: readonly OrganisationChoice[],
): OrganisationChoice | null {
  const wanted = plain(typed)
  if (wanted === '') return null
  const byName = organisations.find(({ name }) => plain(name) === wanted)
  if (byName !== undefined) return byName
  const byShort = organisations.filter(({ shortName }) => plain(shortName) === wanted)
  return byShort.length === 1 ? (byShort[0] ?? null) : null
}

/** From here on two names are taken for the same one written differently; a slip of the pen in eight letters stays above it. */
const NEAR = 0.6

/**
 * The organisations that typed words may mean, nearest first: those whose name begins with them or holds them, those
 * that they hold, those whose words begin with these letters, and those written much alike. None for empty words.
 */
export function nearOrganisations(
  typed: string,
  organisations: readonly OrganisationChoice[],
): readonly OrganisationChoice[] {
  const wanted = letters(typed)
  if (wanted === '') return []
  return organisations
    .map((one) => ({
      one,
      near: Math.max(...[one.name, one.shortName].map((name) => nearness(wanted, letters(name)))),
    }))
    .filter(({ near }) => near >= NEAR)
    .toSorted((a, b) => b.near - a.near)
    .map(({ one }) => one)
}

/** Words without what is between them: a bracket, a dot or "&" makes no other organisation. */
function letters(text: string): string {
  return plain(text)
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}

/** How near a name is to what was typed, both as `letters` gives them: 0 not at all, 1 the same. */
function nearness(typed: string, name: string): number {
  if (name === '') return 0
  if (name === typed) return 1
  if (name.startsWith(typed)) return 0.95
  const words = name.split(' ')
  if (typed.length > 1 && words.map((word) => word[0]).join('') === typed) return 0.9
  if (` ${name}`.includes(` ${typed}`)) return 0.9
  if (name.length > 2 && ` ${typed} `.includes(` ${name} `)) return 0.85
  if (name.includes(typed)) return 0.8
  // Somebody who left out the end of a name may have slipped as well.
  const begun = name.slice(0, typed.length)
  return Math.max(...[name, begun].map((one) => shared(pairsOf(typed), pairsOf(one))))
}

/** Two letters after each other, however often. */
function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>()
  for (const word of text.split(' '))
    for (let at = 0; at < word.length - 1; at += 1) {
      const pair = word.slice(at, at + 2)
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
  return pairs
}

/** Sørensen and Dice's measure: twice what both have, by all that there is. */
function shared(one: ReadonlyMap<string, number>, two: ReadonlyMap<string, number>): number {
  const sum = (pairs: ReadonlyMap<string, number>): number => [...pairs.values()].reduce((a, b) => a + b, 0)
  const both = [...one].reduce((all, [pair, times]) => all + Math.min(times, two.get(pair) ?? 0), 0)
  const all = sum(one) + sum(two)
  return all === 0 ? 0 : (2 * both) / all
}
