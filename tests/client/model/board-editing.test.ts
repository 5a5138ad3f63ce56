// Proves what of one person's editing concerns others who do the same at the same moment.
import { openBoardEditing } from '@common-ground/client/model/board-editing.ts'
import { openBoardStore } from '@common-ground/client/model/board-store.ts'
import { openBoardDoc, rawTextAt } from '@common-ground/shared/board/board-doc.ts'
import { expect, onTestFinished, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { boardOf, card } from '../../shared/board/small-board.ts'

const AT = { card: 'goal', field: 'title' }
const SOURCE = boardOf([card('goal', 'objective', { title: 'Away sooner' })])

function person(participantId: string) {
  const boardDoc = openBoardDoc(new Doc())
  applyUpdate(boardDoc.doc, encodeStateAsUpdate(SOURCE.doc))
  const store = openBoardStore(boardDoc, (run) => {
    const timer = setTimeout(run, 0)
    return () => clearTimeout(timer)
  })
  const editing = openBoardEditing({
    boardDoc,
    participantId,
    store,
    mayEdit: () => true,
    now: () => '2026-01-02T10:00:00.000Z',
    typingLabel: 'Typing',
    ownCard: () => undefined,
  })
  onTestFinished(() => {
    editing.close()
    store.close()
  })
  return { editing, says: () => rawTextAt(boardDoc, AT), doc: boardDoc.doc }
}

test('[OP60] [OP61] what two people change alike at the same moment is there once, what they type alike twice', () => {
  const [ann, ben] = [person('ann'), person('ben')]
  const meet = (): void => {
    for (const _round of [1, 2])
      for (const [from, to] of [
        [ann, ben],
        [ben, ann],
      ] as const)
        applyUpdate(to.doc, encodeStateAsUpdate(from.doc))
  }
  const home = { type: 'edit-text', at: AT, index: 0, remove: 4, insert: 'Home' } as const
  for (const { editing } of [ann, ben]) expect(editing.dispatch([home], 'Put back').ok).toBe(true)
  meet()
  expect([ann.says(), ben.says()]).toEqual(['Home sooner', 'Home sooner'])
  for (const { editing } of [ann, ben]) {
    editing.text(AT).edit('Home sooner!', 12)
    editing.text(AT).done()
  }
  meet()
  expect([ann.says(), ben.says()]).toEqual(['Home sooner!!', 'Home sooner!!'])
  // Whichever of the two copies went: each takes back what they did, and says so.
  ann.editing.undo()
  expect(ann.editing.undo()).toMatchObject({ did: true, label: 'Put back' })
  meet()
  expect([ann.says(), ben.says()]).toEqual(['Away sooner!', 'Away sooner!'])
})
