// Knows how changes are read: a sentence each, long texts word by word on request; refuses to know between which moments.
import { textDifference } from '@common-ground/shared/versions/text-difference.ts'
import type { BoardChange } from '@common-ground/shared/wire/http-shapes.ts'
import { Handshake } from 'lucide-react'
import type { ReactNode } from 'react'
import { historyWords } from '../../text/history-words.ts'

export interface ChangeListProps {
  readonly changes: readonly BoardChange[]
  /** All there are, shown or not. */
  readonly count: number
  readonly moved: number
  /** What to say when there is none; absent = it is said elsewhere. */
  readonly nothing?: string
  /** What is said of cards that only lie elsewhere; absent = as it is told of what was. */
  readonly movedWords?: (count: number) => string
  /** What can be done about one of them. */
  readonly act?: (change: BoardChange) => ReactNode
}

/** Shorter texts stand in the sentence whole, and two as short as the second number are compared at a glance. */
const LONG = 90
const SHORT = 50

export function ChangeList({ changes, count, moved, nothing, movedWords = historyWords.moved, act }: ChangeListProps) {
  const isNothing = count === 0 && moved === 0
  return (
    <div className="history-changes">
      {isNothing && nothing !== undefined ? <p>{nothing}</p> : null}
      {changes.length === 0 ? null : (
        <ul>
          {changes.map((change, index) => (
            <li key={index}>
              <span className="history-change">
                <bdi>{change.sentence}</bdi>
                {change.material ? (
                  <span className="history-agreed">
                    <Handshake size={13} aria-hidden /> {historyWords.agreedOn}
                  </span>
                ) : null}
              </span>
              <WholeText change={change} />
              {act?.(change)}
            </li>
          ))}
        </ul>
      )}
      {count > changes.length ? <p className="quiet">{historyWords.more(count - changes.length)}</p> : null}
      {moved === 0 ? null : <p className="quiet">{movedWords(moved)}</p>}
    </div>
  )
}

function WholeText({ change: { before = '', after = '' } }: { readonly change: BoardChange }) {
  const longest = Math.max(before.length, after.length)
  if (longest <= (before === '' || after === '' ? LONG : SHORT)) return null
  return (
    <details>
      <summary>{historyWords.whole}</summary>
      <p className="history-text" dir="auto">
        {textDifference(before, after).map(({ type, text }, index) =>
          type === 'same' ? (
            <span key={index}>{text}</span>
          ) : type === 'in' ? (
            <ins key={index}>{text}</ins>
          ) : (
            <del key={index}>{text}</del>
          ),
        )}
      </p>
    </details>
  )
}
