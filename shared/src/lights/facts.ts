// Knows what a board holds, counted and listed by the ids of the file it came from; refuses to judge any of it.
import type { Board } from '../board/board.ts'
import type { Source } from '../board/kinds/kind.ts'
import { openSituation, type Situation } from './situation.ts'

/** Ids are those of the file where there was one, else our own; words are given as words. */
export interface Facts {
  readonly counts: Readonly<Record<FactCount, number>>
  readonly objectivesWithoutMeasure: readonly string[]
  readonly objectivesWithMeasureButNoTarget: readonly string[]
  readonly objectivesWithoutDate: readonly string[]
  readonly objectivesWithNoAlignment: readonly string[]
  readonly contributionsWithoutAlignment: number
  readonly partnersInNoObjective: readonly string[]
  readonly partnersWithNoRepresentative: readonly string[]
  readonly partnersWithNoRole: readonly string[]
  readonly partnersRequiredToJoin: readonly string[]
  readonly leadNamed: boolean
  readonly deputyNamed: boolean
  readonly leadIsOrganisationNotPerson: boolean
  readonly hasDisagreementSteps: boolean
  readonly stepsWithoutDays: readonly string[]
  readonly hasStepBeyondPartnership: boolean
  readonly termsWithoutAgreedMeaning: readonly string[]
  readonly hasReviewCycle: boolean
  readonly nextReviewDated: boolean
  readonly recognitionStated: boolean
  readonly continuityStated: boolean
}
export type FactCount =
  | 'partners'
  | 'people'
  | 'roles'
  | 'bodies'
  | 'objectives'
  | 'measures'
  | 'contributions'
  | 'steps'
  | 'mandates'
  | 'glossary'
  | 'meanings'
  | 'challenges'
  | 'milestones'

const sourceId = ({ id, source }: { readonly id: string; readonly source?: Source | null }): string => source?.id ?? id
const total = (lists: readonly { readonly length: number }[]): number =>
  lists.reduce((sum, { length }) => sum + length, 0)

/** Everything that can be counted on a board, whatever states its cards are in; outside bodies are partners too. */
export function factsOf(board: Board): Facts {
  const situation = openSituation(board, { today: board.createdAt.slice(0, 10) })
  const { cards, charter, blank, from, to } = situation
  const roles = cards('role')
  const objectives = cards('objective').map((objective) => ({
    objective,
    results: objective.fields.markers.filter(({ kind }) => kind === 'result'),
  }))
  const contributions = objectives.flatMap(({ objective }) =>
    to('does', objective.id).filter(({ attributes }) => bringsSomething(attributes)),
  )
  const steps = cards('if-we-disagree').flatMap(({ fields }) => fields.steps)
  const inside = steps.filter(({ outside }) => !outside)
  const organisations = cards('organisation')
  const words = cards('word')
  const everybody = Map.groupBy(cards('person'), ({ fields }) => fields.orgId)
  const leadRef = charter?.fields.leadRef
  const listed = (list: readonly { readonly id: string; readonly source?: Source | null }[]): readonly string[] =>
    list.map(sourceId)
  const objectivesWhere = (is: (one: (typeof objectives)[number]) => boolean): readonly string[] =>
    listed(objectives.filter(is).map(({ objective }) => objective))
  return {
    counts: {
      partners: organisations.length,
      people: cards('person').length,
      roles: roles.filter(({ fields }) => fields.roleType !== 'body').length,
      bodies: roles.filter(({ fields }) => fields.roleType === 'body').length,
      objectives: objectives.length,
      measures: total(objectives.map(({ results }) => results)),
      contributions: contributions.length,
      steps: inside.length,
      mandates: total(cards('decision').map(({ fields }) => fields.checks)),
      glossary: words.length,
      meanings: total(words.map(({ fields }) => fields.meanings)),
      challenges: cards('concern').filter(({ fields }) => fields.issueKind === 'challenge').length,
      milestones:
        cards('moment').filter(({ fields }) => fields.momentKind === 'success').length +
        (charter?.fields.milestones.length ?? 0),
    },
    objectivesWithoutMeasure: objectivesWhere(({ results }) => results.length === 0),
    objectivesWithMeasureButNoTarget: objectivesWhere(
      ({ results }) => results.length > 0 && results.every(({ target }) => blank(target)),
    ),
    objectivesWithoutDate: objectivesWhere(({ results }) => results.every(({ by }) => by === undefined)),
    objectivesWithNoAlignment: objectivesWhere(({ objective }) => from('serves', objective.id).length === 0),
    contributionsWithoutAlignment: contributions.filter(
      (contribution) =>
        !from('serves', contribution.to).some((serves) => serves.to === homeOf(situation, contribution.from)),
    ).length,
    // Leading alone is no contribution: the file names those apart.
    partnersInNoObjective: listed(
      organisations.filter(
        ({ id }) =>
          !from('does', id).some(({ attributes }) => attributes['part'] !== 'leads' || bringsSomething(attributes)),
      ),
    ),
    partnersWithNoRepresentative: listed(organisations.filter(({ id }) => !everybody.has(id))),
    partnersWithNoRole: listed(
      organisations.filter(({ id }) =>
        [id, ...(everybody.get(id) ?? []).map((person) => person.id)].every((who) => from('holds', who).length === 0),
      ),
    ),
    partnersRequiredToJoin: listed(organisations.filter(({ fields }) => fields.joined === 'required')),
    leadNamed: leadRef !== undefined && board.cards.has(leadRef),
    deputyNamed: charter?.fields.deputyRef !== undefined && board.cards.has(charter.fields.deputyRef),
    leadIsOrganisationNotPerson: situation.card('organisation', leadRef) !== undefined,
    hasDisagreementSteps: inside.length > 0,
    stepsWithoutDays: listed(inside.filter(({ within }) => within === undefined)),
    hasStepBeyondPartnership: steps.some(
      ({ outside, next }) => outside || next.some((branch) => branch.to === 'beyond'),
    ),
    termsWithoutAgreedMeaning: words.filter(({ fields }) => blank(fields.agreed)).map(({ fields }) => fields.word),
    hasReviewCycle: charter?.fields.reviewEvery !== undefined,
    nextReviewDated: charter?.fields.nextReviewOn !== undefined,
    recognitionStated: !blank(charter?.fields.creditRule ?? ''),
    continuityStated: !blank(charter?.fields.continuity ?? ''),
  }
}

const bringsSomething = (attributes: Readonly<Record<string, unknown>>): boolean =>
  typeof attributes['brings'] === 'string' && attributes['brings'] !== ''

/** The organisation a contribution comes from: a person's own. */
const homeOf = ({ card }: Situation, id: string): string => card('person', id)?.fields.orgId ?? id
