// Knows how changes of the document become one Board per frame; refuses to know who made them.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { createBoardReader } from '@common-ground/shared/board/read-board.ts'
import type { Readable } from './readable.ts'
import { createCell } from './readable.ts'

/** Calls back once, at the next good moment to draw; gives a way to call it off. */
export type Schedule = (run: () => void) => () => void

/** The next animation frame, or a tick of 100 ms while the page is hidden and frames do not come. */
export const nextFrame: Schedule = (run) => {
  let done = false
  const once = (): void => {
    if (done) return
    done = true
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    run()
  }
  const frame = requestAnimationFrame(once)
  const timer = setTimeout(once, 100)
  return () => {
    done = true
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

export interface BoardStore {
  readonly board: Readable<Board>
  /** Publishes what has changed so far at once: what a person does here shows without waiting a frame. */
  flush(): void
  close(): void
}

/** Local and remote changes take the same way: document, reader, Board. */
export function openBoardStore(boardDoc: BoardDoc, schedule: Schedule): BoardStore {
  const reader = createBoardReader(boardDoc)
  const board = createCell(reader.read())
  let cancel: (() => void) | null = null

  const publish = (): void => {
    cancel?.()
    cancel = null
    board.set(reader.read())
  }
  const onChange = (): void => {
    cancel ??= schedule(publish)
  }
  boardDoc.doc.on('afterTransaction', onChange)

  return {
    board,
    flush: publish,
    close() {
      boardDoc.doc.off('afterTransaction', onChange)
      cancel?.()
      cancel = null
      reader.dispose()
    },
  }
}
