// Knows the ways through the agreement of a board: what waits or was agreed, and proposing; refuses to know how each looks.
import { Presentation } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { presentWords } from '../../text/present-words.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { problemSentence } from '../problem-words.ts'
import { agreementOf, standing } from './agreement-of.ts'
import { useChangesSince } from './changes-since.ts'
import type { LinkMemory } from './answer-link.ts'
import { ProposalView } from './proposal-view.tsx'
import { ProposeForm } from './propose-form.tsx'
import '../../styles/agreement.css'

export interface AgreementDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: LinkMemory
  /** It is opened to propose, whatever was agreed before. */
  readonly toPropose: boolean
  /** Tells everything that has changed since it was agreed. */
  readonly onChanges: () => void
  /** Presents what was agreed. */
  readonly onPresent: () => void
  readonly onClose: () => void
}

const words = agreementWords

export function AgreementDialog({
  toPropose,
  session,
  api,
  memory,
  onChanges,
  onPresent,
  onClose,
}: AgreementDialogProps) {
  const { proposals, problem } = useReadable(agreementOf(session, api))
  const role = useReadable(session.role)
  const [proposing, setProposing] = useState(toPropose)
  /** Proposed here just now: what is done next is said where it is done, and lies over nothing. */
  const [proposed, setProposed] = useState(false)
  const { open, agreed } = standing(proposals ?? [])
  const shown = open ?? agreed
  const hasChanged = (useChangesSince(session, agreed) ?? 0) > 0
  const mayPropose = role === 'facilitator'
  const place =
    proposals === null ? '' : mayPropose && (proposing || shown === null) ? 'propose' : (shown?.id ?? 'none')
  const body = useRef<HTMLDivElement>(null)
  const last = useRef('')
  // One place for another: it is read from its beginning. Not what comes first: the dialog itself has the keys then.
  useEffect(() => {
    if (last.current !== '' && last.current !== place) {
      body.current?.focus({ preventScroll: true })
      body.current?.scrollIntoView()
    }
    last.current = place
  }, [place])
  return (
    <Modal open onClose={onClose} title={words.title} closeLabel={allWords.close} shape="wide">
      <div className="agreement" ref={body} role="group" aria-label={words.title} tabIndex={-1}>
        {proposals === null ? (
          <p className="quiet" role="status">
            {problem === null ? words.loading : problemSentence(problem)}
          </p>
        ) : place === 'propose' ? (
          <ProposeForm
            session={session}
            api={api}
            agreed={agreed}
            replaces={open !== null}
            onDone={() => {
              setProposing(false)
              setProposed(true)
            }}
            onCancel={shown === null ? null : () => setProposing(false)}
          />
        ) : shown === null ? (
          <>
            <p>{words.none}</p>
            <p className="quiet">{words.noneAbout}</p>
          </>
        ) : (
          <>
            <p role="status">{proposed && shown.state === 'proposed' ? words.propose.said : ''}</p>
            {mayPropose && shown.state === 'agreed' ? (
              <div className="panel-actions">
                {/* What has changed since comes before what was agreed then. */}
                {hasChanged ? (
                  <Button tone="main" onClick={() => setProposing(true)}>
                    {words.propose.again}
                  </Button>
                ) : null}
                <Button
                  tone={hasChanged ? 'plain' : 'main'}
                  icon={<Presentation size={17} aria-hidden />}
                  onClick={onPresent}
                >
                  {presentWords.presentAgreed}
                </Button>
              </div>
            ) : null}
            <ProposalView
              key={shown.id}
              session={session}
              api={api}
              memory={memory}
              proposal={shown}
              onChanges={onChanges}
            />
            {mayPropose && !(hasChanged && shown.state === 'agreed') ? (
              <Button small className="add" onClick={() => setProposing(true)}>
                {words.propose.again}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </Modal>
  )
}
