// Knows how a version of what a board says is taken, by itself or before the server changes the board; refuses to know what for.
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import type { Doc } from 'yjs'
import type { BoardRow, VersionKind, VersionRow } from '../store/store.ts'
import type { Written } from '../sync/rooms.ts'
import { freezeContent } from './frozen-content.ts'
import type { HttpPorts } from './ports.ts'
import { makeRowId } from './secrets.ts'

/** What is to be kept, and what is known of it. */
export interface Moment {
  readonly boardId: string
  readonly epoch: number
  readonly seq: number
  readonly content: BoardContent
  /** The same content, where it is written down already. */
  readonly canonical?: string
  readonly kind: VersionKind
  readonly title?: string
  readonly by: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly restores?: string
}

/** Settles when the version is on disk. Rejects when there is no such board any more. */
export async function takeVersion(
  { store, random }: Pick<HttpPorts, 'store' | 'random'>,
  { boardId, epoch, seq, content, canonical, kind, title = '', by, now, restores }: Moment,
): Promise<VersionRow> {
  const { packed, ...told } = freezeContent(content, canonical)
  const version: VersionRow = {
    id: makeRowId(random),
    boardId,
    epoch,
    seq,
    kind,
    title,
    by: [by],
    at: new Date(now).toISOString(),
    restores: restores ?? null,
    ...told,
  }
  await store.addVersion(version, packed)
  return version
}

/** A change that the server makes after a version has been taken. */
export interface Guarded<T> extends Pick<Moment, 'kind' | 'by' | 'now' | 'restores'> {
  readonly board: Pick<BoardRow, 'id' | 'epoch'>
  /**
   * Changes the document; null = nothing may be changed.
   *
   * @param canonical what the document says.
   * @param keep to be called before anything is changed: settles when that content is kept as a version, on the disk.
   */
  write(doc: Doc, canonical: string, keep: () => Promise<VersionRow>): Promise<T | null>
}

/** Changes the board as `Rooms.transact` does. Where nothing came of it, no version of it stays either. */
export async function transactGuarded<T>(
  ports: Pick<HttpPorts, 'store' | 'random' | 'rooms'>,
  { board, kind, by, now, restores, write }: Guarded<T>,
): Promise<Written<T | null>> {
  let kept: VersionRow | null = null
  const change = async (doc: Doc, seq: number): Promise<T | null> => {
    const content = readContent(openBoardDoc(doc))
    const canonical = canonicalBoard(content)
    const moment = { boardId: board.id, epoch: board.epoch, seq, content, canonical, kind, by, now }
    return await write(doc, canonical, async () => {
      kept = await takeVersion(ports, restores === undefined ? moment : { ...moment, restores })
      return kept
    })
  }
  const written = await ports.rooms.transact(board.id, change, by)
  if (kept !== null && (!written.ok || written.value === null))
    await ports.store.dropVersions(board.id, [(kept as VersionRow).id])
  return written
}
