// Knows what becomes of changes an earlier visit left on this device: on their way, or the person's to keep; refuses to know how that is said.
import { encodeStateAsUpdate, type Doc } from 'yjs'
import type { DeviceStore, UnsentRow } from './device-store.ts'
import { areComplete } from './kept-document.ts'

/** Why the board does not take what was found. */
export type Obstacle = 'role' | 'epoch' | 'refused' | 'incomplete'

/** Changes of an earlier visit. */
export interface FoundWork {
  /** Ms since 1970: when the oldest of them was made. */
  readonly since: number
  readonly changes: number
  /** Null = they are on their way to the board. */
  readonly obstacle: Obstacle | null
  /** The board file of the board with them. */
  file(): Promise<string>
  /** Nothing of them stays on this device. */
  discard(): Promise<void>
}

/** The open board that the work belongs to. */
export interface WorkPlace {
  readonly boardId: string
  readonly epoch: number
  readonly store: DeviceStore
  readonly doc: Doc
  readonly mayEdit: boolean
  /** Sends them: from here on they count as changes of this tab. `restOn` = what has to be applied before them. */
  adopt(rows: readonly UnsentRow[], restOn: readonly Uint8Array[]): void
}

/** Sums rows up; `rows` holds at least one. */
export function describeWork(
  store: DeviceStore,
  rows: readonly UnsentRow[],
  obstacle: Obstacle | null,
  newer?: Doc,
): FoundWork {
  const [{ key, at } = { key: ['', 0] as const, at: 0 }] = rows
  return {
    since: at,
    changes: rows.reduce((sum, { changes }) => sum + changes, 0),
    obstacle,
    async file() {
      const { keptFile } = await import('./kept-file.ts')
      return await keptFile(store, key[0], key[1], newer)
    },
    discard: async () => await store.removeUnsent(rows.map((row) => row.key)),
  }
}

/**
 * Looks for what waits on this device for a board that is open and complete. What the board can take is adopted; what it
 * cannot take is set aside, so that it is never tried again. Null = nothing waits.
 */
export async function findWork(place: WorkPlace): Promise<FoundWork | null> {
  const { store, boardId, epoch, doc, mayEdit, adopt } = place
  const waiting = await store.unsent(boardId)
  if (waiting.length === 0) return null
  const aside = waiting.filter(({ isAside }) => isAside)
  const older = waiting.filter(({ key, isAside }) => !isAside && key[1] !== epoch)
  const fitting = waiting.filter(({ key, isAside }) => !isAside && key[1] === epoch)
  const keep = (rows: readonly UnsentRow[], obstacle: Obstacle): FoundWork =>
    describeWork(store, rows, obstacle, rows[0]?.key[1] === epoch ? doc : undefined)

  if (fitting.length > 0 && !mayEdit) return keep(fitting, 'role')
  let obstacle: FoundWork | null = null
  if (older.length > 0) obstacle = keep(older, 'epoch')
  else if (aside.length > 0) obstacle = keep(aside, 'refused')
  if (fitting.length === 0) return obstacle

  const updates = fitting.map(({ update }) => update)
  const here = encodeStateAsUpdate(doc)
  // The server may hold less than it did: then what this device kept of it fills the gap.
  for (const restOn of [[], await store.confirmed(boardId, epoch)]) {
    if (!areComplete([here, ...restOn, ...updates])) continue
    adopt(fitting, restOn)
    return obstacle ?? describeWork(store, fitting, null, doc)
  }
  return keep(fitting, 'incomplete')
}
