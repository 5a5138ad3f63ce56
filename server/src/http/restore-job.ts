// Knows how a version is put back over what a stored document says, and taken off it again; refuses to know who asked.
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { comparableContent, rewriteContent } from '@common-ground/shared/board/rewrite-content.ts'
import { comingSentence } from '@common-ground/shared/versions/change-sentence.ts'
import { restoredContent } from '@common-ground/shared/versions/restored-content.ts'
import type { ContentJob, OutcomeOf } from './content-job.ts'
import { freezeContent, parseCanonical } from './frozen-content.ts'
import { canonicalOf, canonicalTold, changeDocument, tellChanges } from './told-content.ts'

type Job<K extends ContentJob['kind']> = Extract<ContentJob, { readonly kind: K }>

/** What would change and what would stay. */
export function previewRestore({ document, version }: Job<'preview-restore'>): OutcomeOf<Job<'preview-restore'>> {
  const now = parseCanonical(canonicalTold({ document }))
  const { content, kept, locked } = restoredContent(now, parseCanonical(canonicalOf(version)))
  return { kind: 'preview', ...tellChanges(now, comparableContent(content), comingSentence), kept, locked }
}

/** The change that puts a version back, and what was said before it. */
export function restore({ document, version, stamp, most }: Job<'restore'>): OutcomeOf<Job<'restore'>> {
  const was = parseCanonical(canonicalOf(version))
  const { value, update } = changeDocument(document, (boardDoc): OutcomeOf<Job<'restore'>> => {
    const content = readContent(boardDoc)
    const canonical = canonicalBoard(content)
    const now = parseCanonical(canonical)
    const { content: restored, kept, locked } = restoredContent(now, was)
    if (!fits(restored, now, most)) return { kind: 'full' }
    const before = freezeContent(content, canonical)
    const { changed } = rewriteContent(boardDoc, now, restored, stamp, 'server')
    return { kind: 'restored', before, changed, kept, locked, update: null }
  })
  return value.kind === 'restored' ? { ...value, update } : value
}

/** The change that takes a restore back. */
export function undoRestore({ document, was, version, stamp }: Job<'undo-restore'>): OutcomeOf<Job<'undo-restore'>> {
  const before = parseCanonical(canonicalOf(was))
  const { content } = restoredContent(before, parseCanonical(canonicalOf(version)))
  const { value, update } = changeDocument(document, (boardDoc) =>
    rewriteContent(boardDoc, content, before, stamp, 'server'),
  )
  return { kind: 'undone-restore', ...value, update }
}

/** A board that is too full already may still be put back to fewer or as many cards. */
function fits(coming: BoardContent, now: BoardContent, most: number): boolean {
  const shown = ({ cards }: BoardContent): number => cards.filter(({ bin }) => bin === undefined).length
  return shown(coming) <= Math.max(most, shown(now))
}
