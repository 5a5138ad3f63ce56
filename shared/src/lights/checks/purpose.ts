// Knows the checks of the second assumption, that we have agreed what we want; knows no other.
import { CHARTER_ID } from '../../board/ids.ts'
import { quote } from '../../board/quotation.ts'
import { standingOf } from '../answers.ts'
import { fine, wrong, type Check } from '../finding.ts'
import type { Situation } from '../situation.ts'
import { standingParams, standingWords } from '../standing-words.ts'

const PURPOSE_AND_OBJECTIVES: Check = {
  id: 'A2.1',
  audience: 'everyone',
  from: 'start',
  look: ({ charter, objectives, blank }) => {
    const hasPurpose = charter !== undefined && !blank(charter.fields.purpose)
    const hasObjectives = objectives.length > 0
    if (hasPurpose && hasObjectives) return [fine(CHARTER_ID)]
    const fix = hasPurpose ? ({ add: 'objective' } as const) : { card: CHARTER_ID, field: 'purpose' }
    return [wrong('gap', [CHARTER_ID], fix, { purpose: hasPurpose, objectives: hasObjectives })]
  },
  one: ({ wrong: { params } }) => {
    if (params['purpose'] === true) return 'There is no objective yet.'
    return params['objectives'] === true
      ? 'Our purpose is not written down yet.'
      : 'What we want to achieve together is not written down yet.'
  },
  many: () => 'What we want to achieve together is not written down yet.',
}

type Objective = Situation['objectives'][number]
/** Signs of one kind in which something is written. */
const signs = ({ fields }: Objective, kind: 'result' | 'foundation', { blank }: Situation): boolean =>
  fields.markers.some((marker) => marker.kind === kind && !(blank(marker.text) && blank(marker.target)))

const NO_RESULT: Check = {
  id: 'A2.2',
  audience: 'everyone',
  from: 'proposal',
  look: (situation) =>
    situation.objectives.map((objective) =>
      signs(objective, 'result', situation)
        ? fine(objective.id)
        : wrong('gap', [objective.id], { card: objective.id, field: 'markers' }),
    ),
  one: ({ subjects }, { name }) => `How we will know that ${quote(name(subjects[0]))} worked is not written down yet.`,
  many: (count) => `${count} objectives do not say yet how we will know that they worked.`,
}

const NOT_AGREED: Check = {
  id: 'A2.3',
  audience: 'everyone',
  from: 'proposal',
  look: (situation) =>
    situation.objectives.flatMap(({ id }) => {
      const standing = standingOf(situation, id, 'consent')
      if (standing === null) return []
      return [standing.isAgreed ? fine(id) : wrong('weak', [id], { card: id }, standingParams(standing))]
    }),
  one: ({ subjects, wrong: { params } }, { name }) => standingWords(name(subjects[0]), params),
  many: (count) => `${count} objectives are not agreed by everybody yet.`,
}

export const PURPOSE = [PURPOSE_AND_OBJECTIVES, NO_RESULT, NOT_AGREED] as const
