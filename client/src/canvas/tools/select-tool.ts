// Knows how things are selected, moved, nudged and resized by pointer and arrow keys, as a pure state chart.
import type { Point } from '@common-ground/shared/board/board.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { CANVAS_WORDS } from '../../text/canvas-en-GB.ts'
import { type Box, boxAround, boxBetween } from '../box.ts'
import { copyCards } from './copy-cards.ts'
import { type Guide, lineUp } from './line-up.ts'
import { cardsToMove, moveCards, movesBy } from './move-cards.ts'
import { resizeBox } from './resize-box.ts'
import {
  type Handle,
  type Hit,
  NOTHING,
  type PointerInput,
  type Step,
  type Tool,
  type ToolContext,
  type ToolEvent,
  threshold,
} from './tool.ts'

interface Start {
  readonly screen: Point
  readonly world: Point
}
export type SelectState =
  | { readonly at: 'idle'; readonly over: Hit | null; readonly handle: Handle | null }
  | {
      readonly at: 'pointing'
      readonly start: Start
      readonly hit: Hit | null
      readonly adds: boolean
      readonly wasSelected: boolean
    }
  | {
      readonly at: 'translating'
      readonly start: Start
      readonly ids: readonly string[]
      /** From where the board has the cards to where the hand has them. */
      readonly dx: number
      readonly dy: number
      readonly copies: boolean
      /** What is in the hand as it stood when the drag began, and what it may line up with. */
      readonly home: Box | null
      readonly standing: readonly Box[]
      readonly guides: readonly Guide[]
      readonly gesture: string
      /** When the drag was last written, or began; null until the first tick. */
      readonly writtenAt: number | null
      /** What has been written of it so far. */
      readonly written: Point
    }
  | {
      readonly at: 'brushing'
      readonly start: Start
      readonly box: Box
      readonly base: readonly string[]
      readonly ids: readonly string[]
    }
  | {
      readonly at: 'pressing-handle'
      readonly start: Start
      readonly id: string
      readonly handle: Handle
      readonly box: Box
    }
  | {
      readonly at: 'resizing'
      readonly start: Start
      readonly id: string
      readonly handle: Handle
      readonly from: Box
      readonly box: Box
    }
  | {
      readonly at: 'nudging'
      readonly ids: readonly string[]
      readonly dx: number
      readonly dy: number
      readonly until: number | null
    }

const IDLE: SelectState = { at: 'idle', over: null, handle: null }
/** A burst of arrow keys is one move: it is written this long after its last key, ms. */
export const NUDGE_PAUSE_MS = 500

/** What is in the hand lines up with what is this near, screen px. */
const LINE_UP_PX = 8

/** A drag that goes on is written this often, ms. */
export const SAFETY_MS = 2000

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const { labels, said } = CANVAS_WORDS

const idleAt = (event: PointerInput, context: ToolContext): SelectState => ({
  at: 'idle',
  over: context.hit(event.world, event.coarse),
  handle: context.handle(event.world, event.coarse),
})

function delta(start: Start, event: PointerInput): Point {
  const dx = event.world[0] - start.world[0]
  const dy = event.world[1] - start.world[1]
  if (!event.shift) return [dx, dy]
  return Math.abs(dx) >= Math.abs(dy) ? [dx, 0] : [0, dy]
}
/** The way of the drag, with what is in the hand lined up with what stands near; not while Ctrl is held. */
function way(
  { start, home, standing }: Pick<SelectState & { at: 'translating' }, 'start' | 'home' | 'standing'>,
  event: PointerInput,
  context: ToolContext,
): { readonly dx: number; readonly dy: number; readonly guides: readonly Guide[] } {
  const [dx, dy] = delta(start, event)
  if (home === null || event.mod) return { dx, dy, guides: [] }
  // The axis that Shift keeps stays kept.
  const free = { x: !event.shift || dx !== 0, y: !event.shift || dy !== 0 }
  return lineUp(home, [dx, dy], standing, LINE_UP_PX / context.view.camera.zoom, free)
}
const isFar = (start: Start, event: PointerInput): boolean =>
  Math.hypot(event.screen[0] - start.screen[0], event.screen[1] - start.screen[1]) >= threshold(event.coarse)

