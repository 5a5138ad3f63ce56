// Knows the zoom buttons at the bottom left, the way back when nothing is in view, and the note about the wheel.
import { Maximize, Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import type { LiveMap } from './open-map.ts'

/** The button with air above and below, px. */
const ROOM_FOR_BACK = 68
const ICON = { size: 18, strokeWidth: 1.8, 'aria-hidden': true } as const

export function MapCorner({ session, map }: { readonly session: BoardSession; readonly map: LiveMap }) {
  const percent = useSelected(session.view, (view) => Math.round(view.camera.zoom * 100))
  const wheel = useSelected(session.view, (view) => view.wheel)
  const isLost = useReadable(map.isLost)
  // Beneath a tall step of a call there may be too little of the map to go back to.
  const hasRoom = useSelected(session.view, (view) => view.viewport[1] >= ROOM_FOR_BACK)
  const wheelSeen = useReadable(map.wheelSeen)
  const [told, setTold] = useState(false)
  const words = CANVAS_WORDS.zoom
  return (
    <>
      {isLost && hasRoom && (
        <button type="button" className="map-back" onClick={() => map.mover.fit()}>
          {CANVAS_WORDS.backToMap}
        </button>
      )}
      {wheel === 'auto' && wheelSeen === 'mouse' && !told && (
        <div className="map-wheel" role="status">
          <span>{CANVAS_WORDS.wheel.note}</span>
          <button type="button" onClick={() => session.view.set({ wheel: 'trackpad' })}>
            {CANVAS_WORDS.wheel.change}
          </button>
          <button
            type="button"
            onClick={() => {
              setTold(true)
              session.view.set({ wheel: 'mouse' })
            }}
          >
            {CANVAS_WORDS.wheel.dismiss}
          </button>
        </div>
      )}
      <div className="map-zoom" role="group" aria-label={words.group}>
        <button
          type="button"
          className="zoom-step"
          aria-label={words.out}
          title={words.out}
          onClick={() => map.mover.zoomBy(-1)}
        >
          <Minus {...ICON} />
        </button>
        {/* To read; the buttons beside it stop at 100 % when they pass it. */}
        <span className="map-percent zoom-step">{words.percent(percent)}</span>
        <button
          type="button"
          className="zoom-step"
          aria-label={words.in}
          title={words.in}
          onClick={() => map.mover.zoomBy(1)}
        >
          <Plus {...ICON} />
        </button>
        <button type="button" aria-label={words.fit} title={words.fit} onClick={() => map.mover.fit()}>
          <Maximize {...ICON} />
        </button>
      </div>
    </>
  )
}
