// Pins when typed words name an organisation that is on the board.
import { sameOrganisation } from '@common-ground/shared/board/same-organisation.ts'
import { expect, test } from 'vitest'

const known = [
  { id: 'c', name: 'Northshire Council', shortName: 'Council' },
  { id: 'p', name: 'Parish Council of Wick', shortName: 'Council' },
  { id: 'e', name: 'Ελλάδα', shortName: 'GR' },
  { id: 'f', name: 'Coopération Nord', shortName: '' },
  { id: 'a', name: 'أمل', shortName: '' },
  { id: 'h', name: 'काम', shortName: '' },
]
const named = (typed: string): string | undefined => sameOrganisation(typed, known)?.id

test('[PG35] [HT30] a name is found whatever the capitals, accents, spaces and hidden characters', () => {
  expect(named('  northshire   COUNCIL ')).toBe('c')
  expect(named('North\u200Bshire Coun\u00ADcil')).toBe('c')
  expect(named('cooperation nord')).toBe('f')
  expect(named('Coope\u0301ration Nord')).toBe('f')
  expect(named('ελλαδα')).toBe('e')
  expect(named('أَمَل')).toBe('a')
})
test('[PG35] [HT30] a vowel sign of a script is no accent', () => {
  expect(named('काम')).toBe('h')
  expect(named('कम')).toBeUndefined()
})
test('[PG35] [HT30] a short name counts only when one organisation has it', () => {
  expect(named('gr')).toBe('e')
  expect(named('council')).toBeUndefined()
  expect(named('Someone new')).toBeUndefined()
  expect(named(' \u200B')).toBeUndefined()
})
test('[PG35] [HT30] of those that read the same the one that was typed to the letter is found', () => {
  const alike = [
    { id: 'one', name: 'HEARTH', shortName: '' },
    { id: 'two', name: 'Hearth', shortName: '' },
    { id: 'three', name: 'Héarth', shortName: '' },
  ]
  const found = ['Hearth', 'HEARTH', 'He\u0301arth', 'hearth'].map((typed) => sameOrganisation(typed, alike)?.id)
  expect(found).toEqual(['two', 'one', 'three', 'one'])
})
