// Pins when typed words mean an organisation that is on the board.
import { matchOrganisation } from '@common-ground/client/pages/organisation-match.ts'
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
