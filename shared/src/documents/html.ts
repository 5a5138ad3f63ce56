// Knows how a document is written as one page of HTML that is ready to print and can do nothing; refuses to know what the document says.
import { directionOf } from '../picture/display-text.ts'
import { PRINT_STYLE } from './print-style.ts'
import { NOT_YET_AGREED, type Block, type Fact, type Line, type Outline, type Table } from './outline.ts'

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
  const foot = `${subtitle} · ${isAgreed ? 'Agreed' : 'Draft'} · version code ${code} · page `
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
    `<nav class="on-screen" aria-label="Sections"><ol>${contents}</ol></nav>`,
    '<main>',
    ...sections.map(([head, inner]) =>
      head === undefined
        ? inner.map(blockToHtml).join('\n')
        : `<section aria-labelledby="${escapeHtml(head.anchor)}">\n${[head, ...inner].map(blockToHtml).join('\n')}\n</section>`,
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

function blockToHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${String(block.level + 1)}`
      return `<${tag}${id(block)}${direction(block.text)}>${escapeHtml(oneLine(block.text))}</${tag}>`
    }
    case 'prose':
      return `<p class="${block.tone}"${direction(block.text)}>${broken(block.text)}</p>`
    case 'facts':
      return `<dl>${block.facts.map(factToHtml).join('')}</dl>`
    case 'steps':
      return `<ol class="steps">${block.steps.map(stepToHtml).join('\n')}</ol>`
    case 'table':
      return tableToHtml(block)
  }
}

function factToHtml({ label, lines }: Fact): string {
  const said = lines.map(saidToHtml).join('')
  return `<div><dt>${escapeHtml(label)}</dt>${said}</div>`
}

function saidToHtml(line: Line): string {
  const open = line.text === NOT_YET_AGREED ? ' class="gap"' : ''
  return `<dd${id(line)}${open}${direction(line.text)}>${broken(line.text)}</dd>`
}

function stepToHtml({ facts, ...line }: Line & { readonly facts: readonly Fact[] }): string {
  const inner = facts.length === 0 ? '' : `<dl>${facts.map(factToHtml).join('')}</dl>`
  return `<li${id(line)}><p class="step"${direction(line.text)}>${broken(line.text)}</p>${inner}</li>`
}

function tableToHtml({ name, columns, rows }: Table): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')
  const body = rows
    .map((row) => {
      const inner = row.cells.map((lines, index) => {
        const tag = index === 0 ? 'th scope="row"' : 'td'
        return `<${tag}>${lines.map(cellLine).join('')}</${tag.slice(0, 2)}>`
      })
      return `<tr${id(row)}>${inner.join('')}</tr>`
    })
    .join('\n')
  return `<table><caption>${escapeHtml(name)}</caption><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`
}

const cellLine = (line: Line): string => `<p${id(line)}${direction(line.text)}>${broken(line.text)}</p>`

const id = ({ anchor }: { readonly anchor?: string }): string =>
  anchor === undefined ? '' : ` id="${escapeHtml(anchor)}"`
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
