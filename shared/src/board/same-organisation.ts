// Knows when typed words name an organisation that is there; refuses to know who typed them and what comes of it.
import { plainLetters } from './plain-letters.ts'

export interface NamedOrganisation {
  readonly id: string
  readonly name: string
  /** "" = none. */
  readonly shortName: string
}

/**
 * The organisation whose name was typed, to the letter before whatever the capitals, accents and spaces; else the one whose
 * short name it is, when no other has it. null = none of them. [HT30] [PG35]
 */
export function sameOrganisation<Organisation extends NamedOrganisation>(
  typed: string,
  organisations: readonly Organisation[],
): Organisation | null {
  const exact = typed.normalize('NFC')
  const wanted = plainLetters(typed)
  if (wanted === '') return null
  const byName = organisations.filter(({ name }) => plainLetters(name) === wanted)
  const [first, ...others] = byName
  if (first !== undefined)
    return others.length === 0 ? first : (byName.find(({ name }) => name.normalize('NFC') === exact) ?? first)
  const byShort = organisations.filter(({ shortName }) => plainLetters(shortName) === wanted)
  return byShort.length === 1 ? (byShort[0] ?? null) : null
}
