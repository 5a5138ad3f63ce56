// Knows which checks stand behind which assumption; refuses to know what a check looks at.
import { CONTINUITY } from './checks/continuity.ts'
import { CREDIT } from './checks/credit.ts'
import { DIFFICULTY } from './checks/difficulty.ts'
import { DISAGREEMENT } from './checks/disagreement.ts'
import { KNOWING_EACH_OTHER } from './checks/knowing-each-other.ts'
import { LANGUAGE } from './checks/language.ts'
import { LEADERSHIP } from './checks/leadership.ts'
import { LOOKING_BACK } from './checks/looking-back.ts'
import { MANDATE } from './checks/mandate.ts'
import { PACE } from './checks/pace.ts'
import { PURPOSE } from './checks/purpose.ts'
import { WILLINGNESS } from './checks/willingness.ts'
import type { Check, LightName } from './finding.ts'

/** The one table from assumption to checks, in the order they are told. */
export const ASSUMPTIONS: readonly { readonly assumption: LightName; readonly checks: readonly Check[] }[] = [
  { assumption: 'A1', checks: DIFFICULTY },
  { assumption: 'A2', checks: PURPOSE },
  { assumption: 'A3', checks: KNOWING_EACH_OTHER },
  { assumption: 'A4', checks: MANDATE },
  { assumption: 'A5', checks: WILLINGNESS },
  { assumption: 'A6', checks: LEADERSHIP },
  { assumption: 'A7', checks: LANGUAGE },
  { assumption: 'A8', checks: PACE },
  { assumption: 'A9', checks: CREDIT },
  { assumption: 'A10', checks: CONTINUITY },
  { assumption: 'A11', checks: DISAGREEMENT },
  { assumption: 'review', checks: LOOKING_BACK },
]
