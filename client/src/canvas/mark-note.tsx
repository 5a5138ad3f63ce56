// Knows how a ringed card says why it is ringed while somebody is on it, with the pointer or the keys; refuses to know what has changed.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { BoardSession } from '../model/board-session.ts'
import { useSelected } from '../model/use-readable.ts'
import { placeChip } from './chip-place.ts'
import './mark-note.css'
import type { LiveMap } from './open-map.ts'

interface MarkNoteProps {
  readonly session: BoardSession
  readonly map: LiveMap
}

/** Nothing where nobody is on a ringed card, or its own panel says it. [CB31] */
export function MarkNote({ session, map }: MarkNoteProps) {
  const isMarked = useSelected(session.view, ({ marked }) => marked.size > 0)
  return isMarked ? <Note session={session} map={map} /> : null
}

function Note({ session, map }: MarkNoteProps) {
  const [card, setCard] = useState<string | null>(null)
  const note = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const look = (): void => {
      const { marked, focus, selection, panel, inHand, editing } = session.view.get()
      const [chosen = null] = selection.length === 1 ? selection : []
      const told = panel === 'card' ? chosen : null
      const on = [map.hovered(), focus, chosen].find((id) => id !== null && id !== told && marked.has(id)) ?? null
      setCard(inHand || editing !== null ? null : on)
    }
    look()
    return map.onFrame(look)
  }, [session, map])
  useLayoutEffect(() => {
    const follow = (): void => {
      const [element, box] = [note.current, card === null ? null : map.seenBox(card)]
      if (element === null || box === null) return
      const { camera, viewport } = session.view.get()
      const [x, y] = [(box.x - camera.x) * camera.zoom, (box.y - camera.y) * camera.zoom]
      const [width, height] = [element.offsetWidth, element.offsetHeight]
      // Clear of the ring, above the card or below it, and never out of sight.
      const seen = { x, y: y - RIM, w: box.w * camera.zoom, h: box.h * camera.zoom + 2 * RIM }
      const [left, top] = placeChip(seen, [width, height], viewport, () => false)
      const keep = (at: number, size: number, room: number): number => Math.max(EDGE, Math.min(at, room - size - EDGE))
      element.style.transform = `translate(${keep(left, width, viewport[0])}px, ${keep(top, height, viewport[1])}px)`
    }
    follow()
    return map.onFrame(follow)
  }, [session, map, card])
  const why = useSelected(session.view, ({ marked }) => (card === null ? undefined : marked.get(card)))
  // What is heard is the description of the card itself.
  return why === undefined ? null : (
    <p ref={note} className="map-why" dir="auto" aria-hidden>
      {why}
    </p>
  )
}

/** Room for the ring, and to the edge of the map, CSS px. */
const RIM = 14
const EDGE = 8
