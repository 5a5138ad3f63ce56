// Knows how a stored version is found and shown to whoever asks; refuses to know what they want with it.
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { Refusal } from '../errors.ts'
import type { VersionRow } from '../store/store.ts'
import { thawContent } from './frozen-content.ts'
import type { HttpPorts } from './ports.ts'

/** The version and its canonical content; refused when it is not there or not as it was stored. */
export async function readVersion(
  ports: HttpPorts,
  boardId: string,
  id: string,
): Promise<{ readonly version: VersionRow; readonly canonical: string }> {
  const stored = await ports.store.version(boardId, id)
  if (stored === null) throw new Refusal('version-not-found')
  const thawed = thawContent(stored)
  if (thawed.ok) return { version: stored.version, canonical: thawed.value }
  ports.log.error({ boardId, versionId: id }, 'a version is damaged')
  throw new Refusal('version-damaged')
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
  }
}
