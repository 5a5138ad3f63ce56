// Knows when what was written or picked can be shown, and what is missing until then; refuses to know who has given something.
import type { StepTool } from '@common-ground/shared/templates/run-sheet.ts'
import { TOGETHER } from '@common-ground/shared/wire/leading-limits.ts'
import type { LedRound } from '@common-ground/shared/wire/protocol.ts'
import { Button } from '../../controls/button.tsx'
import { say } from '../../controls/said.tsx'
import { leadingWords } from '../../text/leading-words.ts'

const words = leadingWords.controls

/** What is missing before anything can be shown, as it is said; null = nothing is. */
export function missingToShow(tool: StepTool['type'], { written, unsigned }: LedRound): string | null {
  if (unsigned >= TOGETHER) return null
  if (tool === 'pick') return words.waits.picked(unsigned)
  if (written > unsigned) return null
  return unsigned === 0 ? words.waits.written : words.waits.nameless(unsigned)
}

export interface ShowButtonProps {
  readonly tool: StepTool['type']
  readonly round: LedRound
  readonly tone: 'main' | 'plain'
  readonly onShow: () => void
}

/** Says what is missing, and stays within reach of the keyboard to be read: a button that is off would be passed over. */
export function ShowButton({ tool, round, tone, onShow }: ShowButtonProps) {
  const missing = missingToShow(tool, round)
  if (missing !== null)
    return (
      <Button small className="lead-missing" aria-disabled onClick={() => say(missing)}>
        {missing}
      </Button>
    )
  return (
    <Button small tone={tone} onClick={onShow}>
      {words.show(round.written, tool === 'pick')}
    </Button>
  )
}
