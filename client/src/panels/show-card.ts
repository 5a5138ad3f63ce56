// Knows how the map is asked to show a card; knows no panel.
import type { BoardSession } from '../model/board-session.ts'

/** Below this width the panel lies over the map instead of beside it; both in CSS px. */
const BESIDE_FROM = 1100
const PANEL_WIDTH = 370

/** Selects and focuses a card and, when it is out of sight, moves the map so that it stands in the middle of what can be seen. */
export function showCard(session: BoardSession, id: string): void {
  const card = session.board.get().cards.get(id)
  if (card === undefined) return
  const { camera, viewport, panel } = session.view.get()
  const [x, y] = card.pos
  const [width, height] = card.size
  const covered = panel !== null && window.innerWidth < BESIDE_FROM ? PANEL_WIDTH : 0
  // A phone's panel covers everything: then the card stands in the middle of the map behind it.
  const free = viewport[0] - covered > PANEL_WIDTH / 2 ? viewport[0] - covered : viewport[0]
  const [seenWidth, seenHeight] = [free / camera.zoom, viewport[1] / camera.zoom]
  const inSight =
    x >= camera.x && y >= camera.y && x + width <= camera.x + seenWidth && y + height <= camera.y + seenHeight
  // A card larger than what can be seen shows where its words begin.
  const rim = 16 / camera.zoom
  const left = width + 2 * rim > seenWidth ? x - rim : x + width / 2 - seenWidth / 2
  const top = height + 2 * rim > seenHeight ? y - rim : y + height / 2 - seenHeight / 2
  session.view.set({
    selection: [id],
    focus: id,
    ...(inSight || viewport[0] === 0 ? {} : { camera: { ...camera, x: left, y: top } }),
  })
}
