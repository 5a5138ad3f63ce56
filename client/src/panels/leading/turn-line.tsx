// Knows how turns are shown and handed on: who speaks, for how long, and who is next; refuses to interrupt anybody.
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { useEffect, useMemo } from 'react'
import { Button } from '../../controls/button.tsx'
import { say } from '../../controls/said.tsx'
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { problemSentence } from '../problem-words.ts'
import { clockWords, useSecondsLeft } from './step-clock.tsx'
import { speakingOrder } from './turns.ts'
import '../../styles/lead-turn.css'

export interface TurnLineProps {
  readonly session: BoardSession
  readonly api: Api
  readonly call: LedCall
  /** Everybody has had their turn at this step. */
  readonly allSpoken: boolean
}

const words = leadingWords.turn

export function TurnLine({ session, api, call, allSpoken }: TurnLineProps) {
  const board = useReadable(session.board)
  const order = useMemo(() => speakingOrder(board), [board])
  const at = order.findIndex(({ id }) => id === call.turn)
  const now = order[at]
  const next = order[at + 1]
  const name = now?.name
  useEffect(() => {
    if (name !== undefined) say(leadingWords.said.turn(name))
  }, [name, call.turnEndsAt])
  const give = async (turn: string): Promise<void> => {
    const answer = await api.moveCall(session.boardId, { turn })
    if (!answer.ok) announce({ text: problemSentence(answer.error) })
  }
  return (
    <div className="lead-turn">
      <p>
        <span>
          <bdi title={now?.name}>
            {now === undefined ? (allSpoken ? words.all : words.nobody) : words.now(now.name)}
          </bdi>
          {now === undefined ? null : <TurnClock session={session} endsAt={call.turnEndsAt} />}
        </span>
        {now === undefined || next === undefined ? null : <bdi className="quiet">{words.after(next.name)}</bdi>}
      </p>
      {call.leader !== session.participantId || (now === undefined && (allSpoken || next === undefined)) ? null : (
        // With the last turn it is what moves the call on that stands out. [LD101]
        <Button small tone={next === undefined ? 'plain' : 'main'} onClick={() => void give(next?.id ?? '')}>
          {next === undefined ? words.end : now === undefined ? words.begin(next.name) : words.next(next.name)}
        </Button>
      )}
    </div>
  )
}

function TurnClock({ session, endsAt }: { readonly session: BoardSession; readonly endsAt: number }) {
  const seconds = useSecondsLeft(session, endsAt)
  return (
    <span className="lead-turn-clock" role="timer" aria-label={leadingWords.clock.turn}>
      {clockWords(seconds)}
    </span>
  )
}
