// Knows how a board's content is packed into a version and proven whole when it is unpacked; refuses to know why one is taken.
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'

/** A version's content as it is stored, and what it must prove to be. */
export interface PackedContent {
  readonly versionId: string
  /** SHA-256 of the canonical content, hex. */
  readonly hash: string
  /** The canonical content, gzip. */
  readonly packed: Uint8Array
}

/** Content packed for the store, and what can be told of it without unpacking. */
export interface FrozenContent {
  /** The canonical content, gzip. */
  readonly packed: Uint8Array
  /** SHA-256 of the canonical content, hex: what the board's ETag says. */
  readonly hash: string
  /** How many are in sight. */
  readonly cards: number
  readonly relations: number
}

/** SHA-256 of canonical content, hex. */
export function contentHash(canonical: string): string {
  return createHash('sha256').update(canonical, 'utf8').digest('hex')
}

/** @param canonical the same content, where it is written down already. */
export function freezeContent(content: BoardContent, canonical: string = canonicalBoard(content)): FrozenContent {
  const shown = new Set(content.cards.filter(({ bin }) => bin === undefined).map(({ id }) => id))
  const relations = content.relations.filter(
    ({ bin, from, to }) => bin === undefined && shown.has(from) && shown.has(to),
  )
  return {
    packed: new Uint8Array(gzipSync(canonical)),
    hash: contentHash(canonical),
    cards: shown.size,
    relations: relations.length,
  }
}

/** The canonical content of a version; `damaged` = its bytes are not those that were stored. */
export function thawContent({ hash, packed }: PackedContent): Result<string, 'damaged'> {
  let canonical: string
  try {
    canonical = gunzipSync(packed).toString('utf8')
  } catch {
    return fail('damaged')
  }
  return contentHash(canonical) === hash ? ok(canonical) : fail('damaged')
}

/** Canonical content as the value it stands for. */
export function parseCanonical(canonical: string): BoardContent {
  return JSON.parse(canonical) as BoardContent
}
