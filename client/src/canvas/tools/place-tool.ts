// Knows how a card of one kind is put on the board by click or by Enter; knows no kind in particular.
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { CANVAS_WORDS } from '../../text/canvas-en-GB.ts'
import { boxAt } from '../box.ts'
import { NOTHING, type Step, type Tool, type ToolContext, threshold } from './tool.ts'
import { zoneAt } from './zones.ts'

export type PlaceState =
  | { readonly at: 'idle'; readonly over: Point | null }
  | {
      readonly at: 'pointing'
      readonly over: Point
      readonly screen: Point
      readonly coarse: boolean
      readonly far: boolean
    }

const centred = (middle: Point, size: Size): Point => [
  Math.round(middle[0] - size[0] / 2),
  Math.round(middle[1] - size[1] / 2),
]

/** Makes the card, selects it and opens its title for typing; the select tool takes over. */
export function placeCard(
  kind: CardKind,
  pos: Point,
  context: Pick<ToolContext, 'board' | 'newId' | 'sizeOf' | 'fieldsOf' | 'labelOf' | 'titleField'>,
): Pick<Step<never>, 'change' | 'view' | 'next'> {
  const id = context.newId()
  const size = context.sizeOf(kind)
  const zone = kind === 'zone' ? null : zoneAt(context.board, [pos[0] + size[0] / 2, pos[1] + size[1] / 2])
  return {
    change: {
      operations: [{ type: 'create', cards: [{ id, kind, pos, zone, fields: context.fieldsOf(kind) }] }],
      label: CANVAS_WORDS.labels.add(context.labelOf(kind)),
      said: CANVAS_WORDS.said.added(context.labelOf(kind)),
    },
    view: { selection: [id], focus: id, editing: { card: id, field: context.titleField(kind) } },
    next: 'select',
  }
}

/** The tool that places cards of the kind. */
export function placeTool(kind: CardKind): Tool<PlaceState> {
  return {
    initial: { at: 'idle', over: null },
    on(state, event, context) {
      switch (event.type) {
        case 'move': {
          if (state.at === 'idle') return { state: { at: 'idle', over: event.world } }
          const way = Math.hypot(event.screen[0] - state.screen[0], event.screen[1] - state.screen[1])
          return { state: { ...state, over: event.world, far: state.far || way >= threshold(event.coarse) } }
        }
        case 'down':
          return {
            state: { at: 'pointing', over: event.world, screen: event.screen, coarse: event.coarse, far: false },
          }
        case 'up': {
          if (state.at !== 'pointing') return { state }
          const pos = centred(event.world, context.sizeOf(kind))
          return { state: { at: 'idle', over: null }, ...placeCard(kind, pos, context) }
        }
        case 'key':
          if (event.key !== 'Enter') return { state }
          return {
            state: { at: 'idle', over: null },
            ...placeCard(kind, context.freePlace(context.sizeOf(kind)), context),
          }
        case 'cancel':
          // Escape during a press calls the press off; Escape at rest gives the tool back.
          return state.at === 'pointing'
            ? { state: { at: 'idle', over: state.over } }
            : { state: { at: 'idle', over: null }, next: 'select' }
        case 'double':
        case 'tick':
          return { state }
      }
    },
    preview(state, context) {
      if (state.over === null) return NOTHING
      const size = context.sizeOf(kind)
      return { shows: 'ghost', kind, box: boxAt(centred(state.over, size), size) }
    },
    cursor: () => 'crosshair',
  }
}
