// Knows the shape of an organisation's own form as it goes over HTTP, and the calls that carry it; refuses to name a field that the kinds do not describe.
import { Type, type Static, type TSchema } from 'typebox'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { CardKind, FieldDescription, ItemFieldDescription } from '../board/kinds/kind.ts'
import { LIMITS } from '../board/limits.ts'
import {
  FORM_FIELDS,
  FORM_LIMITS,
  FORM_LIST,
  FORM_PERSON_FIELDS,
  type FormChanges,
  type FormOutcome,
  type FormPerson,
  type OwnForm,
} from '../board/own-form.ts'

const Id = Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })

/** What may stand in a field, as its kind describes it. */
function valueOf(field: FieldDescription | ItemFieldDescription | undefined): TSchema {
  switch (field?.type) {
    case 'pick':
      return Type.Union(field.options.map((option) => Type.Literal(option)))
    case 'number':
      return Type.Integer({ minimum: field.min, maximum: field.max })
    case 'line':
    case 'text':
      return Type.String({
        maxLength: LIMITS.textChars,
        description: field.label,
        ...(field.required === true ? { pattern: String.raw`\S` } : {}),
      })
    default:
      throw new TypeError('the form asks for no such field')
  }
}
const valuesOf = (kind: CardKind, names: readonly string[]): Record<string, TSchema> => {
  const { fields } = describeCard(kind)
  return Object.fromEntries(names.map((name) => [name, valueOf(fields[name])]))
}
const partial = (properties: Record<string, TSchema>): Record<string, TSchema> =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, Type.Optional(schema)]))

const organisationValues = valuesOf('organisation', FORM_FIELDS)
const { checkBackDays = Type.Integer(), ...personValues } = valuesOf('person', FORM_PERSON_FIELDS)
const list = describeCard('organisation').fields[FORM_LIST]
const outcomeText = valueOf(list?.type === 'list' ? list.item['text'] : undefined)
const outcomes = Type.Array(Type.Object({ id: Id, text: outcomeText }), {
  maxItems: FORM_LIMITS.outcomes,
})
const people = Type.Array(Type.Object({ id: Id, ...personValues, checkBackDays: Type.Optional(checkBackDays) }), {
  maxItems: FORM_LIMITS.people,
})

export const NewForm = Type.Object(
  {
    hash: Type.String({
      maxLength: 64,
      description: 'As it was read: another one means that the cards say more by now',
    }),
    fields: Type.Optional(Type.Unsafe<NonNullable<FormChanges['fields']>>(Type.Object(partial(organisationValues)))),
    outcomes: Type.Optional(Type.Unsafe<readonly FormOutcome[]>(outcomes)),
    people: Type.Optional(Type.Unsafe<readonly FormPerson[]>(people)),
  },
  {
    description: `What is absent stays as it is. Ids of new outcomes and people are made by the sender. All of it is at most ${String(FORM_LIMITS.bytes)} bytes`,
  },
)
export type NewForm = Static<typeof NewForm>

export const FormNow = Type.Object({
  board: Type.String({ description: 'Title of the board' }),
  organisation: Type.Object({ id: Id, name: Type.String() }),
  callOn: Type.Optional(Type.String({ description: 'Day of the next call, YYYY-MM-DD' })),
  filled: Type.Boolean({ description: 'It has been sent' }),
  closed: Type.Boolean({ description: 'It has been sent, and the day of the call is over' }),
  hash: Type.String(),
  form: Type.Unsafe<OwnForm>(
    Type.Object({
      fields: Type.Object(organisationValues),
      outcomes: Type.Array(Type.Any()),
      people: Type.Array(Type.Any()),
    }),
  ),
})
export type FormNow = Static<typeof FormNow>

export const FormState = Type.Object({ organisationId: Id, filled: Type.Boolean() })
export type FormState = Static<typeof FormState>

const problems = ['own-link-needed', 'form-not-found'] as const

/** A part of the one table in http-api.ts, which says what its members mean. */
export const FORM_CALLS = {
  listForms: {
    method: 'GET',
    path: '/api/boards/:id/forms',
    summary: 'Which organisations have sent their own form, and nothing else about it',
    needs: 'facilitator',
    status: 200,
    answer: Type.Array(FormState),
    problems: [],
  },
  readForm: {
    method: 'GET',
    path: '/api/boards/:id/form',
    summary: "The organisation's own form, filled in as its cards say now",
    needs: 'form',
    status: 200,
    answer: FormNow,
    problems: [...problems],
  },
  sendForm: {
    method: 'PUT',
    path: '/api/boards/:id/form',
    summary:
      "Writes what the organisation says in its form onto its cards, as its own words, until the call's day is over",
    needs: 'form',
    body: NewForm,
    bodyBytes: FORM_LIMITS.bytes,
    status: 200,
    answer: FormNow,
    problems: [
      'bad-request',
      'changed-meanwhile',
      'form-closed',
      'card-locked',
      'board-full',
      'board-read-only',
      ...problems,
    ],
  },
} as const
