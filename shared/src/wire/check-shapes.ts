// Knows the shape of what is asked at home and of what comes back, as it goes over HTTP, and the calls that carry it; refuses to know how they are answered.
import { Type, type Static } from 'typebox'
import { ANSWER_LIMITS, SheetCard } from './agreement-shapes.ts'
import { CreatedLink, LinkInfo } from './http-shapes.ts'

const Id = Type.String({ maxLength: 40, description: 'Letters, digits, _ and -, at most 40' })
const Day = Type.String({ description: 'YYYY-MM-DD', maxLength: 10 })
const Organisation = Type.Object({ id: Id, name: Type.String() })

export const ReplyWord = Type.Union([Type.Literal('yes'), Type.Literal('yes-if'), Type.Literal('no')])
export type ReplyWord = Static<typeof ReplyWord>

export const NewReply = Type.Object({
  answer: ReplyWord,
  note: Type.Optional(
    Type.String({ maxLength: ANSWER_LIMITS.note, description: 'Needed for yes-if: what has to be so' }),
  ),
  conditionMetOn: Type.Optional(Day),
  name: Type.String({ maxLength: ANSWER_LIMITS.name, description: 'Who says so' }),
  post: Type.String({ maxLength: ANSWER_LIMITS.post }),
  organisationId: Type.Optional(Id),
  hash: Type.Optional(
    Type.String({ maxLength: 64, description: 'What the card said when it was read; absent = whatever it says' }),
  ),
})
export type NewReply = Static<typeof NewReply>

export const GivenReply = Type.Object(
  {
    checkId: Id,
    cardId: Id,
    organisationId: Id,
    answer: ReplyWord,
    note: Type.Optional(Type.String()),
    conditionMetOn: Type.Optional(Day),
    name: Type.Optional(Type.String({ description: 'Absent = the name was removed' })),
    post: Type.String(),
    at: Type.String({ description: 'ISO 8601, UTC', format: 'date-time' }),
    how: Type.Union([Type.Literal('pressed'), Type.Literal('recorded')], {
      description: 'recorded: by a facilitator; it counts, marked, until the organisation replies itself',
    }),
    hash: Type.String({ description: 'What the card said in meaning then' }),
    current: Type.Boolean({ description: 'It says the same now' }),
  },
  { description: 'A record of who replied what and when, not an electronic signature' },
)
export type GivenReply = Static<typeof GivenReply>

export const CheckSheet = Type.Object({
  board: Type.String({ description: 'Title of the board' }),
  organisation: Organisation,
  checkId: Id,
  card: SheetCard,
  hash: Type.String({ description: 'What the card says in meaning: SHA-256, hex' }),
  needs: Type.Optional(Type.String({ description: 'What the check needs, in the words of the board' })),
  dueOn: Type.Optional(Type.String({ description: 'By when: YYYY, YYYY-MM or YYYY-MM-DD' })),
  helps: Type.Array(
    Type.Object({
      objective: Type.String(),
      outcome: Type.String({ description: 'Own outcome of the organisation; "" = the organisation as a whole' }),
      fit: Type.Union([Type.Literal('strong'), Type.Literal('partial'), Type.Literal('tension')]),
    }),
    { description: 'How it bears on what the organisation itself needs' },
  ),
  helpsBy: Type.Union([Type.Literal('this'), Type.Literal('partnership')], {
    description: 'this: the objectives the question is about; partnership: all of them, because it names none',
  }),
  reply: Type.Optional(GivenReply),
})
export type CheckSheet = Static<typeof CheckSheet>

export const NewCheckLink = Type.Object({
  organisationId: Type.Optional(Id),
  expiresAt: Type.Optional(
    Type.String({ maxLength: 40, description: 'An instant, or a date that it ends with; absent = in 60 days' }),
  ),
})

const problems = ['check-not-found', 'own-link-needed', 'not-your-organisation', 'organisation-not-asked'] as const

export const CHECK_CALLS = {
  listReplies: {
    method: 'GET',
    path: '/api/boards/:id/checks',
    summary: 'What has come back from checks at home: the last reply of each organisation to each question',
    needs: 'viewer',
    status: 200,
    answer: Type.Array(GivenReply),
    problems: ['busy'],
  },
  readCheck: {
    method: 'GET',
    path: '/api/boards/:id/checks/:checkId',
    summary: 'What is asked at home, how it helps the organisation, and by when; :checkId is a check or a card',
    needs: 'check',
    query: Type.Object({ organisationId: Type.Optional(Type.String({ maxLength: 40 })) }),
    status: 200,
    answer: CheckSheet,
    problems: ['bad-request', 'busy', ...problems],
  },
  replyToCheck: {
    method: 'PUT',
    path: '/api/boards/:id/checks/:checkId/reply',
    summary: 'Replies from home for the organisation of the link; a facilitator records it for the one that is asked',
    needs: 'check',
    body: NewReply,
    status: 200,
    answer: GivenReply,
    problems: ['bad-request', 'busy', 'already-answered', 'changed-meanwhile', ...problems],
  },
  askAtHome: {
    method: 'POST',
    path: '/api/boards/:id/checks/:checkId/links',
    summary: "Makes a link that asks just this of somebody at home, for the organisation of the caller's own link",
    needs: 'answer',
    body: NewCheckLink,
    status: 201,
    answer: CreatedLink,
    problems: ['bad-request', 'busy', 'too-many-links', ...problems],
  },
  listAsked: {
    method: 'GET',
    path: '/api/boards/:id/checks/:checkId/links',
    summary: 'The live links that ask just this at home and were made for the organisation by its own link',
    needs: 'answer',
    query: Type.Object({ organisationId: Type.Optional(Type.String({ maxLength: 40 })) }),
    status: 200,
    answer: Type.Array(LinkInfo),
    problems: ['bad-request', 'own-link-needed', 'not-your-organisation'],
  },
  endAsked: {
    method: 'DELETE',
    path: '/api/boards/:id/checks/:checkId/links/:linkId',
    summary: 'Ends one of them',
    needs: 'answer',
    status: 204,
    answer: null,
    problems: ['link-not-found', 'own-link-needed', 'not-your-organisation'],
  },
} as const
