// Knows the checks of the sixth assumption, that leadership is clear, and whether roles are held; knows no other.
import { dateWords } from '../../board/calendar-words.ts'
import { CHARTER_ID } from '../../board/ids.ts'
import { quote } from '../../board/quotation.ts'
import { fine, wrong, type Check, type Fix, type Params, type Seen } from '../finding.ts'
import type { Situation } from '../situation.ts'
import { counted, organisationsIn } from '../wording.ts'

const MODEL: Check = {
  id: 'A6.1',
  audience: 'everyone',
  from: 'start',
  waits: true,
  look: ({ charter }) => [
    charter === undefined || charter.fields.leadershipModel === 'undecided'
      ? wrong('gap', [CHARTER_ID], { card: CHARTER_ID, field: 'leadershipModel' })
      : fine(CHARTER_ID),
  ],
  one: () => 'How we share the lead is not decided yet.',
  many: () => 'How we share the lead is not decided yet.',
}

type Role = ReturnType<typeof rolesOf>[number]
const rolesOf = ({ cards }: Situation): ReturnType<typeof cards<'role'>> => cards('role')
const isLead = ({ fields }: Role): boolean => fields.roleType === 'lead' || fields.roleType === 'co-lead'
const isChair = ({ fields }: Role): boolean => fields.roleType === 'chair'
const leadsOf = ({ to }: Situation, objective: string): number =>
  to('does', objective).filter(({ attributes }) => attributes['part'] === 'leads').length

const amiss = (reason: string, fix: Fix, params: Params = {}): Seen =>
  wrong('gap', [CHARTER_ID], fix, { reason, ...params })

/** One lead: held roles count first, then whom the charter names, then a chair. */
const single = (situation: Situation): Seen => {
  const { charter, card, holders } = situation
  const holding = (is: (role: Role) => boolean): number =>
    new Set(
      rolesOf(situation)
        .filter(is)
        .flatMap(({ id }) => holders(id)),
    ).size
  const leadRef = charter?.fields.leadRef
  const isNamed = card('organisation', leadRef) !== undefined || card('person', leadRef) !== undefined
  const leads = holding(isLead)
  const count = leads > 0 ? leads : isNamed ? 1 : holding(isChair)
  if (count === 1) return fine(CHARTER_ID)
  if (count > 1) return amiss('several-leads', { card: CHARTER_ID, field: 'leadershipModel' }, { leads: count })
  return amiss('no-lead', { card: CHARTER_ID, field: 'leadRef' })
}

const shared = (situation: Situation): Seen => {
  const roles = rolesOf(situation).filter(isLead)
  const leads = new Set(roles.flatMap(({ id }) => situation.holders(id))).size
  if (leads < 2) return amiss('too-few-leads', { add: 'role' }, { leads })
  const unsplit = roles.filter(({ fields }) => fields.roleType === 'co-lead' && situation.blank(fields.decidesAlone))
  const [first] = unsplit
  if (first === undefined) return fine(CHARTER_ID)
  return amiss('no-split', { card: first.id, field: 'decidesAlone' }, { roles: unsplit.map(({ id }) => id) })
}

const rotating = (situation: Situation): Seen => {
  const all = rolesOf(situation)
  const roles = all.some(isLead) ? all.filter(isLead) : all.filter(isChair)
  const open = roles.filter(({ fields }) => fields.until === undefined || fields.nextHolder === undefined)
  const [first] = open
  if (roles.length > 0 && first === undefined) return fine(CHARTER_ID)
  const fix: Fix =
    first === undefined
      ? { add: 'role' }
      : { card: first.id, field: first.fields.until === undefined ? 'until' : 'nextHolder' }
  return amiss('no-turn', fix, { roles: open.map(({ id }) => id) })
}

const distributed = (situation: Situation): Seen => {
  const open = situation.objectives.filter(({ id }) => leadsOf(situation, id) === 0)
  const [first] = open
  if (first === undefined) return fine(CHARTER_ID)
  return amiss('objectives-without-lead', { card: first.id }, { objectives: open.map(({ id }) => id) })
}

const MODELS: Readonly<Record<string, (situation: Situation) => Seen>> = {
  single,
  'co-led': shared,
  rotating,
  distributed,
}
const REASONS: Readonly<Record<string, string>> = {
  'no-lead': 'Who leads is not written down yet.',
  'several-leads': 'One lead is agreed, and more than one is named.',
  'too-few-leads': 'A shared lead is agreed, and fewer than two leads are named.',
  'no-split': 'What each of the leads decides alone is not written down yet.',
  'no-turn': 'The lead goes round; when it next changes, and who comes then, is not written down yet.',
  'objectives-without-lead': 'Each objective is to have its lead, and not every one has yet.',
}

