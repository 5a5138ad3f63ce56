// Proves that nobody gets or loses a button by being settled: who was not named is chosen from the list and stays there.
import { leadButtons } from '@common-ground/client/panels/leading/lead-buttons.ts'
import { expect, test } from 'vitest'

const ALL = ['council', 'health', 'carers', 'college'].map((id) => ({ id, name: id }))
const named = (id: string, people: number, leads: boolean) => ({ id, name: id, people, leads })
const ids = (all: readonly { readonly id: string }[]): string => all.map(({ id }) => id).join()

test('[LD99] whoever was named, or led when it was first seen, has a button, the one named most first; the others stay in the list whoever leads', () => {
  const first = new Set(['carers'])
  const before = leadButtons(
    [named('health', 2, false), named('council', 1, false), named('carers', 0, true)],
    ALL,
    first,
  )
  expect([ids(before.buttons), ids(before.others), before.chosen]).toEqual(['health,council,carers', 'college', ''])
  // The one that led is taken back, and one of the list leads.
  const after = leadButtons(
    [named('health', 2, false), named('council', 1, false), named('college', 0, true)],
    ALL,
    first,
  )
  expect([ids(after.buttons), ids(after.others), after.chosen]).toEqual(['health,council,carers', 'college', 'college'])
  expect(after.buttons.map(({ leads }) => leads)).toEqual([false, false, false])
})

test('[LD99] with nobody named everybody is in the list, and of several that lead there the first is shown', () => {
  const none = leadButtons([], ALL, new Set())
  expect([ids(none.buttons), ids(none.others), none.chosen]).toEqual(['', 'council,health,carers,college', ''])
  const two = leadButtons([named('carers', 0, true), named('college', 0, true)], ALL, new Set())
  expect(two.chosen).toBe('carers')
})
