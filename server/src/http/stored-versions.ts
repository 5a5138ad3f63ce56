// Knows how a stored version is found and shown to whoever asks; refuses to know what they want with it.
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { Refusal } from '../errors.ts'
import type { VersionRow } from '../store/store.ts'
import type { PackedContent } from './frozen-content.ts'
import type { HttpPorts } from './ports.ts'

/** The version and its content, unread; refused when it is not there. */
export async function findVersion(
  { store }: Pick<HttpPorts, 'store'>,
  boardId: string,
  id: string,
): Promise<{ readonly version: VersionRow; readonly packed: PackedContent }> {
  const stored = await store.version(boardId, id)
  if (stored === null) throw new Refusal('version-not-found')
  const { version, content } = stored
  return { version, packed: { versionId: version.id, hash: version.hash, packed: content } }
}

export function showVersion({
  id,
  kind,
  title,
  by,
  at,
  seq,
  epoch,
  hash,
  cards,
  relations,
  restores,
  undoneAt,
}: VersionRow): VersionInfo {
  return {
    id,
    kind,
    ...(title === '' ? {} : { title }),
    by: [...by],
    at,
    epoch,
    seq,
    hash,
    cards,
    relations,
    ...(restores === null ? {} : { restores }),
    ...(undoneAt === null ? {} : { undoneAt }),
  }
}
