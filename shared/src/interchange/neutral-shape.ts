// Knows the neutral description (format "partnership-case", version 1) as data: every field, its type and bounds; refuses to know a board.
import { LIMITS } from '../board/limits.ts'

/** Ids that a reference may name. `who` = a partner or a person, which share one space. */
export type IdSpace = 'partner' | 'person' | 'who' | 'role' | 'body' | 'objective' | 'step'

export type Shape =
  | { readonly type: 'id' }
  /** `lines` allows line breaks; `name` is checked for look-alike letters, `required` for being empty; `most` = characters, 20,000 unless said. */
  | {
      readonly type: 'text'
      readonly lines?: boolean
      readonly name?: boolean
      readonly required?: boolean
      readonly most?: number
    }
  | {
      readonly type: 'number'
      readonly min: number
      readonly max: number
      readonly whole: boolean
      readonly unit: string
      readonly zeroIsNoted?: boolean
    }
  | { readonly type: 'flag' }
  | { readonly type: 'date' }
  /** One of the words; another one is reported and kept. */
  | { readonly type: 'pick'; readonly options: readonly string[] }
  /**
   * `also`: further spaces, asked in this order when `to` has no such id. `orText`: what names nothing in the file stands
   * for somebody outside, if it is more than one word or whatever it is. `orWord`: one word that is always allowed.
   */
  | {
      readonly type: 'ref'
      readonly to: IdSpace
      readonly also?: readonly IdSpace[]
      readonly orText?: 'words' | 'anything'
      readonly orWord?: string
    }
  | { readonly type: 'list'; readonly of: Shape; readonly required?: boolean }
  | { readonly type: 'object'; readonly fields: Readonly<Record<string, Shape>>; readonly space?: IdSpace }
  /** Kept as it is; never read. */
  | { readonly type: 'verbatim' }

const text: Shape = { type: 'text' }
const lines: Shape = { type: 'text', lines: true }
const name: Shape = { type: 'text', name: true, required: true }
const id: Shape = { type: 'id' }
const date: Shape = { type: 'date' }
const basis: Shape = { type: 'text', lines: true }
const verbatim: Shape = { type: 'verbatim' }
const ref = (to: IdSpace): Shape => ({ type: 'ref', to })
/** Whoever can act on a board: also a group or a role. */
const actor: Shape = { type: 'ref', to: 'who', also: ['body', 'role'], orText: 'words' }
const listOf = (of: Shape): Shape => ({ type: 'list', of })
const object = (fields: Readonly<Record<string, Shape>>, space?: IdSpace): Shape =>
  space === undefined ? { type: 'object', fields } : { type: 'object', fields, space }

const months = (min: number, max: number, zeroIsNoted: boolean): Shape => ({
  type: 'number',
  min,
  max,
  whole: true,
  unit: 'months',
  zeroIsNoted,
})
const days: Shape = { type: 'number', min: 1, max: 3650, whole: true, unit: 'days', zeroIsNoted: true }
const amount: Shape = { type: 'number', min: -Number.MAX_VALUE, max: Number.MAX_VALUE, whole: false, unit: '' }
const order: Shape = { type: 'number', min: -1_000_000, max: 1_000_000, whole: false, unit: '' }

/** The whole file. Anything not named here is kept and reported. */
export const NEUTRAL_SHAPE = {
  type: 'object',
  fields: {
    format: text,
    version: amount,
    id: text,
    title: { type: 'text', name: true, required: true, most: LIMITS.boardTitle },
    size: text,
    language: text,
    area: lines,
    asOf: date,
    summary: lines,
    sources: listOf(object({ id: text, where: lines, basis, use: lines })),
    sectionBasis: verbatim,
    partners: {
      type: 'list',
      required: true,
      of: object(
        {
          id,
          name,
          short: text,
          sector: text,
          kind: text,
          joined: text,
          voting: { type: 'flag' },
          whatWeDo: lines,
          localNames: listOf(object({ lang: text, dir: { type: 'pick', options: ['ltr', 'rtl', 'auto'] }, text })),
          basis,
        },
        'partner',
      ),
    },
    people: listOf(object({ id, title: name, partner: ref('partner'), deputyFor: ref('person'), basis }, 'person')),
    roles: listOf(object({ id, name, holder: ref('who'), responsibilities: listOf(lines), basis }, 'role')),
    bodies: listOf(
      object(
        {
          id,
          name,
          chair: ref('who'),
          reportsTo: { type: 'ref', to: 'body', also: ['who'], orText: 'anything' },
          meets: text,
          quorum: text,
          basis,
        },
        'body',
      ),
    ),
    leadership: object({
      model: text,
      lead: ref('who'),
      deputy: ref('who'),
      appointedBy: listOf(actor),
      termMonths: months(1, 1200, true),
      note: lines,
      basis,
    }),
    objectives: listOf(
      object(
        {
          id,
          title: name,
          theme: text,
          lead: ref('who'),
          measures: listOf(
            object({
              name: text,
              baseline: amount,
              comparator: text,
              target: amount,
              unit: text,
              due: date,
              note: text,
              id: text,
              basis,
            }),
          ),
          contributors: listOf(
            object({
              partner: ref('who'),
              contribution: { type: 'text', lines: true, most: LIMITS.plainChars },
              basis,
            }),
          ),
          alignsTo: listOf(object({ partner: ref('partner'), outcome: text, basis })),
          basis,
          measuresBasis: basis,
          contributorsBasis: basis,
          alignmentBasis: basis,
        },
        'objective',
      ),
    ),
    disagreement: object({
      status: { type: 'pick', options: ['published', 'none-found', 'not-read'] },
      appliesTo: lines,
      decisionRule: lines,
      steps: listOf(
        object(
          {
            id,
            order,
            who: listOf(actor),
            action: text,
            withinDays: days,
            dayType: { type: 'pick', options: ['working', 'calendar', 'months'] },
            next: { type: 'ref', to: 'step', orWord: 'beyond' },
            note: text,
            basis,
          },
          'step',
        ),
      ),
      beyond: object({
        who: { type: 'text', most: LIMITS.plainChars },
        raisedBy: listOf(actor),
        how: text,
        effect: text,
        withinDays: days,
        basis,
      }),
      basis,
    }),
    mandates: listOf(
      object({ id: text, decision: name, partner: ref('partner'), needs: text, typicalDays: days, basis }),
    ),
    glossary: listOf(
      object({
        id: text,
        term: name,
        agreedMeaning: lines,
        meanings: listOf(object({ partner: ref('partner'), meaning: text })),
        basis,
      }),
    ),
    challenges: listOf(object({ id: text, text: name, partners: listOf(ref('who')), basis })),
    recognition: object({ text: lines, basis }),
    continuity: object({ text: lines, basis }),
    review: object({ cycleMonths: months(1, 120, true), what: lines, next: date, by: listOf(actor), basis }),
    milestones: listOf(
      object({
        id: text,
        date,
        text: name,
        status: { type: 'pick', options: ['done', 'planned'] },
        partners: listOf(ref('who')),
        basis,
      }),
    ),
    layout: object({ positions: verbatim }),
    groundTruth: verbatim,
  },
} as const satisfies Shape
