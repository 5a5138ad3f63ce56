// Knows the shape of how a call is led, as it goes over HTTP; refuses to know which call of the interface carries it.
import { Type, type Static } from 'typebox'
import {
  ENTRY_UNITS,
  LINE_UNITS,
  MOST_ENTRIES,
  MOST_LEADS,
  MOST_LOOKED_AT,
  MOST_WITHOUT_DEVICE,
} from './leading-limits.ts'
import type { LedCall } from './protocol.ts'

const Id = Type.String({ maxLength: 40, description: 'Letters, digits, _ and -, at most 40' })
const Millis = Type.Number({ description: "Milliseconds since 1970 by the server's clock" })
/** Written as a list of two, for JSON Schema 2020-12 knows no other word for a pair that older readers know too. */
const Spot = Type.Unsafe<[number, number]>(
  Type.Array(Type.Number(), { minItems: 2, maxItems: 2, description: 'World units: across, down' }),
)

/** Minutes that one press may give a step more, or take from it. */
const MOST_MINUTES = 60

const Round = Type.Object(
  {
    id: Id,
    written: Type.Integer({
      minimum: 0,
      description: 'Organisations, or people without one, that have given something',
    }),
    unsigned: Type.Integer({ minimum: 0, description: 'Those among them that gave something without a name' }),
    shown: Type.Boolean(),
    corner: Type.Union([Spot, Type.Null()], { description: 'Where on the map it is shown' }),
    rows: Type.Array(Id, {
      description:
        'Once shown: whose signed entries come onto the map, one row each; none where thoughts are only counted',
    }),
    counts: Type.Array(
      Type.Object({ about: Type.String(), choice: Type.String(), count: Type.Integer({ minimum: 1 }) }),
      { description: 'Once shown: how many chose what' },
    ),
  },
  { description: 'What is written first at the present step, and then shown' },
)
const Call = Type.Object({
  id: Id,
  sheet: Type.String(),
  begunAt: Millis,
  step: Type.Integer({ minimum: 0, description: 'Of the sheet, from 0' }),
  startedAt: Millis,
  endsAt: Millis,
  leader: Type.String({ description: 'Participant id of who leads; they may have left' }),
  turn: Type.String({ description: 'Organisation whose turn it is; "" = nobody\'s' }),
  turnEndsAt: Millis,
  withoutDevice: Type.Integer({ minimum: 0 }),
  round: Type.Union([Round, Type.Null()]),
})
export const CallNow = Type.Object({
  // The same as on the socket, where its type is.
  call: Type.Union([Type.Unsafe<LedCall>(Call), Type.Null()], { description: 'null = nobody leads one' }),
})
export type CallNow = Static<typeof CallNow>
export const HeldCall = Type.Object({
  sheet: Type.String({ description: 'Id of a run sheet' }),
  begunAt: Millis,
})
export type HeldCall = Static<typeof HeldCall>
export const CallsOfBoard = Type.Object({
  ...CallNow.properties,
  held: Type.Array(HeldCall, { description: 'When each run sheet was led last, the latest first' }),
})
export type CallsOfBoard = Static<typeof CallsOfBoard>
export const NewCall = Type.Object({ sheet: Type.String({ maxLength: 40, description: 'Id of a run sheet' }) })
export const CallMove = Type.Object(
  {
    step: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100,
        description: 'Goes to a step; one that has run already goes on with the time it had left',
      }),
    ),
    turn: Type.Optional(
      Type.String({ maxLength: 40, description: 'Organisation whose turn begins; "" = nobody\'s any more' }),
    ),
    minutes: Type.Optional(
      Type.Integer({ minimum: -MOST_MINUTES, maximum: MOST_MINUTES, description: 'More for the step that runs' }),
    ),
    withoutDevice: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_WITHOUT_DEVICE })),
  },
  { description: 'Whoever sends it leads from then on; {} takes over and changes nothing else' },
)
export type CallMove = Static<typeof CallMove>

