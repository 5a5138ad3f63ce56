// Knows which organisation of a board somebody means who picked one or typed words, and which ones these come near; knows no page.
import { plainLetters } from '@common-ground/shared/board/plain-letters.ts'
import { sameOrganisation, type NamedOrganisation } from '@common-ground/shared/board/same-organisation.ts'

export type OrganisationChoice = NamedOrganisation

/** What stands in the field, and the id of the one that was picked last; null = none was. */
export interface SaidOrganisation {
  readonly typed: string
  readonly picked: string | null
}

/** The one that was picked as long as its name stands there, also where others are called the same; else the one that was typed; null = a new one. */
export const organisationMeant = (
  { typed, picked }: SaidOrganisation,
  organisations: readonly OrganisationChoice[],
): OrganisationChoice | null =>
  organisations.find(({ id, name }) => id === picked && name === typed) ?? sameOrganisation(typed, organisations)

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
  return plainLetters(text)
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, ' ')
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
