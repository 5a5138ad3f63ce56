// Knows the checks of the first assumption, that it will be easy; knows no other.
import { dateOfStamp } from '../../board/calendar.ts'
import { CHARTER_ID } from '../../board/ids.ts'
import { quote } from '../../board/quotation.ts'
import { daysBetween, lastDay } from '../date-arithmetic.ts'
import { fine, wrong, type Check } from '../finding.ts'
import type { Situation } from '../situation.ts'

type Concern = Situation['openConcerns'][number]

const NOTHING_HARD: Check = {
  id: 'A1.1',
  audience: 'everyone',
  from: 'proposal',
  look: ({ objectives, cards }) => {
    if (objectives.length === 0) return []
    return [cards('concern').length > 0 ? fine(CHARTER_ID) : wrong('gap', [CHARTER_ID], { add: 'concern' })]
  },
  one: () => 'What will be hard for us is not written down yet.',
  many: () => 'What will be hard for us is not written down yet.',
}

const ALL_FROM_ONE: Check = {
  id: 'A1.2',
  audience: 'facilitator',
  from: 'agreement',
  look: ({ organisations, cards, card, thresholds }) => {
    const raised = cards('concern').flatMap(({ fields }) => card('organisation', fields.raisedBy)?.id ?? [])
    const [first] = raised
    if (organisations.length < thresholds.concernsOfOne || raised.length < thresholds.concernsOfOne) return []
    if (first === undefined || raised.some((id) => id !== first)) return [fine(CHARTER_ID)]
    return [wrong('weak', [first], { add: 'concern' }, { organisation: first, concerns: raised.length })]
  },
  one: ({ subjects }, { name }) =>
    `So far every concern with a name on it came from ${name(subjects[0])}: ask the others what is hard for them.`,
  many: () => 'So far every concern with a name on it came from one organisation.',
}

/** The day a concern was opened: as written, else the day its card was made. */
const openedOn = ({ fields, made }: Concern): string | undefined =>
  fields.openedOn === undefined ? dateOfStamp(made) : lastDay(fields.openedOn)

const OLD_AND_IDLE: Check = {
  id: 'A1.3',
  audience: 'everyone',
  from: 'agreement',
  look: ({ openConcerns, to, today, thresholds }) =>
    openConcerns.flatMap((concern) => {
      const since = openedOn(concern)
      if (since === undefined) return []
      const days = daysBetween(since, today)
      const isCaredFor =
        concern.fields.actions.some(({ doneOn, droppedOn }) => doneOn === undefined && droppedOn === undefined) ||
        to('offersHelp', concern.id).length > 0
      if (days <= thresholds.oldConcern || isCaredFor) return [fine(concern.id)]
      return [wrong('stale', [concern.id], { card: concern.id, field: 'actions' }, { days })]
    }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    `${quote(name(subjects[0]))} has been open for ${String(params['days'])} days, with no action and no offer of help yet.`,
  many: (count) => `${count} concerns have been open for a while, with no action and no offer of help yet.`,
}

export const DIFFICULTY = [NOTHING_HARD, ALL_FROM_ONE, OLD_AND_IDLE] as const
