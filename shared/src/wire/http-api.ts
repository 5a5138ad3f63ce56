// Knows every call of the HTTP interface as data: method, path, who may, what goes in, what comes out; refuses to know how one is answered.
import { Type, type TObject, type TSchema } from 'typebox'
import type { Role } from './roles.ts'
import { AGREEMENT_CALLS } from './agreement-calls.ts'
import * as documents from './document-shapes.ts'
import { CHECK_CALLS } from './check-shapes.ts'
import { FORM_CALLS } from './form-shapes.ts'
import * as shape from './http-shapes.ts'
import { LEADING_CALLS } from './leading-calls.ts'
import { STEP_CALLS } from './step-shapes.ts'

/**
 * One call. `needs`: the weakest role that may; `answer` = any role, or a link to answer for an organisation; `check` =
 * any role, or a link of an organisation that asks just this at home; `form` = a link of
 * an organisation to its own form; `create` = the right to create boards; `nobody` = no
 * credential asked.
 */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` for each part that varies. */
  readonly path: string
  readonly summary: string
  readonly needs: Role | 'answer' | 'check' | 'form' | 'create' | 'nobody'
  readonly query?: TObject
  /** JSON unless `bytes`: any content type, identity or gzip. */
  readonly body?: TObject | 'bytes'
  /** Most bytes of a JSON body; absent = `BODY_BYTES`, into which whatever its schema takes has to fit. */
  readonly bodyBytes?: number
  /** The answer has an ETag; who sends it back with If-None-Match gets 304 while it stands. */
  readonly compared?: true
  /** Status of success, and its JSON; null = no body. */
  readonly status: 200 | 201 | 204
  readonly answer: TSchema | null
  /** Media types of an answer that is not JSON, the first one unless asked otherwise. */
  readonly produces?: readonly string[]
  /** Codes beyond those that every call with the same `needs` can answer. */
  readonly problems: readonly string[]
}

/** JSON bodies are small; files have a door of their own. */
export const BODY_BYTES = 64 * 1024

const Grade = Type.Union([Type.Literal('strict'), Type.Literal('report')], {
  description: 'report = the person has agreed to an import with a report',
})
const importProblems = [
  'file-unreadable',
  'file-too-large',
  'file-not-accepted',
  'encoding-not-supported',
  'busy',
] as const
export const CALLS = {
  createBoard: {
    method: 'POST',
    path: '/api/boards',
    summary: 'Creates a board: blank, from a template or from an example',
    needs: 'create',
    body: shape.NewBoard,
    status: 201,
    answer: shape.CreatedBoard,
    problems: ['bad-request', 'unknown-template', 'busy'],
  },
  importBoard: {
    method: 'POST',
    path: '/api/boards/import',
    summary: 'Creates a board from the raw bytes of a file; its name goes percent-encoded in X-File-Name',
    needs: 'create',
    query: Type.Object({
      title: Type.Optional(Type.String({ maxLength: shape.TITLE_LIMIT })),
      grade: Type.Optional(Grade),
    }),
    body: 'bytes',
    status: 201,
    answer: shape.ImportedBoard,
    problems: ['bad-request', ...importProblems],
  },
  readBoard: {
    method: 'GET',
    path: '/api/boards/:id',
    summary: 'What the board is called and what the caller may do on it',
    needs: 'viewer',
    status: 200,
    answer: shape.BoardInfo,
    problems: [],
  },
  changeBoard: {
    method: 'PATCH',
    path: '/api/boards/:id',
    summary: 'Changes title or settings; a setting of null is cleared',
    needs: 'facilitator',
    body: shape.BoardPatch,
    status: 200,
    answer: shape.BoardInfo,
    problems: ['bad-request'],
  },
  deleteBoard: {
    method: 'DELETE',
    path: '/api/boards/:id',
    summary: 'Deletes the board, its history and the names on it for good; its title is typed again',
    needs: 'facilitator',
    body: shape.BoardRemoval,
    status: 204,
    answer: null,
    problems: ['bad-request', 'title-differs'],
  },
  readContent: {
    method: 'GET',
    path: '/api/boards/:id/content',
    summary: 'The board file; ETag is the SHA-256 of its canonical content',
    needs: 'viewer',
    query: Type.Object({ view: Type.Optional(Type.Literal('meaning')) }),
    compared: true,
    status: 200,
    answer: shape.BoardFile,
    problems: ['bad-request'],
  },
  importInto: {
    method: 'POST',
    path: '/api/boards/:id/import',
    summary: 'Adds the content of a file to a live board in one step',
    needs: 'editor',
    query: Type.Object({ grade: Type.Optional(Grade) }),
    body: 'bytes',
    status: 200,
    answer: shape.ImportedInto,
    problems: ['bad-request', 'board-read-only', 'board-full', ...importProblems],
  },
  undoImport: {
    method: 'POST',
    path: '/api/boards/:id/imports/:importId/undo',
    summary: 'Puts in the bin exactly what an import brought, within 24 hours',
    needs: 'editor',
    status: 200,
    answer: shape.UndoneImport,
    problems: ['import-not-found', 'board-read-only'],
  },
  listVersions: {
    method: 'GET',
    path: '/api/boards/:id/versions',
    summary: 'The versions of the board, newest first',
    needs: 'viewer',
    status: 200,
    answer: Type.Array(shape.VersionInfo),
    problems: [],
  },
  nameVersion: {
    method: 'POST',
    path: '/api/boards/:id/versions',
    summary: 'Takes a version now under a name, or names one there is',
    needs: 'editor',
    body: shape.NewVersion,
    status: 201,
    answer: shape.VersionInfo,
    problems: ['bad-request', 'version-not-found', 'too-many-versions'],
  },
  deleteVersion: {
    method: 'DELETE',
    path: '/api/boards/:id/versions/:v',
    summary: 'Deletes one version for good; the board and its other versions stay',
    needs: 'facilitator',
    status: 204,
    answer: null,
    problems: ['version-not-found', 'version-proposed'],
  },
  readVersion: {
    method: 'GET',
    path: '/api/boards/:id/versions/:v/content',
    summary: 'The board file of a version; ETag is the SHA-256 of its canonical content',
    needs: 'viewer',
    status: 200,
    answer: shape.BoardFile,
    problems: ['version-not-found', 'version-damaged'],
  },
  previewRestore: {
    method: 'GET',
    path: '/api/boards/:id/versions/:v/restore',
    summary: 'What restoring the version would change and what it would leave; writes nothing',
    needs: 'editor',
    status: 200,
    answer: shape.RestorePreview,
    problems: ['version-not-found', 'version-damaged', 'busy'],
  },
  restoreVersion: {
    method: 'POST',
    path: '/api/boards/:id/versions/:v/restore',
    summary: 'Puts the version back over the live board as one change; what has come since stays',
    needs: 'editor',
    status: 200,
    answer: shape.RestoredVersion,
    problems: ['version-not-found', 'version-damaged', 'board-read-only', 'board-full'],
  },
  undoRestore: {
    method: 'POST',
    path: '/api/boards/:id/versions/:v/restore/undo',
    summary: 'Takes a restore back within 24 hours; :v is the version taken before it',
    needs: 'editor',
    status: 200,
    answer: shape.UndoneRestore,
    problems: ['restore-not-found', 'version-not-found', 'version-damaged', 'board-read-only'],
  },
  readChanges: {
    method: 'GET',
    path: '/api/boards/:id/changes',
    summary: 'What changed in meaning between two versions, or a version and now',
    needs: 'viewer',
    query: Type.Object({
      from: Type.String({ maxLength: 40, description: 'Id of a version, or now' }),
      to: Type.Optional(Type.String({ maxLength: 40, description: 'The same; absent = now' })),
    }),
    status: 200,
    answer: shape.BoardChanges,
    problems: ['bad-request', 'version-not-found', 'version-damaged', 'busy'],
  },
  readKeeping: {
    method: 'GET',
    path: '/api/boards/:id/keeping',
    summary: 'How much of what is kept of the board, and how long',
    needs: 'viewer',
    status: 200,
    answer: shape.Keeping,
    problems: [],
  },
  readLights: {
    method: 'GET',
    path: '/api/boards/:id/lights',
    summary: 'What has and has not been talked about, with what the board holds',
    needs: 'viewer',
    query: Type.Object({
      on: Type.Optional(
        Type.String({ maxLength: 10, description: "YYYY-MM-DD; absent = today's date in the board's time zone" }),
      ),
    }),
    status: 200,
    answer: shape.BoardLights,
    problems: ['bad-request'],
  },
  readAgreement: {
    method: 'GET',
    path: '/api/boards/:id/documents/agreement',
    summary: 'The partnership agreement, ready to print or to go on with; says what is agreed and what is not yet',
    needs: 'viewer',
    query: documents.AgreementQuery,
    status: 200,
    answer: null,
    produces: Object.values(documents.DOCUMENT_TYPES),
    problems: ['bad-request', 'version-not-found', 'version-damaged', 'busy'],
  },
  ...AGREEMENT_CALLS,
  ...LEADING_CALLS,
  ...CHECK_CALLS,
  ...FORM_CALLS,
  ...STEP_CALLS,
  listLinks: {
    method: 'GET',
    path: '/api/boards/:id/links',
    summary: 'Every link ever made for the board, without secrets',
    needs: 'facilitator',
    status: 200,
    answer: Type.Array(shape.LinkInfo),
    problems: [],
  },
  createLink: {
    method: 'POST',
    path: '/api/boards/:id/links',
    summary: 'Makes a link; its secret is shown this once',
    needs: 'facilitator',
    body: shape.NewLink,
    status: 201,
    answer: shape.CreatedLink,
    problems: ['bad-request', 'link-not-found', 'organisation-not-found'],
  },
  revokeLink: {
    method: 'DELETE',
    path: '/api/boards/:id/links/:linkId',
    summary: 'Ends a link and, within a second, every connection made by it',
    needs: 'facilitator',
    status: 204,
    answer: null,
    problems: ['link-not-found'],
  },
  listParticipants: {
    method: 'GET',
    path: '/api/boards/:id/participants',
    summary: 'Everybody who has joined the board',
    needs: 'viewer',
    status: 200,
    answer: Type.Array(shape.ParticipantInfo),
    problems: [],
  },
  removeParticipant: {
    method: 'DELETE',
    path: '/api/boards/:id/participants/:pid',
    summary: 'Takes somebody off the call and empties their name',
    needs: 'facilitator',
    status: 204,
    answer: null,
    problems: ['participant-not-found'],
  },
  changeOwnOrganisation: {
    method: 'PUT',
    path: '/api/boards/:id/own-organisation',
    summary: 'Whoever asks is here for another organisation from now on, unless they came by a link made for one',
    needs: 'viewer',
    body: shape.OwnOrganisation,
    status: 204,
    answer: null,
    problems: ['bad-request', 'organisation-not-found', 'not-your-organisation'],
  },
  createTicket: {
    method: 'POST',
    path: '/api/boards/:id/tickets',
    summary: 'Admits one socket and, for ten minutes, its reconnects',
    needs: 'viewer',
    status: 200,
    answer: shape.TicketAnswer,
    problems: [],
  },
  previewLink: {
    method: 'POST',
    path: '/api/session/preview',
    summary: 'What a link opens; writes nothing',
    needs: 'nobody',
    body: shape.Secret,
    status: 200,
    answer: shape.LinkPreview,
    problems: ['bad-request', 'not-signed-in', 'link-revoked', 'link-expired', 'board-not-found'],
  },
  joinBoard: {
    method: 'POST',
    path: '/api/session',
    summary: 'Joins a board by a link; answers with the cookie cg_session',
    needs: 'nobody',
    body: shape.NewSession,
    status: 200,
    answer: shape.SessionAnswer,
    problems: [
      'bad-request',
      'not-signed-in',
      'link-revoked',
      'link-expired',
      'board-not-found',
      'organisation-not-found',
      'not-your-organisation',
    ],
  },
} as const satisfies Readonly<Record<string, Call>>

export type CallName = keyof typeof CALLS
