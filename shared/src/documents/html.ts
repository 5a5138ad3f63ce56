// Knows how a document is written as one page of HTML that is ready to print and can do nothing; refuses to know what the document says.
import { directionOf } from '../picture/display-text.ts'
import { columnWidths } from './column-widths.ts'
import { PRINT_STYLE } from './print-style.ts'
import {
  isNamedAbove,
  NOT_YET_AGREED,
  textsByColumn,
  type Block,
  type Fact,
  type Line,
  type Outline,
  type Table,
  isShortTable,
} from './outline.ts'

/** What a page made of texts that people typed may do, wherever it is kept: show itself. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** The document as one self-contained page: no script, nothing loaded, every text escaped, each anchor an id. */
export function outlineToHtml(outline: Outline): string {
  const { title, subtitle, isAgreed, code, status, blocks } = outline
  const sections = sectionsOf(blocks)
  const contents = sections
    .map(([head]) =>
      head === undefined ? '' : `<li><a href="#${escapeHtml(head.anchor)}">${escapeHtml(head.text)}</a></li>`,
    )
    .join('')
  // What stands at the foot of each page is a string of the style: our own words alone.
  const foot = `${subtitle} · ${isAgreed ? 'Agreed' : 'Draft'} · code of this text ${code} · page `
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(outline.language)}" dir="ltr">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(PAGE_POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(`${subtitle}: ${oneLine(title)}`)}</title>`,
    `<style>${PRINT_STYLE}\n@page { @bottom-center { content: "${foot}" counter(page) " of " counter(pages); } }</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<p class="kind">${escapeHtml(subtitle)}</p>`,
    `<h1${direction(title)}>${escapeHtml(oneLine(title))}</h1>`,
    `<p class="status ${isAgreed ? 'agreed' : 'draft'}">${escapeHtml(status)}</p>`,
    '<p class="on-screen">To print it, or to keep it as a PDF, use the print command of your browser.</p>',
    '</header>',
    `<nav aria-label="Sections"><p class="contents">Contents</p><ol>${contents}</ol></nav>`,
    '<main>',
    ...sections.map(([head, inner]) =>
      head === undefined
        ? blocksToHtml(inner)
        : `<section aria-labelledby="${escapeHtml(head.anchor)}">\n${blocksToHtml([head, ...inner])}\n</section>`,
    ),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

type Head = Extract<Block, { kind: 'heading' }>

/** Blocks by the section heading above them. */
function sectionsOf(blocks: readonly Block[]): readonly (readonly [Head | undefined, readonly Block[]])[] {
  const sections: [Head | undefined, Block[]][] = []
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) sections.push([block, []])
    else if (sections.length === 0) sections.push([undefined, [block]])
    else sections.at(-1)?.[1].push(block)
  }
  return sections
}

/** Each knows the heading above it: what that says already is only heard. */
function blocksToHtml(blocks: readonly Block[]): string {
  let above = ''
  const written = blocks.map((block, index) => {
    if (block.kind === 'heading') above = block.text
    const html = blockToHtml(block, above)
    return { html, staysWithNext: block.kind === 'facts' && isFewRows(blocks[index + 1]) }
  })
  // A few rows belong to what is said above them: neither is read without the other.
  return written
    .map(({ html, staysWithNext }, index) => {
      const closes = index > 0 && written[index - 1]?.staysWithNext === true
      return `${staysWithNext ? '<div class="together">' : ''}${html}${closes ? '</div>' : ''}`
    })
    .join('\n')
}

function blockToHtml(block: Block, above: string): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${String(block.level + 1)}`
      return `<${tag}${id(block)}${direction(block.text)}>${also(block)}${escapeHtml(oneLine(block.text))}</${tag}>`
    }
    case 'prose':
      return `<p class="${block.tone}"${direction(block.text)}>${broken(block.text)}</p>`
    case 'facts':
      return `<dl>${block.facts.map(factToHtml).join('')}</dl>`
    case 'steps':
      return `<ol class="steps">${block.steps.map(stepToHtml).join('\n')}</ol>`
    case 'table':
      return tableToHtml(block, isNamedAbove(block, above))
  }
}

function factToHtml({ label, lines }: Fact): string {
  const said = lines.map(saidToHtml).join('')
  return `<div><dt>${escapeHtml(label)}</dt>${said}</div>`
}

function saidToHtml(line: Line): string {
  return `<dd${id(line)}${gap(line)}${direction(line.text)}>${also(line)}${broken(line.text)}</dd>`
}

function stepToHtml({ facts, ...line }: Line & { readonly facts: readonly Fact[] }): string {
  const inner = facts.length === 0 ? '' : `<dl>${facts.map(factToHtml).join('')}</dl>`
  return `<li${id(line)}><p class="step"${direction(line.text)}>${broken(line.text)}</p>${inner}</li>`
}

function tableToHtml(table: Table, isNamed: boolean): string {
  const { name, columns, rows } = table
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')
  const body = rows
    .map((row) => {
      const inner = row.cells.map((lines, index) => {
        const tag = index === 0 ? 'th scope="row"' : 'td'
        const marks = index === 0 ? also(row) : ''
        return `<${tag}>${marks}${lines.map(cellLine).join('')}</${tag.slice(0, 2)}>`
      })
      return `<tr${id(row)}>${inner.join('')}</tr>`
    })
    .join('\n')
  const widths = columnWidths(textsByColumn(table), 100, LETTER).map((width) => `<col style="width:${String(width)}%">`)
  const caption = isNamed ? '<caption class="heard">' : '<caption>'
  // What is short stays on one page.
  const size = isShortTable(table) ? ' class="short"' : ''
  return `<table${size}>${caption}${escapeHtml(name)}</caption><colgroup>${widths.join('')}</colgroup><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`
}

/** As wide as a letter in a cell may be, in hundredths of the width of a page. */
const LETTER = 1.35
/** Rows of a table that stays with what is said above it. */
const FEW = 3
const isFewRows = (block: Block | undefined): boolean => block?.kind === 'table' && block.rows.length <= FEW

const cellLine = (line: Line): string =>
  `<p${id(line)}${gap(line)}${direction(line.text)}>${also(line)}${broken(line.text)}</p>`

const id = ({ anchor }: { readonly anchor?: string }): string =>
  anchor === undefined ? '' : ` id="${escapeHtml(anchor)}"`
const gap = ({ text }: Line): string => (text === NOT_YET_AGREED ? ' class="gap"' : '')
/** Where the others are found that something is about. */
const also = ({ also: others = [] }: { readonly also?: readonly string[] }): string =>
  others.map((anchor) => `<span id="${escapeHtml(anchor)}"></span>`).join('')
const direction = (text: string): string => (directionOf(text) === 'rtl' ? ' dir="rtl"' : '')
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
const broken = (text: string): string =>
  text
    .split('\n')
    .map((line) => escapeHtml(line.trim()))
    .filter((line) => line !== '')
    .join('<br>')

/** What neither HTML nor XML allows. */
const FORBIDDEN = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text without what HTML and XML forbid: a sign stands there. */
export const inXml = (text: string): string => text.toWellFormed().replace(FORBIDDEN, '\ufffd')

/** The text where nothing of it is mark-up, in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  inXml(text).replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? '')
