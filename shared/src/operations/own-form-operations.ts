// Knows which operations write what an organisation said in its form onto its cards; refuses to know who sent it and whether they may.
import type { Point } from '../board/board.ts'
import { rawTextAt, type BoardDoc } from '../board/board-doc.ts'
import { fieldOf } from './field-operations.ts'
import {
  FORM_FIELDS,
  FORM_LIST,
  FORM_PERSON_FIELDS,
  type FormChanges,
  type FormOutcome,
  type FormPerson,
  type OwnForm,
} from '../board/own-form.ts'
import type { TextAddress } from '../board/text-address.ts'
import { smallestEdit } from '../board/text-edit.ts'
import { cleanText } from '../board/text-rules.ts'
import type { NewCard, Operation } from './operation.ts'

/** Where the card of somebody new goes, and what makes room for it. */
export type NextPlace = (card: Pick<NewCard, 'id' | 'kind' | 'fields'>) => {
  readonly pos: Point
  readonly zone: string | null
  readonly room: readonly Operation[]
}

/**
 * What to do to the board so that the cards say what the form says. Texts change where they differ, so that what others
 * type in them meanwhile stays; outcomes that are not in the list any more go, people never do. FM21.
 *
 * @param now what `readOwnForm` gives of the same document.
 */
export function ownFormOperations(
  boardDoc: BoardDoc,
  organisationId: string,
  now: OwnForm,
  wanted: FormChanges,
  place: NextPlace,
): readonly Operation[] {
  const { fields = {}, outcomes = now.outcomes, people = [] } = wanted
  const said = { ...now.fields, ...fields }
  const voiced = [...FORM_FIELDS.filter((name) => isSaid(said[name])), ...(outcomes.length > 0 ? [FORM_LIST] : [])]
  return [
    ...FORM_FIELDS.flatMap((name) =>
      setTo(boardDoc, organisationId, 'organisation', name, now.fields[name], said[name]),
    ),
    ...listTo(boardDoc, organisationId, now.outcomes, outcomes),
    ...people.flatMap((person) => personTo(boardDoc, organisationId, now, person, place)),
    ...(voiced.length === 0
      ? []
      : [{ type: 'set-voice' as const, card: organisationId, fields: voiced, orgId: organisationId }]),
  ]
}

/** A pick that nobody has made says nothing. */
const isSaid = (value: unknown): boolean => value !== '' && value !== undefined && value !== 'unset'

function setTo(
  boardDoc: BoardDoc,
  card: string,
  kind: 'organisation' | 'person',
  field: string,
  before: unknown,
  after: unknown,
): readonly Operation[] {
  if (before === after) return []
  const described = fieldOf(kind, field)
  if (described?.type !== 'line' && described?.type !== 'text')
    return [{ type: 'set-field', card, field, value: after }]
  return textTo(boardDoc, { card, field }, String(after ?? ''))
}

function listTo(
  boardDoc: BoardDoc,
  card: string,
  before: readonly FormOutcome[],
  after: readonly FormOutcome[],
): readonly Operation[] {
  const known = new Map(before.map(({ id, text }) => [id, text]))
  const stays = new Set(after.map(({ id }) => id))
  return [
    ...before
      .filter(({ id }) => !stays.has(id))
      .map(({ id }): Operation => ({ type: 'remove-item', card, field: FORM_LIST, item: id })),
    ...after.flatMap(({ id, text }): readonly Operation[] => {
      if (!known.has(id)) return [{ type: 'add-item', card, field: FORM_LIST, id, values: { text } }]
      return known.get(id) === text ? [] : textTo(boardDoc, { card, item: id, field: 'text' }, text)
    }),
  ]
}

function personTo(
  boardDoc: BoardDoc,
  organisationId: string,
  { people }: OwnForm,
  person: FormPerson,
  place: NextPlace,
): readonly Operation[] {
  const { id } = person
  const before = people.find((one) => one.id === id)
  const names = FORM_PERSON_FIELDS.filter((name) => isSaid(person[name]))
  const orgId = organisationId
  const voice: readonly Operation[] = [{ type: 'set-voice', card: id, fields: names, orgId }]
  if (before !== undefined) {
    const changes = FORM_PERSON_FIELDS.flatMap((name) =>
      setTo(boardDoc, id, 'person', name, before[name], person[name]),
    )
    return changes.length === 0 ? [] : [...changes, ...voice]
  }
  const fields = { ...Object.fromEntries(names.map((name) => [name, person[name]])), orgId }
  const card = { id, kind: 'person', fields } as const
  const { room, ...where } = place(card)
  return [...room, { type: 'create', cards: [{ ...card, ...where }] }, ...voice]
}

/** The smallest edit that makes the shared text the one that is wanted; none when it is so already. */
function textTo(boardDoc: BoardDoc, at: TextAddress, wanted: string): readonly Operation[] {
  const before = rawTextAt(boardDoc, at)
  const after = cleanText(wanted)
  if (before === after) return []
  return [{ type: 'edit-text', at, ...smallestEdit(before, after) }]
}
