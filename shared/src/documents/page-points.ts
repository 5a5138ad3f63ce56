// Knows what of a story stands on one sheet of paper, and how much of it for how much room; refuses to know where it stands.
import type { OrganisationSign } from '../picture/board-index.ts'
import type { Setting } from '../picture/pen.ts'
import { openingWords } from './opening-words.ts'
import { SAID_WITH, type Block, type StoryItem } from './stop.ts'
import type { Story } from './story.ts'

/** How much there is room for: what is longer is begun, what is more is counted. */
export interface Amount {
  /** Of the words, in points on A4. */
  readonly size: number
  /** Things of one kind under a heading. */
  readonly items: number
  /** Characters of one text. */
  readonly text: number
  /** Characters of one condition: it is told whole before anything else is. */
  readonly said: number
  /** With what belongs to a thing: its signs, its dates. */
  readonly details: boolean
}

/** Something that is not torn apart: a heading with what it heads, or one thing. */
export interface Point {
  readonly lines: readonly PointLine[]
}
export interface PointLine {
  readonly text: string
  readonly style: 'heading' | 'strong' | 'plain' | 'quiet'
  /** In letters. */
  readonly indent: number
  /** Whom it is about, told apart as on the map. */
  readonly sign?: OrganisationSign
}

const LEADS = { heading: 1.3, strong: 1.28, plain: 1.28, quiet: 1.28 } as const

/** How a line is set where words have that size. */
export const settingOf = (style: PointLine['style'], size: number): Setting => {
  const own = style === 'heading' ? size * 1.12 : size
  return { size: own, weight: style === 'heading' ? 700 : style === 'strong' ? 600 : 400, lead: own * LEADS[style] }
}

/**
 * The stops of the story in their order, each a heading and what it tells.
 *
 * @param title stands on the sheet already.
 */
export const pagePoints = ({ stops }: Story, title: string, amount: Amount): readonly Point[] =>
  stops.flatMap((stop) => {
    const blocks = stop.blocks.filter((block) => block.block !== 'name' || block.text !== title)
    const isSaidWith = stop.key === SAID_WITH
    // What somebody agreed on condition of is neither counted nor left without who wrote it down.
    const told = isSaidWith ? { ...amount, items: Infinity, text: amount.said, details: true } : amount
    const [first, ...rest] = blocks.flatMap((block) => pointsOf(block, told))
    const heading: PointLine = { text: stop.title, style: 'heading', indent: 0 }
    const isBegun = isSaidWith && blocks.some((block) => isLonger(block, amount.said))
    return [{ lines: [heading, ...(isBegun ? [BEGUN_HERE] : []), ...(first?.lines ?? [])] }, ...rest]
  })

const BEGUN_HERE: PointLine = {
  text: 'There is no room here for all of it. The agreement as a document has it in full.',
  style: 'quiet',
  indent: 0,
}
const isLonger = (block: Block, most: number): boolean =>
  block.block === 'items' &&
  block.items.some(({ title }) => openingWords(title, most) !== openingWords(title, Infinity))

function pointsOf(block: Block, amount: Amount): readonly Point[] {
  switch (block.block) {
    case 'name':
      return [said(block.text, 'strong', amount)]
    case 'lead':
      return [said(block.text, 'plain', { ...amount, text: amount.text * 2 })]
    case 'text':
      return [said(`${block.label}: ${block.text}`, 'plain', amount)]
    case 'items':
      return [
        ...(block.label === '' ? [] : [said(block.label, 'quiet', amount)]),
        ...begun(block.items, amount).map((item) => itemPoint(item, amount)),
        ...left(block.items.length, amount),
      ]
    case 'stairs':
      return [
        ...(block.title === '' ? [] : [said(block.title, 'strong', amount)]),
        ...begun(block.steps, amount).map(({ title, about }, index) =>
          said(`${String(index + 1)}. ${[title, about].filter((one) => one !== '').join(', ')}`, 'plain', amount, 0.5),
        ),
        ...left(block.steps.length, amount),
      ]
  }
}

const said = (text: string, style: PointLine['style'], amount: Amount, indent = 0): Point => ({
  lines: [{ text: openingWords(text, amount.text), style, indent }],
})

const begun = <T>(all: readonly T[], { items }: Amount): readonly T[] => all.slice(0, items)
const left = (count: number, { items }: Amount): readonly Point[] =>
  count > items ? [{ lines: [{ text: `and ${String(count - items)} more`, style: 'quiet', indent: 0.5 }] }] : []

function itemPoint({ title, party, lines, parts }: StoryItem, amount: Amount): Point {
  const names = parts.map(({ label, parties }) =>
    [label, parties.map(({ name }) => name).join(', ')].filter((one) => one !== '').join(': '),
  )
  const signs = lines.map(({ label, texts }) =>
    [label, texts.map((one) => openingWords(one, amount.text)).join('; ')].filter((one) => one !== '').join(': '),
  )
  const below = [...names, ...(amount.details ? signs : [])].filter((one) => one !== '')
  return {
    lines: [
      {
        text: openingWords(title, amount.text),
        style: below.length === 0 ? 'plain' : 'strong',
        indent: 0,
        ...(party?.sign == null ? {} : { sign: party.sign }),
      },
      ...below.map((text) => ({ text: openingWords(text, amount.text * 2), style: 'plain', indent: 0.8 }) as const),
    ],
  }
}
