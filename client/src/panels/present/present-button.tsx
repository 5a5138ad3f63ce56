// Knows the button that presents what was agreed where the header has no room for it; refuses to know how it is presented.
import { Presentation } from 'lucide-react'
import { IconButton } from '../../controls/button.tsx'
import { useMediaQuery } from '../../controls/use-media-query.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { presentWords } from '../../text/present-words.ts'
import { agreementOf, standing } from '../agreement/agreement-of.ts'

/** From here on the header has it. */
export const HEADER_PRESENTS = '(min-width: 820px)'

export interface PresentButtonProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onPress: () => void
}

/** For whoever runs the board, once something is agreed and nothing waits for answers; nothing while a call is led. [PS16] */
export function PresentButton({ session, api, onPress }: PresentButtonProps) {
  const role = useReadable(session.role)
  const isLed = useReadable(session.call) !== null
  const { open, agreed } = standing(useReadable(agreementOf(session, api)).proposals ?? [])
  const isInHeader = useMediaQuery(HEADER_PRESENTS)
  if (role !== 'facilitator' || isLed || isInHeader || agreed === null || open !== null) return null
  return (
    <IconButton
      className="edged"
      label={presentWords.present}
      icon={<Presentation size={18} aria-hidden />}
      side="top"
      onClick={onPress}
    />
  )
}
