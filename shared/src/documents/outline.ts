// Knows of which blocks a document consists, whatever it is written as; refuses to know boards and formats.
import { displayText } from '../picture/display-text.ts'

/** What stands where nothing has been agreed: an honest gap is never hidden. */
export const NOT_YET_AGREED = 'Not yet agreed'

/** `anchor`: id of the card or entry something is about; `also`: of others that it is about as well. */
interface Anchored {
  readonly anchor?: string
  readonly also?: readonly string[]
}
/** One line of words, `\n` where somebody broke it. */
export interface Line extends Anchored {
  readonly text: string
}
/** A label and what it says; several lines are read as a list. */
export interface Fact {
  readonly label: string
  readonly lines: readonly Line[]
}
export interface Heading extends Anchored {
  readonly kind: 'heading'
  /** 1 = a section, 2 = something in it. */
  readonly level: 1 | 2
  readonly text: string
  readonly anchor: string
}
/** `lead`: what matters most; `quiet`: about the document itself; `gap`: nothing has been agreed here. */
export interface Prose {
  readonly kind: 'prose'
  readonly tone: 'plain' | 'lead' | 'quiet' | 'gap'
  readonly text: string
}
export interface Facts {
  readonly kind: 'facts'
  readonly facts: readonly Fact[]
}
/** What happens one after the other. */
export interface Steps {
  readonly kind: 'steps'
  readonly steps: readonly (Line & { readonly facts: readonly Fact[] })[]
}
/** The first cell of a row names it. Each row has a cell for every column. */
export interface Table {
  readonly kind: 'table'
  /** What is in it, for whoever cannot see it. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (Anchored & { readonly cells: readonly (readonly Line[])[] })[]
}
export type Block = Heading | Prose | Facts | Steps | Table

/** A document. An anchor stands in it once; it is the id of a card, or that of an entry behind a dot: `<card>.<entry>`. */
export interface Outline {
  readonly title: string
  /** What kind of document it is. */
  readonly subtitle: string
  /** BCP 47. */
  readonly language: string
  /** One sentence: agreed, or a draft. */
  readonly status: string
  /** Whether people can rely on it as agreed. */
  readonly isAgreed: boolean
  /** Eight digits; equal codes mean the same is agreed. */
  readonly code: string
  readonly blocks: readonly Block[]
}

/** The same with every text safe to look at: hidden and direction-changing characters stand as a visible sign. */
export function readableOutline(outline: Outline): Outline {
  return {
    ...outline,
    title: displayText(outline.title),
    status: displayText(outline.status),
    blocks: outline.blocks.map(readableBlock),
  }
}

function readableBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
    case 'prose':
      return { ...block, text: displayText(block.text) }
    case 'facts':
      return { ...block, facts: block.facts.map(readableFact) }
    case 'steps':
      return {
        ...block,
        steps: block.steps.map(({ facts, ...line }) => ({ ...readableLine(line), facts: facts.map(readableFact) })),
      }
    case 'table':
      return {
        ...block,
        name: displayText(block.name),
        rows: block.rows.map(({ cells, ...row }) => ({ ...row, cells: cells.map((cell) => cell.map(readableLine)) })),
      }
  }
}
const readableLine = (line: Line): Line => ({ ...line, text: displayText(line.text) })
const readableFact = ({ label, lines }: Fact): Fact => ({ label: displayText(label), lines: lines.map(readableLine) })

/** A table without the columns that say nothing; the first stays. null = no rows. */
export function tableOf<R>(
  name: string,
  rows: readonly R[],
  columns: readonly { readonly label: string; readonly cell: (row: R) => readonly Line[] }[],
  anchorOf: (row: R) => string | readonly string[] | undefined,
): Table | null {
  if (rows.length === 0) return null
  const filled = columns
    .map(({ label, cell }) => ({ label, cells: rows.map(cell) }))
    .filter(({ cells }, index) => index === 0 || cells.some((lines) => lines.length > 0))
  return {
    kind: 'table',
    name,
    columns: filled.map(({ label }) => label),
    rows: rows.map((row, index) => {
      const cells = filled.map((column) => column.cells[index] ?? [])
      return { ...anchored(anchorOf(row)), cells }
    }),
  }
}

/** What bears these anchors, one or several. */
export function anchored(anchors: string | readonly string[] | undefined): Anchored {
  if (typeof anchors === 'string') return { anchor: anchors }
  const [anchor, ...also] = anchors ?? []
  return anchor === undefined ? {} : also.length === 0 ? { anchor } : { anchor, also }
}

/** True where the name of a table says nothing beside the heading above it: "What we want" under "5. What we want". */
export const isNamedAbove = ({ name }: Table, above: string): boolean => {
  const heading = above.replace(/^\d+\. /u, '')
  return name === heading || name.endsWith(`: ${heading}`)
}

/** What stands in each column, its label first. */
export const textsByColumn = ({ columns, rows }: Table): readonly (readonly string[])[] =>
  columns.map((label, index) => [label, ...rows.flatMap(({ cells }) => (cells[index] ?? []).map(({ text }) => text))])

/** The text as one line; none when it says nothing. */
export const lineOf = (text: string): readonly Line[] => (text.trim() === '' ? [] : [{ text }])

/** As many rows and lines of a table are kept on one page: what is longer would leave half of one empty. */
const SHORT = { rows: 7, lines: 14 } as const
/** About as many letters stand beside each other in a cell. */
const CELL_LETTERS = 30

/** Whether a table is so short that it stays on one page. [DOC35] */
export function isShortTable({ rows }: Pick<Table, 'rows'>): boolean {
  const heightOf = (lines: readonly Line[]): number =>
    lines.reduce((sum, { text }) => sum + Math.max(1, Math.ceil(text.length / CELL_LETTERS)), 0)
  const lines = rows.reduce((sum, { cells }) => sum + Math.max(1, ...cells.map(heightOf)), 0)
  return rows.length <= SHORT.rows && lines <= SHORT.lines
}