const FITS_MODEL: Check = {
  id: 'A6.2',
  audience: 'everyone',
  from: 'proposal',
  look: (situation) => {
    const model = situation.charter?.fields.leadershipModel ?? 'undecided'
    const judge = Object.hasOwn(MODELS, model) ? MODELS[model] : undefined
    return judge === undefined ? [] : [judge(situation)]
  },
  one: ({ wrong: { params } }) => REASONS[String(params['reason'])] ?? 'Who leads is not written down yet.',
  many: () => 'Who leads is not written down yet.',
}

const WHY_SHARED: Check = {
  id: 'A6.3',
  audience: 'everyone',
  from: 'start',
  look: ({ charter, thin }) => {
    const model = charter?.fields.leadershipModel
    if (charter === undefined || !(model === 'co-led' || model === 'rotating' || model === 'distributed')) return []
    return [
      thin(charter.fields.leadershipWhy)
        ? wrong('weak', [CHARTER_ID], { card: CHARTER_ID, field: 'leadershipWhy' }, { model })
        : fine(CHARTER_ID),
    ]
  },
  one: () => 'Why this way of sharing the lead suits us is not written down yet, or only in a few words.',
  many: () => 'Why this way of sharing the lead suits us is not written down yet, or only in a few words.',
}

const LEADS_OF_OBJECTIVE: Check = {
  id: 'A6.4',
  audience: 'everyone',
  from: 'proposal',
  look: (situation) =>
    situation.objectives.map(({ id }) => {
      const leads = leadsOf(situation, id)
      const isClear = leads > 0 && leads <= situation.thresholds.mostLeads
      return isClear ? fine(id) : wrong('weak', [id], { card: id }, { leads })
    }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    params['leads'] === 0
      ? `Who leads ${quote(name(subjects[0]))} is not written down yet.`
      : `${quote(name(subjects[0]))} has ${String(params['leads'])} leads.`,
  many: (count) => `${count} objectives have no lead yet, or more than two.`,
}

const PART_OF_PERSON: Check = {
  id: 'A6.5',
  audience: 'organisation',
  from: 'proposal',
  look: ({ people, from, card }) =>
    people.map(({ id, fields }) =>
      from('holds', id).length + from('does', id).length > 0
        ? fine(id)
        : wrong('weak', [id], { card: id }, { organisation: card('organisation', fields.orgId)?.id ?? '' }),
    ),
  one: ({ subjects }, { name }) => `What ${name(subjects[0])} does here is not on the map yet.`,
  many: (count) => `In ${organisationsIn(count)} somebody’s part here is not on the map yet.`,
}

const TERM_OVER: Check = {
  id: 'A6.6',
  audience: 'everyone',
  from: 'start',
  look: (situation) =>
    rolesOf(situation).flatMap(({ id, fields: { until } }) => {
      const held = situation.holders(id)
      if (until === undefined && held.length === 0) return []
      const gone = held.filter((holder) => hasLeft(situation, holder))
      if (situation.isPast(until)) return [wrong('stale', [id], { card: id, field: 'until' }, { until: until ?? '' })]
      return [gone.length > 0 ? wrong('stale', [id], { card: id }, { left: gone }) : fine(id)]
    }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    params['until'] === undefined
      ? `Whoever held ${quote(name(subjects[0]))} has left.`
      : `${quote(name(subjects[0]))} was held until ${dateWords(String(params['until']))}.`,
  many: (count) => `${count} roles were held until a date that has passed, or by somebody who has left.`,
}
const hasLeft = ({ card }: Situation, id: string): boolean =>
  card('person', id)?.fields.state === 'left' || card('organisation', id)?.fields.state === 'left'

const ROLE_HELD: Check = {
  id: 'T7.1',
  audience: 'everyone',
  from: 'proposal',
  look: (situation) =>
    rolesOf(situation)
      .filter(({ fields }) => fields.roleType !== 'body')
      .map(({ id }) => (situation.holders(id).length > 0 ? fine(id) : wrong('gap', [id], { card: id }))),
  one: ({ subjects }, { name }) => `Who is ${quote(name(subjects[0]))} is not written down yet.`,
  many: (count) => `${counted(count, 'role is', 'roles are')} held by nobody yet.`,
}

export const LEADERSHIP = [
  MODEL,
  FITS_MODEL,
  WHY_SHARED,
  LEADS_OF_OBJECTIVE,
  PART_OF_PERSON,
  TERM_OVER,
  ROLE_HELD,
] as const
