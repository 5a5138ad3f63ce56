// Knows how a document is written for word processors, with their headings, tables, lists and bookmarks; refuses to know what it says.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { columnWidths } from '@common-ground/shared/documents/column-widths.ts'
import { escapeHtml, inXml } from '@common-ground/shared/documents/html.ts'
import { isNamedAbove, isShortTable, NOT_YET_AGREED, textsByColumn } from '@common-ground/shared/documents/outline.ts'
import type {
  Block,
  Fact,
  Line,
  Outline,
  Steps,
  Table as OutlineTable,
} from '@common-ground/shared/documents/outline.ts'
import { directionOf } from '@common-ground/shared/picture/display-text.ts'
import { openBookmarks, type Bookmarks } from './docx-bookmarks.ts'
import { CELL_LETTER, COLOURS, LABEL, LINE_WIDTH, LISTS, PAGE, STEPS, styleId, stylesIn } from './docx-style.ts'
import { withFixedTimes } from './fixed-zip.ts'

/** The document as a file for word processors (Office Open XML); the same document gives the same bytes. [DOC40] [DOC42] */
export async function outlineToDocx(outline: Outline): Promise<Uint8Array> {
  const { title, subtitle, isAgreed, code, status, language, blocks } = outline
  const writing: Writing = { bookmarks: openBookmarks(), lists: 0, above: '' }
  const file = new Document({
    styles: stylesIn(language),
    numbering: LISTS,
    // Where a letter's width is not known it is guessed: a page number that is one off is better than none.
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: {
          default: new Header({ children: [paragraph('Quiet', oneLine(title))] }),
          first: new Header({ children: [paragraph('Quiet', '')] }),
        },
        ...footers(`${subtitle} · ${isAgreed ? 'Agreed' : 'Draft'} · code of this text ${code}`),
        children: [
          paragraph('Kind', subtitle),
          paragraph('Title', oneLine(title)),
          paragraph('Status', status),
          ...contents(blocks),
          ...blocks.flatMap((block, index) => writeBlock(block, writing, blocks[index + 1])),
        ],
      },
    ],
  })
  numberContents(file, blocks.length)
  const packed = await Packer.toBuffer(file, undefined, [{ path: 'docProps/core.xml', data: coreProperties(outline) }])
  return withFixedTimes(packed)
}

/** Every section with its page: a field that word processors renew when asked, filled in already. None without sections. */
const contents = (blocks: readonly Block[]): readonly (Paragraph | TableOfContents)[] =>
  blocks.some((block) => block.kind === 'heading' && block.level === 1)
    ? [
        paragraph('Contents heading', CONTENTS),
        new TableOfContents(CONTENTS, { headingStyleRange: '1-1', hyperlink: true }),
      ]
    : []
const CONTENTS = 'Contents'

/** Above every number that a bookmark of ours has. */
const FIRST_OF_CONTENTS = 1_000_000

/**
 * Where the contents lead to is marked by the library, with numbers that go on from file to file and that ours have as
 * well; here they begin anew, apart from ours.
 */
function numberContents(file: Document, most: number): void {
  const { headingBookmarkIds } = file.Document.View.Body as unknown as {
    readonly headingBookmarkIds: { ids: number[] }
  }
  headingBookmarkIds.ids = Array.from({ length: most }, (_, index) => FIRST_OF_CONTENTS + index)
}

interface Writing {
  readonly bookmarks: Bookmarks
  /** Lists of steps so far: each begins at one. */
  lists: number
  /** The heading one is under. */
  above: string
}

