// Knows the shape of everything that goes over HTTP as JSON, as schema and type at once; refuses to know which call carries it.
import { Type, type Static } from 'typebox'

/** Characters (UTF-16 code units). */
export const TITLE_LIMIT = 200
export const NAME_LIMIT = 100
export const ORGANISATION_LIMIT = 200
export const NOTE_LIMIT = 500

const Id = Type.String({ maxLength: 40, description: 'Letters, digits, _ and -, at most 40' })
const Instant = Type.String({ description: 'ISO 8601, UTC', format: 'date-time' })
const Epoch = Type.Integer({
  minimum: 1,
  description: 'Rises when the document is rebuilt; part of the socket address',
})

export const RoleName = Type.Union(
  [Type.Literal('facilitator'), Type.Literal('editor'), Type.Literal('commenter'), Type.Literal('viewer')],
  { description: 'Strongest first: facilitator, editor, commenter, viewer' },
)
export const Purpose = Type.Union(
  [Type.Literal('join'), Type.Literal('answer'), Type.Literal('form'), Type.Literal('check')],
  { description: 'join opens the board; the others open one page each and nothing else' },
)

export const NewBoard = Type.Object({
  title: Type.Optional(Type.String({ maxLength: TITLE_LIMIT, description: 'Needed unless an example brings its own' })),
  from: Type.Optional(
    Type.Union([
      Type.Object({ template: Type.String({ maxLength: 40 }) }),
      Type.Object({ example: Type.Union([Type.Literal('01'), Type.Literal('04'), Type.Literal('06')]) }),
    ]),
  ),
})

export const LinkAddress = Type.Object(
  {
    url: Type.String({ description: 'Opens the join page; the secret is behind the #' }),
    secret: Type.String({ description: 'Shown once; the server keeps only its hash' }),
  },
  { description: 'What to hand to somebody' },
)
export const CreatedBoard = Type.Object({
  id: Id,
  title: Type.String(),
  epoch: Epoch,
  links: Type.Object({
    facilitator: LinkAddress,
    editor: LinkAddress,
    commenter: LinkAddress,
    viewer: LinkAddress,
  }),
})
export type CreatedBoard = Static<typeof CreatedBoard>

export const ImportReportLine = Type.Object({
  path: Type.String({ description: 'Where in the file' }),
  code: Type.String(),
  message: Type.String(),
  action: Type.Union([Type.Literal('kept'), Type.Literal('changed'), Type.Literal('placed'), Type.Literal('skipped')]),
  original: Type.Optional(Type.String({ description: 'The text as it was in the file' })),
})
export type ImportReportLine = Static<typeof ImportReportLine>
export const ImportProblem = Type.Object({
  path: Type.String(),
  line: Type.Optional(Type.Integer({ minimum: 1 })),
  column: Type.Optional(Type.Integer({ minimum: 1 })),
  code: Type.String(),
  problem: Type.String(),
})
export type ImportProblem = Static<typeof ImportProblem>

export const ImportedBoard = Type.Object({
  ...CreatedBoard.properties,
  report: Type.Array(ImportReportLine),
})
export type ImportedBoard = Static<typeof ImportedBoard>
export const ImportedInto = Type.Object({
  importId: Type.String({ description: 'Takes the import back within 24 hours' }),
  cards: Type.Integer({ minimum: 0 }),
  relations: Type.Integer({ minimum: 0 }),
  report: Type.Array(ImportReportLine),
})
export type ImportedInto = Static<typeof ImportedInto>
export const UndoneImport = Type.Object({
  cards: Type.Integer({ minimum: 0, description: 'Put in the bin by this call' }),
  relations: Type.Integer({ minimum: 0 }),
})
export type UndoneImport = Static<typeof UndoneImport>

export const BoardInfo = Type.Object({
  id: Id,
  title: Type.String(),
  epoch: Epoch,
  role: RoleName,
  participantId: Type.Union([Id, Type.Null()], {
    description: 'Who the caller is on this board; null for a Bearer who has done nothing on it yet',
  }),
  shared: Type.Optional(Type.Literal(true, { description: 'The session is one of a shared computer: keep nothing' })),
  stage: Type.String(),
  head: Type.Integer({ minimum: 0, description: 'Number of the newest change on disk' }),
  createdAt: Instant,
})
export type BoardInfo = Static<typeof BoardInfo>
export const BoardPatch = Type.Object({
  title: Type.Optional(Type.String({ maxLength: TITLE_LIMIT })),
  settings: Type.Optional(
    Type.Record(Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }), Type.Unknown(), { additionalProperties: false }),
  ),
})
export const BoardRemoval = Type.Object({
  title: Type.String({ maxLength: TITLE_LIMIT, description: 'The title of the board, typed again' }),
})
export const BoardFile = Type.Object(
  { format: Type.Literal('common-ground-board'), version: Type.Literal(1) },
  { additionalProperties: true, description: 'The board file' },
)

