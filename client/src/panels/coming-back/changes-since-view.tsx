// Knows how what has changed in meaning since a kept moment reads, leads to its card and is marked on the map; refuses to compare by itself.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { Rewording } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { BoardChange, BoardChanges } from '@common-ground/shared/wire/http-shapes.ts'
import { MapPinned } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { announce, dismiss } from '../../controls/toast.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { sameMeaningWords } from '../../text/same-meaning-words.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'
import { focusRow } from '../list/list-focus.ts'
import { useRewordings, whoSaid } from '../agreement/same-meaning.tsx'
import { showCard } from '../show-card.ts'
import { cardsOf, changedCards } from './changed-cards.ts'
import { unanswered } from './unanswered.ts'

export interface ChangesSinceProps {
  readonly session: BoardSession
  readonly api: Api
  /** Id of a version. */
  readonly from: string
  /** Why a card is ringed that has changed since then. */
  readonly why: (said: string) => string
  /** It is the version agreed last: only of changes since then it is said that the meaning is the same. */
  readonly isAgreed: boolean
  readonly onClose: () => void
}

/** So many are read in a dialog; History shows all. */
const MOST = 100
/** So many sentences stand at a card. */
const MOST_SAID = 2

export function ChangesSince({ session, api, from, why, isAgreed, onClose }: ChangesSinceProps) {
  const [compared, setCompared] = useState<BoardChanges | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const board = useReadable(session.board)
  const rewordings = useRewordings(session, api, isAgreed ? from : '')?.filter(({ holds }) => holds) ?? []
  const isMarked = useSelected(session.view, (view) => view.marked.size > 0)
  useEffect(() => {
    let left = false
    void api.changes(session.boardId, from, 'now').then((answer) => {
      if (left) return
      if (answer.ok) setCompared(answer.value)
      else setProblem(answer.error)
    })
    return () => {
      left = true
    }
  }, [api, session, from])
  if (compared === null) {
    return (
      <div className="changes-since">
        <p role="status" className={problem === null ? 'quiet' : ''}>
          {problem === null ? words.loading : unanswered(problem)}
        </p>
      </div>
    )
  }
  const { changes, count } = compared
  const shown = changes.slice(0, MOST)
  const cards = changedCards(board, changes)
  const show = (id: string): void => {
    onClose()
    showCard(session, id)
    if (session.view.get().showing === 'list') focusRow(id)
  }
  const unmark = (): void => {
    session.view.set({ marked: new Map() })
    dismiss('marked')
  }
  const mark = (): void => {
    const marked = new Map([...cards].map(([id, said]) => [id, why(inShort(said))]))
    session.view.set({ marked, showing: 'map' })
    onClose()
    const action = { label: words.unmark, run: unmark }
    announce({ id: 'marked', text: words.marked(cards.size), action, stays: 0 })
  }
  return (
    <div className="changes-since">
      <p role="status" className={count === 0 ? '' : 'quiet'}>
        {count === 0 ? words.same : words.count(count)}
      </p>
      {[true, false].map((wanted) => (
        <Changes
          key={String(wanted)}
          name={wanted ? words.agreedOn : words.others}
          changes={shown.filter(({ material }) => material === wanted)}
          rewordings={rewordings}
          onShow={show}
          board={board}
        />
      ))}
      {count > shown.length ? <p className="quiet">{words.more(count - shown.length)}</p> : null}
      {cards.size === 0 ? null : (
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

interface ChangesProps {
  readonly name: string
  readonly changes: readonly BoardChange[]
  /** Those of which enough say that the meaning is the same. */
  readonly rewordings: readonly Rewording[]
  readonly board: Board
  readonly onShow: (card: string) => void
}

function Changes({ name, changes, rewordings, board, onShow }: ChangesProps) {
  if (changes.length === 0) return null
  return (
    <section>
      <h3>{name}</h3>
      <ul>
        {changes.map((change, index) => {
          const [card] = cardsOf(board, change)
          const same = rewordings.find(({ cardId }) => change.material && cardId === change.id)
          return (
            <li key={index}>
              <bdi>{change.sentence}</bdi>
              {same === undefined ? null : (
                <span className="quiet"> {sameMeaningWords.holdsShort(whoSaid(board, same))}</span>
              )}
              {card === undefined ? null : (
                <Button small tone="quiet" aria-label={words.showNamed(change.sentence)} onClick={() => onShow(card)}>
                  {words.show}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
