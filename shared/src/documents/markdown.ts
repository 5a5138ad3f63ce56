// Knows how a document is written as Markdown that shows every text as it was typed; refuses to know what the document says.
import type { Block, Fact, Line, Outline, Table } from './outline.ts'

/** The document as Markdown (CommonMark with tables). No text in it becomes mark-up, a link or HTML. */
export function outlineToMarkdown({ title, subtitle, blocks }: Outline): string {
  const head = [`# ${inline(title)}`, `**${inline(subtitle)}**`]
  return `${[...head, ...blocks.map(blockToMarkdown)].join('\n\n')}\n`
}

function blockToMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${inline(block.text)}`
    case 'prose':
      return block.tone === 'gap' || block.tone === 'quiet' ? `_${broken(block.text)}_` : broken(block.text)
    case 'facts':
      return block.facts.map((fact) => factToMarkdown(fact, '')).join('\n')
    case 'steps':
      return block.steps
        .map(({ text, facts }, index) => {
          const number = `${String(index + 1)}. `
          const indent = ' '.repeat(number.length)
          return [`${number}${broken(text, indent)}`, ...facts.map((fact) => factToMarkdown(fact, indent))].join('\n')
        })
        .join('\n')
    case 'table':
      return tableToMarkdown(block)
  }
}

function factToMarkdown({ label, lines }: Fact, indent: string): string {
  const inner = `${indent}  `
  // A label that begins a sentence goes on with what is said.
  const start = `${indent}- **${inline(label)}${label.endsWith('...') ? '' : ':'}**`
  const [only, ...more] = lines
  if (only === undefined || more.length > 0)
    return [start, ...lines.map(({ text }) => `${inner}- ${broken(text, `${inner}  `)}`)].join('\n')
  return `${start} ${broken(only.text, inner)}`
}

function tableToMarkdown({ columns, rows }: Table): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    row(columns.map(inline)),
    row(columns.map(() => '---')),
    ...rows.map(({ cells }) => row(cells.map(cellToMarkdown))),
  ].join('\n')
}

const cellToMarkdown = (lines: readonly Line[]): string =>
  lines.flatMap(({ text }) => text.split('\n').map(inline)).join('<br>')

/** Characters that mean something in Markdown wherever they stand, an ampersand before a name, an address. */
const MARKUP = /[\\`*_[\]<#|~$@]|&(?=[#A-Za-z])|:(?=\/\/)|(?<=\bwww)\./giu
/** What at the start of a line would begin a heading, a quotation or a list. */
const START = /^(?=[>+=-])|(?<=^\d{1,9})(?=[.)])/u

const escaped = (line: string): string => line.replaceAll(MARKUP, '\\$&')

/** One line in which nothing is mark-up, where it does not begin a line of the file. */
const inline = (text: string): string => escaped(text.replaceAll(/\s+/gu, ' ').trim())

/** Several lines in which nothing is mark-up; each stays one. */
const broken = (text: string, indent = ''): string =>
  text
    .split('\n')
    .map((line) => inline(line).replace(START, '\\'))
    .filter((line) => line !== '')
    .join(`  \n${indent}`)