export const Pause = Type.Object({
  paused: Type.Boolean({ description: 'Whether only facilitators may change the map' }),
})
export type Pause = Static<typeof Pause>
export const View = Type.Object({
  showing: Type.String({ minLength: 1, maxLength: 20, description: 'A face of the board by its name' }),
  centre: Spot,
  size: Spot,
  card: Type.String({ maxLength: 40, description: 'Card that is chosen; "" = none' }),
  cards: Type.Optional(
    Type.Array(Type.String({ maxLength: 40 }), {
      maxItems: MOST_LOOKED_AT,
      description:
        'Cards to be looked at together, as large as all of them fit; centre and size are for whoever has none of them',
    }),
  ),
})
export type View = Static<typeof View>
export const RoundRef = Type.Object({ round: Id })
export const RoundHold = Type.Object({
  round: Id,
  holds: Type.Boolean({ description: 'Whether this person has something written that is kept on their device' }),
})
export const LeadsThought = Type.Object({
  round: Id,
  choices: Type.Array(
    Type.Object({
      about: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$', description: 'Id of an objective' }),
      choice: Type.String({
        pattern: '^[A-Za-z0-9_-]{0,40}$',
        description: 'Id of an organisation; "" = nobody leads it yet',
      }),
    }),
    { maxItems: MOST_LEADS },
  ),
})
export type LeadsThought = Static<typeof LeadsThought>
/** Of a round that may be over: what whoever still holds something for it has to know. */
export const RoundNow = Type.Object({
  id: Id,
  shown: Type.Boolean(),
  over: Type.Boolean({ description: 'Its call has ended: what is not shown now is not shown any more' }),
  waiting: Type.Integer({ minimum: 0, description: 'Given without a name and not shown' }),
  corner: Type.Union([Spot, Type.Null()]),
  rows: Type.Array(Id),
})
export type RoundNow = Static<typeof RoundNow>
export const GivenUnsigned = Type.Object(
  {
    round: Id,
    key: Type.String({
      minLength: 20,
      maxLength: 100,
      description: 'Made at random by the device and kept there: given again with it, the same is changed',
    }),
    entries: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: ENTRY_UNITS }), { maxItems: MOST_ENTRIES }),
    ),
    picks: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 11, uniqueItems: true })),
    line: Type.Optional(Type.String({ maxLength: LINE_UNITS, description: 'One more, in own words' })),
    forOthers: Type.Optional(
      Type.Boolean({
        description:
          'By a facilitator, for somebody in the room without a device; at most as many as are said to be here',
      }),
    ),
  },
  { description: 'Nothing of who sent it or when is kept; without entries, picks and line it is taken back' },
)
export type GivenUnsigned = Static<typeof GivenUnsigned>

export const SummaryQuery = Type.Object({
  since: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'An instant, ISO 8601; absent = when the call began that is led now, else the one that ended last',
    }),
  ),
})
/** What came of a call: the same in parts, as text and as a page. */
export const CallSummaryInfo = Type.Object({
  board: Type.String({ description: 'Title of the board' }),
  since: Type.String({ description: 'ISO 8601, UTC: from when on it tells', format: 'date-time' }),
  on: Type.String({ description: 'YYYY-MM-DD' }),
  parts: Type.Array(Type.Object({ title: Type.String(), lines: Type.Array(Type.String()) })),
  text: Type.String({ description: 'For an e-mail or a chat' }),
  html: Type.String({ description: 'A page that loads and runs nothing' }),
})
export type CallSummaryInfo = Static<typeof CallSummaryInfo>

/** So many are listed, the latest of them. */
export const MOST_EARLIER_CALLS = 500
export const EarlierCall = Type.Object({
  id: Id,
  title: Type.String({ description: 'Of its run sheet, as it was then' }),
  begunAt: Type.String({ description: 'ISO 8601, UTC', format: 'date-time' }),
  endedAt: Type.String({ description: 'ISO 8601, UTC', format: 'date-time' }),
})
export type EarlierCall = Static<typeof EarlierCall>
export const EarlierCalls = Type.Array(EarlierCall, { maxItems: MOST_EARLIER_CALLS })
