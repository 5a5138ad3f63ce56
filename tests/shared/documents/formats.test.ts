// Proves that a document reads the same in every format and that no text in it becomes anything else; parsers of others read it back.
import { marked, type Token } from 'marked'
import { expect, test } from 'vitest'
import { columnWidths } from '@common-ground/shared/documents/column-widths.ts'
import { outlineToHtml } from '@common-ground/shared/documents/html.ts'
import { outlineToMarkdown } from '@common-ground/shared/documents/markdown.ts'
import type { Outline } from '@common-ground/shared/documents/outline.ts'
import { CASE, decode, flat, HIDDEN, SCRIPTS, textsIn } from './told-outlines.ts'

/** All tokens of a Markdown text, as another program reads it. */
function tokensOf(markdown: string): readonly Token[] {
  const found: Token[] = []
  void marked.walkTokens(marked.lexer(markdown), (token) => void found.push(token))
  return found
}

test.each([
  ['scripts', SCRIPTS],
  ['hidden characters', HIDDEN],
  ['case 06', CASE],
])('[DOC21] nothing of %s becomes mark-up in Markdown, and no word is lost', (_, outline) => {
  const markdown = outlineToMarkdown(outline)
  const tokens = tokensOf(markdown)
  const kinds = new Set(tokens.map(({ type }) => type))
  for (const kind of ['link', 'image', 'code', 'codespan', 'blockquote', 'del', 'hr', 'def'])
    expect([kind, kinds.has(kind)]).toEqual([kind, false])
  expect(tokens.filter(({ type, raw }) => type === 'html' && raw !== '<br>')).toEqual([])
  const headings = tokens.filter((token) => token.type === 'heading')
  expect(headings.length).toBe(1 + outline.blocks.filter(({ kind }) => kind === 'heading').length)
  // What another program shows for it, without the tags it made.
  const shown = flat(
    decode(
      String(marked.parse(markdown))
        .replaceAll(/<br>/g, ' ')
        .replaceAll(/<[^>]*>/g, ''),
    ),
  )
  for (const text of textsIn(outline.blocks)) expect(shown).toContain(flat(text))
})

test('[DOC21] signs that mean something in Markdown stand as they were typed', () => {
  const typed = [
    '# 1. *bold* _slanted_ `code` ~~gone~~ [a](javascript:alert(1)) ![b](x) <b>c</b> &lt; | $x$',
    '- a list\n+ another\n1. a number\n> a quotation\n===\n---\n    code',
    'https://x.invalid and www.x.invalid and a@x.invalid \\ the end \\',
  ]
  const outline: Outline = {
    ...SCRIPTS,
    blocks: [
      ...typed.map((text) => ({ kind: 'prose', tone: 'plain', text }) as const),
      ...typed.map((text) => ({ kind: 'heading', level: 2, text, anchor: 'a' }) as const),
      { kind: 'facts', facts: [{ label: '*', lines: typed.map((text) => ({ text })) }] },
      { kind: 'steps', steps: typed.map((text) => ({ text, facts: [{ label: '#', lines: [{ text }] }] })) },
      { kind: 'table', name: 'n', columns: ['|', '`'], rows: [{ cells: [typed.map((text) => ({ text })), []] }] },
    ],
  }
  const html = String(marked.parse(outlineToMarkdown(outline)))
  const shown = flat(decode(html.replaceAll(/<br>/g, ' ').replaceAll(/<[^>]*>/g, '')))
  for (const text of typed) expect(shown.split(flat(text)).length - 1).toBe(6)
  expect(html.match(/<(?:a|img|b|em|code|pre|blockquote|hr|del)\b/gu)).toBe(null)
})

/** Elements and attributes a page is written with. */
const PLAIN =
  /^<(?:!doctype html|\/?(?:html|head|body|header|main|section|nav|h[1-3]|p|dl|div|dt|dd|ol|li|table|caption|thead|tbody|tr|th|td|span|colgroup|col|title|style|br|meta|a))(?: (?:lang|dir|id|class|scope|aria-labelledby|aria-label|charset|name|content|http-equiv|href)="[^"<>]*"| style="width:\d+%")*>$/u

