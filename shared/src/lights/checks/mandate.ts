// Knows the checks of the fourth assumption, that nobody has to ask at home; knows no other.
import { dateWords } from '../../board/calendar-words.ts'
import { quote } from '../../board/quotation.ts'
import type { CheckReply } from '../answers.ts'
import { fine, wrong, type Check } from '../finding.ts'
import type { Situation } from '../situation.ts'
import { counted, organisationsIn } from '../wording.ts'

const HELPING: ReadonlySet<unknown> = new Set(['strong', 'partial'])

/** True when an objective that stands helps the organisation with an own outcome. */
const isHelped = ({ to, card }: Situation, id: string, outcomes: readonly { readonly id: string }[]): boolean =>
  to('serves', id).some(
    (serves) =>
      HELPING.has(serves.attributes['fit'] ?? 'strong') &&
      card('objective', serves.from)?.fields.state !== 'dropped' &&
      (serves.toItem === '' || outcomes.some((outcome) => outcome.id === serves.toItem)),
  )

const OWN_OUTCOMES: Check = {
  id: 'A4.1',
  audience: 'organisation',
  from: 'proposal',
  look: (situation) =>
    situation.organisations.map(({ id, fields }) => {
      const outcomes = fields.ownOutcomes.filter(({ text }) => !situation.blank(text))
      if (outcomes.length > 0 && isHelped(situation, id, outcomes)) return fine(id)
      const params = { organisation: id, outcomes: outcomes.length }
      return wrong('gap', [id], { card: id, field: 'ownOutcomes' }, params)
    }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    params['outcomes'] === 0
      ? `What ${name(subjects[0])} itself needs out of this is not written down yet.`
      : `No objective is linked yet with what ${name(subjects[0])} itself needs.`,
  many: (count) => `${organisationsIn(count)} still to link an objective with what they need themselves.`,
}

const WHO_DECIDES: Check = {
  id: 'A4.2',
  audience: 'organisation',
  from: 'proposal',
  look: ({ people, blank, card }) =>
    people.map(({ id, fields }) => {
      const organisation = card('organisation', fields.orgId)?.id ?? ''
      const isUnset = fields.canDecide === 'unset'
      const asksHome = fields.canDecide === 'check-first' || fields.canDecide === 'within-limits'
      if (!isUnset && !(asksHome && blank(fields.checksWith))) return fine(id)
      const fix = { card: id, field: isUnset ? 'canDecide' : 'checksWith' }
      return wrong(isUnset ? 'gap' : 'weak', [id], fix, { organisation, canDecide: fields.canDecide })
    }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    params['canDecide'] === 'unset'
      ? `What ${name(subjects[0])} can decide is not written down yet.`
      : `With whom ${name(subjects[0])} checks at home is not written down yet.`,
  many: (count) => `${organisationsIn(count)} still to say what they can decide.`,
}

type Decision = ReturnType<typeof decisionsOf>[number]
const decisionsOf = ({ cards }: Situation): ReturnType<typeof cards<'decision'>> => cards('decision')
type CheckOf = Decision['fields']['checks'][number]
/** The last reply of the organisation that the check names, to what the decision says now. */
const replyTo = ({ checkReplies }: Situation, decision: Decision, check: CheckOf): CheckReply | undefined =>
  (checkReplies ?? []).findLast(
    ({ cardId, checkId, orgId, isCurrent }) =>
      cardId === decision.id && checkId === check.id && orgId === check.orgId && isCurrent !== false,
  )
const isYes = (reply: CheckReply | undefined): boolean =>
  reply?.answer === 'yes' || (reply?.answer === 'yes-if' && reply.conditionMetOn !== undefined)

const CONFIRMED_TOO_SOON: Check = {
  id: 'A4.3',
  audience: 'everyone',
  from: 'start',
  look: (situation) => {
    const { checkReplies, organisations } = situation
    if (checkReplies === null) return []
    const active = new Set(organisations.map(({ id }) => id))
    return decisionsOf(situation)
      .filter(({ fields }) => fields.big && fields.state === 'confirmed')
      .map((decision) => {
        const open = decision.fields.checks.filter(
          (check) => active.has(check.orgId ?? '') && !isYes(replyTo(situation, decision, check)),
        )
        if (open.length === 0) return fine(decision.id)
        const fix = { card: decision.id, field: 'checks' }
        return wrong('weak', [decision.id], fix, { checks: open.map(({ id }) => id) })
      })
  },
  one: ({ subjects, wrong: { params } }, { name }) => {
    const open = Array.isArray(params['checks']) ? params['checks'].length : 0
    return `${quote(name(subjects[0]))} is confirmed, with ${counted(open, 'answer', 'answers')} from home still to come.`
  },
  many: (count) => `${count} decisions are confirmed, with answers from home still to come.`,
}

/** Answers of active organisations that they would know by a day that is over; what it was about still says the same. */
const overdueAnswers = ({ answers, organisations, isPast }: Situation) => {
  if (answers === null) return []
  const active = new Set(organisations.map(({ id }) => id))
  const last = new Map(answers.given.map((given) => [`${given.cardId} ${given.orgId}`, given]))
  return [...last.values()].flatMap(({ cardId, orgId, answer, checkingBy, contentHash }) => {
    if (answer !== 'checking' || checkingBy === undefined || !active.has(orgId)) return []
    if (!isPast(checkingBy) || contentHash !== answers.hashOf(cardId)) return [fine(cardId)]
    return [wrong('stale', [cardId, orgId], { card: cardId }, { organisation: orgId, dueOn: checkingBy })]
  })
}

const ANSWER_DUE: Check = {
  id: 'A4.4',
  audience: 'organisation',
  from: 'start',
  look: (situation) => {
    const { checkReplies, isPast, card } = situation
    const decisions = checkReplies === null ? [] : decisionsOf(situation)
    const asked = decisions
      .filter(({ fields }) => fields.state !== 'parked' && fields.state !== 'reversed')
      .flatMap((decision) =>
        decision.fields.checks.flatMap((check) => {
          const { id, orgId, dueOn } = check
          const organisation = card('organisation', orgId)
          if (dueOn === undefined || organisation === undefined) return []
          if (!isPast(dueOn) || replyTo(situation, decision, check) !== undefined) return [fine(decision.id)]
          const fix = { card: decision.id, field: 'checks', item: id }
          const params = { organisation: organisation.id, check: id, dueOn }
          return [wrong('stale', [decision.id, organisation.id], fix, params)]
        }),
      )
    return [...asked, ...overdueAnswers(situation)]
  },
  one: ({ subjects, wrong: { params } }, { name }) =>
    `The answer of ${name(String(params['organisation']))} on ${quote(name(subjects[0]))} was planned for ${dateWords(String(params['dueOn']))}.`,
  many: (count) => `${organisationsIn(count)} may need more time to check at home.`,
}

export const MANDATE = [OWN_OUTCOMES, WHO_DECIDES, CONFIRMED_TOO_SOON, ANSWER_DUE] as const
