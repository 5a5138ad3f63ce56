// Knows how the map is asked to show a card; knows no panel.
import type { BoardSession } from '../model/board-session.ts'

/** Selects and focuses a card and, when it is out of sight, moves the map so that it stands in the middle. */
export function showCard(session: BoardSession, id: string): void {
  const card = session.board.get().cards.get(id)
  if (card === undefined) return
  const { camera, viewport } = session.view.get()
  const [x, y] = card.pos
  const [width, height] = card.size
  const [seenWidth, seenHeight] = [viewport[0] / camera.zoom, viewport[1] / camera.zoom]
  const inSight =
    x >= camera.x && y >= camera.y && x + width <= camera.x + seenWidth && y + height <= camera.y + seenHeight
  session.view.set({
    selection: [id],
    focus: id,
    ...(inSight || viewport[0] === 0
      ? {}
      : { camera: { ...camera, x: x + width / 2 - seenWidth / 2, y: y + height / 2 - seenHeight / 2 } }),
  })
}
