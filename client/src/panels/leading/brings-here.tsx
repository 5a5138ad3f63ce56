// Knows how it is written down at a step what an organisation brings to an objective; refuses to know the table of who does what.
import { cardName } from '@common-ground/shared/board/card.ts'
import { meaningOf } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { LIMITS } from '@common-ground/shared/board/limits.ts'
import { PART_KINDS } from '@common-ground/shared/documents/who-does-what.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, SelectInput } from '../../controls/field.tsx'
import { say } from '../../controls/said.tsx'
import { ownCard } from '../../model/own-card.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { matrixWords } from '../../text/matrix-words.ts'
import { matrixOf } from '../matrix/matrix-of.ts'
import { tell } from '../tell.ts'
import { instead, useKept, type StepDraft } from './add-here.tsx'
import { bringsTarget, bringsToWrite, meanwhileThere, readBrings, type BringsAim } from './brings-aim.ts'
import { ownTone } from './step-tone.ts'
import { Elsewhere, useTalkedAbout } from './talked-about.tsx'
import '../../styles/brings.css'

const words = leadingWords.open
/** What the line is for while it holds nothing of its writer's: words that are to be written anew, or a choice beside it. */
interface Held extends BringsAim {
  readonly isEmptied: boolean
}
const NOTHING: Held = { objective: '', organisation: '', was: '', isEmptied: false }

export interface BringsHereProps {
  readonly session: BoardSession
  readonly draft: StepDraft
}

/**
 * One line about one objective, for the organisation of whoever types; whoever leads writes for the one whose turn it is.
 * Nothing where there is no such organisation or no objective. Where nobody has said what it does for the objective, that is
 * asked for first: nobody delivers because of what they bring. [LD62]
 */
