// Knows the checks of the tenth assumption, that people can be swapped; knows no other.
import { dateWords } from '../../board/calendar-words.ts'
import { quote } from '../../board/quotation.ts'
import { daysBetween, lastDay } from '../date-arithmetic.ts'
import { fine, wrong, type Check } from '../finding.ts'
import type { Situation } from '../situation.ts'
import { organisationsIn } from '../wording.ts'

/** True when somebody who has not left stands in for the person. */
const hasDeputy = ({ card, charter }: Situation, person: Situation['people'][number]): boolean => {
  const named = [
    person.fields.deputyId,
    charter?.fields.leadRef === person.id ? charter.fields.deputyRef : undefined,
  ].filter((id) => id !== undefined && id !== person.id)
  return named.some((id) => {
    const deputy = card('person', id)
    return deputy === undefined ? card('organisation', id) !== undefined : deputy.fields.state !== 'left'
  })
}

const ONE_PERSON: Check = {
  id: 'A10.1',
  audience: 'organisation',
  from: 'proposal',
  look: (situation) =>
    situation.organisations.flatMap(({ id }) => {
      const [person, ...others] = situation.peopleOf(id)
      if (person === undefined) return []
      if (others.length > 0 || hasDeputy(situation, person)) return [fine(id)]
      return [wrong('gap', [id, person.id], { card: person.id, field: 'deputyId' }, { organisation: id })]
    }),
  one: ({ subjects }, { name }) => `${name(subjects[0])} has one person here, and nobody to stand in.`,
  many: (count) => `${organisationsIn(count)} still to name somebody who can stand in.`,
}

const LEADING: ReadonlySet<string> = new Set(['lead', 'co-lead', 'chair'])

const LEAD_STANDS_ALONE: Check = {
  id: 'A10.2',
  audience: 'everyone',
  from: 'start',
  look: (situation) =>
    situation
      .cards('role')
      .filter(({ fields }) => LEADING.has(fields.roleType))
      .flatMap((role) => {
        const people = situation.holders(role.id).flatMap((id) => situation.card('person', id) ?? [])
        const alone = people.filter((person) => !hasDeputy(situation, person))
        const [first] = alone
        if (people.length === 0) return []
        if (first === undefined) return [fine(role.id)]
        const fix = { card: first.id, field: 'deputyId' }
        return [wrong('gap', [role.id, first.id], fix, { people: alone.map(({ id }) => id) })]
      }),
  one: ({ subjects }, { name }) => `Who can stand in as ${quote(name(subjects[0]))} is not written down yet.`,
  many: (count) => `For ${count} leading roles it is not written down yet who can stand in.`,
}

const HANDOVER: Check = {
  id: 'A10.3',
  audience: 'organisation',
  from: 'start',
  look: ({ people, card, today, thresholds, blank }) =>
    people.flatMap(({ id, fields: { until, state, handover, orgId } }) => {
      const isLeaving = state === 'leaving'
      if (until === undefined && !isLeaving) return []
      const isSoon = until !== undefined && daysBetween(today, lastDay(until)) <= thresholds.handoverWindow
      if (!(isSoon || isLeaving) || !blank(handover)) return [fine(id)]
      const params = { organisation: card('organisation', orgId)?.id ?? '', ...(until === undefined ? {} : { until }) }
      return [wrong('stale', [id], { card: id, field: 'handover' }, params)]
    }),
  one: ({ subjects, wrong: { params } }, { name }) => {
    const until = params['until'] === undefined ? 'soon' : `until ${dateWords(String(params['until']))}`
    return until === 'soon'
      ? `${name(subjects[0])} is leaving, and what to hand over is not written down yet.`
      : `${name(subjects[0])} is here ${until}, and what to hand over is not written down yet.`
  },
  many: (count) => `${organisationsIn(count)} still to write down what somebody hands over.`,
}

export const CONTINUITY = [ONE_PERSON, LEAD_STANDS_ALONE, HANDOVER] as const
