// Knows when typed words mean an organisation that is on the board already; knows no page.

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
