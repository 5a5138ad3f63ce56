// A whole published partnership, made card by card and line by line in the list with the keyboard alone.
import { groupsOf } from '@common-ground/client/panels/fields/field-groups.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS, type CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { RelationKind } from '@common-ground/shared/board/kinds/relation-kind.ts'
import { describeRelation, relationBetween } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { PALETTE_KINDS } from '@common-ground/client/canvas/keyboard.ts'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addCard, closeCard, connectTo, enterList, makeLead, openCard, tabTo } from '../support/list-driver.ts'
import { arrive, makeBoard, saved, type MadeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

/** Whoever joins brings the card of their organisation along. */
const JOINER = 'A partner'

type Made = { readonly id: string; readonly kind: CardKind } & Readonly<Record<string, unknown>>
interface Line {
  readonly kind: RelationKind
  readonly from: string
  readonly to: string
  readonly part?: string
}
interface Content {
  readonly cards: readonly Made[]
  readonly relations: readonly Line[]
}
async function content({ id, links }: MadeBoard): Promise<Content> {
  const headers = { authorization: `Bearer ${links.viewer.split('#')[1] ?? ''}` }
  return (await (await fetch(`${rig.server.url}/api/boards/${id}/content`, { headers })).json()) as Content
}
const wordsOf = (card: Made, field: string): string => {
  const value = card[field]
  return typeof value === 'string' ? value : ''
}
const titleOf = (card: Made): string => wordsOf(card, describeCard(card.kind).title)
/** Names of the fields of a kind that hold words, in the order of its form. */
const textsOf = (kind: CardKind): readonly string[] => {
  const { fields } = describeCard(kind)
  return groupsOf(fields)
    .flatMap(([, names]) => names)
    .filter((name) => fields[name]?.type === 'line' || fields[name]?.type === 'text')
    .filter((name) => fields[name]?.readOnly !== true)
}

/** What can be compared of two boards: the words of all cards, and the lines between them by their names. */
function told({ cards, relations }: Content): readonly string[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const nameOf = (id: string): string => {
    const card = byId.get(id)
    return card === undefined ? 'nobody' : titleOf(card)
  }
  return [
    ...cards
      .filter((card) => card.kind !== 'zone' && titleOf(card) !== JOINER)
      .map(
        (card) =>
          `${card.kind}: ${textsOf(card.kind)
            .map((field) => wordsOf(card, field))
            .join(' | ')}`,
      ),
    ...relations.map(({ kind, from, to, part = 'delivers' }) => {
      const how = kind === 'does' ? part : kind
      return `${nameOf(from)} ${how} ${nameOf(to)}`
    }),
  ].toSorted()
}

/** Types the words of a card into its form, from its title on. */
async function typeTexts(page: Page, card: Made, without: string): Promise<void> {
  const { fields } = describeCard(card.kind)
  for (const name of textsOf(card.kind)) {
    const words = wordsOf(card, name)
    if (name === without || words === '') continue
    await tabTo(page, fields[name]?.label ?? '')
    await page.keyboard.press('Control+a')
    // At once, as a paste does: what counts here is that the keys reach every field.
    await page.keyboard.insertText(words)
  }
}

test('[LI51] a whole published partnership is made in the list by keyboard alone', { timeout: 600_000 }, async () => {
  const wanted = await content(await makeBoard(rig.server.url, { from: { example: '01' } }))
  const board = await makeBoard(rig.server.url, {})
  // In the window beside a call, which is drawn sooner than a large one.
  const me = await arrive(rig.browser, board.links.editor, 'Anna', JOINER, { width: 683, height: 625 })
  const { page } = me
  await enterList(page)
  const charter = wanted.cards.find(({ kind }) => kind === 'charter')
  if (charter === undefined) throw new RangeError('the case has no purpose')
  await openCard(page)
  await typeTexts(page, charter, '')
  await closeCard(page, titleOf(charter))
  // What others point at comes first, so that every line starts at the card that has just been made.
  const order: readonly CardKind[] = ['objective', 'organisation', 'person', 'role']
  const rank = (kind: CardKind): number => {
    const at = order.indexOf(kind)
    return at === -1 ? order.length + CARD_KINDS.indexOf(kind) : at
  }
  const cards = wanted.cards
    .filter(({ kind }) => kind !== 'charter' && kind !== 'zone')
    .toSorted((a, b) => rank(a.kind) - rank(b.kind))
  const made = new Map<string, Made>()
  for (const card of cards) {
    const title = titleOf(card)
    await addCard(page, String(PALETTE_KINDS.indexOf(card.kind) + 1), title)
    await typeTexts(page, card, describeCard(card.kind).title)
    await closeCard(page, title)
    made.set(card.id, card)
    for (const { kind, from, to, part } of wanted.relations) {
      const other = made.get(from === card.id ? to : from)
      if (other === undefined || (from !== card.id && to !== card.id)) continue
      const obvious = relationBetween(card.kind, other.kind).kind
      await connectTo(page, titleOf(other), obvious === kind ? undefined : describeRelation(kind).name)
      if (part === 'leads') await makeLead(page, title, `${title} delivers ${titleOf(other)}`)
    }
  }
  await saved(me)
  expect(told(await content(board))).toEqual(told(wanted))
  expect(me.faults).toEqual([])
})
