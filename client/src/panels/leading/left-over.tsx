// Knows what becomes of something that was written at a step and is nowhere but here: its writer decides; refuses to do anything by itself, and to put a name on what was to have none.
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { useEffect } from 'react'
import { Button } from '../../controls/button.tsx'
import { announce } from '../../controls/toast.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { ofMaker } from '../../model/own-card.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { addWritten } from '../list/change-cards.ts'
import { addToRound } from './add-to-round.ts'
import { stillOnlyHere } from './begun.ts'
import { CopyOrDrop } from './copy-or-drop.tsx'
import { dropLeft } from './drop-left.ts'
import { entryWords } from './lead-picks.ts'
import { LeftBegun } from './left-begun.tsx'
import { kindBegunAt, leftOf, toolOf, type Left } from './what-is-left.ts'
import { NO_CLOSING, type Entry, type Written, type WrittenFirst } from './written.ts'

export interface LeftOverProps {
  readonly session: BoardSession
  readonly call: LedCall | null
  readonly written: WrittenFirst
  readonly mayEdit: boolean
}

const words = leadingWords.leftOver

/**
 * Puts what may bear a name onto the map in the writer's, one step to take back. What the map does not take stays here. False = not all of it.
 */
export function putOnMap(session: BoardSession, written: WrittenFirst, one: Written): boolean {
  const tool = toolOf(one)
  const kind = tool === null ? null : kindBegunAt(tool)
  if (kind === null) return false
  // Another window may have been faster.
  written.look()
  const now = written.of(one.round)
  if (now === null) return false
  const draft = now.hidden ? '' : now.draft.trim()
  const entries: readonly Entry[] = [...now.signed, ...(draft === '' ? [] : [{ id: session.newId(), text: draft }])]
  written.change(now, () => ({ signed: [], ...(now.hidden ? {} : { draft: '' }) }))
  const { title } = describeCard(kind)
  const step = stepOf(now)
  const gesture = session.newId()
  const left = entries.filter((entry) => {
    const text = entryWords(session.board.get(), entry)
    return step?.tool.type === 'write'
      ? !addToRound(session, step, now.round, session.newId(), text, gesture)
      : addWritten(session, kind, { ...ofMaker(session, kind), [title]: text }, gesture) === null
  })
  if (left.length > 0)
    written.change(now, (then) => ({
      signed: [...then.signed, ...left.map((entry) => ({ ...entry, id: session.newId() }))],
    }))
  return left.length === 0
}

/** Nothing unless there is something; only then is the board followed, which changes with every key. */
export function LeftOver(props: LeftOverProps) {
  const isThere = useReadable(props.written.all).some((one) => leftOf(one, props.call, () => '') !== null)
  return isThere ? <WhatIsLeft {...props} /> : null
}

function WhatIsLeft({ session, call, written, mayEdit }: LeftOverProps) {
  const board = useReadable(session.board)
  const left = useReadable(written.all).flatMap((one) => leftOf(one, call, (entry) => entryWords(board, entry)) ?? [])
  const state = useSelected(session.saveState, (save) => save.state)
  useEffect(() => {
    const today = dateIn(board.timeZone, Date.parse(session.now()))
    for (const each of left) {
      const rest = stillOnlyHere(board, each, today)
      if (rest !== null) written.change(each.one, () => rest)
    }
  })
  if (left.length === 0 || state === 'offline') return null
  return (
    <section className="lead-left" aria-label={words.label}>
      {left.map((each) => (
        <div key={each.one.round}>
          {each.named.length === 0 ? null : <Named left={each} session={session} written={written} mayEdit={mayEdit} />}
          {each.nameless.length === 0 ? null : <Nameless left={each} written={written} />}
          {each.begun.length === 0 ? null : (
            <LeftBegun left={each} session={session} written={written} mayEdit={mayEdit} />
          )}
        </div>
      ))}
    </section>
  )
}

const stepOf = ({ sheet, step }: Written): RunStep | undefined => sheetOf(sheet)?.steps.find(({ id }) => id === step)
const promptOf = (one: Written): string => stepOf(one)?.prompt ?? ''

interface NamedProps extends Pick<LeftOverProps, 'session' | 'written' | 'mayEdit'> {
  readonly left: Left
}
function Named({ left: { one, named }, session, written, mayEdit }: NamedProps) {
  const drop = (): void => dropLeft(written, one, (now) => ({ signed: [], ...(now.hidden ? {} : { draft: '' }) }))
  return (
    <div className="lead-under">
      <p>
        {words.about(promptOf(one))} <bdi className="lead-left-text">{named.join(' · ')}</bdi>
      </p>
      {mayEdit ? (
        <Button
          small
          onClick={() => {
            if (putOnMap(session, written, one)) announce({ text: words.placed })
          }}
        >
          {words.put}
        </Button>
      ) : null}
      <Button small onClick={drop}>
        {words.drop}
      </Button>
    </div>
  )
}

function Nameless({
  left: { one, nameless, maybe },
  written,
}: {
  readonly left: Left
  readonly written: WrittenFirst
}) {
  const tool = toolOf(one)
  const isPick = tool?.type === 'pick'
  // Had a name all the same, but there is nowhere to put it by itself.
  const isLoose = tool?.type !== 'write' && !isPick
  const drop = (): void =>
    dropLeft(written, one, (now) => ({
      unsigned: isPick ? [] : now.unsigned.filter((text) => !nameless.includes(text)),
      sent: isPick ? [] : now.sent.filter((text) => !nameless.includes(text)),
      othersPicks: [],
      othersLine: '',
      closing: NO_CLOSING,
      ...(now.hidden || isPick || isLoose ? { draft: '' } : {}),
      ...(isLoose ? { signed: [] } : {}),
    }))
  return (
    <div className="lead-under">
      <p>
        {(isLoose ? words.about : maybe ? words.perhaps : words.nameless)(promptOf(one))}{' '}
        <bdi className="lead-left-text">{nameless.join(' · ')}</bdi> <span className="quiet">{words.copyAbout}</span>
      </p>
      <CopyOrDrop lines={nameless} onDrop={drop} />
    </div>
  )
}
