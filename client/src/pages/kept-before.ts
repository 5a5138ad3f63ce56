// Knows what this device has kept of a board, for whoever says that the computer is shared; refuses to take it away.
import { offlineWords } from '../text/offline-words.ts'
import type { DeviceMemory } from './device-memory.ts'

const { parts } = offlineWords.forget

export interface KeptBefore {
  /** What it is, for people; empty = nothing was kept. */
  readonly what: readonly string[]
  /** Some of it is nowhere else. */
  readonly isOnlyHere: boolean
}

/** Read before anything of it goes. [PG73] */
export async function keptBefore(memory: DeviceMemory, boardId: string): Promise<KeptBefore> {
  const { thisStore } = await import('./this-store.ts')
  const store = thisStore()
  const isOnlyHere = memory.onlyHere(boardId) !== null || (await store.unsent(boardId)).length > 0
  const what = [
    ...(memory.boards().some(({ id }) => id === boardId) ? [parts.place] : []),
    ...((await store.board(boardId)) === null ? [] : [parts.copy]),
    ...(memory.keepsLinks(boardId) ? [parts.links] : []),
    ...(isOnlyHere ? [parts.unsaved] : []),
  ]
  return { what, isOnlyHere }
}
