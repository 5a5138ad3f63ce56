// Proves what a document is for word processors: another program reads it back, and its parts are looked into.
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { outlineToDocx } from '@common-ground/server/http/docx-file.ts'
import { outlineToHtml } from '@common-ground/shared/documents/html.ts'
import type { Outline } from '@common-ground/shared/documents/outline.ts'
import { CASE, decode, flat, HIDDEN, SCRIPTS, textsIn } from '../../shared/documents/told-outlines.ts'
import { zipEntries } from '../../support/zip-entries.ts'

const OUTLINES = [
  ['scripts', SCRIPTS],
  ['hidden characters', HIDDEN],
  ['case 06', CASE],
] as const

const made = new WeakMap<Outline, Promise<Uint8Array>>()
/** The document of an outline, made once: the same each time [DOC26]. */
async function docxOf(outline: Outline): Promise<Uint8Array> {
  const file = made.get(outline) ?? outlineToDocx(outline)
  made.set(outline, file)
  return await file
}

/** The page another program makes of it; it names styles it does not know in its messages. */
async function readBack(outline: Outline): Promise<string> {
  const buffer = Buffer.from(await docxOf(outline))
  const styleMap = [
    "p[style-name='Title'] => h1.title:fresh",
    "p[style-name='Heading 1'] => h2:fresh",
    "p[style-name='Heading 2'] => h3:fresh",
    "p[style-name='Step'] => ol > li:fresh",
  ]
  const { value, messages } = await mammoth.convertToHtml({ buffer }, { styleMap, idPrefix: '' })
  expect(messages.filter(({ type }) => type === 'error')).toEqual([])
  return value
}
const shown = (html: string): string =>
  flat(decode(html.replaceAll(/<br ?\/?>|<\/p>/gu, ' ').replaceAll(/<[^>]*>/gu, '')))
const partsOf = (html: string, part: RegExp): readonly string[] => (html.match(part) ?? []).map(shown)
const HEADINGS = /<h[1-3][ >].*?<\/h[1-3]>/gsu
const CELLS = /<t[hd][ >].*?<\/t[hd]>/gsu

test.each(OUTLINES)('[DOC24] the headings, steps and tables of %s are read as on the page', async (_, outline) => {
  const [page, read] = [outlineToHtml(outline), await readBack(outline)]
  expect(partsOf(read, HEADINGS)).toEqual(partsOf(page, HEADINGS))
  expect(partsOf(read, CELLS)).toEqual(partsOf(page, CELLS))
  expect(partsOf(read, /<tr[ >].*?<\/tr>/gsu).length).toBe(partsOf(page, /<tr[ >].*?<\/tr>/gsu).length)
  const steps = outline.blocks.flatMap((block) =>
    block.kind === 'steps' ? block.steps.map(({ text }) => flat(text)) : [],
  )
  expect(partsOf(read, /<li>.*?<\/li>/gsu)).toEqual(steps)
  const all = shown(read)
  for (const text of [outline.title, outline.status, ...textsIn(outline.blocks)]) expect(all).toContain(flat(text))
})

test('[DOC24] the head of a table stands again on each page, rows stay whole and steps count from one', async () => {
  const text = await part(CASE, 'word/document.xml')
  const tables = CASE.blocks.filter(({ kind }) => kind === 'table')
  expect(text.match(/<w:tblHeader\/>/gu)?.length).toBe(tables.length)
  expect(text.match(/<w:cantSplit\/>/gu)?.length).toBe(text.match(/<w:tr>/gu)?.length)
  const steps = { kind: 'steps', steps: [{ text: 'Talk', facts: [] }] } as const
  const twice = await part({ ...CASE, blocks: [steps, steps] }, 'word/document.xml')
  expect(new Set(twice.match(/<w:numId w:val="\d+"/gu)).size).toBe(2)
})

