// Knows how what was said at a moment is read out of a stored document or a version, compared and changed; refuses to know what for.
import { mergeUpdates } from 'yjs'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { changeSentence } from '@common-ground/shared/versions/change-sentence.ts'
import { changesBetween } from '@common-ground/shared/versions/changes-between.ts'
import { buildDocument, type StoredDocument } from '../sync/load-document.ts'
import type { Told, ToldChanges } from './content-job.ts'
import { parseCanonical, thawContent, type PackedContent } from './frozen-content.ts'

/** A version's bytes are not those that were stored. */
export class DamagedVersion extends Error {
  override readonly name = 'DamagedVersion'
  readonly versionId: string
  constructor(versionId: string) {
    super(`version ${versionId} is damaged`)
    this.versionId = versionId
  }
}

/** The canonical content of a version; throws `DamagedVersion`. */
export function canonicalOf(version: PackedContent): string {
  const thawed = thawContent(version)
  if (!thawed.ok) throw new DamagedVersion(version.versionId)
  return thawed.value
}

/** Opens a stored document for as long as `use` takes. */
export function onDocument<T>(document: StoredDocument, use: (boardDoc: BoardDoc) => T): T {
  const { doc } = buildDocument(document.state, document.rows)
  try {
    return use(openBoardDoc(doc))
  } finally {
    doc.destroy()
  }
}

/** Changes a stored document; gives what changed as one update (V1), null = nothing. */
export function changeDocument<T>(
  document: StoredDocument,
  change: (boardDoc: BoardDoc) => T,
): { readonly value: T; readonly update: Uint8Array | null } {
  return onDocument(document, (boardDoc) => {
    const made: Uint8Array[] = []
    boardDoc.doc.on('update', (update: Uint8Array) => made.push(update))
    const value = change(boardDoc)
    return { value, update: made.length === 0 ? null : mergeUpdates(made) }
  })
}

export function contentOf(told: Told): BoardContent {
  return 'version' in told ? parseCanonical(canonicalOf(told.version)) : onDocument(told.document, readContent)
}

export function canonicalTold(told: Told): string {
  return 'version' in told ? canonicalOf(told.version) : canonicalBoard(onDocument(told.document, readContent))
}

/** Nobody reads more; the rest is counted. */
const CHANGES_TOLD = 2_000

/** What changed, in words. Both are comparable content. @param say how a change is told: as one that was made, or one to come. */
export function tellChanges(from: BoardContent, to: BoardContent, say = changeSentence): ToldChanges {
  const { changes, moved } = changesBetween(from, to)
  const told = changes.slice(0, CHANGES_TOLD).map((change) => ({ ...change, sentence: say(change) }))
  return { changes: told, count: changes.length, moved }
}
