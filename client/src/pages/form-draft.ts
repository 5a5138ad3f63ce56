// Knows what somebody has typed into their organisation's form and not sent yet, and how it goes together with what the board says by now; knows no screen, no call and not where it is kept.
import type { FormChanges, FormField, FormOutcome, FormPerson, OwnForm } from '@common-ground/shared/board/own-form.ts'
import { FORM_FIELDS, FORM_LIMITS } from '@common-ground/shared/board/own-form.ts'

/** What is typed, with what it began from. */
export interface FormDraft {
  /** Of the form it began from, as the server named it. */
  readonly hash: string
  readonly base: OwnForm
  readonly form: OwnForm
}
/** What somebody else wrote where this form says something else: by the name of a field, or the id of a row. */
export type Clashes = ReadonlyMap<string, string>

type Row = FormOutcome | FormPerson

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
export const nameOfRow = (row: Row): string => ('text' in row ? row.text : row.name)
/** True for an entry in which nobody has written anything. */
export const isEmptyRow = (row: Row): boolean =>
  'text' in row
    ? row.text.trim() === ''
    : [row.name, row.jobTitle, row.limits, row.checksWith].every((text) => text.trim() === '') &&
      row.canDecide === 'unset' &&
      row.checkBackDays === undefined

/** What is to be sent: only what differs, without entries that were added and left empty. FM30. */
export function changesOf(base: OwnForm, form: OwnForm): FormChanges {
  const fields = Object.fromEntries(
    FORM_FIELDS.filter((name) => form.fields[name] !== base.fields[name]).map((name) => [name, form.fields[name]]),
  )
  const outcomes = form.outcomes.filter((row) => !isEmptyRow(row))
  const people = form.people.filter(
    (row) => !isEmptyRow(row) && !base.people.some((before) => same(ordered(before), ordered(row))),
  )
  return {
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(same(outcomes.map(ordered), base.outcomes.map(ordered)) ? {} : { outcomes }),
    ...(people.length === 0 ? {} : { people }),
  }
}

/** What goes with changes: `"hash":"..."` and a comma. */
const HASH_BYTES = 80
/** Whether changes are more than the server takes at once; told before anything is sent. FM26. */
export const isTooMuch = (changes: FormChanges): boolean =>
  new TextEncoder().encode(JSON.stringify(changes)).length > FORM_LIMITS.bytes - HASH_BYTES

/** An entry in one order of its parts, so that equal ones read equal. */
const ordered = (row: Row): unknown => Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1))

/**
 * What was typed, carried over to what the board says by now: what only one side changed is taken from it, where both
 * did the words typed here stay and the others are told as a clash. FM31.
 *
 * @param newId names an entry anew that somebody else removed meanwhile, and that was changed here.
 */
export function mergeForm(
  base: OwnForm,
  mine: OwnForm,
  theirs: OwnForm,
  newId: () => string,
): { readonly form: OwnForm; readonly clashes: Clashes } {
  const clashes = new Map<string, string>()
  const field = <T extends string>(name: FormField, of: (fields: OwnForm['fields']) => T): T => {
    const [before, here, there] = [of(base.fields), of(mine.fields), of(theirs.fields)]
    if (here === before || here === there) return there
    if (there !== before) clashes.set(name, there)
    return here
  }
  const rows = <R extends Row>(before: readonly R[], here: readonly R[], there: readonly R[]): readonly R[] => {
    const find = (list: readonly R[], id: string): R | undefined => list.find((row) => row.id === id)
    const equal = (one: R | undefined, other: R | undefined): boolean =>
      one !== undefined && other !== undefined && same(ordered(one), ordered(other))
    const kept = there.flatMap((row) => {
      const own = find(here, row.id)
      const began = find(before, row.id)
      if (own === undefined) return equal(began, row) ? [] : [row]
      if (equal(own, began) || equal(own, row)) return [row]
      if (!equal(began, row)) clashes.set(row.id, nameOfRow(row))
      return [own]
    })
    const added = here.flatMap((row) => {
      if (find(there, row.id) !== undefined) return []
      const began = find(before, row.id)
      if (began === undefined) return [row]
      return equal(began, row) ? [] : [{ ...row, id: newId() }]
    })
    return [...kept, ...added]
  }
  const form = {
    fields: {
      whatWeDo: field('whatWeDo', ({ whatWeDo }) => whatWeDo),
      notUs: field('notUs', ({ notUs }) => notUs),
      joined: field('joined', ({ joined }) => joined),
      worthIt: field('worthIt', ({ worthIt }) => worthIt),
    },
    outcomes: rows(base.outcomes, mine.outcomes, theirs.outcomes),
    people: rows(base.people, mine.people, theirs.people),
  }
  return { form, clashes }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isRow = (value: unknown, texts: readonly string[]): boolean =>
  isRecord(value) && [...texts, 'id'].every((name) => typeof value[name] === 'string')
const isForm = (value: unknown): value is OwnForm => {
  if (!isRecord(value)) return false
  const { fields, outcomes, people } = value
  return (
    isRecord(fields) &&
    FORM_FIELDS.every((name) => typeof fields[name] === 'string') &&
    Array.isArray(outcomes) &&
    outcomes.every((row) => isRow(row, ['text'])) &&
    Array.isArray(people) &&
    people.every((row) => isRow(row, ['name', 'jobTitle', 'canDecide', 'limits', 'checksWith']))
  )
}

/** A draft out of what was kept; null = it is none. */
export function readFormDraft(kept: unknown): FormDraft | null {
  if (!isRecord(kept)) return null
  const { hash, base, form } = kept
  return typeof hash === 'string' && isForm(base) && isForm(form) ? { hash, base, form } : null
}
