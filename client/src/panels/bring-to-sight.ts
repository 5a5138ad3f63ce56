// Knows how somebody gets to see what they have just added where they do not look; refuses to move anybody who holds something or types on the map.
import { around, boxAt, contains, type Box } from '@common-ground/shared/layout/geometry.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { say } from '../controls/said.tsx'
import { announce } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'
import type { View } from '../model/view-state.ts'
import { panelWords } from '../text/panel-words.ts'

/** True when all of the box, in world units, is within what is seen of the map. */
export function isInSight({ camera: { x, y, zoom }, viewport }: Pick<View, 'camera' | 'viewport'>, box: Box): boolean {
  return contains(boxAt([x, y], [viewport[0] / zoom, viewport[1] / zoom]), box)
}

/**
 * Says what has been added ("" = that is said already) and, where it is out of sight on the map, moves there. While something is in the hand or typed
 * on the map, and in the other views, a press goes there instead. CA48.
 */
export function bringToSight(session: BoardSession, ids: readonly string[], text: string): void {
  say(text)
  const view = session.view.get()
  const chosen = new Set(ids)
  const box = around(standingOn(session.board.get()).flatMap((one) => (chosen.has(one.id) ? [one.box] : [])))
  if (box === null) return
  const isOnMap = view.showing === 'map'
  if (isOnMap && isInSight(view, box)) return
  if (isOnMap && view.editing === null && !view.inHand) return session.view.set({ sought: ids })
  const go = (): void =>
    session.view.set(isOnMap ? { sought: ids } : { showing: 'map', selection: ids, focus: ids[0] ?? null, sought: ids })
  announce({
    id: 'added',
    text: text === '' ? panelWords.onTheMap : text,
    action: { label: panelWords.showMe, run: go },
  })
}
