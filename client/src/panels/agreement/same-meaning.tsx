// Knows how it reads and is said that new words of what was agreed mean the same; refuses to judge whether they do.
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { calledShortly } from '@common-ground/shared/documents/agreement-cards.ts'
import type { Rewording } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { formatDay } from '../../text/dates.ts'
import { sameMeaningWords as words } from '../../text/same-meaning-words.ts'
import { problemSentence } from '../problem-words.ts'
import { agreementOf, standing } from './agreement-of.ts'
import { useChangesSince } from './changes-since.ts'
import { givenAnswers } from './given-answers.ts'
import '../../styles/agreement.css'

/** Somebody may still be typing: what changed is asked for a moment later, ms. */
const REST_MS = 800

/**
 * What is worded differently from what was agreed, asked for again whenever somebody says something of it and when `key`
 * has changed; null = not known, or nothing is agreed.
 */
export function useRewordings(session: BoardSession, api: Api, key: string): readonly Rewording[] | null {
  const { proposals } = useReadable(agreementOf(session, api))
  const [found, setFound] = useState<readonly Rewording[] | null>(null)
  const agreed = standing(proposals ?? []).agreed?.id
  useEffect(() => {
    if (agreed === undefined || key === '') {
      setFound(null)
      return
    }
    let left = false
    const timer = setTimeout(
      () =>
        void api.rewordings(session.boardId).then((answer) => {
          if (!left && answer.ok) setFound(answer.value)
        }),
      REST_MS,
    )
    return () => {
      left = true
      clearTimeout(timer)
    }
    // What was said of it comes with the proposals: they are asked for again then.
  }, [api, session, agreed, key, proposals])
  return found
}

/** Who says so, by name and organisation. */
export const whoSaid = (board: Board, { said }: Rewording): readonly string[] =>
  said.map(({ name = '', organisationId }) => {
    const card = board.cards.get(organisationId ?? '')
    if (organisationId === undefined) return words.said(name, words.leads)
    return words.said(name, card === undefined ? words.gone : calledShortly(card))
  })

const isSaidByLead = ({ said }: Rewording): boolean => said.some(({ organisationId }) => organisationId === undefined)

interface SameMeaningProps {
  readonly session: BoardSession
  readonly api: Api
  readonly rewording: Rewording
}

/** One card: what was said of its new words, and the press that says so as well. */
function SameMeaning({ session, api, rewording }: SameMeaningProps) {
  const board = useReadable(session.board)
  const role = useReadable(session.role)
  const { own } = useReadable(givenAnswers(session, api))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const { cardId, name, hash, holds, onlyWords, said } = rewording
  const who = whoSaid(board, rewording)
  const voice = own ?? (role === 'facilitator' ? null : undefined)
  const mayPress =
    onlyWords && !holds && voice !== undefined && !said.some(({ organisationId = null }) => organisationId === voice)
  const say = async (): Promise<void> => {
    setBusy(true)
    const me = session.participants.get().find(({ id }) => id === session.participantId)
    const answer = await api.saySameMeaning(session.boardId, cardId, {
      hash,
      name: me?.name ?? '',
      ...(voice === null || voice === undefined ? {} : { organisationId: voice }),
    })
    setBusy(false)
    setProblem(answer.ok ? null : answer.error)
    if (answer.ok) place.current?.focus()
  }
  return (
    <div className="same-meaning" ref={place} tabIndex={-1}>
      {holds ? (
        <p role="status">{words.holds(who, formatDay(said.at(-1)?.at ?? ''))}</p>
      ) : onlyWords ? (
        <>
          <p role="status">{said.length === 0 ? words.onlyWords : words.waiting(who, isSaidByLead(rewording))}</p>
          {mayPress ? (
            <>
              <p className="quiet">{words.about}</p>
              <Button small disabled={busy} aria-label={words.pressFor(name)} onClick={() => void say()}>
                {busy ? words.busy : words.press}
              </Button>
            </>
          ) : null}
        </>
      ) : (
        <p className="quiet">{words.more}</p>
      )}
      {problem === null ? null : <p role="alert">{problemSentence(problem)}</p>}
    </div>
  )
}

/** In the panel of a card, where its words differ from what was agreed. */
export function CardSameMeaning({
  session,
  api,
  cardId,
}: Omit<SameMeaningProps, 'rewording'> & { readonly cardId: string }) {
  const board = useReadable(session.board)
  const { proposals } = useReadable(agreementOf(session, api))
  const agreed = standing(proposals ?? []).agreed?.cards.find(({ id }) => id === cardId)
  const now = meaningsOf(board).hashOf(cardId)
  const differs = agreed !== undefined && now !== '' && now !== agreed.hash
  const rewording = useRewordings(session, api, differs ? now : '')?.find((one) => one.cardId === cardId)
  return rewording === undefined || !differs || rewording.hash !== now ? null : (
    <SameMeaning session={session} api={api} rewording={rewording} />
  )
}

/** Every card that is worded differently from what was agreed. */
export function ChangedSinceAgreed({ session, api }: Omit<SameMeaningProps, 'rewording'>) {
  const { proposals } = useReadable(agreementOf(session, api))
  // What changes while it is read is told as well.
  const count = useChangesSince(session, standing(proposals ?? []).agreed)
  const rewordings = useRewordings(session, api, `all ${String(count)}`) ?? []
  if (rewordings.length === 0) return null
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul className="answers">
        {rewordings.map((rewording) => (
          <li key={rewording.cardId}>
            <strong dir="auto">{rewording.name}</strong>
            <SameMeaning session={session} api={api} rewording={rewording} />
          </li>
        ))}
      </ul>
    </section>
  )
}
