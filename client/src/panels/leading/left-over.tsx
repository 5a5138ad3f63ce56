// Knows what becomes of something that was written first and never shown: its writer puts it on the map or throws it away; refuses to do either by itself.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { Button } from '../../controls/button.tsx'
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { addWritten } from '../list/change-cards.ts'
import { problemSentence } from '../problem-words.ts'
import { toolOf } from './settle-rounds.ts'
import type { Written, WrittenFirst } from './written.ts'

export interface LeftOverProps {
  readonly session: BoardSession
  readonly api: Api
  readonly call: LedCall | null
  readonly written: WrittenFirst
  readonly mayEdit: boolean
}

const words = leadingWords.leftOver

/** Whether something waits for nothing any more. */
export const isLeft = (one: Written, call: LedCall | null): boolean => {
  if (toolOf(one) === null) return false
  if (one.signed.length + one.unsigned.length === 0) return one.draft.trim() !== '' && call?.round?.id !== one.round
  if (call?.round?.id !== one.round) return !isOf(one, call)
  return call.round.shown && one.unsigned.length > 0
}
const isOf = ({ round }: Written, call: LedCall | null): boolean => call !== null && round.startsWith(`${call.id}-`)
const textsOf = ({ signed, unsigned, draft }: Written): readonly string[] => [
  ...signed.map(({ text }) => text),
  ...unsigned,
  ...(draft.trim() === '' ? [] : [draft.trim()]),
]

/** Puts everything onto the map in the writer's name. What the map does not take stays here. */
export function putOnMap(session: BoardSession, written: WrittenFirst, one: Written): boolean {
  const tool = toolOf(one)
  const taken = tool === null ? null : written.take(one.round)
  if (tool === null || taken === null) return false
  const texts = textsOf(taken)
  const { title } = describeCard(tool.kind)
  const left = texts.filter((text) => addWritten(session, tool.kind, { ...tool.fields, [title]: text }) === null)
  if (left.length === 0) return true
  written.change(taken, () => ({
    ...taken,
    draft: '',
    unsigned: [],
    sent: [],
    held: false,
    signed: left.map((text) => ({ id: session.newId(), text })),
  }))
  return false
}

/** Nothing unless there is something. */
export function LeftOver({ session, api, call, written, mayEdit }: LeftOverProps) {
  const left = useReadable(written.all).filter((one) => isLeft(one, call))
  const isConnected = useReadable(session.saveState).state !== 'offline'
  if (left.length === 0 || !isConnected) return null
  const put = async (one: Written): Promise<void> => {
    // What waits without a name must not come twice.
    if (one.sent.length > 0 && isOf(one, call)) {
      const answer = await api.giveUnsigned(session.boardId, { round: one.round, key: one.key, entries: [] })
      if (!answer.ok && answer.error.code === 'offline') return announce({ text: problemSentence(answer.error) })
    }
    if (putOnMap(session, written, one)) announce({ text: words.placed })
  }
  const drop = async (one: Written): Promise<void> => {
    if (one.sent.length > 0 && isOf(one, call))
      await api.giveUnsigned(session.boardId, { round: one.round, key: one.key, entries: [] })
    written.take(one.round)
    announce({ text: words.dropped })
  }
  return (
    <section className="lead-left" aria-label={words.label}>
      {left.map((one) => (
        <div key={one.round} className="lead-under">
          <p>
            {words.about(sheetOf(one.sheet)?.steps.find(({ id }) => id === one.step)?.prompt ?? '')}{' '}
            <bdi className="lead-left-text">{textsOf(one).join(' · ')}</bdi>
          </p>
          {mayEdit ? (
            <Button small onClick={() => void put(one)}>
              {words.put}
            </Button>
          ) : null}
          <Button small onClick={() => void drop(one)}>
            {words.drop}
          </Button>
        </div>
      ))}
    </section>
  )
}
