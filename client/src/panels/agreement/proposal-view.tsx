// Knows how one proposal and its answers read on the board, and how an answer is given or recorded there; refuses to know how it is proposed.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type {
  GivenAnswer,
  NewAnswer,
  ProposalInfo,
  ProposalSheet,
} from '@common-ground/shared/wire/agreement-shapes.ts'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { useSure } from '../../controls/sure.tsx'
import { announce } from '../../controls/toast.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { ownCard } from '../../model/own-card.ts'
import { HandOut } from '../inviting/hand-out.tsx'
import type { NamedOrganisation } from '../share-links.ts'
import { answeredHere } from '../changes/answers-counted.ts'
import { agreedHere } from './agreed-news.ts'
import { agreementOf, conditionsOf, conditionsSince, saidBefore, isAskedFirst, takeAgreement } from './agreement-of.ts'
import { AskedRow } from './asked-row.tsx'
import { Conditions } from './conditions.tsx'
import { answerAddress, type LinkMemory } from './answer-link.ts'
import { givenAnswers } from './given-answers.ts'
import { postOf, signedLast } from './signed-last.ts'
import { ConfirmAnswers } from './confirm-answers.tsx'
import { HowToAnswer } from './how-to-answer.tsx'
import { boardDrafts } from '../board-drafts.ts'
import { ProposalNote } from './proposal-note.tsx'
import { proposedWhen } from './proposed-when.ts'
import { OwnAnswer } from './own-answer.tsx'
import { useChangesSince } from './changes-since.ts'
import { ChangedSinceAgreed } from './same-meaning.tsx'
import { SheetView, standingOf } from './sheet-view.tsx'

const words = agreementWords

export interface ProposalViewProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: LinkMemory
  readonly proposal: ProposalInfo
  /** Tells everything that has changed since it was agreed. */
  readonly onChanges: () => void
}

