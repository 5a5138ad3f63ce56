// Knows how what was just done is offered to be taken back, as long as that is the last thing its person did; knows no step.
import { announce, dismiss } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'

/** Calls back once, when this person does anything else here, by undo too. Gives how to stop. */
export function untilNextStep({ onStep }: Pick<BoardSession, 'onStep'>, over: () => void): () => void {
  const stop = onStep(({ mine }) => {
    if (!mine) return
    stop()
    over()
  })
  return stop
}

/** Undo takes back what came last, so the offer goes with the next thing that is done. Call it after the step. */
export function offerBack(session: BoardSession, text: string, label: string): void {
  const id = session.newId()
  const stop = untilNextStep(session, () => dismiss(id))
  const run = (): void => {
    stop()
    session.undo()
  }
  announce({ id, text, action: { label, run } })
}
