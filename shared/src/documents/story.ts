// Knows the story of a partnership that is presented stop by stop, and what of it has nothing to say yet; refuses to know a screen.
import type { Board, Card, CardOf } from '../board/board.ts'
import { cardTitle, textValue } from '../board/card.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { compareOrder } from '../board/order.ts'
import { openingWords } from './opening-words.ts'
import { STOP_NAMES, type SaidWith, type Stop, type StopName, type StoryItem } from './stop.ts'
import { saidWithStop, STOPS } from './stops.ts'

export interface Story {
  readonly stops: readonly Stop[]
  /** Titles of the stops that nothing is written for: whoever presents is told, nobody else. */
  readonly skipped: readonly string[]
  /** Titles of the stops for which something is written that is no part of what is agreed, or has nobody's name to it. */
  readonly keptOut: readonly string[]
  /** Objectives that stand among what we want and not in who does what: nobody has a part in them yet. [PS23] */
  readonly withoutParts: readonly string[]
}

/**
 * The story of a board in its nine stops (domain design 5.2), and its zones that have a place among them: a zone with
 * place n stands before the nth of the nine. It tells what was settled: nothing that is not set, no open question, no
 * light, nobody's concern without their name.
 *
 * @param said every "yes, but" to what is told; it stands behind all else.
 */
export function storyOf(board: Board, said: readonly SaidWith[] = []): Story {
  const stops: Stop[] = []
  const [skipped, keptOut]: [string[], string[]] = [[], []]
  const whole = withEverything(board)
  const zones = placedZones(board)
  STOP_NAMES.forEach((name, index) => {
    stops.push(...zonesBefore(board, zones, index + 1))
    const { title, blocksOf } = STOPS[name]
    const blocks = blocksOf(board)
    if (blocks.length === 0) (blocksOf(whole).length === 0 ? skipped : keptOut).push(title)
    else stops.push({ key: name, title, blocks })
  })
  stops.push(...zonesBefore(board, zones, Number.POSITIVE_INFINITY), ...saidWithStop(board, said))
  const shared = itemsOf(stops, 'parts')
  const withoutParts =
    shared.length === 0 ? [] : itemsOf(stops, 'what').filter(({ id }) => !shared.some((one) => one.id === id))
  return { stops, skipped, keptOut, withoutParts: withoutParts.map(({ title }) => title) }
}

const itemsOf = (stops: readonly Stop[], name: StopName): readonly StoryItem[] =>
  stops
    .filter(({ key }) => key === name)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.block === 'items' ? block.items : []))

/** The board as if all of it were part of what is agreed, and each concern had somebody's name to it. */
const withEverything = (board: Board): Board => ({
  ...board,
  cards: new Map(
    [...board.cards].map(([id, card]) => [
      id,
      card.kind === 'concern'
        ? { ...card, inAgreement: true, fields: { ...card.fields, raisedBy: card.fields.raisedBy ?? id } }
        : { ...card, inAgreement: true },
    ]),
  ),
})

type Zone = CardOf<'zone'>
const placedZones = (board: Board): Zone[] =>
  [...board.cards.values()]
    .filter((card): card is Zone => card.kind === 'zone' && card.fields.presentStop !== undefined)
    .toSorted(
      (one, other) => (one.fields.presentStop ?? 0) - (other.fields.presentStop ?? 0) || compareOrder(one, other),
    )

/** Takes the zones that come before the place out of those that are left, as stops. */
function zonesBefore(board: Board, left: Zone[], place: number): readonly Stop[] {
  const stops: Stop[] = []
  while (left[0] !== undefined && (left[0].fields.presentStop ?? 0) <= place) {
    const zone = left.shift()
    if (zone === undefined) break
    const items = [...board.cards.values()]
      .filter((card) => card.zone === zone.id && isTold(card))
      .toSorted(compareOrder)
      .map(zoneItem)
    const title = cardTitle(zone)
    if (items.length > 0 && title !== '')
      stops.push({ key: `zone:${zone.id}`, title: openingWords(title), blocks: [{ block: 'items', label: '', items }] })
  }
  return stops
}

/** Part of what is agreed, or words somebody put into a zone that they chose to present. */
const isTold = (card: Card): boolean =>
  cardTitle(card) !== '' &&
  (card.kind === 'note' || (card.inAgreement && (card.kind !== 'concern' || card.fields.raisedBy !== undefined)))

const zoneItem = (card: Card): StoryItem => {
  const { title, fields } = describeCard(card.kind)
  const body = Object.entries(fields).find(
    ([name, { type, face }]) => name !== title && type === 'text' && face === 'body',
  )
  return {
    id: card.id,
    title: openingWords(cardTitle(card)),
    text: body === undefined ? '' : openingWords(textValue(card, body[0])),
    party: null,
    lines: [],
    parts: [],
  }
}
