// Knows which moment of a board is presented: what was agreed last, else the board as it is; refuses to draw it.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import type { SaidWith } from '@common-ground/shared/documents/stop.ts'
import { storyOf, type Story } from '@common-ground/shared/documents/story.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useState } from 'react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { agreementOf, conditionsOf, standing } from '../agreement/agreement-of.ts'

/** It stays as it was when it was opened: nothing moves under whoever presents, and nothing more is fetched. */
export interface Told {
  /** The moment that is told of. */
  readonly board: Board
  readonly title: string
  readonly story: Story
  /** The calendar date of the agreement; null = a draft. */
  readonly agreedOn: string | null
  /** What has to be said with that agreement. */
  readonly said: readonly SaidWith[]
  /** Something was agreed, or may have been, and could not be fetched. */
  readonly missed: boolean
}

const tell = (board: Board, agreedOn: string | null, missed: boolean, said: readonly SaidWith[] = []): Told => ({
  board,
  title: board.title,
  story: storyOf(board, said),
  agreedOn,
  said,
  missed,
})

/** Every "yes, but" to a proposal, in the order in which the organisations were asked. */
const saidWith = (proposal: ProposalInfo): readonly SaidWith[] =>
  conditionsOf(proposal).map(({ organisation, name, note, how }) => ({
    organisation,
    name,
    note,
    recorded: how === 'recorded',
  }))

/** What is presented; null = still being looked for. */
export function useStory(session: BoardSession, api: Api): Told | null {
  const { proposals, problem } = useReadable(agreementOf(session, api))
  const [told, setTold] = useState<Told | null>(null)
  const isKnown = proposals !== null
  const cannot = !isKnown && problem !== null
  const agreed = standing(proposals ?? []).agreed
  const id = agreed?.id
  const on = agreed?.settledOn ?? agreed?.on ?? null
  const isTold = told !== null
  useEffect(() => {
    if (isTold) return
    if (!isKnown && !cannot) return
    if (id === undefined) {
      setTold(tell(session.board.get(), null, cannot))
      return
    }
    let left = false
    void api.versionContent(session.boardId, id).then((answer) => {
      if (left) return
      // The server sends a version only when it is whole; its form is that of every board file.
      if (answer.ok)
        setTold(tell(boardOfContent(answer.value as BoardContent), on, false, agreed === null ? [] : saidWith(agreed)))
      else setTold(tell(session.board.get(), null, true))
    })
    return () => {
      left = true
    }
  }, [session, api, isTold, isKnown, cannot, id, on, agreed])
  return told
}
