// Knows how a person's own work is taken back and done again, step by step; refuses to touch anybody else's.
import {
  AbstractType,
  createDeleteSet,
  createID,
  isDeleted,
  Map as YMap,
  mergeDeleteSets,
  UndoManager,
  type Transaction,
} from 'yjs'
import { ownerOf, type BoardDoc, type RawMap } from '../board/board-doc.ts'
import { UNTRACKED_ORIGIN } from './origins.ts'
import type { Stretch } from './said-once.ts'

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
  /** The step that wrote `own` stands for `kept` from now on: taking it back takes those words out. */
  standFor(own: Stretch, kept: Stretch): void
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
  /** What stood in every key before the step changed it first. */
  readonly before: Map<RawMap, Map<string, unknown>>
  /** How many foreign changes had been seen when the step was last added to. */
  seen: number
}

const noteBefore = (before: Step['before'], { changedParentTypes }: Transaction): void => {
  for (const [type, events] of changedParentTypes) {
    if (!(type instanceof YMap)) continue
    for (const event of events) {
      if ((event.target as object) !== type) continue
      const known = before.get(type) ?? new Map<string, unknown>()
      before.set(type, known)
      for (const [key, { oldValue }] of event.changes.keys) if (!known.has(key)) known.set(key, oldValue)
    }
  }
}

/**
 * Two people set one key at once; the one whose value won takes it back. The manager then finds the loser's value in
 * the way and leaves the key empty: a card without a place. What stood there before the step is put back instead.
 */
const restoreLost = (before: Step['before']): void => {
  for (const [map, keys] of before)
    for (const [key, value] of keys)
      if (value !== undefined && !(value instanceof AbstractType) && !map.has(key)) map.set(key, value)
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
  let popped: Step | null = null

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
      step = { label: popped?.label ?? label, things: new Set(), before: new Map(), seen: foreign }
      steps.set(item, step)
    }
    step.seen = foreign
    for (const thing of thingsIn(transaction.changed)) step.things.add(thing)
    noteBefore(step.before, transaction)
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
    const flag = direction === 'undo' ? 'undoing' : 'redoing'
    try {
      // One transaction around the manager's own, so that what is put right below belongs to the same step.
      doc.transact(() => {
        const item = manager[direction]()
        popped = item === null ? null : (steps.get(item) ?? null)
        if (popped !== null) restoreLost(popped.before)
        manager[flag] = true
      }, manager)
    } finally {
      manager[flag] = false
    }
    const step: Step | null = popped
    popped = null
    if (step === null) return NOTHING_DONE
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
    standFor({ client, clock }, kept) {
      const step = manager.undoStack.findLast(({ insertions }) => isDeleted(insertions, createID(client, clock)))
      if (step === undefined) return
      const also = createDeleteSet()
      also.clients.set(kept.client, [{ clock: kept.clock, len: kept.length }])
      step.insertions = mergeDeleteSets([step.insertions, also])
    },
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