function press(event: PointerInput, context: ToolContext): Step<SelectState> {
  const start: Start = { screen: event.screen, world: event.world }
  const { selection } = context.view
  const handle = context.canEdit ? context.handle(event.world, event.coarse) : null
  const [only] = selection
  if (handle !== null && only !== undefined) {
    const box = context.box(only)
    if (box !== null) return { state: { at: 'pressing-handle', start, id: only, handle, box } }
  }
  const hit = context.hit(event.world, event.coarse)
  const adds = event.shift || event.mod
  const wasSelected = hit !== null && selection.includes(hit.id)
  const state: SelectState = { at: 'pointing', start, hit, adds, wasSelected }
  if (hit === null || adds || wasSelected) return { state, view: { editing: null } }
  return { state, view: { selection: [hit.id], focus: hit.on === 'relation' ? null : hit.id, editing: null } }
}

function whilePointing(
  state: SelectState & { at: 'pointing' },
  event: ToolEvent,
  context: ToolContext,
): Step<SelectState> {
  if (event.type === 'up') {
    const { hit } = state
    const { selection } = context.view
    if (hit === null)
      return { state: idleAt(event, context), ...(state.adds ? {} : { view: { selection: [], focus: null } }) }
    if (state.adds) {
      const next = state.wasSelected ? selection.filter((id) => id !== hit.id) : [...selection, hit.id]
      return { state: idleAt(event, context), view: { selection: next, focus: next.at(-1) ?? null } }
    }
    // A press on one of several selected things could have become a drag of all; as it did not, it picks this one.
    // There is nothing else to do with it for whoever only looks: it is read. [CA40]
    const opens = !context.canEdit && hit.on !== 'zone'
    return {
      state: idleAt(event, context),
      view: {
        selection: [hit.id],
        focus: hit.on === 'relation' ? null : hit.id,
        ...(opens ? { panel: 'card' as const } : {}),
      },
    }
  }
  if (event.type !== 'move' || !isFar(state.start, event)) return { state }
  if (state.hit === null || state.hit.on === 'relation') {
    if (state.hit !== null) return { state }
    const base = state.adds ? context.view.selection : []
    return brush(
      { at: 'brushing', start: state.start, box: boxBetween(state.start.world, event.world), base, ids: [] },
      event,
      context,
    )
  }
  if (!context.canEdit) return { state }
  const { hit } = state
  const selection = context.view.selection.includes(hit.id)
    ? context.view.selection
    : [...context.view.selection, hit.id]
  const ids = cardsToMove(context.board, selection)
  if (ids.length === 0) return { state }
  const home = boxAround(ids.flatMap((id) => context.box(id) ?? []))
  const held = { start: state.start, home, standing: context.standing(ids) }
  return {
    state: {
      at: 'translating',
      ...held,
      ids,
      ...way(held, event, context),
      copies: event.alt,
      gesture: context.newId(),
      writtenAt: null,
      written: [0, 0],
    },
    view: { selection },
  }
}

function brush(state: SelectState & { at: 'brushing' }, event: PointerInput, context: ToolContext): Step<SelectState> {
  const box = boxBetween(state.start.world, event.world)
  const ids = context.cardsIn(box)
  const all = [...new Set([...state.base, ...ids])]
  const { selection } = context.view
  const same = all.length === selection.length && all.every((id, index) => id === selection[index])
  return { state: { ...state, box, ids }, ...(same ? {} : { view: { selection: all, focus: null } }) }
}

