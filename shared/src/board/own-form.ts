// Knows what an organisation is asked about itself before a call, and what its cards say to that now; refuses to know links, screens and changes.
import type { CardOf } from './board.ts'
import { CARD_KEY, cardMap, type BoardDoc } from './board-doc.ts'
import { compareOrder } from './order.ts'
import { readCard } from './read-card.ts'

/** Fields of the organisation's card that the form asks, in the order it does. */
export const FORM_FIELDS = ['whatWeDo', 'notUs', 'joined', 'worthIt'] as const
/** Fields of each person's card. */
export const FORM_PERSON_FIELDS = ['name', 'jobTitle', 'canDecide', 'limits', 'checksWith', 'checkBackDays'] as const
/** The list of the organisation's card. */
export const FORM_LIST = 'ownOutcomes'

/** How many people and outcomes a form takes, and how many bytes all that is sent at once may be, as JSON in UTF-8. */
export const FORM_LIMITS = { people: 30, outcomes: 30, bytes: 1024 * 1024 } as const

export type FormField = (typeof FORM_FIELDS)[number]
export interface FormOutcome {
  readonly id: string
  readonly text: string
}
/** Somebody who sits at the table for the organisation; id of their card. */
export interface FormPerson extends Pick<
  CardOf<'person'>['fields'],
  'name' | 'jobTitle' | 'canDecide' | 'limits' | 'checksWith'
> {
  readonly id: string
  /** Working days; absent = not said. */
  readonly checkBackDays?: number
}
/** What an organisation says in its form. Texts that are not there are "". */
export interface OwnForm {
  readonly fields: Pick<CardOf<'organisation'>['fields'], FormField>
  readonly outcomes: readonly FormOutcome[]
  readonly people: readonly FormPerson[]
}
/** What is to become of it: parts that are absent stay as they are, people who are not named too. */
export type FormChanges = {
  readonly [P in keyof OwnForm]?: P extends 'fields' ? Partial<OwnForm[P]> : OwnForm[P]
}

/**
 * The form of an organisation as its cards fill it in; null = it has no card in sight.
 * Reads no more than the cards it needs, so that the server may do it beside everything else.
 */
export function readOwnForm(boardDoc: BoardDoc, organisationId: string): OwnForm | null {
  const organisation = inSight(boardDoc, organisationId, 'organisation')
  if (organisation === null) return null
  const { whatWeDo, notUs, joined, worthIt, ownOutcomes } = organisation.fields
  const people = [...boardDoc.cards.keys()]
    .filter((id) => {
      const card = cardMap(boardDoc, id)
      return card?.get(CARD_KEY.kind) === 'person' && card.get('orgId') === organisationId
    })
    .flatMap((id) => inSight(boardDoc, id, 'person') ?? [])
    .filter(({ fields }) => fields.state !== 'left')
    .toSorted(compareOrder)
  return {
    fields: { whatWeDo, notUs, joined, worthIt },
    outcomes: ownOutcomes.map(({ id, text }) => ({ id, text })),
    people: people.map(({ id, fields }) => {
      const { name, jobTitle, canDecide, limits, checksWith, checkBackDays } = fields
      const days = checkBackDays === undefined ? {} : { checkBackDays }
      return { id, name, jobTitle, canDecide, limits, checksWith, ...days }
    }),
  }
}

function inSight<K extends 'organisation' | 'person'>(boardDoc: BoardDoc, id: string, kind: K): CardOf<K> | null {
  if (cardMap(boardDoc, id)?.get(CARD_KEY.kind) !== kind) return null
  const { card, bin } = readCard(boardDoc, id, null, null)
  return card === null || bin !== null ? null : (card as CardOf<K>)
}
