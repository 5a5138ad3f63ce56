// Proves which field it is whose words could not be read.
import { placeOf } from '@common-ground/client/panels/fields/draft.ts'
import { expect, test } from 'vitest'

test('[PG1] what could not be read on one board is not found in the same field of another', () => {
  const field = ['charter', '', 'startsOn']
  expect(placeOf('one', ...field)).not.toBe(placeOf('other', ...field))
  expect(placeOf('one', 'l1', 'from')).not.toBe(placeOf('one', 'l1', 'to'))
})
