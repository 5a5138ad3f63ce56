// Knows which button stands out at a step of a call, so that there is one; refuses to know what it does.
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { lineGiven } from './what-is-left.ts'
import type { Written } from './written.ts'

/**
 * For whoever follows it is the step's own; for whoever leads what moves the call, as long as nothing of theirs waits to be
 * given. [LD101]
 */
export function ownTone(
  { participantId }: Pick<BoardSession, 'participantId'>,
  { leader }: Pick<LedCall, 'leader'>,
  waits = false,
): 'main' | 'plain' {
  return leader === participantId && !waits ? 'plain' : 'main'
}

/** Something was picked or is being typed for a round, and not given yet. */
export function waitsToBeGiven(mine: Written | undefined, tool: 'pick' | 'write'): boolean {
  if (mine === undefined) return false
  if (tool === 'write') return mine.draft.trim() !== ''
  const own = mine.draft === '' ? mine.unsigned : [...mine.unsigned, lineGiven(mine.draft)]
  const isChanged = own.length > 0 && JSON.stringify(own) !== JSON.stringify(mine.sent)
  return isChanged || mine.othersPicks.length > 0 || mine.othersLine !== ''
}
