// Knows how one thing that differs from an earlier moment is offered to be put back, said beforehand and done; refuses to know by which operations.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { putBack } from '@common-ground/shared/operations/put-back.ts'
import { changeSentence, comingSentence } from '@common-ground/shared/versions/change-sentence.ts'
import type { Change } from '@common-ground/shared/versions/change.ts'
import { changesOfThing } from '@common-ground/shared/versions/changes-between.ts'
import type { BoardChange } from '@common-ground/shared/wire/http-shapes.ts'
import { Undo2 } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type FocusEvent } from 'react'
import { Button } from '../../controls/button.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { comingBackWords } from '../../text/coming-back-words.ts'
import { formatDay } from '../../text/dates.ts'
import { historyWords } from '../../text/history-words.ts'
import { lastOf } from '../coming-back/changed-cards.ts'
import { offerBack } from '../offer-back.ts'
import { tell } from '../tell.ts'
import { nameOf } from '../who.ts'

export interface Then {
  /** What the board said then; null = not asked for, or not here. */
  readonly board: Board | null
  /** Why it is not here; null = nothing went wrong so far. */
  readonly problem: ApiProblem | null
  readonly again: () => void
}

/** What the board said then. @param version its id; null = it is not to be asked for. */
export function useThen(session: BoardSession, api: Api, version: string | null): Then {
  const [come, setCome] = useState<{ readonly version: string; readonly answer: Board | ApiProblem } | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let left = false
    setCome(null)
    if (version !== null)
      void api.versionContent(session.boardId, version).then((answer) => {
        if (left) return
        // The server sends a version only when it is whole; its form is that of every board file.
        setCome({ version, answer: answer.ok ? boardOfContent(answer.value as BoardContent) : answer.error })
      })
    return () => {
      left = true
    }
  }, [api, session, version, attempt])
  const answer = come?.version === version ? (come?.answer ?? null) : null
  const isBoard = answer !== null && 'cards' in answer
  return {
    board: isBoard ? answer : null,
    problem: isBoard ? null : answer,
    again: () => setAttempt((count) => count + 1),
  }
}

export interface PutBackOneProps {
  readonly session: BoardSession
  readonly then: Board
  /** From then until now. */
  readonly change: BoardChange
}

/** Nothing where it cannot be put back; what it will say is read from the board as it is while it is asked. [VE42] */
export function PutBackOne({ session, then, change }: PutBackOneProps) {
  const [asked, setAsked] = useState(false)
  // Two hundred of these may stand in one list. Only what is asked follows the whole board; the others what they are about.
  const find = useMemo(() => wayBack(session, then, change), [session, then, change])
  const operations = useSelected(session.board, (board) => find(board, asked ? board : thingOf(board, change)))
  const participants = useReadable(session.participants)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState(0)
  useEffect(() => {
    // Where something was pressed that is gone by now the keys go on from what stands in its place.
    if (moved > 0) focusIn(box.current)
  }, [moved])
  const isOver = operations === null || operations.length === 0
  const hasKeys = useRef(false)
  useLayoutEffect(() => {
    // Somebody else has made it impossible: what had the keys has gone without a press. [VE60]
    if (isOver && hasKeys.current) focusIn(box.current)
  }, [isOver])
  const keys = {
    onFocus: () => (hasKeys.current = true),
    // What is taken out of the page hands the keys to nobody.
    onBlur: ({ relatedTarget }: FocusEvent) => (hasKeys.current = relatedTarget === null && hasKeys.current),
  }
  if (operations === null && !asked) return null
  if (operations === null || operations.length === 0)
    return (
      <div ref={box} className="put-back-one" {...keys}>
        <p className="quiet" tabIndex={-1}>
          {operations === null ? historyWords.one.cannot : historyWords.one.done}
        </p>
      </div>
    )
  const now = session.board.get()
  const coming = asked ? comingChange(now, then, change) : null
  const sentence = coming === null ? change.sentence : comingSentence(coming)
  const last = asked ? lastOf(now, change.about === 'card' ? change.id : '', [change]) : null
  const show = (open: boolean): void => {
    setAsked(open)
    setMoved((count) => count + 1)
  }
  const run = (): void => {
    if (!tell(session.dispatch(operations, historyWords.one.label))) return
    const said = coming === null ? '' : changeSentence(coming)
    offerBack(session, historyWords.one.announced(said), historyWords.undo)
    show(false)
  }
  return (
    <div ref={box} className="put-back-one" {...keys}>
      {asked ? (
        <div role="group" aria-labelledby={id} className="put-back-asked">
          <p id={id} dir="auto">
            {sentence}
            {last === null ? null : ` ${whoLast(last)}`}
          </p>
          <Button small tone="main" aria-describedby={id} onClick={run}>
            {historyWords.one.yes}
          </Button>
          <Button small tone="quiet" onClick={() => show(false)}>
            {historyWords.one.no}
          </Button>
        </div>
      ) : (
        <Button
          small
          tone="quiet"
          icon={<Undo2 size={15} aria-hidden />}
          aria-label={historyWords.one.putBackNamed(change.sentence)}
          onClick={() => show(true)}
        >
          {historyWords.one.putBack}
        </Button>
      )}
    </div>
  )

  function whoLast({ by, at }: { readonly by: string; readonly at: string }): string {
    const who = by === session.participantId ? comingBackWords.you : nameOf(participants, by)
    return historyWords.one.last(who, formatDay(at))
  }
}

const focusIn = (box: HTMLElement | null): void => box?.querySelector<HTMLElement>('button, [tabindex]')?.focus()

/** What puts it back on the board as it is, worked out anew only for another `asOf`; null = nothing does, or it would be refused. */
function wayBack(session: BoardSession, then: Board, change: BoardChange) {
  let known: { readonly asOf: unknown; readonly operations: readonly Operation[] | null } | null = null
  return (board: Board, asOf: unknown): readonly Operation[] | null => {
    if (known === null || known.asOf !== asOf) {
      const operations = putBack(board, then, change)
      known = { asOf, operations: operations === null || session.check(operations).ok ? operations : null }
    }
    return known.operations
  }
}

/** What the change is about, where it is now: it is another as soon as anything of it is. */
function thingOf(board: Board, { about, id }: BoardChange): unknown {
  if (about === 'board') return board.title
  if (about === 'relation') return board.relations.get(id)
  return board.cards.get(id) ?? board.bin.find((one) => one.id === id)
}

/** The same difference the other way round, from the board as it is now: null = it is none any more. */
function comingChange(now: Board, then: Board, { about, id, field, itemId, part }: BoardChange): Change | null {
  const isInBin = now.bin.some((one) => one.id === id)
  const found = changesOfThing({ before: now, after: then }, { about, id }, isInBin || about === 'relation').find(
    (one) => one.field === field && one.itemId === itemId && one.part === part,
  )
  if (found === undefined || about !== 'card' || field === undefined) return found ?? null
  const card = now.cards.get(id)
  // It keeps the name it has, unless that is what goes back.
  const isName = card !== undefined && describeCard(card.kind).title === field
  return card === undefined || isName ? found : { ...found, name: cardName(card) }
}
