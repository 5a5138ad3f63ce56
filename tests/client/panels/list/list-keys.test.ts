// Pins what the keys do on a card of the list, without a list.
import { listKeys } from '@common-ground/client/panels/list/list-keys.ts'
import { isNear } from '@common-ground/client/panels/changes/near.ts'
import type { KeyboardEvent } from 'react'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

test('[LI42] a card that is let go of with Escape still has the keys: what the others do to it is near', () => {
  const session = openMemorySession(aBoard([aCard('a', [0, 0]), aCard('b', [300, 0])]))
  session.view.set({ selection: ['a'], focus: 'a' })
  const press = listKeys({ session, order: () => ['a', 'b'], go: () => undefined })
  const event = { key: 'Escape', preventDefault: () => undefined } as KeyboardEvent
  press('a', event)
  const { selection, focus } = session.view.get()
  expect(selection).toEqual([])
  const standpoint = { chosen: [...selection, ...(focus === null ? [] : [focus])], own: undefined }
  const binned = { what: 'binned', by: 'm', cards: ['a'], name: '', kind: 'note', labels: [], zone: '' } as const
  expect(isNear(session.board.get(), { ...binned, about: 'a' }, standpoint)).toBe(true)
  expect(isNear(session.board.get(), { ...binned, about: 'b', cards: ['b'] }, standpoint)).toBe(false)
  session.close()
})