/** What the file says of itself: no time and nobody's name. */
const coreProperties = ({ title, subtitle, code, language }: Outline): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeHtml(`${subtitle}: ${oneLine(title)}`)}</dc:title>`,
    `<dc:subject>${escapeHtml(`Code of this text ${code}`)}</dc:subject>`,
    `<dc:language>${escapeHtml(language)}</dc:language>`,
    '</cp:coreProperties>',
  ].join('')

/** The same at the foot of each page, the first one too. */
function footers(text: string) {
  const foot = (): Footer =>
    new Footer({
      children: [
        new Paragraph({
          style: styleId('Quiet'),
          tabStops: [{ type: TabStopType.RIGHT, position: LINE_WIDTH }],
          children: [
            new TextRun({ children: [text, new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
          ],
        }),
      ],
    })
  return { footers: { default: foot(), first: foot() } }
}

/** @param next what follows it. */
function writeBlock(block: Block, writing: Writing, next: Block | undefined): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2
      const runs = writing.bookmarks.around(block, runsOf(oneLine(block.text)))
      writing.above = block.text
      return [new Paragraph({ heading, ...direction(block.text), children: runs })]
    }
    case 'prose':
      return [paragraph(PROSE[block.tone], block.text)]
    case 'facts':
      // A few rows belong to what is said above them: neither is read without the other.
      return writeFacts(block.facts, writing, 0, next?.kind === 'table' && next.rows.length <= SHORT.rowsBelow)
    case 'steps':
      return writeSteps(block, writing)
    case 'table':
      return writeTable(block, writing)
  }
}

const PROSE = { plain: 'Normal', lead: 'Lead', quiet: 'Quiet', gap: 'Gap' } as const

/** As many lines, or rows of a table, stay on one page. */
const SHORT = { facts: 12, rowsBelow: 3 }

function writeFacts(
  facts: readonly Fact[],
  writing: Writing,
  indent: number,
  staysWithNext = false,
): readonly Paragraph[] {
  const isShort = facts.reduce((sum, { lines }) => sum + lines.length, 0) <= SHORT.facts
  return facts.flatMap((fact, index) =>
    writeFact(fact, writing, { indent, keeps: isShort && (staysWithNext || index < facts.length - 1) }),
  )
}

/** The label before the first line, further lines under that; all of it under a label too long for its column. @param given `indent` in twips; `keeps`: what follows stays on the same page. */
function writeFact(
  { label, lines }: Fact,
  { bookmarks }: Writing,
  { indent, keeps }: { readonly indent: number; readonly keeps: boolean },
): readonly Paragraph[] {
  const isShort = label.length <= LABEL.longest
  const left = isShort ? indent + LABEL.width : indent
  const above = isShort
    ? []
    : [new Paragraph({ style: styleId('Fact label'), indent: { left: indent }, children: runsOf(label) })]
  const said = lines.map((line, index): Paragraph => {
    const runs = bookmarks.around(line, saidIn(line))
    const keepNext = keeps || index < lines.length - 1
    if (index > 0 || !isShort)
      return new Paragraph({
        style: styleId('Fact continued'),
        keepNext,
        // Of what is written from the right, left is where it ends.
        indent: directionOf(line.text) === 'rtl' ? { left: 0, right: left } : { left },
        ...direction(line.text),
        children: runs,
      })
    const labelled = [new TextRun({ style: 'Label', children: [inXml(label), new Tab()] }), ...runs]
    return new Paragraph({
      style: styleId('Fact'),
      keepNext,
      indent: { left, hanging: LABEL.width },
      children: labelled,
    })
  })
  return [...above, ...said]
}

const saidIn = ({ text }: Line): readonly TextRun[] =>
  runsOf(text, text === NOT_YET_AGREED ? { italics: true, color: COLOURS.muted } : {})

function writeSteps({ steps }: Steps, writing: Writing): readonly Paragraph[] {
  writing.lists += 1
  const instance = writing.lists
  return steps.flatMap(({ facts, ...line }) => [
    new Paragraph({
      style: styleId('Step'),
      numbering: { reference: STEPS, level: 0, instance, custom: true },
      ...direction(line.text),
      children: writing.bookmarks.around(line, runsOf(line.text)),
    }),
    ...writeFacts(facts, writing, mm(8)),
  ])
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const thin = (color: string, size: number) => ({ style: BorderStyle.SINGLE, size, color })

/** Under its name; its head stands again on each page, and no row is torn apart. */
function writeTable(told: OutlineTable, { bookmarks, above }: Writing): readonly (Paragraph | Table)[] {
  const { name, columns, rows } = told
  const isShort = isShortTable(told)
  const widths = columnWidths(textsByColumn(told), LINE_WIDTH, CELL_LETTER)
  const cell = (children: Paragraph[], index: number, shading?: string): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      ...(shading === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill: shading, color: 'auto' } }),
      children: children.length === 0 ? [paragraph('Cell', '')] : children,
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((label, index) => cell([paragraph('Cell heading', label)], index, COLOURS.head)),
  })
  const body = rows.map(
    ({ cells, ...about }, row) =>
      new TableRow({
        cantSplit: true,
        children: cells.map((lines, index) => {
          const said = lines.length === 0 && index === 0 ? [{ text: '' }] : lines
          return cell(
            said.map(
              (line, place) =>
                new Paragraph({
                  style: styleId(index === 0 ? 'Cell heading' : 'Cell'),
                  // Neither the first row nor the last is left alone.
                  keepNext: row < rows.length - 1 && (isShort || row === 0 || row === rows.length - 2),
                  ...direction(line.text),
                  children: bookmarks.around(
                    index === 0 && place === 0 ? about : {},
                    bookmarks.around(line, saidIn(line)),
                  ),
                }),
            ),
            index,
          )
        }),
      }),
  )
  const table = new Table({
    width: { size: LINE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: mm(1.5), right: mm(1.5), marginUnitType: WidthType.DXA },
    borders: {
      top: NONE,
      left: NONE,
      right: NONE,
      bottom: thin(COLOURS.strong, 6),
      insideHorizontal: thin(COLOURS.line, 4),
      insideVertical: NONE,
    },
    rows: [head, ...body],
  })
  // Word joins two tables with nothing between them.
  return [
    ...(isNamedAbove(told, above) ? [] : [paragraph('Caption', name)]),
    table,
    new Paragraph({ style: styleId('Quiet'), spacing: { after: 60 }, children: [] }),
  ]
}

function paragraph(style: string, text: string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ style: styleId(style), ...direction(text), ...more, children: runsOf(text) })
}

/** A run for each line; nothing in the text is markup, and what XML forbids stands as a sign. */
function runsOf(text: string, looks: { readonly italics?: boolean; readonly color?: string } = {}): readonly TextRun[] {
  const isBackwards = directionOf(text) === 'rtl'
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(
      (line, index) =>
        new TextRun({
          text: inXml(line),
          ...(index === 0 ? {} : { break: 1 }),
          ...(isBackwards ? { rightToLeft: true } : {}),
          ...looks,
        }),
    )
}

const direction = (text: string): { bidirectional?: true; alignment?: 'start' } =>
  directionOf(text) === 'rtl' ? { bidirectional: true, alignment: AlignmentType.START } : {}
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