export function BringsHere({ session, draft }: BringsHereProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  const isFacilitator = useReadable(session.role) === 'facilitator'
  const leads = draft.call.leader === session.participantId
  const [held, hold] = useState(NOTHING)
  const [does, setDoes] = useState({ at: '', part: '', isMissed: false })
  const partSelect = useRef<HTMLSelectElement>(null)
  const choice = useRef<HTMLSelectElement>(null)
  const [kept, keep] = useKept(draft)
  const { rows } = matrixOf(board)
  const me = participants.find(({ id }) => id === session.participantId)
  const own = me === undefined ? undefined : ownCard(board, me)
  const typed = kept?.draft ?? ''
  // Turn and objective may go on while somebody types: it stays with what it was begun for, from its first change on.
  const isHeld =
    rows.some(({ objective }) => objective === held.objective) &&
    board.cards.get(held.organisation)?.kind === 'organisation'
  const inHand = isHeld ? held : NOTHING
  const begun = typed === '' ? inHand : readBrings(kept?.target ?? '')
  const isGone = begun.organisation !== '' && board.cards.get(begun.organisation)?.kind !== 'organisation'
  const speaker = (isGone ? '' : begun.organisation) || (isFacilitator && draft.call.turn) || own || ''
  const { aim, choose, elsewhere } = useTalkedAbout(
    session,
    draft,
    isGone ? [] : rows.map(({ objective }) => objective),
    begun.objective,
    typed === '' ? () => hold(NOTHING) : null,
  )
  const row = rows.find(({ objective }) => objective === aim.card)
  const organisation = board.cards.get(speaker)
  if (organisation?.kind !== 'organisation' || rows.length === 0) return null
  const name = organisation.fields.shortName.trim() || cardName(organisation)
  const line = [...board.relations.values()].find(
    ({ kind, from, to }) => kind === 'does' && from === organisation.id && to === row?.objective,
  )
  const there = line?.attributes['brings']
  const written = typeof there === 'string' ? there : ''
  const here = `${row?.objective ?? ''} ${organisation.id}`
  // Chosen for one line alone.
  const { part, isMissed } = does.at === here ? does : { part: '', isMissed: false }
  const isEmptied = typed === '' && inHand.isEmptied
  // What is there already is gone on with, not written over.
  const text = typed === '' && !isEmptied ? written : typed
  const was = typed === '' && !isEmptied ? written : begun.was
  const aimHere: BringsAim = { objective: row?.objective ?? '', organisation: organisation.id, was }
  const said = text.trim()
  const brings = bringsToWrite(written, was, said)
  const meanwhile = row === undefined ? null : meanwhileThere(written, was, said)
  const type = (next: string): void => {
    if (next === '') hold({ ...aimHere, isEmptied: true })
    // Nothing of the writer's any more, and still under their hands. Whoever leads moves it themselves.
    else if (next === written) hold(leads ? NOTHING : { ...aimHere, isEmptied: false })
    else hold(NOTHING)
    keep((now) => {
      if (next === '' || next === written) return { draft: '', target: '' }
      return { draft: next, target: typed === '' ? bringsTarget(aimHere) : now.target }
    })
  }
  const doesFrom = (attributes: Readonly<Record<string, string>>): Operation => ({
    type: 'connect',
    relation: { id: session.newId(), kind: 'does', from: organisation.id, to: row?.objective ?? '', attributes },
  })
  const free = (): void => {
    hold(NOTHING)
    keep(() => ({ draft: '', target: '' }))
  }
  const write = (): void => {
    if (!draft.mayEdit) return
    if (row === undefined) return say(leadingWords.tool.gone)
    if (brings === written) return free()
    if (line === undefined && part === '') {
      setDoes({ at: here, part, isMissed: true })
      return partSelect.current?.focus()
    }
    const operation: Operation =
      line === undefined ? doesFrom({ part, brings }) : { type: 'change-relation', id: line.id, attributes: { brings } }
    if (!tell(session.dispatch([operation], matrixWords.step))) return
    free()
    say((brings === '' ? words.bringsNothing : words.brought)(name, row.title))
  }
  const pick = (picked: string): void => {
    setDoes({ at: here, part: picked, isMissed: false })
    if (row === undefined || !draft.mayEdit) return
    if (line === undefined) {
      hold({ ...aimHere, isEmptied })
      if (picked === '') return
    }
    // A choice is as good as a choice in the table: it does not wait for words about what is brought. Words that were
    // sent before it and waited for it go with it.
    const goesAlong = line === undefined && isMissed && said !== ''
    const operation: Operation =
      line === undefined
        ? doesFrom(goesAlong ? { part: picked, brings } : { part: picked })
        : { type: 'change-relation', id: line.id, attributes: { part: picked } }
    if (!tell(session.dispatch([operation], matrixWords.step)) || !goesAlong) return
    free()
    say(words.brought(name, row.title))
  }
  const isWritten = written !== '' && said === written
  return (
    <form className="lead-brings" onSubmit={instead(write)}>
      <Elsewhere
        session={session}
        call={draft.call}
        elsewhere={elsewhere}
        choice={choice}
        nameOf={(id) => rows.find(({ objective }) => objective === id)?.title ?? ''}
      />
      <Field label={words.bringsTo} mistake={aim.isGone ? leadingWords.tool.gone : undefined}>
        {(ids) => (
          <SelectInput
            {...ids}
            ref={choice}
            value={row?.objective ?? ''}
            options={[
              ...(row === undefined ? [{ value: '', label: leadingWords.thinkLeads.choose }] : []),
              ...rows.map(({ objective, title }) => ({ value: objective, label: title })),
            ]}
            onPick={(id) => {
              choose(id)
              hold(NOTHING)
              // What stands there has not been in front of the writer: it is not written over.
              if (typed !== '') keep(() => ({ target: bringsTarget({ ...aimHere, objective: id, was: '' }) }))
            }}
          />
        )}
      </Field>
      {/* Asked of every one, so that nothing moves from one to the next. [LD99] */}
      {row === undefined ? null : (
        <Field className="lead-part" label={words.does(name)} mistake={isMissed ? words.partFirst : undefined}>
          {(ids) => (
            <SelectInput
              {...ids}
              ref={partSelect}
              value={line === undefined ? part : meaningOf(line)}
              options={[
                ...(line === undefined ? [{ value: '', label: words.noPart }] : []),
                ...PART_KINDS.map((one) => ({ value: one.part, label: one.words })),
              ]}
              onPick={pick}
            />
          )}
        </Field>
      )}
      <Field label={words.brings(name)}>
        {(ids) => (
          <textarea
            {...ids}
            className="input one-line"
            dir="auto"
            rows={1}
            value={text}
            placeholder={words.bringsLike}
            maxLength={LIMITS.plainChars}
            onChange={(event) => type(event.target.value)}
            onKeyDown={(event) => {
              // As in every line of a step; a line break goes with Shift.
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              write()
            }}
          />
        )}
      </Field>
      <Button type="submit" small tone={ownTone(session, draft.call)} disabled={!draft.mayEdit || isWritten}>
        {isWritten ? words.isWritten : words.keepBrings}
      </Button>
      {meanwhile === null ? null : (
        <p className="lead-meanwhile" role="status">
          <bdi>{words.bringsMeanwhile(meanwhile, brings !== written)}</bdi>
        </p>
      )}
    </form>
  )
}
