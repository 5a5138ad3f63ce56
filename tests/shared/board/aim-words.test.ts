// Pins how an aim reads as one sentence, whichever parts of it are written.
import { aimWords, withAim } from '@common-ground/shared/board/aim-words.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { ListField } from '@common-ground/shared/board/kinds/kind.ts'
import { expect, test } from 'vitest'

const markers = describeCard('objective').fields['markers'] as ListField
const sign = (parts: Readonly<Record<string, string>>) => ({ id: 'sign', order: 'a', ...parts })
const words = (parts: Readonly<Record<string, string>>): string => aimWords(markers, sign(parts))

test('[BD42] what it is now, the target, what it is counted in and by when read as one', () => {
  expect(words({ baseline: '45', target: '30', unit: '%', by: '2027-03' })).toBe('from 45 to 30 %, by March 2027')
  expect(words({ baseline: '45', comparator: 'at-most', target: '30', unit: '%' })).toBe('from 45 to at most 30 %')
  expect(words({ comparator: 'at-least', target: '12', unit: 'schools' })).toBe('at least 12 schools')
  expect(words({ comparator: 'unset', target: 'every school' })).toBe('every school')
  expect(words({ baseline: '45', unit: 'families' })).toBe('now 45 families')
  // What is measured stands apart: nobody says "98 rate".
  expect(words({ baseline: '112', target: '98', unit: 'rate per 1,000' })).toBe('from 112 to 98 (rate per 1,000)')
  expect(words({ by: '2027' })).toBe('by 2027')
  // What it is counted in says nothing by itself.
  expect(words({ unit: 'families', comparator: 'at-least' })).toBe('')
})
test('[BD42] what there either is or is not reads as yes or no', () => {
  expect(words({ comparator: 'at-least', target: '1', unit: 'yes/no', by: '2027-03-31' })).toBe('yes, by 31 March 2027')
  expect(words({ comparator: 'yes-no', target: 'Yes' })).toBe('yes')
  expect(words({ baseline: '0', target: '1', unit: 'Yes or no' })).toBe('yes')
})
test('[BD42] an aim stands behind the words of its entry, and what is only an aim is read as that', () => {
  const aim = sign({ text: 'Fewer families wait', baseline: '45', target: '30' })
  expect(withAim('Fewer families wait', markers, aim)).toBe('Fewer families wait: from 45 to 30')
  expect(withAim('45', markers, sign({ text: '', baseline: '45', target: '30' }))).toBe('from 45 to 30')
  expect(withAim('Fewer families wait', markers, sign({ text: 'Fewer families wait' }))).toBe('Fewer families wait')
})
