// Knows how an operation that was refused is said; knows no operation.
import type { Refusal } from '@common-ground/shared/operations/operation.ts'
import type { Result } from '@common-ground/shared/result.ts'
import { announce } from '../controls/toast.tsx'
import { panelWords } from '../text/panel-words.ts'

/** Says why nothing changed; true when it worked. */
export function tell(result: Result<void, Refusal>): boolean {
  if (!result.ok) announce({ id: `refused-${result.error}`, text: panelWords.refusals[result.error] })
  return result.ok
}
