// Knows which answers and proposals of others came in while somebody is here, so that each counts once as something new to read; refuses to tell them.
import type { GivenAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { agreementOf } from '../agreement/agreement-of.ts'
import { givenAnswers } from '../agreement/given-answers.ts'
import { changeLogOf } from './log-of.ts'

/** What is counted already, or was given on this page. */
const known = new WeakMap<BoardSession, Set<string>>()
const knownOf = (session: BoardSession): Set<string> => {
  const before = known.get(session) ?? new Set()
  known.set(session, before)
  return before
}
/** A yes to the whole is one to each card in it, at the same instant. */
const keyOf = ({ organisationId, at }: GivenAnswer): string => `${organisationId} ${at}`

/** One's own answer is no news, also where it has come in faster than the answer to whoever gave it. */
export function answeredHere(session: BoardSession, answer: GivenAnswer | undefined): void {
  if (answer === undefined) return
  const all = knownOf(session)
  if (all.has(keyOf(answer))) changeLogOf(session).more(-1)
  all.add(keyOf(answer))
}

/** Counts what comes in until what it returns is called. Nothing is asked for before something has come. */
export function countAnswers(session: BoardSession, api: Api): () => void {
  const log = changeLogOf(session)
  const all = knownOf(session)
  const began = Date.parse(log.begun)
  const stops = new Set<() => void>()
  const count = (): void => {
    const proposals = agreementOf(session, api).get().proposals ?? []
    const answers = givenAnswers(session, api).get().answers ?? []
    const came = [
      ...proposals.filter(({ by }) => by !== session.participantId).map(({ id, at }) => ({ key: id, at })),
      ...[...proposals.flatMap((proposal) => proposal.answers), ...answers].map((one) => ({
        key: keyOf(one),
        at: one.at,
      })),
    ]
    for (const { key, at } of came) {
      if (all.has(key) || Date.parse(at) <= began) continue
      all.add(key)
      log.more(1)
    }
  }
  const listen = (): void => {
    if (stops.size > 1) return
    stops.add(agreementOf(session, api).subscribe(count))
    stops.add(givenAnswers(session, api).subscribe(count))
  }
  stops.add(session.agreement.subscribe(listen))
  return () => {
    for (const stop of stops) stop()
  }
}
