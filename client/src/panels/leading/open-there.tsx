// Knows the one press that takes somebody to where the work of a step is done; refuses to know what is done there.
import type { StepTool } from '@common-ground/shared/templates/run-sheet.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { ArrowRight } from 'lucide-react'
import { readingOrder } from '../../canvas/reading-order.ts'
import { Button } from '../../controls/button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import type { BoardDialog } from '../board-header.tsx'
import type { StepDraft } from './add-here.tsx'
import { BringsHere } from './brings-here.tsx'
import { addWritten } from '../list/change-cards.ts'
import { ownTone } from './step-tone.ts'
import { showAs } from '../show-as.ts'
import { showCard } from '../show-card.ts'

export interface OpenThereProps {
  readonly session: BoardSession
  readonly call: LedCall
  readonly what: Extract<StepTool, { readonly type: 'open' }>['what']
  /** Null for whoever may not write. */
  readonly draft: StepDraft | null
  readonly onDialog: (dialog: BoardDialog) => void
}

const words = leadingWords.open

export function OpenThere({ session, call, what, draft, onDialog }: OpenThereProps) {
  const showing = useSelected(session.view, (view) => view.showing)
  if (what === 'who-does-what' && showing === 'matrix')
    return (
      <div className="lead-tool">
        {/* Whoever leads has it in what is said of the step. */}
        {draft !== null && call.leader === session.participantId ? null : (
          <p className="quiet">{words.inWhoDoesWhat}</p>
        )}
        {draft === null ? null : <BringsHere session={session} draft={draft} />}
      </div>
    )
  const go = (): void => {
    if (what === 'agreement') onDialog('agreement')
    else if (what === 'who-does-what') showAs(session, 'matrix')
    else openSteps(session)
  }
  return (
    <div className="lead-tool">
      <Button small tone={ownTone(session, call)} onClick={go}>
        {words[what]}
        <ArrowRight size={16} aria-hidden />
      </Button>
    </div>
  )
}

/** The steps for a disagreement, made when there are none yet. */
function openSteps(session: BoardSession): void {
  const board = session.board.get()
  const there = readingOrder(board).find((id) => board.cards.get(id)?.kind === 'if-we-disagree')
  const id = there ?? addWritten(session, 'if-we-disagree', { title: words.stepsTitle })
  if (id === null) return
  // The panel first: the card is shown where the panel does not cover it.
  session.view.set({ panel: 'card' })
  showCard(session, id)
}
