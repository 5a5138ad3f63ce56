// Knows which checks stand behind which assumption; refuses to know what a check looks at.
import { DIFFICULTY } from './checks/difficulty.ts'
import { KNOWING_EACH_OTHER } from './checks/knowing-each-other.ts'
import { MANDATE } from './checks/mandate.ts'
import { PURPOSE } from './checks/purpose.ts'
import type { Check, LightName } from './finding.ts'

/** The one table from assumption to checks, in the order they are told. */
export const ASSUMPTIONS: readonly { readonly assumption: LightName; readonly checks: readonly Check[] }[] = [
  { assumption: 'A1', checks: DIFFICULTY },
  { assumption: 'A2', checks: PURPOSE },
  { assumption: 'A3', checks: KNOWING_EACH_OTHER },
  { assumption: 'A4', checks: MANDATE },
  { assumption: 'A5', checks: [] },
  { assumption: 'A6', checks: [] },
  { assumption: 'A7', checks: [] },
  { assumption: 'A8', checks: [] },
  { assumption: 'A9', checks: [] },
  { assumption: 'A10', checks: [] },
  { assumption: 'A11', checks: [] },
  { assumption: 'review', checks: [] },
]
