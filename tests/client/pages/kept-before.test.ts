// Proves that whoever says that a computer is shared is told all that goes, in whichever tab of it that was written.
import { openDeviceMemory } from '@common-ground/client/pages/device-memory.ts'
import { keptBefore } from '@common-ground/client/pages/kept-before.ts'
import { expect, test } from 'vitest'
import { memoryCupboard } from '../../support/memory-cupboard.ts'

test('[PG73] what another tab wrote first, and the links it made, are known before they go, also in a tab that is said to be shared already', async () => {
  const lasting = memoryCupboard()
  const [shared, other] = [openDeviceMemory(lasting, memoryCupboard()), openDeviceMemory(lasting, memoryCupboard())]
  shared.setShared(true)
  expect(await keptBefore(shared, 'a')).toEqual({ what: [], isOnlyHere: false })
  other.keepWrittenFirst('a', ['theirs'])
  other.rememberLink('a', 'editor', 'https://x/j#s')
  expect(await keptBefore(shared, 'a')).toEqual({
    what: ['the links made here', 'what was not saved or sent yet'],
    isOnlyHere: true,
  })
  // All of it goes with the board, so all of it was told.
  shared.forgetBoard('a')
  expect([other.writtenFirst('a'), other.linkAddresses('a')]).toEqual([null, {}])
  expect(await keptBefore(shared, 'a')).toEqual({ what: [], isOnlyHere: false })
})
