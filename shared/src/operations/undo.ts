// Knows how a person's own work is taken back and done again, step by step; refuses to touch anybody else's.
import { UndoManager, type Transaction } from 'yjs'
import { ownerOf, type BoardDoc } from '../board/board-doc.ts'
import { UNTRACKED_ORIGIN } from './origins.ts'

/** What undo or redo did. `label` = what the step was called; `others` = cards and relations of it that somebody else has changed since. */
export interface UndoOutcome {
  readonly did: boolean
  readonly label: string
  readonly others: readonly string[]
}
/** One person's way back. Steps are kept until the board is closed. */
export interface Undo {
  /**
   * Starts a new step: everything the person changes until the next `begin` or `stopTyping` is undone together.
   * With the same `gesture` as the step under way (the writes of one long drag) that step goes on.
   */
  begin(label: string, gesture?: string): void
  /** Ends the step under way (a pause, a jump of the caret, blur). */
  stopTyping(): void
  undo(): UndoOutcome
  redo(): UndoOutcome
  canUndo(): boolean
  canRedo(): boolean
  close(): void
}

type StackItem = UndoManager['undoStack'][number]
interface Step {
  readonly label: string
  readonly things: Set<string>
  /** How many foreign changes had been seen when the step was last added to. */
  seen: number
}
const NOTHING_DONE: UndoOutcome = { did: false, label: '', others: [] }

/**
 * Follows one person's changes, told by their origin. Undoing a creation hides what was created and keeps it whole,
 * so that words somebody else put there stay; a value that somebody else has changed since stays as they left it.
 */
export const openUndo = (boardDoc: BoardDoc, { origin }: { readonly origin: unknown; readonly by: string }): Undo => {
  const { doc } = boardDoc
  // Two changes are one step when we say so, never because they came quickly after each other.
  const manager = new UndoManager(doc, {
    captureTimeout: 0,
    trackedOrigins: new Set([origin]),
    // A change that changed nothing is no step.
    captureTransaction: ({ changed }) => changed.size > 0,
  })
  const steps = new WeakMap<StackItem, Step>()
  const changedByOthers = new Map<string, number>()
  let foreign = 0
  let label = ''
  let gesture: string | null = null

  const thingsIn = (types: Iterable<readonly [object, Iterable<string | null>]>): Set<string> => {
    const things = new Set<string>()
    for (const [type, keys] of types) {
      const owner = ownerOf(boardDoc, type)
      if (owner === null || owner.in === 'board') continue
      if (owner.in === 'all-cards' || owner.in === 'all-relations') for (const key of keys) things.add(key ?? '')
      else things.add(owner.id)
    }
    things.delete('')
    return things
  }
  const watch = (transaction: Transaction): void => {
    if (transaction.changed.size === 0) return
    const { origin: made } = transaction
    if (made === UNTRACKED_ORIGIN && transaction.local) return
    if (made !== origin && made !== manager) {
      foreign += 1
      for (const thing of thingsIn(transaction.changed)) changedByOthers.set(thing, foreign)
      return
    }
    const stack = made === manager && manager.undoing ? manager.redoStack : manager.undoStack
    const item = stack.at(-1)
    if (item === undefined) return
    let step = steps.get(item)
    if (step === undefined) {
      // The way forward from an undone step is called like the step itself.
      const popped = made === manager && manager.currStackItem !== null ? steps.get(manager.currStackItem) : undefined
      step = { label: popped?.label ?? label, things: new Set(), seen: foreign }
      steps.set(item, step)
    }
    step.seen = foreign
    for (const thing of thingsIn(transaction.changed)) step.things.add(thing)
  }
  doc.on('afterTransaction', watch)

  const endStep = (): void => {
    manager.stopCapturing()
    manager.captureTimeout = 0
    label = ''
    gesture = null
  }
  const take = (direction: 'undo' | 'redo'): UndoOutcome => {
    endStep()
    const stack = direction === 'undo' ? manager.undoStack : manager.redoStack
    const waiting = stack.map((item) => [item, steps.get(item)] as const)
    const done = manager[direction]()
    const step = done === null ? undefined : waiting.find(([item]) => item === done)?.[1]
    if (step === undefined) return NOTHING_DONE
    return {
      did: true,
      label: step.label,
      others: [...step.things].filter((thing) => (changedByOthers.get(thing) ?? 0) > step.seen).toSorted(),
    }
  }

  return {
    begin(name, ofGesture) {
      if (ofGesture !== undefined && ofGesture === gesture) return
      endStep()
      label = name
      gesture = ofGesture ?? null
      manager.captureTimeout = Number.POSITIVE_INFINITY
    },
    stopTyping: endStep,
    undo: () => take('undo'),
    redo: () => take('redo'),
    canUndo: () => manager.undoStack.length > 0,
    canRedo: () => manager.redoStack.length > 0,
    close() {
      doc.off('afterTransaction', watch)
      manager.destroy()
    },
  }
}
