// Knows the sentences that speak of what is done at a step of a call, and takes them away when it is over; knows no step.
import { announce, dismiss } from '../../controls/toast.tsx'

/** Of what everybody is shown, of what was done at the step, of where what was added is. */
const ABOUT_STEP = ['brought', 'at-step', 'added'] as const
/** The id of the sentence about what everybody is shown. */
export const BROUGHT = ABOUT_STEP[0]

/** Says something of the step that is only true or of use as long as it is there. */
export const tellAtStep = (text: string): void => announce({ id: ABOUT_STEP[1], text })

/** The step is another one: what was said of it is no longer of use. [LD74] */
export function clearStepMessages(): void {
  for (const id of ABOUT_STEP) dismiss(id)
}
