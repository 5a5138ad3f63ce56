// Knows which cards have just got their place from the product in this tab, and moves one of two that were given the same place at once; knows no panel.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { apart } from '@common-ground/shared/layout/keep-apart.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import type { BoardSession } from '../model/board-session.ts'
import { panelWords } from '../text/panel-words.ts'

/** So long after a card is saved somebody who had not seen it yet may still put another one there; after it whoever does means it. */
const LATE_MS = 10_000

interface Placed {
  readonly pos: Card['pos']
  /** The board as it was when the card got its first place. */
  readonly there: Board
  /** Ms since 1970; null = it waits to be saved. */
  savedAt: number | null
}
const placedIn = new WeakMap<BoardSession, Map<string, Placed>>()

/** From now on the card does not stay on top of another one that came to the same place at the same moment. */
export function keepApart(session: BoardSession, id: string, pos: Card['pos']): void {
  const placed = placedIn.get(session) ?? new Map<string, Placed>()
  if (!placedIn.has(session)) {
    placedIn.set(session, placed)
    const noteSaved = (): void => {
      if (session.saveState.get().state !== 'saved') return
      for (const one of placed.values()) one.savedAt ??= Date.parse(session.now())
    }
    session.saveState.subscribe(noteSaved)
    session.onStep(({ writers }) => {
      // Not in the middle of telling everybody of the step before.
      if (writers.length > 0 && placed.size > 0) queueMicrotask(() => settle(session, placed))
    })
  }
  placed.set(id, { pos, there: session.board.get(), savedAt: null })
}

function settle(session: BoardSession, placed: Map<string, Placed>): void {
  const board = session.board.get()
  const now = Date.parse(session.now())
  for (const [id, { pos, savedAt }] of placed) {
    const card = board.cards.get(id)
    const isOld = savedAt !== null && now - savedAt > LATE_MS
    if (card === undefined || isOld || card.pos[0] !== pos[0] || card.pos[1] !== pos[1]) placed.delete(id)
  }
  if (placed.size === 0 || !session.mayEdit.get()) return
  const cameAfter = (id: string, mine: string): boolean => {
    const there = placed.get(mine)?.there
    // What came back from the bin is as old as it was.
    return there !== undefined && !there.cards.has(id) && !there.bin.some((binned) => binned.id === id)
  }
  const { sized, moves } = apart(standingOn(board), new Set(placed.keys()), cameAfter)
  if (sized.length + moves.length === 0) return
  for (const { id, pos } of moves) {
    const mine = placed.get(id)
    if (mine !== undefined) placed.set(id, { ...mine, pos, savedAt: null })
  }
  session.dispatch([{ type: 'make-room', sized, moves }], panelWords.labels.addCard)
}
