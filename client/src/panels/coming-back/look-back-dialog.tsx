// Knows how somebody looks back: what changed since the agreement or since they were here, the reviews and the next one; refuses to compare by itself.
import { useEffect, useRef, useState } from 'react'
import { Modal } from '../../controls/dialog.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { agreementOf, standing } from '../agreement/agreement-of.ts'
import { CallsView } from './calls-view.tsx'
import { ReviewForm } from './review-form.tsx'
import { ReviewsView } from './reviews-view.tsx'
import { SinceMoment } from './since-moment.tsx'
import '../../styles/coming-back.css'

export interface LookBackDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly mayEdit: boolean
  /** Opens what came of the last call. */
  readonly onSummary: () => void
  readonly onClose: () => void
}

export function LookBackDialog({ session, api, mayEdit, onSummary, onClose }: LookBackDialogProps) {
  const { proposals } = useReadable(agreementOf(session, api))
  const { agreed } = standing(proposals ?? [])
  const [recording, setRecording] = useState(false)
  const [recorded, setRecorded] = useState<string | null>(null)
  const body = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) body.current?.focus()
    isFirst.current = false
  }, [recording])
  return (
    <Modal open onClose={onClose} title={words.title} closeLabel={allWords.close} shape="wide">
      {/* Named, since it has the keys whenever one of the two takes the place of the other. */}
      <div
        className="look-back"
        ref={body}
        role="group"
        aria-label={recording ? words.record : words.title}
        tabIndex={-1}
      >
        {recording ? (
          <ReviewForm
            session={session}
            comparedWith={agreed?.id}
            onCancel={() => setRecording(false)}
            onDone={(next) => {
              setRecorded(next)
              setRecording(false)
            }}
          />
        ) : (
          <>
            <SinceMoment
              session={session}
              api={api}
              first="agreed"
              nothing={<p>{words.nothingYet}</p>}
              onClose={onClose}
            >
              <CallsView session={session} api={api} onSummary={onSummary} />
              <ReviewsView
                session={session}
                recorded={recorded}
                onRecord={mayEdit ? () => setRecording(true) : null}
                onClose={onClose}
              />
            </SinceMoment>
          </>
        )}
      </div>
    </Modal>
  )
}