test.each([
  ['scripts', SCRIPTS],
  ['hidden characters', HIDDEN],
  ['case 06', CASE],
])('[DOC22] the page of %s is nothing but text', (_, outline) => {
  const html = outlineToHtml(outline)
  const tags = html.match(/<[^>]*>?/gu) ?? []
  expect(tags.filter((tag) => !PLAIN.test(tag))).toEqual([])
  // It leads nowhere but to its own sections, and loads nothing.
  for (const [, target] of html.matchAll(/href="([^"]*)"/gu)) expect(target).toMatch(/^#[\w.-]+$/u)
  expect(html).not.toMatch(/url\(|@import|<script/iu)
  expect(html).toContain('content="default-src &#39;none&#39;;')
  const ids = [...html.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id)
  expect(ids.length).toBe(new Set(ids).size)
  expect(ids.length).toBeGreaterThan(17)
  const shown = flat(decode(html.replaceAll(/<br>/gu, ' ').replaceAll(/<[^>]*>/gu, ' ')))
  for (const text of textsIn(outline.blocks)) expect(shown).toContain(flat(text))
})

test('[DOC23] hidden and direction-changing characters stand as a visible sign', () => {
  for (const written of [outlineToMarkdown(HIDDEN), outlineToHtml(HIDDEN)]) {
    expect(written).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u2060\u00ad\ufeff]/u)
    expect(written).toContain('\ufffd')
  }
  // Arabic is no hidden character; it is set from right to left.
  expect(outlineToHtml(CASE)).toContain('dir="rtl">الجمهورية الجزائرية')
})

test('[DOC29] a name that stands above a table already is only heard; words fit their columns', () => {
  const table = {
    kind: 'table',
    columns: ['Who', 'What'],
    rows: [{ cells: [[{ text: 'A' }], [{ text: 'B' }]] }],
  } as const
  const under = (name: string) =>
    outlineToHtml({
      ...SCRIPTS,
      blocks: [
        { kind: 'heading', level: 1, text: '4. Who speaks', anchor: 'a' },
        { ...table, name },
      ],
    })
  expect(under('Who speaks')).toContain('<caption class="heard">Who speaks')
  expect(under('Signs: Who speaks')).toContain('<caption class="heard">')
  expect(under('Others')).toContain('<caption>Others')
  const widths = columnWidths(
    [
      ['By', '2029'],
      ['What', 'a text '.repeat(20)],
      ['Unforeseeable', 'x'.repeat(500)],
    ],
    100,
    1.35,
  )
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(100)
  expect(widths[0]).toBeGreaterThanOrEqual(6)
  expect(widths[1]).toBeGreaterThan(widths[0] ?? 0)
  expect(widths[2]).toBeLessThan(60)
})

test('[DOC34] [DOC35] the contents stand on paper too, and what is said above a few rows stays with them', () => {
  const html = outlineToHtml(CASE)
  const [, nav = ''] = /<nav aria-label="Sections">(.*?)<\/nav>/su.exec(html) ?? []
  const sections = CASE.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block] : []))
  expect([...nav.matchAll(/href="#([^"]*)"/gu)].map(([, id]) => id)).toEqual(sections.map(({ anchor }) => anchor))
  const facts = { kind: 'facts', facts: [{ label: 'Theme', lines: [{ text: 'sea' }] }] } as const
  const rows = (count: number) => Array.from({ length: count }, () => ({ cells: [[{ text: 'x' }]] }))
  const written = (count: number) =>
    outlineToHtml({
      ...SCRIPTS,
      blocks: [facts, { kind: 'table', name: 'n', columns: ['c'], rows: rows(count) }],
    })
  expect(written(3)).toMatch(/<div class="together"><dl>.*?<\/dl>\n<table.*?<\/table><\/div>/su)
  expect(written(4)).not.toContain('class="together"')
})

test('[DOC35] a table is kept on one page as long as its lines are few, whatever the number of its rows', () => {
  const table = (rows: number, lines: number) =>
    ({
      kind: 'table',
      name: 'Words',
      columns: ['Word', 'Meanings'],
      rows: Array.from({ length: rows }, () => ({
        cells: [[{ text: 'word' }], Array.from({ length: lines }, () => ({ text: 'what it means' }))],
      })),
    }) as const
  const isKept = (rows: number, lines: number): boolean =>
    outlineToHtml({ ...SCRIPTS, blocks: [table(rows, lines)] }).includes('<table class="short">')
  expect([isKept(7, 2), isKept(8, 1), isKept(5, 4)]).toEqual([true, false, false])
})
