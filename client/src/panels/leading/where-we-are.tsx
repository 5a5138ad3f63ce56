// Knows that the map follows a call to where the work of its step is done, and the one press there for whoever has moved the map; refuses to move what somebody has in hand.
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { MapPin } from 'lucide-react'
import { useEffect } from 'react'
import { sameCamera } from '../../canvas/camera.ts'
import { Button } from '../../controls/button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import type { View } from '../../model/view-state.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { isInSight } from '../bring-to-sight.ts'
import { cameraOnArea, stepArea } from './step-area.ts'
import '../../styles/where-we-are.css'

export interface WhereWeAreProps {
  readonly session: BoardSession
  readonly step: RunStep
  /** The call and the step at which it is, as `stepNow` names it. */
  readonly at: string
}

/** The map stands where the product has put it: its person has not moved it. */
const isWherePut = ({ camera, placed }: View): boolean => placed !== null && sameCamera(camera, placed)
const isHeld = ({ inHand, editing, menu, connectFrom }: View): boolean =>
  inHand || editing !== null || menu !== null || connectFrom !== null

/** Takes the map to where the step is worked in. False = there is no such place, or nothing of the map to be seen. */
function goThere({ board, view }: BoardSession, step: RunStep): void {
  const area = stepArea(board.get(), step.tool)
  const to = area === null ? null : cameraOnArea(area, view.get().viewport)
  if (to !== null) view.set({ placed: to, bound: to })
}

/** Nothing for whoever sees where the step is worked in, or has not moved the map: it goes there by itself. [LD97] */
export function WhereWeAre({ session, step, at }: WhereWeAreProps) {
  const { view } = session
  const board = useReadable(session.board)
  const onMap = useSelected(view, ({ showing }) => showing === 'map')
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
          if (isWherePut(now) && !isHeld(now)) goThere(session, step)
        })
      })
    }
    const stop = view.subscribe(look)
    look()
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [session, view, onMap, step, at])
  const isElsewhere = useSelected(view, (now) => {
    if (!onMap || now.placed === null || isWherePut(now) || now.bound !== null) return false
    const area = stepArea(board, step.tool)
    return area !== null && cameraOnArea(area, now.viewport) !== null && !isInSight(now, area.box)
  })
  if (!isElsewhere) return null
  return (
    <Button
      small
      className="where-we-are"
      icon={<MapPin size={16} aria-hidden />}
      onClick={() => goThere(session, step)}
    >
      {leadingWords.whereWeAre}
    </Button>
  )
}