test('[DOC34] the contents have every section with its page, and word processors do not ask to renew them', async () => {
  const text = await part(CASE, 'word/document.xml')
  const whole = /<w:sdt>.*?<\/w:sdt>/su.exec(text)?.[0] ?? ''
  const entries = [...whole.matchAll(/<w:hyperlink.*?<\/w:hyperlink>/gsu)].map(([entry]) =>
    [...entry.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/gu)].map(([, one]) => decode(one ?? '')),
  )
  const sections = CASE.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))
  expect(entries.map(([title]) => title)).toEqual(sections)
  const pages = entries.map(([, page]) => Number(page))
  expect(pages[0]).toBe(1)
  expect(pages.toSorted((one, other) => one - other)).toEqual(pages)
  expect(pages.at(-1)).toBeGreaterThan(8)
  const settings = zipEntries(await docxOf(CASE)).find(({ name }) => name === 'word/settings.xml')?.text ?? ''
  expect([text, settings].join()).not.toMatch(/w:dirty|updateFields/u)
  const none = await part({ ...CASE, blocks: [{ kind: 'prose', tone: 'plain', text: 'Nothing' }] }, 'word/document.xml')
  expect(none).not.toContain('<w:sdt>')
})

test('[DOC35] what is said above a few rows of a table stays on their page; what is written from the right ends where labels end', async () => {
  const facts = {
    kind: 'facts',
    facts: [{ label: 'Theme', lines: [{ text: 'sea' }, { text: '\u0634\u0631\u064a\u0643' }] }],
  } as const
  const table = (rows: number) =>
    ({
      kind: 'table',
      name: 'Signs',
      columns: ['What'],
      rows: Array.from({ length: rows }, () => ({ cells: [[{ text: 'x' }]] })),
    }) as const
  const last = async (rows: number): Promise<string> => {
    const text = await part({ ...CASE, blocks: [facts, table(rows)] }, 'word/document.xml')
    return text.match(/<w:p>(?:(?!<\/w:p>).)*\u0634\u0631\u064a\u0643.*?<\/w:p>/su)?.[0] ?? ''
  }
  expect(await last(3)).toContain('<w:keepNext/>')
  expect(await last(4)).not.toContain('<w:keepNext/>')
  expect(await last(3)).toMatch(
    /<w:ind [^>]*w:left="0"[^>]*w:right="\d{4}"|<w:ind [^>]*w:right="\d{4}"[^>]*w:left="0"/u,
  )
})

test('[DOC43] what stands under a label too long for its column begins where the label does', async () => {
  const indent = async (label: string): Promise<readonly string[]> => {
    const facts = [{ label, lines: [{ text: 'sea' }, { text: 'land' }] }]
    const text = await part({ ...CASE, blocks: [{ kind: 'facts', facts }] }, 'word/document.xml')
    const paragraphs = text.match(/<w:p>(?:(?!<\/w:p>).)*(?:sea|land).*?<\/w:p>/gsu) ?? []
    return paragraphs.map((one) => /w:left="(\d+)"/u.exec(one)?.[1] ?? '')
  }
  expect(await indent('How we carry on when people change')).toEqual(['0', '0'])
  const [first, second] = await indent('Theme')
  expect(Number(first)).toBeGreaterThan(1000)
  expect(second).toBe(first)
})

test.each(OUTLINES)('[DOC25] each anchor of %s is a bookmark that word processors take', async (_, outline) => {
  const text = await part(outline, 'word/document.xml')
  const marks = [...text.matchAll(/<w:bookmarkStart w:name="([^"]*)"/gu)].map(([, name]) => name ?? '')
  const numbers = [...text.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/gu)].map(([, number]) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  // Those of the contents are the library's own.
  const names = marks.filter((name) => !/^_Toc\d+$/u.test(name))
  for (const name of names) expect(name).toMatch(/^card_\w{1,35}$/u)
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  const anchors = outlineToHtml(outline).match(/ id="[^"]*"/gu) ?? []
  expect(names.length).toBe(anchors.length)
  for (const id of anchors.map((anchor) => anchor.slice(5, -1)).filter((one) => /^\w{1,35}$/u.test(one)))
    expect(names).toContain(`card_${id}`)
})