function whileTranslating(
  state: SelectState & { at: 'translating' },
  event: ToolEvent,
  context: ToolContext,
): Step<SelectState> {
  const { ids, gesture, written } = state
  if (event.type === 'tick') return keepSafe(state, event.at, context)
  if (event.type !== 'move' && event.type !== 'up') return { state }
  const gone = way(state, event, context)
  const [dx, dy]: Point = [gone.dx - written[0], gone.dy - written[1]]
  if (event.type === 'move') return { state: { ...state, dx, dy, guides: gone.guides, copies: event.alt } }
  if (event.alt) {
    const copied = copyCards(context.board, ids, context.newId, dx, dy)
    // The originals stay where they were before anything of this drag was written.
    const moves = movesBy(context.board, ids, -written[0], -written[1])
    const back: readonly Operation[] = written[0] === 0 && written[1] === 0 ? [] : [{ type: 'move', moves }]
    const operations = [copied.operation, ...back]
    const change = { operations, label: labels.duplicate(copied.ids.length), said: said.duplicated, gesture }
    return { state: idleAt(event, context), change, view: { selection: copied.ids, focus: null } }
  }
  const change = moveCards(ids, dx, dy, context)
  return { state: idleAt(event, context), ...(change === undefined ? {} : { change: { ...change, gesture } }) }
}

/** A long drag is written every two seconds, so that a lost tab loses no more of it; all of it is one step of undo. */
function keepSafe(state: SelectState & { at: 'translating' }, at: number, context: ToolContext): Step<SelectState> {
  const { ids, dx, dy, gesture, writtenAt, written, copies } = state
  if (writtenAt === null) return { state: { ...state, writtenAt: at } }
  if (at - writtenAt < SAFETY_MS || copies || (dx === 0 && dy === 0)) return { state }
  const moves = movesBy(context.board, ids, dx, dy)
  const waits = { ...state, writtenAt: at }
  // One way has been gone by all cards in the hand: what one cannot take now is written for none, but at the drop.
  if (moves.length < ids.length) return { state: waits }
  return {
    ifRefused: waits,
    state: { ...state, dx: 0, dy: 0, writtenAt: at, written: [written[0] + dx, written[1] + dy] },
    change: { operations: [{ type: 'move', moves }], label: labels.move(moves.length), gesture },
  }
}

/** What was written of a drag that is called off is taken back by the same step of undo. */
function callOff(state: SelectState & { at: 'translating' }, context: ToolContext): Step<SelectState> {
  const [x, y] = state.written
  if (x === 0 && y === 0) return { state: IDLE }
  const moves = movesBy(context.board, state.ids, -x, -y)
  const change = {
    operations: [{ type: 'move', moves }],
    label: labels.move(moves.length),
    gesture: state.gesture,
  } as const
  return { state: IDLE, change }
}

function whileResizing(
  state: SelectState & { at: 'resizing' },
  event: ToolEvent,
  context: ToolContext,
): Step<SelectState> {
  if (event.type !== 'move' && event.type !== 'up') return { state }
  const [dx, dy]: Point = [event.world[0] - state.start.world[0], event.world[1] - state.start.world[1]]
  const box = resizeBox(state.from, state.handle, dx, dy, { keepRatio: event.shift, fromMiddle: event.alt })
  if (event.type === 'move') return { state: { ...state, box } }
  const operation: Operation = { type: 'resize', id: state.id, pos: [box.x, box.y], size: [box.w, box.h] }
  return {
    state: idleAt(event, context),
    change: { operations: [operation], label: labels.resize, said: said.resized },
  }
}

function nudge(state: SelectState, event: ToolEvent & { type: 'key' }, context: ToolContext): Step<SelectState> {
  const direction = ARROWS[event.key]
  if (direction === undefined || event.mod || event.alt || !context.canEdit) return { state }
  const from =
    state.at === 'nudging' ? state : { ids: cardsToMove(context.board, context.view.selection), dx: 0, dy: 0 }
  if (from.ids.length === 0) return { state }
  const step = event.shift ? 10 : 1
  return {
    state: {
      at: 'nudging',
      ids: from.ids,
      dx: from.dx + direction[0] * step,
      dy: from.dy + direction[1] * step,
      until: null,
    },
  }
}

