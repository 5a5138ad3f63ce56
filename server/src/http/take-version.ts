// Knows how a version of what a board says is stored, by itself or before the server changes the board; refuses to read what it says.
import type { BoardRow, VersionKind, VersionRow } from '../store/store.ts'
import type { StoredDocument } from '../sync/load-document.ts'
import type { Writer } from '../sync/room-ports.ts'
import type { Written } from '../sync/rooms.ts'
import type { FrozenContent } from './frozen-content.ts'
import type { HttpPorts } from './ports.ts'
import { makeRowId } from './secrets.ts'

/** What is to be kept, and what is known of it. */
export interface Moment {
  readonly board: Pick<BoardRow, 'id' | 'epoch'>
  readonly seq: number
  readonly frozen: FrozenContent
  readonly kind: VersionKind
  readonly title?: string
  readonly by: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly restores?: string | undefined
}

/** Settles when the version is on disk. Rejects when there is no such board any more. */
export async function takeVersion(
  { store, random }: Pick<HttpPorts, 'store' | 'random'>,
  { board, seq, frozen: { packed, ...told }, kind, title = '', by, now, restores }: Moment,
): Promise<VersionRow> {
  const version: VersionRow = {
    id: makeRowId(random),
    boardId: board.id,
    epoch: board.epoch,
    seq,
    kind,
    title,
    by: [by],
    at: new Date(now).toISOString(),
    restores: restores ?? null,
    undoneAt: null,
    ...told,
  }
  await store.addVersion(version, packed)
  return version
}

/** A change made elsewhere, and what the board said before it. */
export interface MadeChange<T> {
  readonly before: FrozenContent
  /** V1 encoding; null = nothing changes. */
  readonly update: Uint8Array | null
  readonly value: T
}
/** A change that the server makes after a version has been taken. */
export interface Guarded<T> extends Pick<Moment, 'board' | 'kind' | 'by' | 'now' | 'restores'> {
  /** Of whoever changes it. */
  readonly role: Writer['role']
  /** Makes the change out of what is stored; null = nothing may be changed. */
  make(document: StoredDocument): Promise<MadeChange<T> | null>
}

/**
 * Changes the board as `Rooms.write` does, after a version of what it said is on the disk. Where nothing came of it, no
 * version of it stays either.
 */
export async function writeGuarded<T>(
  ports: Pick<HttpPorts, 'store' | 'random' | 'rooms'>,
  { make, role, ...moment }: Guarded<T>,
): Promise<Written<{ readonly value: T; readonly before: VersionRow } | null>> {
  let kept: VersionRow | null = null
  const write = async (document: StoredDocument, seq: number) => {
    const made = await make(document)
    if (made === null) return { value: null, update: null }
    const before = await takeVersion(ports, { ...moment, seq, frozen: made.before })
    kept = before
    return { value: { value: made.value, before }, update: made.update }
  }
  const written = await ports.rooms.write(moment.board.id, write, { id: moment.by, role })
  if (kept !== null && !written.ok) await ports.store.dropVersions(moment.board.id, [(kept as VersionRow).id])
  return written
}