export const VersionKind = Type.Union(
  [
    Type.Literal('auto'),
    Type.Literal('named'),
    Type.Literal('agreed'),
    Type.Literal('restore'),
    Type.Literal('import'),
  ],
  { description: 'auto: taken in passing; restore, import: taken just before one' },
)
export const VersionInfo = Type.Object({
  id: Id,
  kind: VersionKind,
  title: Type.Optional(Type.String({ description: 'What somebody called it' })),
  by: Type.Array(Id, {
    description: 'Participants: who asked for it; of one taken in passing, whose changes are in it',
  }),
  at: Instant,
  epoch: Epoch,
  seq: Type.Integer({ minimum: 0, description: 'Number of the newest change that is in it' }),
  hash: Type.String({ description: 'SHA-256 of its canonical content, hex' }),
  cards: Type.Integer({ minimum: 0, description: 'In sight, not in the bin' }),
  relations: Type.Integer({ minimum: 0 }),
  restores: Type.Optional(Type.String({ description: 'Of one taken just before a restore: the version restored' })),
  undoneAt: Type.Optional(Type.String({ description: 'When that restore was taken back, an instant' })),
})
export type VersionInfo = Static<typeof VersionInfo>
export const NewVersion = Type.Object({
  title: Type.String({ maxLength: TITLE_LIMIT }),
  version: Type.Optional(Type.String({ maxLength: 40, description: 'Names this one instead of taking one now' })),
})

export const BoardChange = Type.Object({
  about: Type.Union([Type.Literal('board'), Type.Literal('card'), Type.Literal('relation')]),
  id: Type.String({ description: 'Of the card or relation; empty = the board itself' }),
  kind: Type.Union([Type.String(), Type.Null()], { description: 'Of the card or relation' }),
  from: Type.Optional(Type.String({ description: 'Of a relation: the card at which it begins' })),
  to: Type.Optional(Type.String({ description: 'Of a relation: the card at which it ends' })),
  name: Type.String(),
  type: Type.Union([
    Type.Literal('added'),
    Type.Literal('returned'),
    Type.Literal('removed'),
    Type.Literal('changed'),
    Type.Literal('reordered'),
  ]),
  field: Type.Optional(Type.String({ description: 'Absent = the whole thing' })),
  label: Type.Optional(Type.String({ description: 'What people call the field' })),
  item: Type.Optional(Type.String({ description: 'The item of the list, in words' })),
  itemId: Type.Optional(Type.String({ description: 'Its id' })),
  part: Type.Optional(Type.String({ description: 'What people call the part of the item' })),
  before: Type.Optional(Type.String({ description: 'In words; absent = not set' })),
  after: Type.Optional(Type.String()),
  material: Type.Boolean({ description: 'A change of what is agreed' }),
  sentence: Type.String({ description: 'All of it as one sentence' }),
})
export type BoardChange = Static<typeof BoardChange>
const Moment = Type.Union([VersionInfo, Type.Literal('now')])
export const BoardChanges = Type.Object({
  from: Moment,
  to: Moment,
  changes: Type.Array(BoardChange, { description: 'In meaning, not in place or look; the first 2,000' }),
  count: Type.Integer({ minimum: 0 }),
  moved: Type.Integer({ minimum: 0, description: 'Cards that lie elsewhere or have another size' }),
})
export type BoardChanges = Static<typeof BoardChanges>

const Kept = Type.Object(
  { cards: Type.Integer({ minimum: 0 }), relations: Type.Integer({ minimum: 0 }), items: Type.Integer({ minimum: 0 }) },
  { description: 'What has come since the version and stays' },
)
const Locked = Type.Integer({ minimum: 0, description: 'Cards that somebody has locked and that stay as they are' })
export const RestorePreview = Type.Object({
  version: VersionInfo,
  changes: BoardChanges.properties.changes,
  count: BoardChanges.properties.count,
  moved: BoardChanges.properties.moved,
  kept: Kept,
  locked: Locked,
})
export type RestorePreview = Static<typeof RestorePreview>
export const RestoredVersion = Type.Object({
  before: VersionInfo,
  changed: Type.Integer({ minimum: 0, description: 'Cards and relations' }),
  kept: Kept,
  locked: Locked,
})
export type RestoredVersion = Static<typeof RestoredVersion>
export const UndoneRestore = Type.Object({
  changed: Type.Integer({ minimum: 0, description: 'Cards and relations that are again as they were' }),
  kept: Type.Integer({ minimum: 0, description: 'Those left, in whole or in part, because they were changed since' }),
})
export type UndoneRestore = Static<typeof UndoneRestore>

