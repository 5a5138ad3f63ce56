// Knows how the tools' questions about the board are answered from the scene and the view; changes nothing.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { relationBetween } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import type { BoardSession } from '../model/board-session.ts'
import { ofMaker } from '../model/own-card.ts'
import { type Box, boxContains } from './box.ts'
import { toWorld, worldInView } from './camera.ts'
import { freePlace } from './free-place.ts'
import { HIT_MARGIN, HIT_MARGIN_COARSE } from './hit-test.ts'
import { handleAt } from './overlay.ts'
import type { Scene } from './scene.ts'
import type { ToolContext } from './tools/tool.ts'

export const canEdit = (session: BoardSession): boolean => session.mayEdit.get()

/** The one selected card that may be resized, or null. */
export function resizable(session: BoardSession): string | null {
  const { selection } = session.view.get()
  const [only] = selection
  if (selection.length !== 1 || only === undefined || !canEdit(session)) return null
  const card = session.board.get().cards.get(only)
  return card === undefined || card.lock !== null ? null : only
}

/** A context for one event: it answers for the board as it is now. */
export function toolContext(session: BoardSession, scene: Scene): ToolContext {
  const view = session.view.get()
  const board = session.board.get()
  const margin = (coarse: boolean): number => (coarse ? HIT_MARGIN_COARSE : HIT_MARGIN) / view.camera.zoom
  return {
    board,
    view,
    canEdit: canEdit(session),
    hit: (world, coarse) => scene.hits.at(world, margin(coarse)),
    handle(world, coarse) {
      const id = resizable(session)
      const box = id === null ? null : scene.box(id)
      return box === null ? null : handleAt(box, world, view.camera.zoom, coarse)
    },
    box: (id) => scene.box(id),
    cardsIn: (box) => scene.hits.cardsIn(box),
    standing(without) {
      const ids = new Set(without)
      return scene.hits
        .near(worldInView(view.camera, view.viewport))
        .flatMap(({ on, id }) => (on === 'relation' || ids.has(id) ? [] : (scene.box(id) ?? [])))
    },
    freePlace(size) {
      const middle = toWorld(view.camera, [view.viewport[0] / 2, view.viewport[1] / 2])
      // A zone is ground to stand on, not an obstacle; standing across its rim is.
      const taken = (place: Box): readonly Box[] =>
        scene.hits.near(place).flatMap((hit) => {
          const box = hit.on === 'relation' ? null : scene.box(hit.id)
          return box === null || (hit.on === 'zone' && boxContains(box, place)) ? [] : [box]
        })
      return freePlace(middle, size, taken)
    },
    sizeOf: (kind) => describeCard(kind).size,
    fieldsOf: (kind) => ofMaker(session, kind),
    titleField: (kind) => describeCard(kind).title,
    labelOf: (kind) => describeCard(kind).label,
    relationFor(from, to) {
      const [start, end] = [board.cards.get(from), board.cards.get(to)]
      if (start === undefined || end === undefined || from === to || start.kind === 'zone' || end.kind === 'zone')
        return null
      const { kind, turned } = relationBetween(start.kind, end.kind)
      return turned ? { kind, from: to, to: from } : { kind, from, to }
    },
    newId: () => session.newId(),
  }
}
