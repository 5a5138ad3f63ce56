// Knows how a long list stays fast: rows far from what is seen are put aside and a place as high as they were is kept; knows no row.
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { listWords } from '../../text/list-words.ts'

/** Cards in one piece. */
export const PIECE = 30
/** A board with at most this many cards is drawn whole, so that everything can be found and read on through. */
export const WHOLE_UP_TO = 300
/** How far beyond what is seen rows are kept ready, px. */
const AHEAD = '1200px 0px'
/** What a row is taken to be high before it was ever seen, px. */
const ROW_HEIGHT = 96

export interface ListPieceProps {
  readonly scroller: RefObject<HTMLElement | null>
  /** How many rows it holds. */
  readonly count: number
  /** It is drawn however far away: the board is small, or what is chosen stands in it. */
  readonly kept: boolean
  /** Draws the rows; called only while they are wanted. */
  readonly rows: () => ReactNode
}

export function ListPiece({ scroller, count, kept, rows }: ListPieceProps) {
  const place = useRef<HTMLDivElement>(null)
  const height = useRef(count * ROW_HEIGHT)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const { current } = place
    if (current === null || kept) return undefined
    const seen = (entries: readonly IntersectionObserverEntry[]): void => {
      const last = entries.at(-1)
      if (last === undefined) return
      // What is put aside leaves a place as high as it was.
      if (!last.isIntersecting && last.boundingClientRect.height > 0) height.current = last.boundingClientRect.height
      setNear(last.isIntersecting)
    }
    const watcher = new IntersectionObserver(seen, { root: scroller.current, rootMargin: AHEAD })
    watcher.observe(current)
    return () => watcher.disconnect()
  }, [scroller, kept])
  const drawn = near || kept
  return (
    <div ref={place} className="piece">
      {drawn ? (
        rows()
      ) : (
        <p className="piece-away" style={{ height: height.current }}>
          {listWords.pieceAway(count)}
        </p>
      )}
    </div>
  )
}