const LightName = Type.String({ description: 'A1 to A11, or review' })
const LightFix = Type.Union(
  [
    Type.Object({ card: Id, field: Type.Optional(Type.String()), item: Type.Optional(Type.String()) }),
    Type.Object({ add: Type.String({ description: 'Kind of a new card' }) }),
  ],
  { description: 'Where it can be put right' },
)
const Ids = Type.Unsafe<readonly string[]>(Type.Array(Type.String()))
const FactNumber = Type.Integer({ minimum: 0 })
export const BoardLights = Type.Object({
  on: Type.String({ description: 'The calendar date that was looked at' }),
  lights: Type.Array(
    Type.Object({
      assumption: LightName,
      state: Type.Union([
        Type.Literal('written-down'),
        Type.Literal('partly'),
        Type.Literal('not-yet'),
        Type.Literal('look-again'),
        Type.Literal('set-aside'),
        Type.Literal('silent'),
      ]),
    }),
  ),
  findings: Type.Array(
    Type.Object({
      checkId: Type.String(),
      severity: Type.Union([Type.Literal('gap'), Type.Literal('weak'), Type.Literal('stale'), Type.Literal('hint')]),
      audience: Type.Union([Type.Literal('everyone'), Type.Literal('organisation'), Type.Literal('facilitator')], {
        description: 'organisation: shown by name to the one concerned and as a count to others',
      }),
      subjects: Type.Unsafe<readonly string[]>(Type.Array(Id, { description: 'Cards, the one it is about first' })),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Ids])),
      sentence: Type.String(),
      fix: LightFix,
    }),
    { description: 'Those for facilitators are told to facilitators only' },
  ),
  facts: Type.Object(
    {
      counts: Type.Record(Type.String(), FactNumber),
      objectivesWithoutMeasure: Ids,
      objectivesWithMeasureButNoTarget: Ids,
      objectivesWithoutDate: Ids,
      objectivesWithNoAlignment: Ids,
      contributionsWithoutAlignment: FactNumber,
      partnersInNoObjective: Ids,
      partnersWithNoRepresentative: Ids,
      partnersWithNoRole: Ids,
      partnersRequiredToJoin: Ids,
      leadNamed: Type.Boolean(),
      deputyNamed: Type.Boolean(),
      leadIsOrganisationNotPerson: Type.Boolean(),
      hasDisagreementSteps: Type.Boolean(),
      stepsWithoutDays: Ids,
      hasStepBeyondPartnership: Type.Boolean(),
      termsWithoutAgreedMeaning: Type.Unsafe<readonly string[]>(
        Type.Array(Type.String(), { description: 'The words themselves' }),
      ),
      hasReviewCycle: Type.Boolean(),
      nextReviewDated: Type.Boolean(),
      recognitionStated: Type.Boolean(),
      continuityStated: Type.Boolean(),
    },
    { description: 'What the board holds; ids are those of the file it came from, where there was one' },
  ),
})
export type BoardLights = Static<typeof BoardLights>

export const LinkInfo = Type.Object({
  id: Id,
  role: Type.Union([RoleName, Type.Null()]),
  purpose: Purpose,
  organisationId: Type.Optional(Id),
  checkId: Type.Optional(Id),
  note: Type.String(),
  createdAt: Instant,
  expiresAt: Type.Optional(Instant),
  revokedAt: Type.Optional(Instant),
  uses: Type.Integer({ minimum: 0 }),
  lastUsedAt: Type.Optional(Instant),
})
export type LinkInfo = Static<typeof LinkInfo>
export const NewLink = Type.Object({
  role: Type.Optional(RoleName),
  purpose: Type.Optional(Purpose),
  organisationId: Type.Optional(Id),
  checkId: Type.Optional(Id),
  note: Type.Optional(Type.String({ maxLength: NOTE_LIMIT })),
  expiresAt: Type.Optional(Type.String({ maxLength: 40, description: 'ISO 8601 instant in the future' })),
  insteadOf: Type.Optional(
    Type.String({ maxLength: 40, description: 'A live link of this board that ends by this one being made' }),
  ),
})
export const CreatedLink = Type.Object({ ...LinkInfo.properties, ...LinkAddress.properties })
export type CreatedLink = Static<typeof CreatedLink>

