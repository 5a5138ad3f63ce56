// Knows the shape of what organisations are asked to agree and of what they answer, as it goes over HTTP; refuses to know which call carries it.
import { Type, type Static } from 'typebox'

const Id = Type.String({ maxLength: 40, description: 'Letters, digits, _ and -, at most 40' })
const Instant = Type.String({ description: 'ISO 8601, UTC', format: 'date-time' })
const Day = Type.String({ description: 'YYYY-MM-DD', maxLength: 10 })

/** Characters (UTF-16 code units). */
export const ANSWER_LIMITS = { note: 2000, name: 100, post: 200, title: 200 } as const

export const AnswerWord = Type.Union(
  [
    Type.Literal('yes'),
    Type.Literal('yes-but'),
    Type.Literal('checking'),
    Type.Literal('not-yet'),
    Type.Literal('no-view'),
  ],
  { description: 'checking: at home, by a date; counts as neither yes nor no' },
)
export type AnswerWord = Static<typeof AnswerWord>
export const AnswerWish = Type.Union([Type.Literal('talk'), Type.Literal('next-time'), Type.Literal('steps')], {
  description: 'How somebody who says not yet would like to go on; opens nothing by itself',
})
export type AnswerWish = Static<typeof AnswerWish>

export const NewAnswer = Type.Object({
  answer: AnswerWord,
  note: Type.Optional(
    Type.String({
      maxLength: ANSWER_LIMITS.note,
      description: 'Needed for yes-but and for not-yet: what would make it a yes',
    }),
  ),
  name: Type.String({ maxLength: ANSWER_LIMITS.name, description: 'Who says so' }),
  post: Type.String({ maxLength: ANSWER_LIMITS.post }),
  checkingBy: Type.Optional(Day),
  confirmedHomeOn: Type.Optional(
    Type.String({ maxLength: 10, description: 'YYYY-MM-DD: when a yes was confirmed at home; with yes and yes-but' }),
  ),
  wish: Type.Optional(AnswerWish),
  organisationId: Type.Optional(Id),
  hash: Type.Optional(
    Type.String({ maxLength: 64, description: 'What the card said when it was read; absent = whatever it says' }),
  ),
})
export type NewAnswer = Static<typeof NewAnswer>

const given = {
  organisationId: Id,
  answer: AnswerWord,
  note: Type.Optional(Type.String()),
  name: Type.Optional(Type.String({ description: 'Absent = the name was removed' })),
  post: Type.Optional(Type.String()),
  checkingBy: Type.Optional(Day),
  confirmedHomeOn: Type.Optional(Day),
  wish: Type.Optional(AnswerWish),
  at: Instant,
  how: Type.Union(
    [Type.Literal('pressed'), Type.Literal('recorded'), Type.Literal('shared'), Type.Literal('confirmed')],
    {
      description:
        'recorded: by a facilitator in the meeting; it counts, marked, until the organisation answers itself. shared: by the link for everybody, by somebody who joined as that organisation; it counts for nothing until a facilitator has confirmed it',
    },
  ),
  confirmedBy: Type.Optional(Type.String({ description: 'Participant id of the facilitator who confirmed it' })),
  byOwn: Type.Optional(
    Type.Literal(true, { description: 'Recorded by a facilitator who, as they said, belongs to the organisation' }),
  ),
}
export const GivenAnswer = Type.Object(given, {
  description: 'A record of who answered what and when, not an electronic signature',
})
export type GivenAnswer = Static<typeof GivenAnswer>
const Alike = Type.Optional(
  Type.Array(Type.String(), {
    description: 'Other hashes that count as the same: enough of those concerned say that only the words differ',
  }),
)
export const CardAnswer = Type.Object({
  ...given,
  cardId: Id,
  hash: Type.String({ description: 'What the card said in meaning then' }),
  alike: Alike,
  current: Type.Boolean({ description: 'It says the same now' }),
})
export type CardAnswer = Static<typeof CardAnswer>

