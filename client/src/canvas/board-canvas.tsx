// Knows the structure of the map on the page: region, what is painted and what floats above them; every frame of it is drawn elsewhere.
import { useEffect, useRef, useState } from 'react'
import type { BoardSession } from '../model/board-session.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import './canvas.css'
import { MapCorner } from './map-corner.tsx'
import { MapHint } from './map-hint.tsx'
import { MarkNote } from './mark-note.tsx'
import { type LiveMap, openMap } from './open-map.ts'
import { RelationChip } from './relation-chip.tsx'

export interface BoardCanvasProps {
  readonly session: BoardSession
  readonly onDrawn?: () => void
}

/**
 * The live map of one board: everything that can be seen, selected, moved, typed and connected on it.
 * Fills its parent, which must have a size. Reads and writes `session` only; closing the session is the caller's.
 * `onDrawn` is called once the content has been seen.
 */
export function BoardCanvas({ session, onDrawn }: BoardCanvasProps) {
  const region = useRef<HTMLDivElement>(null)
  const underlay = useRef<HTMLDivElement>(null)
  const sheets = useRef<HTMLDivElement>(null)
  const flights = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<LiveMap | null>(null)

  useEffect(() => {
    const [element, below, grid, above] = [region.current, underlay.current, sheets.current, flights.current]
    if (element === null || below === null || grid === null || above === null) return undefined
    const opened = openMap(session, {
      region: element,
      underlay: below,
      sheets: grid,
      flights: above,
      ...(onDrawn === undefined ? {} : { onDrawn }),
    })
    setMap(opened)
    return () => {
      setMap(null)
      opened.destroy()
    }
  }, [session, onDrawn])

  return (
    <div className="map">
      <div ref={region} className="map-region" role="application" aria-label={CANVAS_WORDS.map} tabIndex={0}>
        <div ref={underlay} className="map-underlay" aria-hidden="true" />
        <div ref={sheets} className="map-sheets" aria-hidden="true" />
        <div ref={flights} className="map-flights" aria-hidden="true" />
      </div>
      {map !== null && (
        <>
          <RelationChip session={session} map={map} />
          <MarkNote session={session} map={map} />
          <MapHint session={session} map={map} />
          <MapCorner session={session} map={map} />
        </>
      )}
    </div>
  )
}