export const ParticipantInfo = Type.Object({
  id: Id,
  name: Type.String({ description: '"former representative, X" once the name was removed' }),
  organisationId: Type.Optional(Id),
  organisation: Type.Optional(Type.String({ description: 'Its name as it stands on the board, or as typed' })),
  bound: Type.Boolean({ description: 'Joined by a link made for the organisation, rather than saying so' }),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  removedAt: Type.Optional(Instant),
  linkId: Type.Optional(Type.String({ description: 'The link they came by last; told to whoever runs the board' })),
})
export type ParticipantInfo = Static<typeof ParticipantInfo>

export const Keeping = Type.Object({
  title: Type.String(),
  createdAt: Instant,
  cards: Type.Integer({ minimum: 0, description: 'On the board, not in its bin' }),
  binned: Type.Integer({ minimum: 0, description: 'Cards in the bin' }),
  binDays: Type.Integer({ minimum: 1, description: 'What has been in the bin for so long goes for good' }),
  versions: Type.Integer({ minimum: 0 }),
  summaries: Type.Integer({ minimum: 0, description: 'Of calls that have ended' }),
  people: Type.Integer({ minimum: 0, description: 'Whose names are kept' }),
  links: Type.Integer({ minimum: 0, description: 'That open the board now' }),
  privacyNotice: Type.Optional(Type.String({ description: 'Of whoever runs the server: text, or an address' })),
})
export type Keeping = Static<typeof Keeping>

export const OrganisationChoice = Type.Object({ id: Id, name: Type.String(), shortName: Type.String() })
export type OrganisationChoice = Static<typeof OrganisationChoice>
export const Secret = Type.Object({ secret: Type.String({ minLength: 1, maxLength: 200 }) })
export const LinkPreview = Type.Object({
  boardId: Id,
  title: Type.String(),
  role: Type.Union([RoleName, Type.Null()]),
  purpose: Purpose,
  organisation: Type.Optional(Type.Object({ id: Id, name: Type.String() })),
  checkId: Type.Optional(Type.String({ description: 'What a link to check asks: a check of a decision, or a card' })),
  organisations: Type.Optional(Type.Array(OrganisationChoice)),
  callOn: Type.Optional(
    Type.String({ description: 'Day of the next call, YYYY-MM-DD, unless it is over; only for a link to join by' }),
  ),
  privacyNotice: Type.Optional(Type.String()),
})
export type LinkPreview = Static<typeof LinkPreview>
export const NewSession = Type.Object({
  secret: Type.String({ minLength: 1, maxLength: 200 }),
  name: Type.String({ maxLength: NAME_LIMIT }),
  organisationId: Type.Optional(Id),
  organisation: Type.Optional(Type.String({ maxLength: ORGANISATION_LIMIT })),
  shared: Type.Optional(
    Type.Boolean({ description: 'A shared computer: a session of its own, whose cookie goes with the browser' }),
  ),
})
/** A card of the board, or a name as it is typed. */
export const OwnOrganisation = Type.Object({
  organisationId: Type.Optional(Id),
  organisation: Type.Optional(Type.String({ maxLength: ORGANISATION_LIMIT })),
})
export const SessionAnswer = Type.Object({
  boardId: Id,
  epoch: Epoch,
  role: Type.Union([RoleName, Type.Null()]),
  purpose: Purpose,
  participantId: Id,
})
export type SessionAnswer = Static<typeof SessionAnswer>
export const TicketAnswer = Type.Object({ ticket: Type.String(), expiresAt: Instant })
export type TicketAnswer = Static<typeof TicketAnswer>

/** RFC 9457, with a stable `code`. 5xx say nothing more than that. */
export const ProblemDetails = Type.Object({
  type: Type.String(),
  title: Type.String({ description: 'A sentence a person can act on' }),
  status: Type.Integer(),
  code: Type.String({ description: 'Stable; docs/errors.md lists them' }),
  detail: Type.Optional(Type.String()),
  requestId: Type.String(),
  consent: Type.Optional(Type.Boolean({ description: 'The same file is accepted with grade=report' })),
  problems: Type.Optional(Type.Array(ImportProblem, { description: 'The first 20' })),
  problemCount: Type.Optional(Type.Integer({ minimum: 0 })),
})
export type ProblemDetails = Static<typeof ProblemDetails>