export const AgreedCard = Type.Object({
  id: Id,
  kind: Type.String(),
  name: Type.String(),
  hash: Type.String({ description: 'What it said in meaning: SHA-256, hex' }),
  alike: Alike,
})
export const ProposalInfo = Type.Object({
  id: Type.String({ description: 'Of the version that is frozen' }),
  title: Type.String(),
  note: Type.Optional(Type.String()),
  by: Id,
  at: Instant,
  on: Type.String({ description: "The calendar date in the board's time zone" }),
  state: Type.Union([
    Type.Literal('proposed'),
    Type.Literal('agreed'),
    Type.Literal('superseded'),
    Type.Literal('withdrawn'),
    Type.Literal('lapsed'),
  ]),
  settledOn: Type.Optional(Type.String({ description: 'The calendar date on which it stopped waiting' })),
  settledAt: Type.Optional(Instant),
  code: Type.String({ description: 'First eight digits of the hash of what is agreed; printed on documents' }),
  organisations: Type.Array(Type.Object({ id: Id, name: Type.String() }), { description: 'Who is asked' }),
  cards: Type.Array(AgreedCard),
  answers: Type.Array(GivenAnswer, {
    description: 'The last one of each organisation; by the link of one, only its own',
  }),
})
export type ProposalInfo = Static<typeof ProposalInfo>
export const NewProposal = Type.Object({
  title: Type.Optional(Type.String({ maxLength: ANSWER_LIMITS.title })),
  note: Type.Optional(Type.String({ maxLength: ANSWER_LIMITS.note })),
})

/** So many answers are confirmed at once: what is asked for fits through every route. [HT57] */
export const MOST_CONFIRMED = 100
export const Confirming = Type.Object({
  answers: Type.Array(
    Type.Object({
      organisationId: Id,
      at: Type.String({ maxLength: 24, description: 'Of the answer that is confirmed' }),
    }),
    { minItems: 1, maxItems: MOST_CONFIRMED },
  ),
})
export type Confirming = Static<typeof Confirming>

export const SheetCard = Type.Object({
  id: Id,
  kind: Type.String({ description: 'What people call the kind' }),
  name: Type.String(),
  lines: Type.Array(Type.Object({ label: Type.String(), texts: Type.Array(Type.String()) })),
})
export type SheetCard = Static<typeof SheetCard>
export const ProposalSheet = Type.Object({
  board: Type.String({ description: 'Title of the board' }),
  proposal: ProposalInfo,
  organisation: Type.Optional(
    Type.Object(
      {
        id: Id,
        name: Type.String(),
        how: Type.Union([Type.Literal('pressed'), Type.Literal('recorded'), Type.Literal('shared')], {
          description: 'As what their answer is kept',
        }),
      },
      {
        description: "Whom the caller may answer for as their own; absent = nobody. A link's organisation comes first",
      },
    ),
  ),
  cards: Type.Array(SheetCard, { description: 'Everything that is agreed on, in words' }),
  since: Type.Optional(Type.String({ description: 'The date of the version agreed before' })),
  changes: Type.Array(Type.String(), { description: 'What has changed in meaning since then, one sentence each' }),
})
export type ProposalSheet = Static<typeof ProposalSheet>

export const Rewording = Type.Object(
  {
    cardId: Id,
    name: Type.String(),
    from: Type.String({ description: 'What it said in meaning when it was agreed: SHA-256, hex' }),
    hash: Type.String({ description: 'What it says now' }),
    onlyWords: Type.Boolean({
      description: 'Dates, choices, figures, who leads and how many entries there are is as agreed',
    }),
    holds: Type.Boolean({
      description:
        'Two say that the meaning is the same, for two organisations or for one and whoever runs the board, who is not of that one',
    }),
    said: Type.Array(
      Type.Object({
        organisationId: Type.Optional(Type.String({ description: 'Absent = whoever runs the board' })),
        name: Type.Optional(Type.String({ description: 'Absent = the name was removed' })),
        at: Instant,
      }),
      { description: 'Who says so of this step from one wording to the other, first to last' },
    ),
  },
  { description: 'A card that says something else than what was agreed last' },
)
export type Rewording = Static<typeof Rewording>
export const NewSameMeaning = Type.Object({
  hash: Type.String({ maxLength: 64, description: 'What the card says now, as it was read' }),
  name: Type.String({ maxLength: ANSWER_LIMITS.name, description: 'Who says so' }),
  organisationId: Type.Optional(
    Type.String({
      maxLength: 40,
      description: "Of a link of the caller's; absent = the only one, or whoever runs the board",
    }),
  ),
})
export type NewSameMeaning = Static<typeof NewSameMeaning>
