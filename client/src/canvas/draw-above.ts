// Knows which rings, handles and lines stand above the map in one frame; draws none of them.
import type { RelationPicture } from '@common-ground/shared/picture/display-list.ts'
import type { BoardSession } from '../model/board-session.ts'
import type { Peer } from '../model/presence.ts'
import type { View } from '../model/view-state.ts'
import { type Box, boxesMeet } from './box.ts'
import { worldInView } from './camera.ts'
import type { OverlayFrame } from './overlay.ts'
import type { Scene } from './scene.ts'
import { resizable } from './tool-context.ts'
import type { Preview } from './tools/tool.ts'

export interface Above {
  readonly view: View
  readonly preview: Preview
  /** Where a card is seen now, in flight or at rest. */
  readonly seenBox: (id: string) => Box | null
  readonly hovered: string | null
  readonly peers: readonly Peer[]
  readonly flying: readonly RelationPicture[]
  readonly colourOf: (peer: Peer) => string
}

/** Everything the overlay shows, from what is selected, hovered, in flight, and selected by others. */
export function whatIsAbove(session: BoardSession, scene: Scene, above: Above): OverlayFrame {
  const { view, preview, seenBox, hovered, peers, colourOf } = above
  const boxes = (ids: readonly string[]): Box[] => ids.flatMap((id) => seenBox(id) ?? [])
  const only = resizable(session)
  const isFlying = preview.shows === 'drag' || preview.shows === 'resize'
  const inView = worldInView(view.camera, view.viewport)
  const lit = hovered === null || view.selection.includes(hovered) ? view.selection : [...view.selection, hovered]
  return {
    camera: view.camera,
    selected: boxes(view.selection),
    marked: boxes([...view.marked.keys()]),
    hover: hovered === null || view.selection.includes(hovered) || isFlying ? null : seenBox(hovered),
    lines: lit.flatMap((id) => {
      const picture = scene.line(id)
      return picture === null ? [] : [picture.line]
    }),
    resizable: only === null || view.editing !== null || preview.shows === 'drag' ? null : seenBox(only),
    preview,
    flying: above.flying,
    connectFrom: preview.shows === 'connect' ? seenBox(preview.from) : null,
    connectTo: preview.shows === 'connect' && preview.to !== null ? seenBox(preview.to) : null,
    copies:
      preview.shows === 'drag' && preview.copies
        ? boxes(preview.ids).map((box) => ({ ...box, x: box.x + preview.dx, y: box.y + preview.dy }))
        : [],
    peers: peers.flatMap((peer) =>
      peer.selection.flatMap((id) => {
        const box = seenBox(id)
        return box !== null && boxesMeet(box, inView) ? [{ box, colour: colourOf(peer) }] : []
      }),
    ),
  }
}
