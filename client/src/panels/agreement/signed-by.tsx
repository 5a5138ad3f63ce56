// Knows how whoever answers says who they are, how it is sent, and what is said and kept when it could not be; refuses to know what is answered.
import { ANSWER_LIMITS } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useRef } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { NotSent } from '../not-sent.tsx'
import { problemSentence } from '../problem-words.ts'
import '../../styles/answer-foot.css'

const words = agreementWords.form

export interface SignedByProps {
  /** Somebody else types it for who answers. */
  readonly forOthers: boolean
  readonly name: string
  readonly post: string
  /** What has to be filled in before it can be sent. */
  readonly missing: ReadonlySet<string>
  readonly onName: (name: string) => void
  readonly onPost: (post: string) => void
}

/** Name and post. */
export function SignedBy({ forOthers, name, post, missing, onName, onPost }: SignedByProps) {
  return (
    <div className="answer-who">
      <Field
        label={forOthers ? words.nameOf : words.name}
        mark={words.needed}
        mistake={missing.has('name') ? words.missing : undefined}
      >
        {(ids) => (
          <TextInput
            {...ids}
            aria-required
            value={name}
            maxLength={ANSWER_LIMITS.name}
            autoComplete={forOthers ? 'off' : 'name'}
            onChange={(event) => onName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={forOthers ? words.postOf : words.post}
        mark={words.needed}
        mistake={missing.has('post') ? words.missing : undefined}
      >
        {(ids) => (
          <TextInput
            {...ids}
            aria-required
            value={post}
            maxLength={ANSWER_LIMITS.post}
            autoComplete={forOthers ? 'off' : 'organization-title'}
            onChange={(event) => onPost(event.target.value)}
          />
        )}
      </Field>
    </div>
  )
}

export interface SendRowProps {
  readonly label: string
  readonly busy: boolean
  /** Why it was not sent; null = nothing stands in the way. */
  readonly problem: ApiProblem | null
  /** Everything that was typed: it can be copied where it cannot be sent, as by a link that has ended meanwhile. */
  readonly typed: string
}

export function SendRow({ label, busy, problem, typed }: SendRowProps) {
  const row = useRef<HTMLDivElement>(null)
  // What is said about it pushes down the button that was pressed.
  useEffect(() => {
    if (problem !== null) row.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div ref={row} className="send-row">
      {problem === null ? null : <NotSent why={problemSentence(problem)} typed={typed} />}
      <Button tone="main" type="submit" disabled={busy}>
        {busy ? words.busy : label}
      </Button>
    </div>
  )
}

export interface BeforeSendingProps {
  /** What it is a record of. */
  readonly record: string
  readonly busy: boolean
  /** null = there is nothing to throw away. */
  readonly onThrowAway: (() => void) | null
}

/** Read before it is sent. The press that throws away comes and goes with what is typed: its place is kept, so that nothing moves by it. [AG100] */
export function BeforeSending({ record, busy, onThrowAway }: BeforeSendingProps) {
  const place = useRef<HTMLDivElement>(null)
  return (
    <div ref={place} className="before-sending">
      <p className="quiet">{record}</p>
      <Button
        small
        tone="quiet"
        disabled={busy}
        style={onThrowAway === null ? { visibility: 'hidden' } : {}}
        onClick={() => {
          // The button goes with what is thrown away.
          place.current?.closest('form')?.querySelector<HTMLElement>('input, textarea, select')?.focus()
          onThrowAway?.()
        }}
      >
        {words.throwAway}
      </Button>
    </div>
  )
}
