// Knows which things a list of changes is about, each once with all that is said of it, and who changed it last; refuses to compare and to draw.
import { isAnswered } from '@common-ground/shared/board/agreed-meaning.ts'
import type { Board, Stamp } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS } from '@common-ground/shared/board/kinds/kind.ts'
import type { BoardChange } from '@common-ground/shared/wire/http-shapes.ts'

/** A card that has changed, its lines with it; or the board itself. */
export interface ChangedThing {
  /** Of the card; "" = the board itself. */
  readonly id: string
  readonly name: string
  /** It is on the board now. */
  readonly isThere: boolean
  /** It says something else of what is agreed: it is one of those that the header counts. */
  readonly isAgreed: boolean
  /** In the order of the changes; empty = what belonged to it went with another card. */
  readonly sentences: readonly string[]
  /** Who changed it last, and when; null = not known, or before the moment. */
  readonly last: Stamp | null
  /** No news to whoever reads it: they changed it last. That somebody did it while they were here cannot be told: what was done without a connection comes later than it says. */
  readonly isOld: boolean
}

export interface ChangedSince {
  /** Instant from which it is told. */
  readonly since: string
  /** The cards that say something else than what was agreed, by their meaning; null = it is not told from the agreement. */
  readonly agreed: ReadonlySet<string> | null
  /** Participant who was here until the moment; null = it is nobody's visit. */
  readonly visitor: string | null
}

/**
 * Every thing once: those of what is agreed first, each in the order of the changes. A line is told with one card: with that
 * at its end, where it is part of what is agreed there or begins at somebody, else with that at its beginning. [CB33]
 */
export function changedThings(
  board: Board,
  changes: readonly BoardChange[],
  { since, agreed, visitor }: ChangedSince,
): readonly ChangedThing[] {
  const found = Map.groupBy(changes, (change) => thingOf(board, change))
  for (const id of agreed ?? []) if (!found.has(id)) found.set(id, [])
  const things = [...found].map(([id, about]): ChangedThing => {
    const card = board.cards.get(id)
    const last = lastOf(board, id, about)
    const isBefore = last !== null && Date.parse(last.at) < Date.parse(since)
    return {
      id,
      name: card === undefined ? (about.find((one) => one.id === id)?.name ?? '') : cardName(card),
      isThere: card !== undefined,
      isAgreed: agreed === null ? about.some((one) => one.material) && isOfAgreement(board, id, about) : agreed.has(id),
      sentences: about.map(({ sentence }) => sentence),
      last: isBefore ? null : last,
      isOld: visitor !== null && last !== null && about.every(isStamped) && last.by === visitor,
    }
  })
  // Where the version is older than the visit, what has surely come since stands first.
  const ordered =
    visitor === null ? things : things.toSorted((one, two) => Number(two.last !== null) - Number(one.last !== null))
  return [...ordered.filter(({ isAgreed }) => isAgreed), ...ordered.filter(({ isAgreed }) => !isAgreed)]
}

/**
 * Whether somebody else has done anything on the board since: a card, an entry of the bin or a line says so by its stamp.
 *
 * @param since instant. @param visitor participant whose own work is no news.
 */
export function isChangedByOthers({ cards, relations, bin }: Board, since: string, visitor: string): boolean {
  const isNews = (stamp: Stamp | null | undefined): boolean =>
    stamp != null && stamp.by !== visitor && Date.parse(stamp.at) > Date.parse(since)
  return (
    [...cards.values()].some(({ made, touched }) => isNews(made) || isNews(touched)) ||
    [...relations.values()].some(({ made }) => isNews(made)) ||
    bin.some(isNews)
  )
}

const SOMEBODY = ['organisation', 'person']

function thingOf(board: Board, { about, id, from = '', to = '', material }: BoardChange): string {
  if (about !== 'relation') return about === 'card' ? id : ''
  const begins = board.cards.get(from)
  return material || (begins !== undefined && SOMEBODY.includes(begins.kind)) ? to : from
}

/** Of a card that is gone its kind alone says it. */
function isOfAgreement(board: Board, id: string, about: readonly BoardChange[]): boolean {
  const card = board.cards.get(id)
  if (card !== undefined) return isAnswered(card) || about.some(({ field }) => field === 'inAgreement')
  const kind = CARD_KINDS.find((one) => about.some((change) => change.id === id && change.kind === one))
  return kind !== undefined && describeCard(kind).answered !== undefined
}

/** Nobody notes who changed what a line says or took it away, nor who named the board: that stays news. */
const isStamped = ({ about, type }: BoardChange): boolean =>
  about === 'card' || (about === 'relation' && type === 'added')

/** Of the card, of the lines that were drawn, and of what was put in the bin, the latest. */
export function lastOf(board: Board, id: string, about: readonly Pick<BoardChange, 'about' | 'id'>[]): Stamp | null {
  const card = board.cards.get(id)
  const binned = board.bin.find((one) => one.id === id)
  const lines = about.map((change) => (change.about === 'relation' ? board.relations.get(change.id)?.made : null))
  const [last] = [card?.touched ?? card?.made, binned, ...lines]
    .filter((one) => one !== undefined && one !== null)
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return last === undefined ? null : { at: last.at, by: last.by }
}
