// Pins when typed words mean an organisation that is on the board.
import { matchOrganisation, nearOrganisations } from '@common-ground/client/panels/organisation-match.ts'
import { expect, test } from 'vitest'

const known = [
  { id: 'c', name: 'Northshire Council', shortName: 'Council' },
  { id: 'p', name: 'Parish Council of Wick', shortName: 'Council' },
  { id: 'e', name: 'Ελλάδα', shortName: 'GR' },
  { id: 'f', name: 'Coopération Nord', shortName: '' },
]
test('[PG35] a name is matched whatever the capitals, accents and spaces', () => {
  expect(matchOrganisation('  northshire   COUNCIL ', known)?.id).toBe('c')
  expect(matchOrganisation('cooperation nord', known)?.id).toBe('f')
  expect(matchOrganisation('ελλαδα', known)?.id).toBe('e')
})
test('[PG35] a short name counts only when one organisation has it', () => {
  expect(matchOrganisation('gr', known)?.id).toBe('e')
  expect(matchOrganisation('council', known)).toBeNull()
  expect(matchOrganisation('Someone new', known)).toBeNull()
  expect(matchOrganisation(' ', known)).toBeNull()
})

const northshire = [
  { id: 'h', name: 'Hearth (charity)', shortName: '' },
  { id: 'n', name: 'NHS Northshire', shortName: 'NHS' },
  { id: 't', name: 'Third Sector Northshire', shortName: 'TSN' },
  { id: 'r', name: 'Northshire Council', shortName: 'Council' },
  { id: 'w', name: 'Walking & Wheeling Trust', shortName: '' },
]
const nearTo = (typed: string): readonly string[] => nearOrganisations(typed, northshire).map(({ id }) => id)

test.each([
  ['Hearth', 'h'],
  ['hearth charity', 'h'],
  ['The Hearth (charity)', 'h'],
  ['Hearht', 'h'],
  ['nhs', 'n'],
  ['N.H.S. Northshire', 'n'],
  ['tsn', 't'],
  ['Council', 'r'],
  ['Council of Northshire', 'r'],
  ['Northshire Counsil', 'r'],
  ['walking and wheeling', 'w'],
])('[PG171] of the organisations of the board the one that "%s" comes near is the first on offer', (typed, id) => {
  expect(nearTo(typed)[0]).toBe(id)
})
test('[PG171] nothing that has little in common is on offer, and nothing for nothing', () => {
  expect(nearTo('Police Scotland')).toEqual([])
  expect(nearTo('University of Wick')).toEqual([])
  expect(nearTo(' . ')).toEqual([])
  expect(nearTo('northshire')).toEqual(['r', 'n', 't'])
})
