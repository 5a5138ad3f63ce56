// Knows the sentences that speak of what is done at a step of a call, and takes them away when it is over; knows no step.
import { dismiss } from '../../controls/toast.tsx'

/** Of what everybody is shown, of where what was added is. */
const ABOUT_STEP = ['brought', 'added'] as const
/** The id of the sentence about what everybody is shown. */
export const BROUGHT = ABOUT_STEP[0]

/** The step is another one: what was said of it is no longer of use. [LD74] */
export function clearStepMessages(): void {
  for (const id of ABOUT_STEP) dismiss(id)
}
