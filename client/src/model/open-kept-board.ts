// Knows how a board is opened from this device when the server does not answer; refuses to know why it does not.
import type { KeptStart } from './board-keeping.ts'
import type { DeviceStore } from './device-store.ts'
import { describeWork } from './found-work.ts'
import { areComplete } from './kept-document.ts'

/** The board as this device last had it, with what waits; null when nothing whole is kept or the visits have been ended. */
export async function openKeptBoard(store: DeviceStore, boardId: string): Promise<KeptStart | null> {
  const board = await store.board(boardId)
  if (board === null || board.ended) return null
  const confirmed = await store.confirmed(boardId, board.epoch)
  if (confirmed.length === 0 || !areComplete(confirmed)) return null
  const rows = await store.unsent(boardId)
  const fitting = rows.filter(({ key, isAside }) => key[1] === board.epoch && !isAside)
  const others = rows.filter((row) => !fitting.includes(row))
  if (areComplete([...confirmed, ...fitting.map(({ update }) => update)])) {
    const aside = others.length === 0 ? null : describeWork(store, others, 'refused')
    return { board, confirmed, waiting: fitting, aside }
  }
  return { board, confirmed, waiting: [], aside: describeWork(store, fitting, 'incomplete') }
}
