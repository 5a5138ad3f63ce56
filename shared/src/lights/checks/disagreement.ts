// Knows the checks of the eleventh assumption, that we will always agree; knows no other.
import { periodWords } from '../../board/calendar-words.ts'
import { leadsOut } from '../../board/disagreements.ts'
import { CHARTER_ID } from '../../board/ids.ts'
import type { Period } from '../../board/kinds/kind.ts'
import { quote } from '../../board/quotation.ts'
import { standingOf } from '../answers.ts'
import { addMonths, daysBetween, workingDaysBetween } from '../date-arithmetic.ts'
import { fine, wrong, type Check } from '../finding.ts'
import type { Situation } from '../situation.ts'
import { standingParams, standingWords } from '../standing-words.ts'
import { counted } from '../wording.ts'

type Steps = ReturnType<typeof stepsOf>[number]
const stepsOf = ({ cards }: Situation): ReturnType<typeof cards<'if-we-disagree'>> => cards('if-we-disagree')
type Step = Steps['fields']['steps'][number]

const ANY_STEPS: Check = {
  id: 'A11.1',
  audience: 'everyone',
  from: 'start',
  waits: true,
  look: (situation) => [
    stepsOf(situation).length > 0 ? fine(CHARTER_ID) : wrong('gap', [CHARTER_ID], { add: 'if-we-disagree' }),
  ],
  one: () => 'What we do if we disagree is not written down yet.',
  many: () => 'What we do if we disagree is not written down yet.',
}

const ENOUGH_STEPS: Check = {
  id: 'A11.2',
  audience: 'everyone',
  from: 'proposal',
  look: (situation) =>
    stepsOf(situation).map(({ id, fields: { steps } }) => {
      const isEnough = steps.length >= situation.thresholds.leastSteps
      const outside = steps.some(leadsOut)
      if (isEnough && outside) return fine(id)
      return wrong('weak', [id], { card: id, field: 'steps' }, { steps: steps.length, isEnough, outside })
    }),
  one: ({ subjects, wrong: { params } }, { name }) => {
    const steps = counted(Number(params['steps']), 'step', 'steps')
    const begins = `${quote(name(subjects[0]))} has`
    if (params['outside'] === true) return `${begins} ${steps} so far.`
    return params['isEnough'] === true
      ? `${begins} no outside help at the end yet.`
      : `${begins} ${steps} so far, and no outside help at the end yet.`
  },
  many: (count) => `${count} ways to settle a disagreement are short, or end without outside help.`,
}

const STEP_SAYS_WHO: Check = {
  id: 'A11.3',
  audience: 'everyone',
  from: 'start',
  look: (situation) =>
    stepsOf(situation).flatMap(({ id, fields: { steps } }) =>
      steps.map((step) => {
        const who = step.who.length > 0
        const within = step.within !== undefined && step.within.amount > 0
        if (who && within) return fine(id)
        const fix = { card: id, field: 'steps', item: step.id }
        return wrong('weak', [id], fix, { item: step.id, text: step.title, who, within })
      }),
    ),
  one: ({ subjects, wrong: { params } }, { name }) => {
    const text = String(params['text']).trim()
    const step = quote(text === '' ? name(subjects[0]) : text)
    if (params['who'] === true) return `How long ${step} may take is not written down yet.`
    return params['within'] === true
      ? `Who takes part in ${step} is not written down yet.`
      : `Who takes part in ${step}, and how long it may take, is not written down yet.`
  },
  many: (count) => `${count} steps do not say yet who takes part or how long they may take.`,
}

type Concern = Situation['openConcerns'][number]
const differences = ({ openConcerns }: Situation): readonly Concern[] =>
  openConcerns.filter(({ fields }) => fields.issueKind === 'disagreement')
const stepOf = ({ card }: Situation, { fields: { stepId } }: Concern): Step | undefined => {
  const [id, item] = stepId?.split('#') ?? []
  return card('if-we-disagree', id)?.fields.steps.find((step) => step.id === item)
}

const ON_A_STEP: Check = {
  id: 'A11.7',
  audience: 'everyone',
  from: 'start',
  look: (situation) =>
    differences(situation).map((concern) =>
      stepOf(situation, concern) === undefined
        ? wrong('weak', [concern.id], { card: concern.id, field: 'stepId' })
        : fine(concern.id),
    ),
  one: ({ subjects }, { name }) =>
    `We see ${quote(name(subjects[0]))} differently, and it is not on one of our steps yet.`,
  many: (count) => `${count} things that we see differently are not on one of our steps yet.`,
}

/** True when more time has gone since a full date than was agreed. */
const isOver = ({ amount, unit }: Period, since: string, { today, holidays }: Situation): boolean => {
  if (unit === 'months') return today > addMonths(since, Math.ceil(amount))
  return (unit === 'calendar-days' ? daysBetween(since, today) : workingDaysBetween(since, today, holidays)) > amount
}

const TIME_AT_STEP: Check = {
  id: 'A11.8',
  audience: 'everyone',
  from: 'start',
  look: (situation) =>
    differences(situation).flatMap((concern) => {
      const step = stepOf(situation, concern)
      const since = concern.fields.stepSince
      if (step?.within === undefined || since === undefined) return []
      if (!isOver(step.within, since, situation)) return [fine(concern.id)]
      const params = { item: step.id, step: step.title, since, within: periodWords(step.within) }
      return [wrong('stale', [concern.id], { card: concern.id, field: 'stepId' }, params)]
    }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    `The ${String(params['within'])} agreed for this step have passed for ${quote(name(subjects[0]))}.`,
  many: (count) => `For ${count} things that we see differently the time agreed for their step has passed.`,
}

const STEPS_AGREED: Check = {
  id: 'A11.9',
  audience: 'everyone',
  from: 'proposal',
  look: (situation) =>
    stepsOf(situation).flatMap(({ id }) => {
      const standing = standingOf(situation, id, 'all')
      if (standing === null) return []
      return [standing.isAgreed ? fine(id) : wrong('gap', [id], { card: id }, standingParams(standing))]
    }),
  one: ({ subjects, wrong: { params } }, { name }) => standingWords(name(subjects[0]), params),
  many: (count) => `${count} ways to settle a disagreement are not agreed by everybody yet.`,
}

export const DISAGREEMENT = [ANY_STEPS, ENOUGH_STEPS, STEP_SAYS_WHO, ON_A_STEP, TIME_AT_STEP, STEPS_AGREED] as const
