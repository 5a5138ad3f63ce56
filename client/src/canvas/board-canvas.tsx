// Knows the structure of the map on the page: layers, region and what floats above them; every frame of it is drawn elsewhere.
import type { Layer as KonvaLayer } from 'konva/lib/Layer.js'
import { useEffect, useRef, useState } from 'react'
import { Layer, Stage } from 'react-konva/lib/ReactKonvaCore.js'
import type { BoardSession } from '../model/board-session.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import './canvas.css'
import { MapCorner } from './map-corner.tsx'
import { MapHint } from './map-hint.tsx'
import { type LiveMap, openMap } from './open-map.ts'
import { RelationChip } from './relation-chip.tsx'

/**
 * The live map of one board: everything that can be seen, selected, moved, typed and connected on it.
 * Fills its parent, which must have a size. Reads and writes `session` only; closing the session is the caller's.
 */
export function BoardCanvas({ session }: { readonly session: BoardSession }) {
  const region = useRef<HTMLDivElement>(null)
  const underlay = useRef<HTMLCanvasElement>(null)
  const sheets = useRef<HTMLDivElement>(null)
  const content = useRef<KonvaLayer>(null)
  const active = useRef<KonvaLayer>(null)
  const [map, setMap] = useState<LiveMap | null>(null)

  useEffect(() => {
    const [element, below, grid, still, moving] = [
      region.current,
      underlay.current,
      sheets.current,
      content.current,
      active.current,
    ]
    if (element === null || below === null || grid === null || still === null || moving === null) return undefined
    const opened = openMap(session, { region: element, underlay: below, sheets: grid, content: still, active: moving })
    setMap(opened)
    return () => {
      setMap(null)
      opened.destroy()
    }
  }, [session])

  return (
    <div className="map">
      <div ref={region} className="map-region" role="application" aria-label={CANVAS_WORDS.map} tabIndex={0}>
        <canvas ref={underlay} className="map-underlay" aria-hidden="true" width={1} height={1} />
        <div ref={sheets} className="map-sheets" aria-hidden="true" />
        <div className="map-stage" aria-hidden="true">
          {/* The stage is a point: each layer has a canvas of its own size, larger than the screen where that saves painting. */}
          <Stage width={1} height={1} listening={false}>
            <Layer ref={content} listening={false} />
            <Layer ref={active} listening={false} />
          </Stage>
        </div>
      </div>
      {map !== null && (
        <>
          <RelationChip session={session} map={map} />
          <MapHint session={session} map={map} />
          <MapCorner session={session} map={map} />
        </>
      )}
    </div>
  )
}
