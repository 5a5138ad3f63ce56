// Knows how a review is written down: who was there, what is kept, changed and stopped, and the next date; writes it as one card.
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput, Tick } from '../../controls/field.tsx'
import { keysToMistake } from '../../controls/keys-to-mistake.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'
import { boardDrafts } from '../board-drafts.ts'
import { useTyped } from '../agreement/typed-answer.ts'
import { DayInput } from '../fields/day-input.tsx'
import { addWritten } from '../list/change-cards.ts'
import { whoIsHere } from './who-is-here.ts'
import { mistakeIn, nextDate, reviewFields, type HeldReview, type Mistake } from './next-review.ts'

export interface ReviewFormProps {
  readonly session: BoardSession
  /** The version agreed last; undefined = nothing is agreed. */
  readonly comparedWith: string | undefined
  readonly onCancel: () => void
  /** @param next the date of the next review. */
  readonly onDone: (next: string) => void
}

/** Where among what is begun on a board a review waits: neither Escape, which closes all of it, nor loading anew loses it. */
const PLACE = 'review'

/** Whether something typed of a review waits in this tab. */
export const isReviewBegun = (session: BoardSession): boolean => boardDrafts(session).places.get().has(PLACE)

const TEXTS = ['keep', 'change', 'stop'] as const

export function ReviewForm({ session, comparedWith, onCancel, onDone }: ReviewFormProps) {
  const board = useReadable(session.board)
  // As it was when the form was opened: somebody who joins later changes nothing that stands there.
  const [here] = useState(() => {
    const ids = new Set([session.participantId, ...session.peers.get().map(({ participantId }) => participantId)])
    return whoIsHere(
      board,
      session.participants.get().filter(({ id }) => ids.has(id)),
    )
  })
  const { typed, type, throwAway } = useTyped(
    () => ({
      heldOn: dateIn(board.timeZone, Date.parse(session.now())),
      people: here.cards.join(' '),
      others: '',
      keep: '',
      change: '',
      stop: '',
      nextOn: '',
    }),
    boardDrafts(session).keeperOf(PLACE),
    (now) => [now.others, ...TEXTS.map((name) => (now[name].trim() === '' ? '' : `${words[name]}: ${now[name]}`))],
  )
  const review: HeldReview = { ...typed, people: typed.people.split(' ').filter((id) => id !== '') }
  const [mistake, setMistake] = useState<Mistake | null>(null)
  const set = (part: Parameters<typeof type>[0]): void => {
    type(part)
    setMistake(null)
  }
  const people = [...board.cards.values()].filter((card) => card.kind === 'person' && cardName(card) !== '')
  const named = review.others.split(',').map((one) => one.trim())
  const unnamed = here.others.filter((name) => !named.includes(name))
  const save = (form: HTMLElement): void => {
    const found = mistakeIn(review)
    setMistake(found)
    if (found !== null) return keysToMistake(form)
    const fields = reviewFields(review, words.recordTitle(dateWords(review.heldOn)), comparedWith)
    const also = nextDate(board, review.nextOn)
    if (addWritten(session, 'review', fields, undefined, also) === null) return
    throwAway?.()
    onDone(review.nextOn)
  }
  return (
    <form
      className="review-form"
      aria-label={words.record}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save(event.currentTarget)
      }}
    >
      <DayInput
        label={words.held}
        mistake={mistake === 'heldMissing' ? words.heldMissing : undefined}
        value={review.heldOn}
        onType={(heldOn) => set({ heldOn })}
      />
      {people.length === 0 ? null : (
        <fieldset>
          <legend className="field-label">{words.present}</legend>
          {people.map(({ id }) => {
            const card = board.cards.get(id)
            return card === undefined ? null : (
              <Tick
                key={id}
                checked={review.people.includes(id)}
                label={<bdi>{cardName(card)}</bdi>}
                onChange={(is) =>
                  set({ people: (is ? [...review.people, id] : review.people.filter((one) => one !== id)).join(' ') })
                }
              />
            )
          })}
        </fieldset>
      )}
      <Field label={people.length === 0 ? words.present : words.otherPeople} help={words.othersHelp}>
        {(ids) => (
          <TextInput {...ids} value={review.others} onChange={(event) => set({ others: event.target.value })} />
        )}
      </Field>
      {here.others.length === 0 ? null : (
        // Pressed, it stays: nothing below it moves under the hand.
        <Button
          small
          className="add"
          disabled={unnamed.length === 0}
          onClick={() => set({ others: [review.others.trim(), ...unnamed].filter((one) => one !== '').join(', ') })}
        >
          {words.addHere(unnamed.length === 0 ? here.others : unnamed)}
        </Button>
      )}
      {TEXTS.map((name) => (
        <Field key={name} label={words[name]}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              dir="auto"
              rows={2}
              value={review[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <DayInput
        label={words.nextDate}
        help={words.nextHelp}
        needed
        mistake={mistake === 'nextMissing' || mistake === 'nextPast' ? words[mistake] : undefined}
        value={review.nextOn}
        onType={(nextOn) => set({ nextOn })}
      />
      <div className="panel-actions">
        <Button tone="main" type="submit">
          {words.save}
        </Button>
        <Button
          tone="quiet"
          onClick={() => {
            throwAway?.()
            onCancel()
          }}
        >
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
