// Knows how what has changed in meaning since a kept moment reads, leads to its card and is marked on the map; refuses to compare by itself.
import type { Rewording } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { BoardChanges } from '@common-ground/shared/wire/http-shapes.ts'
import { MapPinned } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { announce, dismiss } from '../../controls/toast.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { sameMeaningWords } from '../../text/same-meaning-words.ts'
import { formatDay } from '../../text/dates.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'
import { focusRow } from '../list/list-focus.ts'
import { agreementOf, standing } from '../agreement/agreement-of.ts'
import { useChangedSince } from '../agreement/changes-since.ts'
import { useRewordings, whoSaid } from '../agreement/same-meaning.tsx'
import { showMarks, takeMarksOff } from '../marks-in-sight.ts'
import { showCard } from '../show-card.ts'
import { nameOf } from '../who.ts'
import { changedThings, type ChangedThing } from './changed-cards.ts'
import { unanswered } from './unanswered.ts'

export interface ChangesSinceProps {
  readonly session: BoardSession
  readonly api: Api
  /** Id of a version. */
  readonly from: string
  /** Instant of that version, or of the visit. */
  readonly since: string
  /** Why a card is ringed that has changed since then. */
  readonly why: (said: string) => string
  /** It is the version agreed last: only of changes since then it is said that the meaning is the same. */
  readonly isAgreed: boolean
  /** It is told, or it is said why it cannot be. Stays the same function. */
  readonly onTold: () => void
  readonly onClose: () => void
}

/** So many are read in a dialog; History shows all. */
const MOST = 100
/** So many sentences stand at a card. */
const MOST_SAID = 2

export function ChangesSince({ session, api, from, since, why, isAgreed, onTold, onClose }: ChangesSinceProps) {
  /** What was compared, with the cards that said something else then: one without the other would be false. */
  const [told, setTold] = useState<{ readonly compared: BoardChanges; readonly agreed: ReadonlySet<string> } | null>(
    null,
  )
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const board = useReadable(session.board)
  const { proposals } = useReadable(agreementOf(session, api))
  const agreed = useChangedSince(session, isAgreed ? standing(proposals ?? []).agreed : null)
  const rewordings = useRewordings(session, api, isAgreed ? from : '')?.filter(({ holds }) => holds) ?? []
  const isMarked = useSelected(session.view, (view) => view.marked.size > 0)
  useEffect(() => {
    if (isAgreed && agreed === null) return
    let left = false
    void api.changes(session.boardId, from, 'now').then((answer) => {
      if (left) return
      if (answer.ok) setTold({ compared: answer.value, agreed: agreed ?? new Set() })
      else setProblem(answer.error)
    })
    return () => {
      left = true
    }
  }, [api, session, from, isAgreed, agreed])
  const isTold = told !== null || problem !== null
  useEffect(() => {
    if (isTold) onTold()
  }, [isTold, onTold])
  if (told === null) {
    return (
      <div className="changes-since">
        <p role="status" className={problem === null ? 'quiet' : ''}>
          {problem === null ? words.loading : unanswered(problem)}
        </p>
      </div>
    )
  }
  const { changes } = told.compared
  const all = changedThings(board, changes, {
    since,
    agreed: isAgreed ? told.agreed : null,
    visitor: isAgreed ? null : session.participantId,
  })
  // What somebody did themselves is no news to them, and nothing is hidden from them either. [CB3]
  const [things, old] = [all.filter(({ isOld }) => !isOld), all.filter(({ isOld }) => isOld)]
  const shown = things.slice(0, MOST)
  const count = things.filter((one) => one.isAgreed).length
  const marks = things.filter(({ isThere, sentences }) => isThere && sentences.length > 0)
  const show = (id: string): void => {
    onClose()
    showCard(session, id)
    if (session.view.get().showing === 'list') focusRow(id)
  }
  const unmark = (): void => {
    takeMarksOff(session)
    dismiss('marked')
  }
  const mark = (): void => {
    const marked = new Map(marks.map(({ id, sentences }) => [id, why(inShort(sentences))]))
    showMarks(session, marked)
    onClose()
    const action = { label: words.unmark, run: unmark }
    announce({ id: 'marked', text: words.marked, action, stays: 0, ofMap: true })
  }
  return (
    <div className="changes-since">
      <p role="status" className={things.length === 0 ? '' : 'quiet'}>
        {things.length > 0 ? words.count(count, things.length - count) : old.length > 0 ? words.nothingNew : words.same}
      </p>
      {[true, false].map((wanted) => (
        <Things
          key={String(wanted)}
          name={wanted ? words.agreedOn : words.others}
          things={shown.filter((one) => one.isAgreed === wanted)}
          rewordings={rewordings}
          onShow={show}
          session={session}
        />
      ))}
      {old.length === 0 ? null : (
        <details className="known-already">
          <summary>{words.known(old.length)}</summary>
          <p className="quiet">{words.knownAbout}</p>
          <Things name="" things={old.slice(0, MOST)} rewordings={rewordings} onShow={show} session={session} />
        </details>
      )}
      {things.length > shown.length ? <p className="quiet">{words.more(things.length - shown.length)}</p> : null}
      {marks.length === 0 ? null : (
        <Button icon={<MapPinned size={17} aria-hidden />} onClick={isMarked ? unmark : mark}>
          {isMarked ? words.unmark : words.mark}
        </Button>
      )}
    </div>
  )
}

/** A card with many changes says how many more there are. */
const inShort = (said: readonly string[]): string =>
  [...said.slice(0, MOST_SAID), ...(said.length > MOST_SAID ? [words.whyMore(said.length - MOST_SAID)] : [])].join(' ')

interface ThingsProps {
  /** "" = it is said above already. */
  readonly name: string
  readonly things: readonly ChangedThing[]
  /** Those of which enough say that the meaning is the same. */
  readonly rewordings: readonly Rewording[]
  readonly session: BoardSession
  readonly onShow: (card: string) => void
}

function Things({ name, things, rewordings, session, onShow }: ThingsProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  if (things.length === 0) return null
  return (
    <section>
      {name === '' ? null : <h3>{name}</h3>}
      <ul>
        {things.map((thing) => {
          const { id, isThere, last } = thing
          const same = rewordings.find(({ cardId }) => cardId === id)
          const sentences = thing.sentences.length === 0 ? [words.saysElse(thing.name)] : thing.sentences
          return (
            <li key={id}>
              <div className="changed-thing">
                {sentences.map((sentence, index) => (
                  <p key={`${String(index)} ${sentence}`} dir="auto">
                    {sentence}
                  </p>
                ))}
                {same === undefined ? null : (
                  <p className="quiet">{sameMeaningWords.holdsShort(whoSaid(board, same))}</p>
                )}
                {last === null ? null : (
                  <p className="quiet">
                    {words.lastBy(
                      last.by === session.participantId ? words.you : nameOf(participants, last.by),
                      formatDay(last.at),
                      sentences.length,
                    )}
                  </p>
                )}
              </div>
              {isThere ? (
                <Button small tone="quiet" aria-label={words.showNamed(inShort(sentences))} onClick={() => onShow(id)}>
                  {words.show}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
