// Agreements that every format has to write, and the texts that have to stand in them.
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { agreementOf } from '@common-ground/shared/documents/agreement.ts'
import type { Outline } from '@common-ground/shared/documents/outline.ts'
import { exampleBoard } from '@common-ground/shared/interchange/example-board.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { countingIds, fixtureBytes, imported, readBytes } from '../interchange/read-fixture.ts'

const DRAFT = { on: '2026-11-29', state: { kind: 'draft' }, agreed: null, answers: [], names: true } as const
const hostile = (file: string): Outline =>
  agreementOf(boardOfContent(imported(readBytes(fixtureBytes(`bad/${file}`), 'report')).content), DRAFT)
/** Texts that would like to be mark-up, scripts, formulas and paths. */
export const SCRIPTS = hostile('11-script-injection.json')
/** Characters that hide and that turn the writing direction. */
export const HIDDEN = hostile('12-bidi-and-invisible.json')
/** The largest of the published partnerships. */
export const CASE = agreementOf(
  boardOfContent(exampleBoard('06', { at: '2026-10-02T09:00:00Z', newId: countingIds(), heightOf })),
  DRAFT,
)

/** Every text of the outline, in one line each. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === 'columns') return inner as string[]
    return typeof inner === 'string' && ['text', 'label'].includes(key) ? [inner] : textsIn(inner)
  })
}
export const flat = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** The text of a page without its tags, as one reads it. */
export function decode(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return html.replaceAll(/&(#39|\w+);/gu, (whole, name: string) => named[name] ?? whole)
}
