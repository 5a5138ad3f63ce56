// Proves that what is begun in the forms of a board is kept with its tab, is known as something only this device holds, and is handed back.
import { openDeviceMemory } from '@common-ground/client/pages/device-memory.ts'
import { boardDrafts, draftsText, openBoardDrafts } from '@common-ground/client/panels/board-drafts.ts'
import { expect, test } from 'vitest'
import { memoryCupboard } from '../../support/memory-cupboard.ts'

test('[AG45] what is begun is there when the page is loaded again, and only this device holds it until it is given', () => {
  const [lasting, tab] = [memoryCupboard(), memoryCupboard()]
  const memory = openDeviceMemory(lasting, tab)
  const session = { boardId: 'b1' }
  openBoardDrafts(session, memory)
  const drafts = boardDrafts(session)
  expect(memory.onlyHere('b1')).toBeNull()
  drafts.keeperOf('aim council').keep({ note: 'If paid' }, 'Yes, but\nIf paid')
  drafts.keeperOf('reply c1 health').keep({ note: 'By May' }, 'By May')
  drafts.keeperOf('aim health').keep({ choice: 'yes' }, '')
  expect([...drafts.places.get()]).toEqual(['aim council', 'reply c1 health', 'aim health'])
  expect(memory.onlyHere('b1')).not.toBeNull()
  expect(memory.onlyHere('b2')).toBeNull()

  const again = { boardId: 'b1' }
  openBoardDrafts(again, openDeviceMemory(lasting, tab))
  expect(boardDrafts(again).keeperOf('aim council').read()).toEqual({ note: 'If paid' })
  expect(boardDrafts(again).textAt('reply c1 health')).toBe('By May')
  for (const place of boardDrafts(again).places.get()) boardDrafts(again).keeperOf(place).drop()
  expect(memory.onlyHere('b1')).toBeNull()
})
test('[AG45] whoever is not on the board any more is handed all that they began to answer', () => {
  const memory = openDeviceMemory(memoryCupboard(), memoryCupboard())
  const session = { boardId: 'b1' }
  const drafts = openBoardDrafts(session, memory)
  drafts.keeperOf('aim council').keep({ note: 'If paid' }, 'Yes, but\nIf paid')
  drafts.keeperOf('reply c1 health').keep({ note: 'By May' }, 'By May')
  drafts.keeperOf('aim health').keep({ choice: 'yes' }, '')
  expect(draftsText(memory.onlyHere('b1')?.begun)).toBe('Yes, but\nIf paid\n\nBy May')
  memory.forgetBoard('b1')
  expect(draftsText(memory.onlyHere('b1')?.begun)).toBe('')
  for (const strange of [null, 'text', [1], { place: 'text' }, { place: { text: 1, value: 1 } }])
    expect(draftsText(strange)).toBe('')
})
