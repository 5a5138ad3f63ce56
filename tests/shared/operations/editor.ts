// Knows one person at a board, for tests: apply, undo, read; knows no network but a direct exchange of changes.
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { Board } from '@common-ground/shared/board/board.ts'
import { openBoardDoc, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Operation, Refusal } from '@common-ground/shared/operations/operation.ts'
import { openUndo, type Undo } from '@common-ground/shared/operations/undo.ts'

export interface TestEditor {
  readonly boardDoc: BoardDoc
  readonly undo: Undo
  /** Applies as one step; gives the refusal, or null. */
  apply(...operations: readonly Operation[]): Refusal | null
  /** Applies within the step under way. */
  more(...operations: readonly Operation[]): Refusal | null
  board(): Board
  at: string
}

/** Somebody at a copy of the board. */
export function editorOf(source: BoardDoc, name: string): TestEditor {
  const doc = new Doc()
  applyUpdate(doc, encodeStateAsUpdate(source.doc))
  const boardDoc = openBoardDoc(doc)
  const origin = { name }
  const undo = openUndo(boardDoc, { origin, by: name })
  const editor: TestEditor = {
    boardDoc,
    undo,
    at: '2026-10-02T10:00:00Z',
    apply(...operations) {
      undo.begin(operations[0]?.type ?? 'nothing')
      return editor.more(...operations)
    },
    more(...operations) {
      const result = applyOperations(boardDoc, operations, { by: name, at: editor.at, origin })
      return result.ok ? null : result.error
    },
    board: () => readBoard(boardDoc),
  }
  return editor
}

/** Gives everybody everything. */
export function exchange(...editors: readonly TestEditor[]): void {
  for (const from of editors)
    for (const to of editors)
      if (from !== to)
        applyUpdate(
          to.boardDoc.doc,
          encodeStateAsUpdate(from.boardDoc.doc, encodeStateVector(to.boardDoc.doc)),
          'remote',
        )
}

/** Edits a text as typing at its end does. */
export const typing = (card: string, field: string, insert: string, index = 0): Operation => ({
  type: 'edit-text',
  at: { card, field },
  index,
  remove: 0,
  insert,
})
