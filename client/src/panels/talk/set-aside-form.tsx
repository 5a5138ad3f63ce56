// Knows how something is set aside with a reason, by whom and until when; refuses to know what it was.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { Prompt } from '@common-ground/shared/lights/next-to-talk.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { THRESHOLDS } from '@common-ground/shared/lights/thresholds.ts'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, SelectInput, TextInput } from '../../controls/field.tsx'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { talkWords } from '../../text/talk-words.ts'
import { ownCard } from '../../model/own-card.ts'
import { tell } from '../tell.ts'
import type { BoardLights } from './use-lights.ts'

export interface SetAsideFormProps {
  readonly session: BoardSession
  readonly seen: BoardLights
  readonly prompt: Prompt
  /** The reason as far as it was typed; whoever opens the form again goes on with it. */
  readonly why: string
  readonly onWhy: (why: string) => void
  /** @param done true = it is set aside. */
  readonly onClose: (done: boolean) => void
}

const words = talkWords.aside
const ALL = ''

/** Organisations that can say so. */
export const speakersOn = (board: Board) => choices(board, 'organisation', ['active'])
/** Cards of a kind in one of these states. */
const choices = (board: Board, kind: CardKind, states: readonly string[]) =>
  [...board.cards.values()]
    .filter((card) => card.kind === kind && 'state' in card.fields && states.includes(String(card.fields.state)))
    .map((card) => ({ value: card.id, label: cardName(card) }))

export function SetAsideForm({ session, seen: { today }, prompt, why, onWhy, onClose }: SetAsideFormProps) {
  const board = session.board.get()
  const subjects = [...new Set(prompt.findings.map(({ subjects: [first] }) => first))]
  const organisations = speakersOn(board)
  const reviews = choices(board, 'review', ['planned', 'open'])
  const me = session.participants.get().find(({ id }) => id === session.participantId)
  const mine = me === undefined ? undefined : ownCard(board, me)
  const [about, setAbout] = useState(subjects[0] ?? ALL)
  const [who, setWho] = useState(organisations.find(({ value }) => value === mine)?.value ?? organisations[0]?.value)
  const [until, setUntil] = useState(ALL)
  const [isShort, setIsShort] = useState(false)

  const save = (): void => {
    if ([...why.trim()].length < THRESHOLDS.reason || who === undefined) {
      setIsShort(true)
      return
    }
    const values = { checkId: prompt.checkId, reason: why.trim(), orgId: who, at: today }
    const operations = (about === ALL ? subjects : [about]).map((subjectId): Operation => ({
      type: 'add-item',
      card: CHARTER_ID,
      field: 'waivers',
      id: session.newId(),
      values: { ...values, subjectId, ...(until === ALL ? {} : { untilReviewId: until }) },
    }))
    if (!tell(session.dispatch(operations, words.label))) return
    say(words.said)
    onClose(true)
  }
  return (
    <form
      className="aside-form"
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose(false)
      }}
    >
      <p className="aside-title">{words.title}</p>
      {subjects.length < 2 ? null : (
        <Field label={words.about}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={about}
              onPick={setAbout}
              options={[
                ...subjects.map((id) => {
                  const card = board.cards.get(id)
                  return { value: id, label: card === undefined ? id : cardName(card) }
                }),
                { value: ALL, label: words.all(subjects.length) },
              ]}
            />
          )}
        </Field>
      )}
      <Field label={words.why} mistake={isShort ? words.whyShort : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            // It was asked for by a press, and this is what it asks.
            ref={(input) => {
              if (input !== null && input.dataset['met'] === undefined) {
                input.dataset['met'] = ''
                input.focus()
              }
            }}
            value={why}
            maxLength={500}
            onChange={(event) => onWhy(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.who}>
        {(ids) => <SelectInput {...ids} value={who ?? ''} onPick={setWho} options={organisations} />}
      </Field>
      {reviews.length === 0 ? (
        <p className="field-help">{words.comesBack}</p>
      ) : (
        <Field label={words.until}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={until}
              onPick={setUntil}
              options={[
                { value: ALL, label: words.nextReview },
                ...reviews.map(({ value, label }) => ({ value, label: words.review(label) })),
              ]}
            />
          )}
        </Field>
      )}
      <div className="panel-actions">
        <Button small tone="main" type="submit">
          {words.done}
        </Button>
        <Button small tone="quiet" onClick={() => onClose(false)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
