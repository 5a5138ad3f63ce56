// Knows which description belongs to which card kind; knows nothing of the document or of any board.
import { CHARTER } from './charter.ts'
import { CONCERN } from './concern.ts'
import { DECISION } from './decision.ts'
import { IF_WE_DISAGREE } from './if-we-disagree.ts'
import { CARD_KINDS, type CardKind, type KindDescription } from './kind.ts'
import { MARK } from './mark.ts'
import { MOMENT } from './moment.ts'
import { NOTE } from './note.ts'
import { OBJECTIVE } from './objective.ts'
import { ORGANISATION } from './organisation.ts'
import { PERSON } from './person.ts'
import { REVIEW } from './review.ts'
import { ROLE } from './role.ts'
import { WORD } from './word.ts'
import { ZONE } from './zone.ts'

/** Every card kind, described once; the typed fields of `Card` derive from it. */
export const CARD_DESCRIPTIONS = {
  charter: CHARTER,
  organisation: ORGANISATION,
  person: PERSON,
  role: ROLE,
  objective: OBJECTIVE,
  decision: DECISION,
  concern: CONCERN,
  word: WORD,
  'if-we-disagree': IF_WE_DISAGREE,
  moment: MOMENT,
  review: REVIEW,
  note: NOTE,
  zone: ZONE,
  mark: MARK,
} as const satisfies { readonly [K in CardKind]: KindDescription & { readonly kind: K } }

export type CardDescriptions = typeof CARD_DESCRIPTIONS

const BY_KIND: ReadonlyMap<string, KindDescription> = new Map(CARD_KINDS.map((kind) => [kind, CARD_DESCRIPTIONS[kind]]))

/** The description of a kind, in the general shape that forms, faces and files read. */
export const describeCard = (kind: CardKind): KindDescription => CARD_DESCRIPTIONS[kind]

/** True for the name of a kind this version knows; safe for any value a document may hold. */
export const isCardKind = (value: unknown): value is CardKind => typeof value === 'string' && BY_KIND.has(value)