export function ProposalView({ session, api, memory, proposal, onChanges }: ProposalViewProps) {
  const role = useReadable(session.role)
  const [sheet, setSheet] = useState<ProposalSheet | null>(null)
  const [recording, setRecording] = useState<string | null>(null)
  const sure = useSure()
  const sureId = useId()
  const asked = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const isOpen = proposal.state === 'proposed'
  useEffect(() => {
    let left = false
    void api.proposal(session.boardId, proposal.id).then((answer) => {
      if (left) return
      if (answer.ok) setSheet(answer.value)
      else setProblem(answer.error)
    })
    return () => {
      left = true
    }
  }, [api, session, proposal.id])
  const own = sheet?.organisation
  const { proposals } = useReadable(agreementOf(session, api))
  const isFacilitator = role === 'facilitator'
  const me = session.participants.get().find(({ id }) => id === session.participantId)
  const today = session.now().slice(0, 10)
  const called = (participantId: string): string =>
    session.participants.get().find(({ id }) => id === participantId)?.name ?? ''

  const give = async (answer: NewAnswer): Promise<ApiProblem | null> => {
    const given = await api.answerProposal(session.boardId, proposal.id, answer)
    if (!given.ok) return given.error
    takeAgreement(session, given.value)
    setRecording(null)
    const organisationId = answer.organisationId ?? own?.id
    answeredHere(
      session,
      given.value.answers.find((one) => one.organisationId === organisationId),
    )
    // One's own reads where it was given.
    const name = proposal.organisations.find(({ id }) => id === organisationId && id !== own?.id)?.name
    if (given.value.state === 'agreed')
      agreedHere(
        session,
        proposal.id,
        name === undefined ? null : words.settled.recorded(name, proposal.title, conditionsOf(given.value).length),
      )
    else if (name !== undefined) announce({ text: words.recordedFor(name) })
    return null
  }
  const onCards = useReadable(givenAnswers(session, api)).answers
  const said = [...(proposals ?? []).flatMap(({ answers }) => answers), ...(onCards ?? [])]
  const conditions = conditionsOf(proposal)
  const before = saidBefore(proposal)
  const changes = useChangesSince(session, proposal.state === 'agreed' ? proposal : null) ?? 0
  const drafts = boardDrafts(session)
  const places = useReadable(drafts.places)
  const placeOf = (id: string): string => `${proposal.id} ${id}`
  const answerOf = (id: string): GivenAnswer | undefined =>
    proposal.answers.find(({ organisationId }) => organisationId === id)
  // As they said when they came; it is not by that that they answer.
  const saidOwn = me === undefined ? undefined : ownCard(session.board.get(), me)
  const organisations = proposal.organisations.toSorted(
    (one, other) => Number(other.id === saidOwn) - Number(one.id === saidOwn),
  )
  const unanswered =
    isOpen && sheet !== null && own === undefined && isAskedFirst(proposal, saidOwn)
      ? organisations.find(({ id }) => id === saidOwn)
      : undefined
  const isOwnShown = own !== undefined && (isOpen || answerOf(own.id) !== undefined)
  // One's own answer stands once. [AG102]
  const listed = isOwnShown ? organisations.filter(({ id }) => id !== own.id) : organisations
  const ownLink = isOwnShown ? linkOf(own) : null
  // All of it at once: what is asked stands between, and would push what is pressed from under a hand.
  if (sheet === null && problem === null)
    return (
      <p className="quiet proposal-coming" role="status">
        {words.loading}
      </p>
    )
  const text =
    sheet === null ? null : (
      <div ref={asked} className="asked">
        <SheetView
          standing={standingOf(proposal.state)}
          cards={sheet.cards}
          since={sheet.since}
          changes={sheet.changes}
        />
      </div>
    )
  return (
    <div className="proposal">
      <header>
        <h3 dir="auto">{proposal.title}</h3>
        <p>
          {proposal.state === 'agreed'
            ? `${words.agreedOn(dateWords(proposal.settledOn ?? proposal.on), conditions.length)}. `
            : proposedWhen(proposal)}
          {/* What is true now comes before what was true then. */}
          {changes > 0 ? <strong>{words.nowSays(changes)}</strong> : null}
        </p>
        <p className="quiet">{words.askedOf(proposal.organisations.map(({ name }) => name))}</p>
        {(proposal.state !== 'agreed' && !isOpen) || conditions.length === 0 ? null : (
          <section className="agreed-with" aria-label={isOpen ? words.but.soFar : words.conditions}>
            <h4>{isOpen ? words.but.soFar : words.conditions}</h4>
            <Conditions said={conditions} />
            {isFacilitator && before.length > 0 ? <p>{words.but.before(before)}</p> : null}
          </section>
        )}
        <ProposalNote proposal={proposal} />
        {proposal.state === 'lapsed' ? <p>{words.lapsed}</p> : null}
      </header>
      {isFacilitator ? <ConfirmAnswers session={session} api={api} proposal={proposal} /> : null}
      {/* What is asked comes before any answer to it. [AG65] */}
      {isOpen ? text : null}
      {!isOwnShown ? null : (
        <section className="own-answer">
          <h3 dir="auto">{words.form.title(own.name)}</h3>
          <OwnAnswer
            organisation={own.name}
            answer={answerOf(own.id)}
            state={proposal.state}
            isChanged={changes > 0}
            wordsOf={dateWords(proposal.on)}
            since={conditionsSince(proposal, own.id)}
            how={own.how}
            proposer={called(proposal.by)}
            called={called}
            name={me?.name ?? ''}
            post={postOf(own.id, me?.name ?? '', said, session.board.get())}
            today={today}
            keeper={drafts.keeperOf(placeOf(own.id))}
            onAnswer={async (given) => await give(own.how === 'pressed' ? given : { ...given, organisationId: own.id })}
          />
          {ownLink === null ? null : <div className="panel-actions own-link">{ownLink}</div>}
        </section>
      )}
      {unanswered === undefined ? null : (
        <HowToAnswer
          session={session}
          organisation={unanswered.name}
          mayRecord={isFacilitator}
          by={proposal.by}
          onRead={read}
        />
      )}
      {/* What brought them here, before what is over; the press first, so that nothing moves it. */}
      {proposal.state === 'agreed' ? (
        <>
          <Button className="add" onClick={onChanges}>
            {words.changedSince}
          </Button>
          <ChangedSinceAgreed session={session} api={api} />
        </>
      ) : null}
      {isOpen ? null : text}
      <section aria-label={words.who}>
        {listed.length === 0 ? null : <h3>{isOwnShown ? words.card.others : words.who}</h3>}
        <ul className="answers">
          {listed.map((organisation) => {
            const { id } = organisation
            const answer = answerOf(id)
            // What an organisation has said itself, nobody records over; one's own is given where it stands.
            const mayRecord = isFacilitator && isOpen && answer?.how !== 'pressed' && id !== own?.id
            const isBegun = isFacilitator && isOpen && id !== own?.id && places.has(placeOf(id))
            const keeper = drafts.keeperOf(placeOf(id))
            return (
              <AskedRow
                key={id}
                organisation={organisation}
                answer={answer}
                closed={!isOpen}
                wordsOf={changes > 0 ? dateWords(proposal.on) : undefined}
                called={called}
                link={linkOf(organisation)}
                recording={
                  mayRecord
                    ? {
                        isOpen: recording === id,
                        isBegun,
                        onOpen: (open) => setRecording(open ? id : null),
                        signer: signedLast(id, said, session.board.get()),
                        today,
                        keeper,
                        onAnswer: give,
                      }
                    : null
                }
                inVain={
                  isBegun && !mayRecord ? { text: drafts.textAt(placeOf(id)), onThrowAway: () => keeper.drop() } : null
                }
              />
            )
          })}
        </ul>
        <p className="quiet">
          {words.record} {words.code(proposal.code)}
        </p>
      </section>
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problem.title}
        </p>
      )}
      {isFacilitator && isOpen ? (
        sure.asking ? (
          <div
            className="panel-actions"
            role="alertdialog"
            aria-label={words.withdraw}
            aria-describedby={sureId}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.preventDefault()
              event.stopPropagation()
              sure.close()
            }}
          >
            <p id={sureId}>{words.withdrawSure}</p>
            <Button small tone="danger" onClick={() => void withdraw()}>
              {words.withdrawYes}
            </Button>
            <Button small tone="quiet" autoFocus onClick={sure.close}>
              {words.propose.cancel}
            </Button>
          </div>
        ) : (
          <Button small tone="quiet" className="add" ref={sure.opener} onClick={sure.ask}>
            {words.withdraw}
          </Button>
        )
      ) : null}
    </div>
  )

  function read(): void {
    const text = asked.current?.querySelector('details')
    if (text == null) return
    text.open = true
    text.querySelector('summary')?.focus({ preventScroll: true })
    asked.current?.scrollIntoView({ block: 'start' })
  }
  /** How its link to answer is handed out, by whoever runs the board while it is asked. */
  function linkOf(organisation: NamedOrganisation): ReactNode {
    if (!isFacilitator || !isOpen) return null
    return (
      <HandOut
        small
        what={words.linkFor(organisation.name)}
        label={words.link}
        occasion={{
          boardId: session.boardId,
          board: session.board.get().title,
          use: 'answer',
          organisation: organisation.name,
        }}
        address={async () => await addressFor(organisation)}
        now={() => session.now()}
      />
    )
  }
  async function addressFor(organisation: NamedOrganisation): Promise<string | null> {
    return await answerAddress(api, memory, session.boardId, organisation, Date.parse(session.now()))
  }
  async function withdraw(): Promise<void> {
    const answer = await api.withdrawProposal(session.boardId, proposal.id)
    if (!answer.ok) setProblem(answer.error)
  }
}
