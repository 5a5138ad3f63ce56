// Knows how somebody looks back: what changed since the agreement or since they were here, the reviews and the next one; refuses to compare by itself.
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useRef, useState } from 'react'
import { Modal } from '../../controls/dialog.tsx'
import { Field, SelectInput } from '../../controls/field.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'
import { formatDay } from '../../text/dates.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { agreementOf, standing } from '../agreement/agreement-of.ts'
import { AgreementSince } from './agreement-since.tsx'
import { CallsView } from './calls-view.tsx'
import { ChangesSince } from './changes-since-view.tsx'
import { visitBefore } from './returned.ts'
import { ReviewForm } from './review-form.tsx'
import { ReviewsView } from './reviews-view.tsx'
import { unanswered } from './unanswered.ts'
import { useVersionSeen } from './use-version-seen.ts'
import '../../styles/coming-back.css'

export interface LookBackDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly mayEdit: boolean
  /** Opens what came of the last call. */
  readonly onSummary: () => void
  readonly onClose: () => void
}

/** With the last answer it was agreed. */
const settledAt = ({ at, answers }: ProposalInfo): string =>
  answers.reduce((last, answer) => (answer.at > last ? answer.at : last), at)

export function LookBackDialog({ session, api, mayEdit, onSummary, onClose }: LookBackDialogProps) {
  const { proposals, problem } = useReadable(agreementOf(session, api))
  const { agreed } = standing(proposals ?? [])
  const seen = useVersionSeen(session, api)
  const [picked, setPicked] = useState<string | null>(null)
  const [recording, setRecording] = useState(false)
  const [recorded, setRecorded] = useState<string | null>(null)
  const body = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) body.current?.focus()
    isFirst.current = false
  }, [recording])
  const before = visitBefore(session)
  const moments = [
    ...(agreed === null ? [] : [{ value: agreed.id, label: words.agreed(formatDay(agreed.settledOn ?? agreed.on)) }]),
    ...(seen.version === null || before === null || seen.version.id === agreed?.id
      ? []
      : [{ value: seen.version.id, label: words.here(formatDay(before)) }]),
  ]
  const isKnown = seen.isKnown && (proposals !== null || problem !== null)
  const from = moments.find(({ value }) => value === picked)?.value ?? moments[0]?.value
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
            {isKnown ? null : (
              <p className="quiet" role="status">
                {words.loading}
              </p>
            )}
            {seen.problem === null ? null : <p role="status">{unanswered(seen.problem)}</p>}
            {isKnown && seen.problem === null && from === undefined ? <p>{words.nothingYet}</p> : null}
            {isKnown && from !== undefined ? (
              <>
                <Field label={words.since}>
                  {(ids) => <SelectInput {...ids} value={from} options={moments} onPick={setPicked} />}
                </Field>
                <AgreementSince
                  session={session}
                  api={api}
                  since={from === agreed?.id ? settledAt(agreed) : (before ?? session.now())}
                />
                <ChangesSince
                  key={from}
                  session={session}
                  api={api}
                  from={from}
                  isAgreed={from === agreed?.id}
                  onClose={onClose}
                />
              </>
            ) : null}
            <CallsView session={session} api={api} onSummary={onSummary} />
            <ReviewsView
              session={session}
              recorded={recorded}
              onRecord={mayEdit ? () => setRecording(true) : null}
              onClose={onClose}
            />
          </>
        )}
      </div>
    </Modal>
  )
}
