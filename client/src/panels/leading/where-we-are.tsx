// Knows that the map follows a call to where the work of its step is done, and the one press there for whoever has moved the map; refuses to move what somebody has in hand.
import type { Board } from '@common-ground/shared/board/board.ts'
import { boxAt, type Box } from '@common-ground/shared/layout/geometry.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { MapPin } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { floatingOver } from '../../canvas/floating.ts'
import { Button } from '../../controls/button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import type { View } from '../../model/view-state.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { areaWhenAsked, cameraOnArea, isElsewhere, isWherePut, stepArea } from './step-area.ts'
import '../../styles/where-we-are.css'

export interface WhereWeAreProps {
  readonly session: BoardSession
  readonly step: RunStep
  /** The call and the step at which it is, as `stepNow` names it. */
  readonly at: string
}

const isHeld = ({ inHand, editing, menu, connectFrom }: View): boolean =>
  inHand || editing !== null || menu !== null || connectFrom !== null

/** The buttons over the map, and the cards that they are not to cover. */
function toKeepClear(board: Board): { readonly control: Box; readonly cards: readonly Box[] } | undefined {
  const region = document.querySelector<HTMLElement>('[role=application]')
  const control = region === null ? null : floatingOver(region, '.map-zoom')
  if (control === null) return undefined
  const cards = standingOn(board).flatMap(({ zoneType, box }) => (zoneType === null ? [box] : []))
  return { control: boxAt([control.x, control.y], [control.w, control.h]), cards }
}

/** Nothing for whoever sees where the step is worked in, or has not moved the map: it goes there by itself. [LD97] */
export function WhereWeAre({ session, step, at }: WhereWeAreProps) {
  const { view } = session
  const { tool } = step
  const board = useReadable(session.board)
  const onMap = useSelected(view, ({ showing }) => showing === 'map')
  // At most once for each board: whether it is in sight is asked at every frame of a moving map.
  const area = useMemo(() => areaWhenAsked(board, tool), [board, tool])
  /** The step at which something was in the hand, so that the map stayed. */
  const [missed, setMissed] = useState('')
  const goThere = useCallback((): void => {
    const now = stepArea(session.board.get(), tool)
    const to = now === null ? null : cameraOnArea(now, view.get().viewport, toKeepClear(session.board.get()))
    if (to !== null) view.set({ placed: to, bound: to })
  }, [session, view, tool])
  useEffect(() => {
    if (!onMap) return
    let frame = 0
    const look = (): void => {
      const { placed, viewport } = view.get()
      if (frame !== 0 || placed === null || viewport[0] <= 0) return
      stop()
      // Once the map has the room that the words of the step leave.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          const now = view.get()
          if (!isWherePut(now)) return
          if (isHeld(now)) setMissed(at)
          else goThere()
        })
      })
    }
    const stop = view.subscribe(look)
    look()
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [view, onMap, goThere, at])
  const isOffered = useSelected(view, (now) => onMap && isElsewhere(now, missed === at, area))
  if (!isOffered) return null
  return (
    <Button
      small
      className="where-we-are"
      icon={<MapPin size={16} aria-hidden />}
      onClick={() => {
        setMissed('')
        goThere()
      }}
    >
      {leadingWords.whereWeAre}
    </Button>
  )
}
