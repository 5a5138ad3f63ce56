// Knows the shape of what organisations say about the clock of a step, and the calls that carry it; refuses to know how they are answered.
import { Type, type Static } from 'typebox'
import { ANSWER_LIMITS } from './agreement-shapes.ts'

const Id = Type.String({ maxLength: 40, description: 'Letters, digits, _ and -, at most 40' })
const Step = Type.String({ maxLength: 81, description: 'Card of the steps and the step: card#step' })

export const NewStart = Type.Object({
  stepId: Step,
  start: Type.Boolean({ description: 'false = not now, or not any more' }),
  name: Type.String({ maxLength: ANSWER_LIMITS.name, description: 'Who says so' }),
  post: Type.String({ maxLength: ANSWER_LIMITS.post }),
  organisationId: Type.Optional(Id),
})
export type NewStart = Static<typeof NewStart>
export const GivenStart = Type.Object({
  cardId: Id,
  stepId: Step,
  organisationId: Id,
  start: Type.Boolean(),
  since: Type.Optional(
    Type.String({ description: 'YYYY-MM-DD: since when the clock of this step runs; absent = it does not' }),
  ),
  name: Type.Optional(Type.String({ description: 'Absent = the name was removed' })),
  post: Type.Optional(Type.String()),
  at: Type.String({ description: 'ISO 8601, UTC', format: 'date-time' }),
  how: Type.Union([Type.Literal('pressed'), Type.Literal('recorded')], {
    description: 'recorded: by a facilitator; it counts, marked, until the organisation says so itself',
  }),
})
export type GivenStart = Static<typeof GivenStart>

export const STEP_CALLS = {
  listStarts: {
    method: 'GET',
    path: '/api/boards/:id/steps',
    summary: 'Which organisations have said that the clock of a step starts, the last word of each',
    needs: 'viewer',
    status: 200,
    answer: Type.Array(GivenStart),
    problems: [],
  },
  startClock: {
    method: 'PUT',
    path: '/api/boards/:id/steps/:cardId',
    summary:
      'Says for the organisation of the link whether the clock of the step starts on what is seen differently; it starts once all those concerned have said so',
    needs: 'answer',
    body: NewStart,
    status: 200,
    answer: GivenStart,
    problems: [
      'bad-request',
      'busy',
      'own-link-needed',
      'not-your-organisation',
      'organisation-not-asked',
      'already-answered',
      'card-not-found',
      'changed-meanwhile',
    ],
  },
} as const
