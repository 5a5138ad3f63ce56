// Knows what partners have to do, gathered from every list of actions on a board; refuses to know who looks at it.
import type { Board, Card } from '../board/board.ts'
import { cardName, itemsOf, type Item } from '../board/card.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { ActionFields } from '../board/kinds/kind.ts'
import { compareOrder } from '../board/order.ts'
import { lastDay } from '../lights/date-arithmetic.ts'
import { shortNameOf } from './agreement-cards.ts'
import { csvFile } from './csv.ts'
import { withPeopleAsPosts } from './people-as-posts.ts'

/** Something somebody does. Texts are "" where nobody has said. */
export interface Action {
  /** Id of the card it stands on; `field` and `item` say where on it. */
  readonly card: string
  readonly field: string
  readonly item: string
  /** Names of the fields that say who and which organisation does it, by when, when it was done, and since when it is no longer needed. */
  readonly personField: string
  readonly organisationField: string
  readonly participantField: string
  readonly byField: string
  readonly doneField: string
  readonly droppedField: string
  readonly what: string
  /** The name of the card of who does it: a person, or whoever has the role. */
  readonly person: string
  readonly personId: string | undefined
  /** Who does it and has no card: a participant id. Only where no card is named. */
  readonly participantId: string | undefined
  /** By the short name the others use; that of the person where only they are named. */
  readonly organisation: string
  readonly organisationId: string | undefined
  /** Calendar date, which may be a year or a month. */
  readonly by: string
  readonly doneOn: string
  /** Since when it is no longer needed. */
  readonly droppedOn: string
  /** What it comes from: the name of its card. */
  readonly from: string
  /** Not done, and its day is over. */
  readonly isLate: boolean
}

/**
 * Every action on the board: what is to be done by its day, without a day last, then what is done, the latest first. What
 * is no longer needed is none. Which lists hold actions stands with the kinds. [AC1] [AC2] [AC6]
 *
 * @param today YYYY-MM-DD.
 */
export function actionsOf(board: Board, today: string): readonly Action[] {
  const actions = everyAction(board, today).filter(({ droppedOn }) => droppedOn === '')
  const [open, done] = [actions.filter(({ doneOn }) => doneOn === ''), actions.filter(({ doneOn }) => doneOn !== '')]
  return [
    ...open.toSorted((one, other) => compare(dayOf(one.by), dayOf(other.by))),
    ...done.toSorted((one, other) => compare(other.doneOn, one.doneOn)),
  ]
}

/** What has been no longer needed since a day, in no order of its own. @param today, since YYYY-MM-DD. */
export const droppedSince = (board: Board, today: string, since: string): readonly Action[] =>
  everyAction(board, today).filter(({ droppedOn }) => droppedOn !== '' && lastDay(droppedOn) >= since)

const everyAction = (board: Board, today: string): readonly Action[] =>
  [...board.cards.values()].toSorted(compareOrder).flatMap((card) =>
    Object.entries(describeCard(card.kind).fields).flatMap(([field, description]) => {
      const fields = description.type === 'list' ? description.action : undefined
      return fields === undefined
        ? []
        : itemsOf(card, field).map((item) => actionIn(board, card, { field, item, fields }, today))
    }),
  )

/** Of these, what an organisation is still to do. @param organisation its card; undefined = none. */
export const openOf = (actions: readonly Action[], organisation: string | undefined): readonly Action[] =>
  actions.filter(
    ({ organisationId, doneOn }) => organisation !== undefined && organisationId === organisation && doneOn === '',
  )

function actionIn(
  board: Board,
  card: Card,
  { field, item, fields }: { readonly field: string; readonly item: Item; readonly fields: ActionFields },
  today: string,
): Action {
  const said = (name: keyof ActionFields): string => {
    const value = item[fields[name]]
    return typeof value === 'string' ? value : ''
  }
  const person = board.cards.get(said('person'))
  const own =
    person?.kind === 'person' ? person.fields.orgId : person?.kind === 'role' ? holderOf(board, person.id) : undefined
  const organisation = board.cards.get(said('organisation') || (own ?? ''))
  const [by, doneOn] = [said('by'), said('done')]
  return {
    card: card.id,
    field,
    item: item.id,
    personField: fields.person,
    organisationField: fields.organisation,
    participantField: fields.participant,
    byField: fields.by,
    doneField: fields.done,
    droppedField: fields.dropped,
    what: said('what'),
    person: person === undefined ? '' : cardName(person),
    personId: person?.id,
    participantId: person === undefined && said('participant') !== '' ? said('participant') : undefined,
    organisation: organisation?.kind === 'organisation' ? shortNameOf(organisation) : '',
    organisationId: organisation?.id,
    by,
    doneOn,
    droppedOn: said('dropped'),
    from: cardName(card),
    isLate: doneOn === '' && by !== '' && lastDay(by) < today,
  }
}

/** The organisation that has a role, itself or by a person; undefined = none, or several. */
function holderOf(board: Board, role: string): string | undefined {
  const holders = [...board.relations.values()]
    .filter(({ kind, to }) => kind === 'holds' && to === role)
    .map(({ from }) => {
      const holder = board.cards.get(from)
      return holder?.kind === 'person' ? holder.fields.orgId : holder?.id
    })
  const [one, ...others] = new Set(holders)
  return others.length === 0 ? one : undefined
}

/** No day sorts last. */
const dayOf = (by: string): string => (by === '' ? '9999' : lastDay(by))
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

export interface SpreadsheetOptions {
  /** YYYY-MM-DD. */
  readonly today: string
  readonly names?: boolean
  /** The name of who does it and has no card; "" = nobody, or not known. Asked for only with `names`. */
  readonly nameOf?: (action: Action) => string
}

/**
 * The same as a spreadsheet, dates as the board keeps them so that it can be sorted. People stand there by their post unless
 * `names`. [AC4]
 */
export function actionsCsv(board: Board, { today, names = false, nameOf = () => '' }: SpreadsheetOptions) {
  const rows = actionsOf(names ? board : withPeopleAsPosts(board), today)
  return csvFile([
    ['What', 'Who', 'Organisation', 'By', 'Done on', 'Late', 'From'],
    ...rows.map((row) => [
      row.what,
      names && row.participantId !== undefined ? nameOf(row) : row.person,
      row.organisation,
      row.by,
      row.doneOn,
      row.isLate ? 'Late' : '',
      row.from,
    ]),
  ])
}