test('[DOC25] ids that are long, hold other signs or differ in capitals alone keep bookmarks of their own', async () => {
  const ids = ['a-b', 'a_b', 'A_B', 'x'.repeat(40), `${'x'.repeat(39)}y`, 'x.y']
  const blocks = ids.map((anchor) => ({ kind: 'heading', level: 2, text: anchor, anchor }) as const)
  const text = await part({ ...CASE, blocks }, 'word/document.xml')
  expect([...text.matchAll(/w:name="([^"]*)"/gu)].map(([, name]) => name)).toEqual([
    'card_a_b',
    'card_a_b_2',
    'card_A_B_3',
    `card_${'x'.repeat(35)}`,
    `card_${'x'.repeat(33)}_2`,
    'card_x_y',
  ])
})

test('[DOC26] the same document gives the same bytes, and tells no time and no name but its own', async () => {
  const [first, again] = [await outlineToDocx(CASE), await outlineToDocx(CASE)]
  expect(Buffer.from(first).equals(again)).toBe(true)
  const entries = zipEntries(first)
  expect(new Set(entries.flatMap(({ times }) => times))).toEqual(new Set([0x21 * 0x10000]))
  const own = entries.find(({ name }) => name === 'docProps/core.xml')?.text ?? ''
  expect(own).toContain(`<dc:subject>Code of this text ${CASE.code}</dc:subject>`)
  expect(own).not.toMatch(/creator|created|modified|lastModifiedBy/u)
})

test('[DOC27] the foot of each page has the code of the text, whether it is agreed, and the page', async () => {
  for (const isAgreed of [true, false]) {
    const foots = zipEntries(await outlineToDocx({ ...CASE, isAgreed })).filter(({ name }) => /footer\d/u.test(name))
    // The first page has its own.
    expect(foots.filter(({ name }) => name.endsWith('.xml')).length).toBe(2)
    for (const { text } of foots.filter(({ name }) => name.endsWith('.xml'))) {
      expect(shown(text)).toContain(`${isAgreed ? 'Agreed' : 'Draft'} · code of this text ${CASE.code}`)
      expect(text).toMatch(/>PAGE<.*>NUMPAGES</su)
    }
  }
})

test.each(OUTLINES)('[DOC28] nothing of %s leads out of the file, runs or is a field', async (_, outline) => {
  const entries = zipEntries(await docxOf(outline))
  for (const { name, text } of entries.filter(({ name: one }) => /\.(?:xml|rels)$/u.test(one))) {
    expect([name, /TargetMode="External"|<w:object|<w:drawing|<!DOCTYPE|<!ENTITY/u.test(text)]).toEqual([name, false])
    // What leads somewhere leads to a section of the file itself.
    for (const [link] of text.matchAll(/<w:hyperlink[^>]*>/gu))
      expect(link).toMatch(/^<w:hyperlink w:history="1" w:anchor="_Toc\d+">$/u)
    // Fields are the contents with their pages, and at the foot a page and how many.
    const fields = [...text.matchAll(/<w:instrText[^>]*>([^<]*)</gu)].map(([, field]) => field ?? '')
    const own = /^(?:PAGE|NUMPAGES|TOC \\h \\o &quot;1-1&quot;|PAGEREF _Toc\d+ \\h)$/u
    expect(fields.filter((field) => !own.test(field))).toEqual([])
    expect([name, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)]).toEqual([name, false])
  }
  expect(entries.map(({ name }) => name).filter((name) => /vba|macro|embed|\.bin/iu.test(name))).toEqual([])
})

test('[DOC23] [DOC28] what XML forbids stands as a sign', async () => {
  const text = 'a\u0001b\ud800c\ufffed'
  const blocks = [
    { kind: 'heading', level: 2, text, anchor: 'a' },
    { kind: 'facts', facts: [{ label: text, lines: [{ text }] }] },
    { kind: 'table', name: `In ${text}`, columns: [text], rows: [{ cells: [[{ text }]] }] },
  ] as const
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await outlineToDocx({ ...CASE, blocks })) })
  expect(value.split('a\ufffdb\ufffdc\ufffdd').length - 1).toBe(6)
})

async function part(outline: Outline, name: string): Promise<string> {
  return zipEntries(await docxOf(outline)).find((entry) => entry.name === name)?.text ?? ''
}
