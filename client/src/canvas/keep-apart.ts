// Knows which cards have just got their place from the product in this tab, and moves one of two that were given the same place at once; knows no panel.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { boxHeight } from '@common-ground/shared/layout/geometry.ts'
import { apart, touched } from '@common-ground/shared/layout/keep-apart.ts'
import { standingOf, standingOn } from '@common-ground/shared/picture/standing-on.ts'
import type { BoardSession } from '../model/board-session.ts'
import { panelWords } from '../text/panel-words.ts'

/** So long after a card is saved somebody who had not seen it yet may still put another one there; after it whoever does means it. */
const LATE_MS = 10_000

/** The least time between two looks: while somebody drags a card there are twenty steps a second. */
const LOOK_MS = 250

interface Placed {
  readonly pos: Card['pos']
  /** The board as it was when the card got its first place. */
  readonly there: Board
  /** Ms since 1970; null = it waits to be saved. */
  savedAt: number | null
}
const placedIn = new WeakMap<BoardSession, Map<string, Placed>>()

/** How high cards were seen to be. Words of other cards that a face also shows may have changed since: good enough to see whether to look closer. */
const heights = new WeakMap<Card, number>()
const noteHeights = (board: Board): void => {
  for (const { id, box } of standingOn(board)) {
    const card = board.cards.get(id)
    if (card !== undefined) heights.set(card, boxHeight(box))
  }
}

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
    let isWaiting = false
    session.onStep(({ writers }) => {
      if (writers.length === 0 || isWaiting || placed.size === 0) return
      isWaiting = true
      setTimeout(() => {
        isWaiting = false
        settle(session, placed)
      }, LOOK_MS)
    })
  }
  dropOld(session, placed)
  noteHeights(session.board.get())
  placed.set(id, { pos, there: session.board.get(), savedAt: null })
}

function dropOld(session: BoardSession, placed: Map<string, Placed>): void {
  const now = Date.parse(session.now())
  for (const [id, { savedAt }] of placed) if (savedAt !== null && now - savedAt > LATE_MS) placed.delete(id)
}

function settle(session: BoardSession, placed: Map<string, Placed>): void {
  dropOld(session, placed)
  const board = session.board.get()
  for (const [id, { pos }] of placed) {
    const card = board.cards.get(id)
    if (card === undefined || card.pos[0] !== pos[0] || card.pos[1] !== pos[1]) placed.delete(id)
  }
  if (placed.size === 0 || !session.mayEdit.get()) return
  const heightOf = (card: Card): number => {
    const height = heights.get(card) ?? boxHeight(standingOf(card, board).box)
    heights.set(card, height)
    return height
  }
  if (touched(board.cards, placed.keys(), heightOf).length === 0) return
  noteHeights(board)
  const cameAfter = (id: string, mine: string): boolean => {
    const there = placed.get(mine)?.there
    // What came back from the bin is as old as it was.
    return there !== undefined && !there.cards.has(id) && !there.bin.some((binned) => binned.id === id)
  }
  const { sized, moves, going } = apart(standingOn(board), new Set(placed.keys()), cameAfter)
  if (sized.length + moves.length === 0) {
    // Where there is no other place it stays, and is not looked at again.
    for (const id of touched(board.cards, placed.keys(), heightOf)) placed.delete(id)
    return
  }
  // Two devices may send two cards of a third one to the same place: whoever sent a card somewhere keeps it apart.
  for (const { id, pos } of moves)
    if (placed.has(id) || going.includes(id)) placed.set(id, { there: board, ...placed.get(id), pos, savedAt: null })
  session.dispatch([{ type: 'make-room', sized, moves }], panelWords.labels.addCard)
}
