// Knows how whoever leads the call settles who leads one objective, or keeps it as a question; refuses to know who was named.
import { meaningOf } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { addWritten } from '../list/change-cards.ts'
import { setPart } from '../matrix/set-part.ts'
import { tell } from '../tell.ts'

const words = leadingWords.thinkLeads
/** Characters, none of them cut in two, of the name of an objective within a question. */
const MOST_IN_QUESTION = 160
/** As it is asked later, with the name of an objective. */
export function leaderQuestion(name: string): string {
  const letters = [...name]
  return words.question(letters.length > MOST_IN_QUESTION ? `${letters.slice(0, MOST_IN_QUESTION).join('')}…` : name)
}

/** What organisations did for objectives before somebody here pressed that they lead. */
const partsBefore = new WeakMap<BoardSession, Map<string, string | null>>()

/**
 * Puts on the board that it leads, or takes that back: what it did before comes back. Where that is not known, what it
 * brings stays with what it delivers.
 *
 * @param gesture what is done with the same one is one step to take back.
 */
export function settleLeader(
  session: BoardSession,
  objective: string,
  organisation: string,
  leads: boolean,
  gesture?: string,
): void {
  const line = [...session.board.get().relations.values()].find(
    ({ kind, from, to }) => kind === 'does' && from === organisation && to === objective,
  )
  const before = partsBefore.get(session) ?? new Map<string, string | null>()
  partsBefore.set(session, before)
  const key = `${organisation} ${objective}`
  if (leads) {
    before.set(key, line === undefined ? null : meaningOf(line))
    setPart(session, objective, organisation, 'leads', gesture)
    return
  }
  const brings = line !== undefined && Object.keys(line.attributes).some((name) => name !== 'part')
  setPart(session, objective, organisation, before.get(key) ?? (brings ? 'delivers' : null), gesture)
}

/** A question about the objective, one step to take back. False = it was refused, and that was said. */
export function askLater(session: BoardSession, objective: string, question: string): boolean {
  const gesture = session.newId()
  const made = addWritten(session, 'concern', { title: question, issueKind: 'question' }, gesture)
  if (made === null) return false
  const relation = { id: session.newId(), kind: 'about', from: made, to: objective } as const
  const done = tell(session.dispatch([{ type: 'connect', relation }], leadingWords.labels.add, gesture))
  if (done) say(words.parked)
  return done
}
