// Knows the one way a board changes: check every operation, then write them together; refuses to write any when one does not fit.
import type { BoardDoc } from '../board/board-doc.ts'
import { CARD_KEY, cardMap } from '../board/board-doc.ts'
import { LIMITS } from '../board/limits.ts'
import { isInstant } from '../board/calendar.ts'
import { isId } from '../board/ids.ts'
import { fail, ok, type Result } from '../result.ts'
import { planSetBoard } from './board-operations.ts'
import { planBin, planConvert, planCreate, planRestore } from './card-operations.ts'
import { openDraft, type Draft } from './draft.ts'
import { planEditText, planSetField, planSetVoice } from './field-operations.ts'
import { planAddItem, planMoveItem, planRemoveItem, planRestoreItem, planSetItemField } from './item-operations.ts'
import type { Operation, Refusal } from './operation.ts'
import { UNTRACKED_ORIGIN, type Author } from './origins.ts'
import {
  planMakeRoom,
  planMove,
  planReorder,
  planResize,
  planSetInAgreement,
  planSetLock,
  planSetLook,
  planStack,
} from './place-operations.ts'
import { planBend, planChangeRelation, planConnect, planRestoreRelation } from './relation-operations.ts'

const plan = (draft: Draft, operation: Operation): Refusal | null => {
  switch (operation.type) {
    case 'create':
      return planCreate(draft, operation)
    case 'move':
      return planMove(draft, operation)
    case 'make-room':
      return planMakeRoom(draft, operation)
    case 'resize':
      return planResize(draft, operation)
    case 'set-field':
      return planSetField(draft, operation)
    case 'edit-text':
      return planEditText(draft, operation)
    case 'add-item':
      return planAddItem(draft, operation)
    case 'restore-item':
      return planRestoreItem(draft, operation)
    case 'set-item-field':
      return planSetItemField(draft, operation)
    case 'move-item':
      return planMoveItem(draft, operation)
    case 'remove-item':
      return planRemoveItem(draft, operation)
    case 'connect':
      return planConnect(draft, operation.relation)
    case 'restore-relation':
      return planRestoreRelation(draft, operation.relation)
    case 'change-relation':
      return planChangeRelation(draft, operation)
    case 'bend-relation':
      return planBend(draft, operation)
    case 'bin':
      return planBin(draft, operation)
    case 'restore':
      return planRestore(draft, operation)
    case 'set-look':
      return planSetLook(draft, operation)
    case 'set-lock':
      return planSetLock(draft, operation)
    case 'set-in-agreement':
      return planSetInAgreement(draft, operation)
    case 'set-voice':
      return planSetVoice(draft, operation)
    case 'stack':
      return planStack(draft, operation)
    case 'reorder':
      return planReorder(draft, operation)
    case 'convert':
      return planConvert(draft, operation)
    case 'set-board':
      return planSetBoard(draft, operation)
  }
}

/**
 * Makes the operations as one intention: all of them, or none and the first reason why not.
 * Later ones see what earlier ones will have done. Writes at most two transactions in one tick: what comes into being
 * and the room made for it (under an origin undo does not follow), then the change itself under `author.origin`.
 *
 * @throws RangeError when the author is no participant id or the time no instant.
 */
export const applyOperations = (
  boardDoc: BoardDoc,
  operations: readonly Operation[],
  author: Author,
): Result<void, Refusal> => {
  const planned = planAll(boardDoc, operations, author)
  if (!planned.ok) return planned
  const { births, changes, touched } = planned.value.run()
  const { by, at } = author
  if (births.length > 0 || touched.size > 0) {
    boardDoc.doc.transact(() => {
      for (const write of births) write()
      for (const id of touched) cardMap(boardDoc, id)?.set(CARD_KEY.touched, { at, by })
    }, UNTRACKED_ORIGIN)
  }
  if (changes.length > 0) {
    boardDoc.doc.transact(() => {
      for (const write of changes) write()
    }, author.origin)
  }
  return ok(undefined)
}

/** Whether {@link applyOperations} would make them, without making any: the first reason why not. Throws as it does. */
export const checkOperations = (
  boardDoc: BoardDoc,
  operations: readonly Operation[],
  author: Author,
): Result<void, Refusal> => {
  const planned = planAll(boardDoc, operations, author)
  return planned.ok ? ok(undefined) : planned
}

function planAll(boardDoc: BoardDoc, operations: readonly Operation[], author: Author): Result<Draft, Refusal> {
  if (!isId(author.by))
    throw new RangeError(`author ${JSON.stringify(author.by)} is no participant id (1 to 40 of A-Z a-z 0-9 _ -)`)
  if (!isInstant(author.at)) throw new RangeError(`${JSON.stringify(author.at)} is no instant (ISO 8601, UTC)`)
  if (operations.length > LIMITS.batch) return fail('too-many')
  const draft = openDraft(boardDoc, author)
  for (const operation of operations) {
    const refusal = plan(draft, operation)
    if (refusal !== null) return fail(refusal)
  }
  return ok(draft)
}
