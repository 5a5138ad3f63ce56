// Knows how two cards are connected by pressing and dragging, or by one press on each; the two kinds decide what the line means.
import type { Point } from '@common-ground/shared/board/board.ts'
import { CANVAS_WORDS } from '../../text/canvas-en-GB.ts'
import { NOTHING, type PointerInput, type Step, type Tool, type ToolContext, threshold } from './tool.ts'

export type ConnectState =
  | { readonly at: 'idle'; readonly over: string | null }
  | {
      readonly at: 'pressing'
      readonly from: string
      readonly screen: Point
      readonly to: string | null
      readonly end: Point
    }
  /** The first card was clicked; the second is still to come. */
  | { readonly at: 'reaching'; readonly from: string; readonly to: string | null; readonly end: Point }
  | { readonly at: 'drawing'; readonly from: string; readonly to: string | null; readonly end: Point }

const IDLE: ConnectState = { at: 'idle', over: null }

/** The card under the pointer; zones are areas, not ends of lines. */
function cardUnder(event: PointerInput, context: ToolContext): string | null {
  const hit = context.hit(event.world, event.coarse)
  return hit !== null && hit.on === 'card' ? hit.id : null
}

/** Connects two cards; an empty step when nothing may connect them. */
export function connectCards(
  from: string,
  to: string,
  context: ToolContext,
): Pick<Step<never>, 'change' | 'view' | 'next'> {
  const relation = context.relationFor(from, to)
  if (relation === null) return {}
  const id = context.newId()
  return {
    change: {
      operations: [{ type: 'connect', relation: { ...relation, id } }],
      label: CANVAS_WORDS.labels.connect,
      said: CANVAS_WORDS.said.connected(''),
    },
    view: { selection: [id], focus: null },
    next: 'select',
  }
}

/** A target is shown only where a line may end. */
const target = (from: string, event: PointerInput, context: ToolContext): string | null => {
  const to = cardUnder(event, context)
  return to !== null && to !== from && context.relationFor(from, to) !== null ? to : null
}

export const connectTool: Tool<ConnectState> = {
  initial: IDLE,
  on(state, event, context) {
    if (event.type === 'cancel') return state.at === 'idle' ? { state: IDLE, next: 'select' } : { state: IDLE }
    if (event.type !== 'down' && event.type !== 'move' && event.type !== 'up') return { state }
    switch (state.at) {
      case 'idle': {
        const card = cardUnder(event, context)
        if (event.type !== 'down' || card === null)
          return { state: card === state.over ? state : { at: 'idle', over: card } }
        return { state: { at: 'pressing', from: card, screen: event.screen, to: null, end: event.world } }
      }
      case 'pressing': {
        if (event.type === 'up') return { state: { at: 'reaching', from: state.from, to: null, end: event.world } }
        const way = Math.hypot(event.screen[0] - state.screen[0], event.screen[1] - state.screen[1])
        if (event.type !== 'move' || way < threshold(event.coarse)) return { state }
        return { state: { at: 'drawing', from: state.from, to: target(state.from, event, context), end: event.world } }
      }
      case 'reaching': {
        const to = target(state.from, event, context)
        if (event.type !== 'down') return { state: { ...state, to, end: event.world } }
        return to === null ? { state: IDLE } : { state: IDLE, ...connectCards(state.from, to, context) }
      }
      case 'drawing': {
        const to = target(state.from, event, context)
        if (event.type === 'move') return { state: { ...state, to, end: event.world } }
        return to === null || event.type !== 'up'
          ? { state: IDLE }
          : { state: IDLE, ...connectCards(state.from, to, context) }
      }
    }
  },
  preview(state) {
    return state.at === 'idle' ? NOTHING : { shows: 'connect', from: state.from, to: state.to, at: state.end }
  },
  cursor: (state) => (state.at === 'idle' && state.over === null ? 'crosshair' : 'pointer'),
}
