// Proves that what somebody types about what an organisation brings is never written over words that came there meanwhile.
import {
  bringsTarget,
  bringsToWrite,
  meanwhileThere,
  readBrings,
} from '@common-ground/client/panels/leading/brings-aim.ts'
import { expect, test } from 'vitest'

const WAS = 'Discharge planning'
const SAID = 'Discharge planning and a car'

test('[LD62] what was typed goes over what its writer saw there, and comes after what somebody else put there', () => {
  expect([bringsToWrite(WAS, WAS, SAID), meanwhileThere(WAS, WAS, SAID)]).toEqual([SAID, null])
  expect(bringsToWrite(WAS, WAS, '')).toBe('')
  const now = 'Three nurses'
  expect([bringsToWrite(now, WAS, SAID), meanwhileThere(now, WAS, SAID)]).toEqual([`${now}; ${SAID}`, now])
  // Emptied, or as it was: nothing of the writer's is to be added.
  for (const said of ['', WAS])
    expect([bringsToWrite(now, WAS, said), meanwhileThere(now, WAS, said)]).toEqual([now, now])
  // Taken in by hand, it stands as its writer made it.
  const both = `${SAID}, three nurses: Three nurses`
  expect([bringsToWrite(now, WAS, both), meanwhileThere(now, WAS, both)]).toEqual([both, null])
  // Somebody took it off: there is nothing to write over.
  for (const said of [SAID, WAS])
    expect([bringsToWrite('', WAS, said), meanwhileThere('', WAS, said)]).toEqual([said, null])
})

test('[LD62] what is being typed keeps its line, and what stood there word for word', () => {
  const aim = { objective: 'one', organisation: 'nhs', was: 'Two  nurses\n and a car ' }
  expect(readBrings(bringsTarget(aim))).toEqual(aim)
  // As it was kept before: nothing is known to have been seen.
  expect(readBrings('one nhs')).toEqual({ objective: 'one', organisation: 'nhs', was: '' })
})
