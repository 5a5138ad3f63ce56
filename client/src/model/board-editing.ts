// Knows how one person's work on a board becomes operations and undo steps: changes, typing, what follows of them; knows no connection and no screen.
import type { Board } from '@common-ground/shared/board/board.ts'
import { textAt, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { applyOperations, checkOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Operation, Refusal, TextAddress } from '@common-ground/shared/operations/operation.ts'
import { openSaidOnce } from '@common-ground/shared/operations/said-once.ts'
import { openUndo } from '@common-ground/shared/operations/undo.ts'
import type { Result } from '@common-ground/shared/result.ts'
import { fail } from '@common-ground/shared/result.ts'
import type { BoardSession, UndoOutcome } from './board-session.ts'
import type { BoardStore } from './board-store.ts'
import { openLiveText } from './live-text.ts'
import { reworded } from './own-card.ts'
import { createCell } from './readable.ts'

/** What of a session is one person's editing. */
export interface BoardEditing extends Pick<
  BoardSession,
  'canUndo' | 'canRedo' | 'dispatch' | 'check' | 'follow' | 'text' | 'undo' | 'redo'
> {
  /** Ends the stretch of typing under way, with what follows from it, and listens no more. The document stays its owner's. */
  close(): void
}

export interface EditingParts {
  readonly boardDoc: BoardDoc
  /** Who works; also whose operations undo takes back. */
  readonly participantId: string
  /** The board as it is read; brought up to date after each change, so that whoever made it finds it there. */
  readonly store: Pick<BoardStore, 'board' | 'flush'>
  readonly mayEdit: () => boolean
  /** ISO time at which a change is said to be made. */
  readonly now: () => string
  /** What undoing a stretch of typing is called ("Typing"). */
  readonly typingLabel: string
  /** Card of the organisation for which this person works; undefined = none. */
  readonly ownCard: () => string | undefined
}

/** How long a pause in typing ends one undo step. */
const TYPING_PAUSE_MS = 500
const NOTHING_DONE: UndoOutcome = { did: false, label: '', others: [] }

/** Opens editing on a document. Undo begins empty: what is there already is nobody's to take back here. */
export function openBoardEditing(parts: EditingParts): BoardEditing {
  const { boardDoc, participantId, store, mayEdit, now } = parts
  const origin = { session: participantId }
  const undo = openUndo(boardDoc, { origin, by: participantId })
  const saidOnce = openSaidOnce(boardDoc.doc, { mayEdit, onYield: (own, kept) => undo.standFor(own, kept) })
  const canUndo = createCell(false)
  const canRedo = createCell(false)
  let consequence: Parameters<BoardSession['follow']>[0] = () => []
  let pause: ReturnType<typeof setTimeout> | null = null
  /** The stretch of typing under way; null = nobody types. */
  let typing: { readonly before: Board; readonly texts: Map<string, Operation> } | null = null

  const show = (): void => {
    store.flush()
    canUndo.set(undo.canUndo())
    canRedo.set(undo.canRedo())
  }
  const apply = (operations: readonly Operation[]): Result<void, Refusal> => {
    if (!mayEdit()) return fail('read-only')
    const result = applyOperations(boardDoc, operations, { by: participantId, at: now(), origin })
    show()
    return result
  }
  const follow = (before: Board, operations: readonly Operation[]): void => {
    const also = consequence({ before, operations })
    if (also.length > 0) apply(also)
  }
  const stopTyping = (): void => {
    if (pause !== null) clearTimeout(pause)
    pause = null
    const typed = typing
    typing = null
    if (typed !== null) follow(typed.before, [...typed.texts.values()])
    undo.stopTyping()
  }
  const step = (direction: 'undo' | 'redo'): UndoOutcome => {
    stopTyping()
    const outcome = mayEdit() ? undo[direction]() : NOTHING_DONE
    show()
    return outcome
  }
  return {
    canUndo,
    canRedo,
    dispatch(operations, label, gesture) {
      if (pause !== null) stopTyping()
      undo.begin(label, gesture)
      const before = store.board.get()
      const result = saidOnce.noting(() => apply(operations))
      if (result.ok) follow(before, operations)
      return result
    },
    check: (operations) =>
      mayEdit() ? checkOperations(boardDoc, operations, { by: participantId, at: now(), origin }) : fail('read-only'),
    follow(next) {
      consequence = next
    },
    text(at: TextAddress) {
      return openLiveText(textAt(boardDoc, at), at, {
        apply(operation) {
          const begins = pause === null
          if (pause === null) undo.begin(parts.typingLabel)
          else clearTimeout(pause)
          pause = setTimeout(stopTyping, TYPING_PAUSE_MS)
          typing ??= { before: store.board.get(), texts: new Map() }
          typing.texts.set([at.card, at.item ?? '', at.field].join('/'), operation)
          return apply(begins ? [operation, ...reworded(store.board.get(), at, parts.ownCard())] : [operation])
        },
        done: stopTyping,
      })
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    close() {
      stopTyping()
      saidOnce.close()
      undo.close()
    },
  }
}
