// Knows how the answers of organisations on one card are read and given in the panel, and how it is checked at home; refuses to know proposals.
import { isAnswered, meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { compareOrder } from '@common-ground/shared/board/order.ts'
import type { CardAnswer, NewAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { GivenReply } from '@common-ground/shared/wire/check-shapes.ts'
import { useMemo, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { announce } from '../../controls/toast.tsx'
import { watchGoneOn } from '../../controls/gone-on.ts'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { formatDay } from '../../text/dates.ts'
import { homeWords } from '../../text/home-words.ts'
import { stepsWords } from '../../text/steps-words.ts'
import { problemSentence } from '../problem-words.ts'
import type { NamedOrganisation } from '../share-links.ts'
import type { TypedKeeper } from './typed-answer.ts'
import { AnswerForm } from './answer-form.tsx'
import { AskAtHome } from './ask-at-home.tsx'
import { answeredHere } from '../changes/answers-counted.ts'
import { givenAnswers } from './given-answers.ts'
import { AnswerLine } from './answer-line.tsx'
import { boardDrafts } from '../board-drafts.ts'
import { ReplyForm } from './reply-form.tsx'
import { ReplyLine } from './reply-line.tsx'
import { asOwn, postOf, signedLast } from './signed-last.ts'
import { isSeenDifferently, sayDifferently } from './say-differently.ts'
import '../../styles/agreement.css'

const words = agreementWords.card

interface CardAnswersProps {
  readonly session: BoardSession
  readonly api: Api
  readonly card: Card
}

/** Nothing for a card that nobody answers on or checks at home. */
export function CardAnswers({ session, api, card }: CardAnswersProps) {
  const checks = card.kind === 'decision' ? card.fields.checks : []
  return isAnswered(card) || checks.some(({ orgId }) => orgId !== undefined) ? (
    <Answers session={session} api={api} card={card} />
  ) : null
}

function Answers({ session, api, card }: CardAnswersProps) {
  const board = useReadable(session.board)
  const role = useReadable(session.role)
  const { answers, replies, own, problem } = useReadable(givenAnswers(session, api))
  const organisations = useMemo(
    () =>
      [...board.cards.values()]
        .filter((one) => one.kind === 'organisation' && one.fields.state === 'active')
        .toSorted(compareOrder)
        .map((one) => ({ id: one.id, name: cardName(one) })),
    [board],
  )
  const isFacilitator = role === 'facilitator'
  const onCard = answers?.filter(({ cardId }) => cardId === card.id) ?? []
  const answerOf = (id: string) => onCard.find(({ organisationId }) => organisationId === id)
  const mine = organisations.find(({ id }) => id === own)
  // Who has not answered is shown to whoever records for them; to the others it is a count.
  const others = organisations.filter(
    ({ id }) =>
      id !== own && (isFacilitator || answerOf(id) !== undefined || replyOn(replies, card.id, id) !== undefined),
  )
  const silent = organisations.filter(({ id }) => id !== own && answerOf(id) === undefined).length
  const row = (organisation: NamedOrganisation) => (
    <OrganisationRow
      key={organisation.id}
      session={session}
      api={api}
      card={card}
      organisation={organisation}
      answer={answerOf(organisation.id)}
      reply={replyOn(replies, card.id, organisation.id)}
      voice={organisation.id === own ? 'own' : isFacilitator ? 'recorded' : null}
    />
  )
  return (
    <section className="group card-answers" aria-label={words.title}>
      <h3>{words.title}</h3>
      {answers === null ? (
        <p className="quiet" role="status">
          {problem === null ? words.loading : problemSentence(problem)}
        </p>
      ) : isAnswered(card) ? (
        <>
          {mine === undefined ? null : <ul className="answers">{row(mine)}</ul>}
          {others.length === 0 ? null : (
            <details>
              <summary>{mine === undefined ? words.all : words.others}</summary>
              <ul className="answers">{others.map(row)}</ul>
            </details>
          )}
          {silent === 0 ? null : <p className="quiet">{words.silent(silent)}</p>}
        </>
      ) : null}
      <Checks session={session} api={api} card={card} replies={replies} own={own} isFacilitator={isFacilitator} />
    </section>
  )
}

const replyOn = (replies: readonly GivenReply[], checkId: string, organisationId: string): GivenReply | undefined =>
  replies.find((one) => one.checkId === checkId && one.organisationId === organisationId)

/** The words that what was kept is about; null = nothing was kept. */
const aboutIn = (kept: unknown): string | null =>
  typeof kept === 'object' && kept !== null && 'about' in kept && typeof kept.about === 'string' ? kept.about : null

interface RowProps extends CardAnswersProps {
  readonly organisation: NamedOrganisation
  readonly answer: CardAnswer | undefined
  readonly reply: GivenReply | undefined
  /** How this device may answer for it; null = not at all. */
  readonly voice: 'own' | 'recorded' | null
}

function OrganisationRow({ session, api, card, organisation, answer, reply, voice }: RowProps) {
  const [open, setOpen] = useState<'answer' | 'ask' | 'pass' | null>(null)
  const place = useRef<HTMLLIElement>(null)
  const mayEdit = useReadable(session.mayEdit)
  const { id, name } = organisation
  const me = session.participants.get().find((one) => one.id === session.participantId)
  const myName = me?.name ?? ''
  /** As they said when they came. */
  const isMine = me?.organisationId === id
  const given = useReadable(givenAnswers(session, api)).answers ?? []
  const onCard = given.filter(({ cardId }) => cardId === card.id)
  const read = useRef('')
  const drafts = boardDrafts(session)
  const answerPlace = `${card.id} ${id}`
  const isBegun = useReadable(drafts.places).has(answerPlace)
  const hashNow = (): string => meaningsOf(session.board.get()).hashOf(card.id)
  const kept = drafts.keeperOf(answerPlace)
  /** What is typed waits with the words it is about: whoever sends it later, to other words, is told so first. */
  const keeper: TypedKeeper = { ...kept, keep: (value, text) => kept.keep({ ...value, about: read.current }, text) }
  /** @param isElsewhere the keys have gone on meanwhile, and are not called back. */
  const done = (isElsewhere = false): void => {
    setOpen(null)
    if (!isElsewhere) requestAnimationFrame(() => place.current?.focus())
  }
  const give = async (given: NewAnswer): Promise<ApiProblem | null> => {
    const goneOn = place.current === null ? () => true : watchGoneOn(place.current)
    const kept = await api.answerCard(session.boardId, card.id, { ...given, organisationId: id, hash: read.current })
    const isElsewhere = goneOn()
    if (kept.ok) {
      answeredHere(session, kept.value)
      done(isElsewhere)
    }
    // What is typed stays; it is given again to the words that stand there now.
    else if (kept.error.code === 'changed-meanwhile') read.current = hashNow()
    return kept.ok ? null : kept.error
  }
  // What an organisation has said itself about the same words, nobody records over.
  const mayAnswer = voice === 'own' || answer?.how !== 'pressed' || !answer.current
  return (
    <li ref={place} tabIndex={-1}>
      <AnswerLine
        name={name}
        answer={answer}
        wordsOf={answer === undefined || answer.current ? undefined : formatDay(answer.at)}
      />
      {reply === undefined ? null : (
        <div>
          <p className="quiet">{homeWords.from(name)}</p>
          <ReplyLine reply={reply} />
        </div>
      )}
      {isSeenDifferently(onCard, id) && voice !== null && mayEdit ? (
        <details>
          <summary>{stepsWords.differently}</summary>
          <p className="quiet">{stepsWords.differentlyAbout}</p>
          <Button small onClick={() => sayDifferently(session, card, id)}>
            {stepsWords.put}
          </Button>
        </details>
      ) : null}
      {voice === null ? null : (
        <div className="panel-actions">
          {voice === 'own' && answer?.how === 'recorded' && answer.current && open === null ? (
            <Button
              small
              onClick={() => {
                read.current = hashNow()
                const own = asOwn(answer, { name: myName, post: postOf(id, myName, given, session.board.get()) })
                if (own === null) setOpen('answer')
                else void give(own).then((problem) => problem === null || announce({ text: problemSentence(problem) }))
              }}
            >
              {agreementWords.page.isRight}
            </Button>
          ) : null}
          {mayAnswer ? (
            <Button
              small
              aria-expanded={open === 'answer'}
              aria-label={voice === 'own' ? undefined : agreementWords.recordForName(name)}
              onClick={() => {
                read.current = aboutIn(kept.read()) ?? hashNow()
                setOpen(open === 'answer' ? null : 'answer')
              }}
            >
              {voice === 'recorded' ? agreementWords.recordFor : answer === undefined ? words.give : words.change}
            </Button>
          ) : null}
          <HomeButton name={name} open={open} onOpen={setOpen} />
        </div>
      )}
      {open === 'answer' ? (
        <AnswerForm
          organisation={name}
          before={answer}
          recording={voice === 'recorded' && !isMine}
          marked={
            voice !== 'recorded'
              ? undefined
              : isMine
                ? agreementWords.form.recordingOwn
                : agreementWords.form.recording(name)
          }
          {...(voice === 'own' || isMine
            ? { name: myName, post: postOf(id, myName, given, session.board.get()) }
            : signedLast(id, given, session.board.get()))}
          today={session.now().slice(0, 10)}
          keeper={keeper}
          onAnswer={give}
        />
      ) : isBegun && voice !== null && mayAnswer ? (
        <p className="quiet">{agreementWords.begun}</p>
      ) : null}
      <HomeParts
        session={session}
        api={api}
        open={open}
        organisation={organisation}
        checkId={card.id}
        question={cardName(card)}
        reply={reply}
        onPass={() => setOpen('pass')}
        onDone={done}
      />
    </li>
  )
}

interface ChecksProps extends CardAnswersProps {
  readonly replies: readonly GivenReply[]
  readonly own: string | null
  readonly isFacilitator: boolean
}

/** What a decision asks of each organisation at home, and what came back. */
function Checks({ session, api, card, replies, own, isFacilitator }: ChecksProps) {
  const board = useReadable(session.board)
  const checks = card.kind === 'decision' ? card.fields.checks : []
  const asked = checks.flatMap(({ id, orgId, needs, dueOn }) => {
    const organisation = orgId === undefined ? undefined : board.cards.get(orgId)
    return organisation?.kind === 'organisation'
      ? [{ id, needs, dueOn, organisation: { id: organisation.id, name: cardName(organisation) } }]
      : []
  })
  if (asked.length === 0) return null
  return (
    <>
      <h4>{homeWords.title}</h4>
      <ul className="answers">
        {asked.map((check) => (
          <CheckRow
            key={check.id}
            session={session}
            api={api}
            card={card}
            {...check}
            reply={replyOn(replies, check.id, check.organisation.id)}
            may={isFacilitator || check.organisation.id === own}
          />
        ))}
      </ul>
    </>
  )
}

interface CheckRowProps extends CardAnswersProps {
  readonly id: string
  readonly needs: string
  readonly dueOn: string | undefined
  readonly organisation: NamedOrganisation
  readonly reply: GivenReply | undefined
  readonly may: boolean
}

function CheckRow({ session, api, card, id, needs, dueOn, organisation, reply, may }: CheckRowProps) {
  const [open, setOpen] = useState<'answer' | 'ask' | 'pass' | null>(null)
  const place = useRef<HTMLLIElement>(null)
  const { name } = organisation
  const more = [
    ...(needs === '' ? [] : [homeWords.needs(needs)]),
    ...(dueOn === undefined ? [] : [homeWords.by(dateWords(dueOn))]),
  ]
  return (
    <li ref={place} tabIndex={-1}>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {more.length === 0 ? null : <span className="quiet"> {more.join(', ')}</span>}
      </p>
      {reply === undefined ? <p className="quiet">{homeWords.waiting}</p> : <ReplyLine reply={reply} />}
      {may ? (
        <div className="panel-actions">
          <HomeButton name={name} open={open} onOpen={setOpen} />
        </div>
      ) : null}
      <HomeParts
        session={session}
        api={api}
        open={open}
        organisation={organisation}
        checkId={id}
        question={cardName(card)}
        reply={reply}
        onPass={() => setOpen('pass')}
        onDone={() => {
          setOpen(null)
          requestAnimationFrame(() => place.current?.focus())
        }}
      />
    </li>
  )
}

interface HomeButtonProps {
  readonly name: string
  readonly open: string | null
  readonly onOpen: (what: 'ask' | null) => void
}

function HomeButton({ name, open, onOpen }: HomeButtonProps) {
  const isOpen = open === 'ask' || open === 'pass'
  return (
    <Button
      small
      aria-expanded={isOpen}
      aria-label={homeWords.ask.openFor(name)}
      onClick={() => onOpen(isOpen ? null : 'ask')}
    >
      {homeWords.ask.open}
    </Button>
  )
}

interface HomePartsProps extends Omit<CardAnswersProps, 'card'> {
  readonly open: string | null
  readonly organisation: NamedOrganisation
  readonly checkId: string
  readonly question: string
  readonly reply: GivenReply | undefined
  readonly onPass: () => void
  readonly onDone: () => void
}

/** The link to hand out, or the form to pass a reply on. */
function HomeParts({ session, api, open, organisation, checkId, question, reply, onPass, onDone }: HomePartsProps) {
  const drafts = boardDrafts(session)
  const place = `reply ${checkId} ${organisation.id}`
  const isBegun = useReadable(drafts.places).has(place)
  if (open === 'ask')
    return (
      <>
        <AskAtHome session={session} api={api} organisation={organisation} checkId={checkId} question={question} />
        <p className="quiet">
          {homeWords.ask.passAbout}{' '}
          <Button small tone="quiet" aria-label={homeWords.ask.passFor(organisation.name)} onClick={onPass}>
            {homeWords.ask.pass}
          </Button>
        </p>
      </>
    )
  if (open !== 'pass') return isBegun ? <p className="quiet">{homeWords.begun}</p> : null
  return (
    <ReplyForm
      organisation={organisation.name}
      before={reply}
      passing
      today={session.now().slice(0, 10)}
      keeper={drafts.keeperOf(place)}
      onReply={async (given) => {
        const kept = await api.replyToCheck(session.boardId, checkId, { ...given, organisationId: organisation.id })
        if (kept.ok) onDone()
        return kept.ok ? null : kept.error
      }}
    />
  )
}
