// Pins which organisation of a board is meant by what was picked or typed, and which ones come near.
import { nearOrganisations, organisationMeant } from '@common-ground/client/panels/organisation-match.ts'
import { expect, test } from 'vitest'

test('[PG35] of two that are called the same the one that was picked is meant, as long as its name stands there', () => {
  const alike = [
    { id: 'a', name: 'Hearth', shortName: '' },
    { id: 'b', name: 'Hearth', shortName: '' },
    { id: 'c', name: 'HEARTH', shortName: '' },
  ]
  const meant = (typed: string, picked: string | null) => organisationMeant({ typed, picked }, alike)?.id
  expect([meant('Hearth', 'b'), meant('HEARTH', 'c'), meant('Hearth', null)]).toEqual(['b', 'c', 'a'])
  expect([meant('hearth', 'b'), meant('Hearths', 'b'), meant('Hearth', 'gone')]).toEqual(['a', undefined, 'a'])
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

test('[PG171] a vowel sign is a letter: words that differ in it are not the same', () => {
  const kama = [{ id: 'k', name: 'काम', shortName: '' }]
  expect(nearOrganisations('काम', kama).map(({ id }) => id)).toEqual(['k'])
  expect(nearOrganisations('कम', kama)).toEqual([])
})
