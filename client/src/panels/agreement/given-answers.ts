// Knows what organisations answered on single cards, what came back from home and for whom this device may answer, kept up by what the server says; refuses to judge it.
import type { CardAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { GivenReply } from '@common-ground/shared/wire/check-shapes.ts'
import type { GivenStart } from '@common-ground/shared/wire/step-shapes.ts'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { createCell, type Readable } from '../../model/readable.ts'

export interface GivenAnswers {
  /** null = not known yet. */
  readonly answers: readonly CardAnswer[] | null
  readonly replies: readonly GivenReply[]
  /** What was said about the clocks of steps. */
  readonly starts: readonly GivenStart[]
  /** The organisation whose own link this device came by; null = none. */
  readonly own: string | null
  /** Why it could not be asked for the last time. */
  readonly problem: ApiProblem | null
}

const known = new WeakMap<BoardSession, Readable<GivenAnswers>>()

/** One for each open board; it asks when it is first wanted, and again whenever something has changed. */
export function givenAnswers(session: BoardSession, api: Api): Readable<GivenAnswers> {
  const before = known.get(session)
  if (before !== undefined) return before
  const cell = createCell<GivenAnswers>({ answers: null, replies: [], starts: [], own: null, problem: null })
  let asked = 0
  const ask = async (): Promise<void> => {
    asked += 1
    const mine = asked
    const { boardId } = session
    const [answers, replies, starts, people] = await Promise.all([
      api.answers(boardId),
      api.replies(boardId),
      api.starts(boardId),
      api.participants(boardId),
    ])
    // A later question has the newer answer.
    if (mine !== asked) return
    const last = cell.get()
    const me = people.ok ? people.value.find(({ id }) => id === session.participantId) : undefined
    cell.set({
      answers: answers.ok ? answers.value : last.answers,
      replies: replies.ok ? replies.value : last.replies,
      starts: starts.ok ? starts.value : last.starts,
      own: me?.bound === true ? (me.organisationId ?? null) : people.ok ? null : last.own,
      problem: answers.ok ? (replies.ok ? null : replies.error) : answers.error,
    })
  }
  // As long as the session: both go together.
  session.agreement.subscribe(() => void ask())
  known.set(session, cell)
  void ask()
  return cell
}