function whileNudging(
  state: SelectState & { at: 'nudging' },
  event: ToolEvent,
  context: ToolContext,
): Step<SelectState> {
  if (event.type === 'key' && ARROWS[event.key] !== undefined) return nudge(state, event, context)
  if (event.type === 'tick' && state.until === null) return { state: { ...state, until: event.at + NUDGE_PAUSE_MS } }
  if (event.type === 'tick' && event.at < (state.until ?? 0)) return { state }
  if (event.type === 'move') return { state }
  const change = moveCards(state.ids, state.dx, state.dy, context)
  const after = event.type === 'down' ? press(event, context) : { state: IDLE }
  return { ...after, ...(change === undefined ? {} : { change }) }
}

function whileIdle(state: SelectState & { at: 'idle' }, event: ToolEvent, context: ToolContext): Step<SelectState> {
  if (event.type === 'down') return press(event, context)
  if (event.type === 'key') return nudge(state, event, context)
  if (event.type === 'double') {
    const hit = context.hit(event.world, event.coarse)
    const card = hit === null ? undefined : context.board.cards.get(hit.id)
    if (card === undefined) return { state }
    const view = { selection: [card.id], focus: card.id }
    if (!context.canEdit) return { state, view: { ...view, panel: 'card' } }
    return {
      state,
      view: { ...view, editing: { card: card.id, field: context.titleField(card.kind), at: event.world } },
    }
  }
  if (event.type !== 'move') return { state }
  const next = idleAt(event, context)
  const same = next.at === 'idle' && next.over?.id === state.over?.id && next.handle === state.handle
  return { state: same ? state : next }
}

export const selectTool: Tool<SelectState> = {
  initial: IDLE,
  on(state, event, context) {
    if (state.at === 'nudging') return whileNudging(state, event, context)
    if (event.type === 'cancel') {
      if (state.at === 'translating') return callOff(state, context)
      // A marquee that is called off gives back what was selected before it.
      return state.at === 'brushing' ? { state: IDLE, view: { selection: state.base } } : { state: IDLE }
    }
    switch (state.at) {
      case 'idle':
        return whileIdle(state, event, context)
      case 'pointing':
        return whilePointing(state, event, context)
      case 'translating':
        return whileTranslating(state, event, context)
      case 'brushing':
        if (event.type === 'move') return brush(state, event, context)
        return event.type === 'up' ? { state: idleAt(event, context) } : { state }
      case 'pressing-handle':
        if (event.type === 'up') return { state: idleAt(event, context) }
        if (event.type !== 'move' || !isFar(state.start, event)) return { state }
        return whileResizing({ ...state, at: 'resizing', from: state.box }, event, context)
      case 'resizing':
        return whileResizing(state, event, context)
    }
  },
  preview(state) {
    switch (state.at) {
      case 'translating':
        return { shows: 'drag', ids: state.ids, dx: state.dx, dy: state.dy, copies: state.copies, guides: state.guides }
      case 'nudging':
        return { shows: 'drag', ids: state.ids, dx: state.dx, dy: state.dy, copies: false, guides: [] }
      case 'resizing':
        return { shows: 'resize', id: state.id, box: state.box }
      case 'brushing':
        return { shows: 'marquee', box: state.box, ids: state.ids }
      case 'idle':
      case 'pointing':
      case 'pressing-handle':
        return NOTHING
    }
  },
  cursor(state, context) {
    if (state.at === 'translating') return state.copies ? 'copy' : 'grabbing'
    if (state.at === 'resizing' || state.at === 'pressing-handle') return `${state.handle}-resize`
    if (state.at !== 'idle') return 'default'
    if (state.handle !== null) return `${state.handle}-resize`
    return state.over === null ? 'default' : context.canEdit && state.over.on !== 'relation' ? 'move' : 'pointer'
  },
}
