// Knows how the browser speaks to the HTTP interface; refuses to know what is shown for an answer.
import type {
  CardAnswer,
  Confirming,
  NewAnswer,
  NewSameMeaning,
  ProposalInfo,
  ProposalSheet,
  Rewording,
} from '@common-ground/shared/wire/agreement-shapes.ts'
import type { CheckSheet, GivenReply, NewReply } from '@common-ground/shared/wire/check-shapes.ts'
import type { FormNow, FormState, NewForm } from '@common-ground/shared/wire/form-shapes.ts'
import type { DocumentFormat } from '@common-ground/shared/wire/document-shapes.ts'
import type {
  BoardChanges,
  BoardInfo,
  CreatedBoard,
  CreatedLink,
  ImportedBoard,
  ImportedInto,
  ImportProblem,
  Keeping,
  LinkInfo,
  LinkPreview,
  ParticipantInfo,
  RestoredVersion,
  RestorePreview,
  SessionAnswer,
  UndoneImport,
  UndoneRestore,
  VersionInfo,
} from '@common-ground/shared/wire/http-shapes.ts'
import type {
  CallMove,
  CallNow,
  CallsOfBoard,
  CallSummaryInfo,
  EarlierCall,
  GivenUnsigned,
  LeadsThought,
  Pause,
  RoundNow,
  View,
} from '@common-ground/shared/wire/leading-shapes.ts'
import type { GivenStart, NewStart } from '@common-ground/shared/wire/step-shapes.ts'
import type { Result } from '@common-ground/shared/result.ts'
import { fail, ok } from '@common-ground/shared/result.ts'
import type { Role } from '@common-ground/shared/wire/roles.ts'

/** Why a call did not do what was asked. `code` is the server's, or `offline` (no answer) or `bad-answer`. */
export interface ApiProblem {
  readonly code: string
  readonly status: number
  /** A sentence a person can act on, as the server wrote it; "" when there is none. */
  readonly title: string
  readonly consent: boolean
  readonly problems: readonly ImportProblem[]
  readonly problemCount: number
}
export type Answer<T> = Promise<Result<T, ApiProblem>>

/** What a new board starts from; without it the board is blank. */
export type BoardStart = { readonly template: string } | { readonly example: '01' | '04' | '06' }

export interface Api {
  createBoard(
    title: string | undefined,
    from: BoardStart | undefined,
    createKey: string | undefined,
  ): Answer<CreatedBoard>
  /** `onProgress` hears the share of the file that has left this device, 0 to 1. */
  importBoard(
    file: File,
    options: ImportOptions & { readonly title?: string; readonly createKey?: string },
  ): Answer<ImportedBoard>
  importInto(boardId: string, file: File, options: ImportOptions): Answer<ImportedInto>
  undoImport(boardId: string, importId: string): Answer<UndoneImport>
  preview(secret: string): Answer<LinkPreview>
  join(join: {
    readonly secret: string
    readonly name: string
    readonly organisationId?: string
    readonly organisation?: string
    /** Nothing is to stay on this device. */
    readonly shared?: boolean
  }): Answer<SessionAnswer>
  board(boardId: string): Answer<BoardInfo>
  patchBoard(
    boardId: string,
    patch: { readonly title?: string; readonly settings?: Readonly<Record<string, unknown>> },
  ): Answer<BoardInfo>
  keeping(boardId: string): Answer<Keeping>
  /** For good. `title` as the person typed it. */
  deleteBoard(boardId: string, title: string): Answer<undefined>
  /** The board file as it would be downloaded. */
  content(boardId: string): Answer<unknown>
  /** Newest first. */
  versions(boardId: string): Answer<readonly VersionInfo[]>
  /** Takes one now, or gives one there is a name. */
  nameVersion(boardId: string, title: string, version?: string): Answer<VersionInfo>
  /** The board file as it was. */
  versionContent(boardId: string, version: string): Answer<unknown>
  /** `from` and `to` are ids of versions or `now`. */
  changes(boardId: string, from: string, to: string): Answer<BoardChanges>
  previewRestore(boardId: string, version: string): Answer<RestorePreview>
  restore(boardId: string, version: string): Answer<RestoredVersion>
  /** `before`: the version that was taken before the restore. */
  undoRestore(boardId: string, before: string): Answer<UndoneRestore>
  /** The last answer of each organisation on each card. */
  answers(boardId: string): Answer<readonly CardAnswer[]>
  answerCard(boardId: string, cardId: string, answer: NewAnswer): Answer<CardAnswer>
  /** Cards that say something else than what was agreed last, and who says that only the words differ. */
  rewordings(boardId: string): Answer<readonly Rewording[]>
  saySameMeaning(boardId: string, cardId: string, said: NewSameMeaning): Answer<Rewording>
  /** The last reply from home of each organisation on each question. */
  replies(boardId: string): Answer<readonly GivenReply[]>
  /** What is asked at home. @param secret of the link that asks it, for who is not on the board. */
  check(boardId: string, checkId: string, secret: string): Answer<CheckSheet>
  replyToCheck(boardId: string, checkId: string, reply: NewReply, secret?: string): Answer<GivenReply>
  /** Makes a link that asks this of somebody at home. */
  askAtHome(boardId: string, checkId: string, organisationId: string): Answer<CreatedLink>
  /** The links that ask this now, made by the organisation's own link; and the way to end one. */
  asked(boardId: string, checkId: string, organisationId: string): Answer<readonly LinkInfo[]>
  endAsked(boardId: string, checkId: string, linkId: string): Answer<void>
  /** What organisations have said about the clocks of steps. */
  starts(boardId: string): Answer<readonly GivenStart[]>
  startClock(boardId: string, cardId: string, start: NewStart): Answer<GivenStart>
  /** Newest first. */
  proposals(boardId: string): Answer<readonly ProposalInfo[]>
  propose(boardId: string, proposal: { readonly title?: string; readonly note?: string }): Answer<ProposalInfo>
  /** @param proposal its id, or `current`. @param secret of a link to answer, for who is not on the board. */
  proposal(boardId: string, proposal: string, secret?: string): Answer<ProposalSheet>
  answerProposal(boardId: string, proposal: string, answer: NewAnswer, secret?: string): Answer<ProposalInfo>
  /** Makes answers count that came by the link for everybody. */
  confirmAnswers(boardId: string, proposal: string, confirming: Confirming): Answer<ProposalInfo>
  withdrawProposal(boardId: string, proposal: string): Answer<undefined>
  /** The agreement as a file. `version`: an id, or `now`. */
  agreementFile(
    boardId: string,
    wanted: { readonly format: DocumentFormat; readonly version: string; readonly names: boolean },
  ): Answer<DownloadedFile>
  deleteVersion(boardId: string, version: string): Answer<undefined>
  /** The call that is led now, and when each run sheet was led last. */
  calls(boardId: string): Answer<CallsOfBoard>
  /** Begins to lead a call by a run sheet; one that is led already goes on as it is. */
  leadCall(boardId: string, sheet: string): Answer<CallNow>
  /** Whoever sends it leads from then on. */
  moveCall(boardId: string, move: CallMove): Answer<CallNow>
  endCall(boardId: string): Answer<undefined>
  /** What came of the call. @param since instant, ISO 8601; absent = since the last call began. */
  callSummary(boardId: string, since?: string): Answer<CallSummaryInfo>
  /** What is kept of calls that have ended, the latest first; and one of them, as it was told then. */
  earlierCalls(boardId: string): Answer<readonly EarlierCall[]>
  earlierCall(boardId: string, callId: string): Answer<CallSummaryInfo>
  /** Deletes what is kept of it for good. */
  forgetEarlierCall(boardId: string, callId: string): Answer<undefined>
  /** Only facilitators may change the map, or everybody may again. */
  pauseEditing(boardId: string, paused: boolean): Answer<Pause>
  /** Asks everybody on the map to look at this. */
  bringEverybody(boardId: string, view: View): Answer<undefined>
  /** Of a round of the call that is led, over or not. */
  round(boardId: string, round: string): Answer<RoundNow>
  /** This person holds something signed for a round on their device, or does no more. */
  holdForRound(boardId: string, round: string, holds: boolean): Answer<CallNow>
  sayLeads(boardId: string, thought: LeadsThought): Answer<CallNow>
  giveUnsigned(boardId: string, given: GivenUnsigned): Answer<undefined>
  showRound(boardId: string, round: string): Answer<CallNow>
  /** The form of the organisation whose link the secret is of. */
  form(boardId: string, secret: string): Answer<FormNow>
  sendForm(boardId: string, secret: string, form: NewForm): Answer<FormNow>
  /** Which organisations have sent theirs. */
  forms(boardId: string): Answer<readonly FormState[]>
  links(boardId: string): Answer<readonly LinkInfo[]>
  addLink(
    boardId: string,
    link: {
      /** Of a link to join by. */
      readonly role?: Role
      readonly purpose?: 'join' | 'answer' | 'form'
      readonly organisationId?: string
      readonly note?: string
      readonly expiresAt?: string
      /** Id of a link that ends by it; `link-not-found` when it has ended meanwhile: then none is made. */
      readonly insteadOf?: string
    },
  ): Answer<CreatedLink>
  revokeLink(boardId: string, linkId: string): Answer<undefined>
  participants(boardId: string): Answer<readonly ParticipantInfo[]>
  removeParticipant(boardId: string, participantId: string): Answer<undefined>
  /** I am here for another one from now on: a card of the board, or a name. */
  changeOwnOrganisation(
    boardId: string,
    to: { readonly organisationId: string } | { readonly organisation: string },
  ): Answer<undefined>
}
/** A file as the server names it. */
export interface DownloadedFile {
  readonly name: string
  readonly bytes: Blob
}
export interface ImportOptions {
  readonly grade: 'strict' | 'report'
  readonly onProgress?: (share: number) => void
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly json?: unknown
  readonly file?: File
  readonly bearer?: string | undefined
  readonly onProgress?: ((share: number) => void) | undefined
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readProblem(status: number, body: unknown): ApiProblem {
  const said = isRecord(body) ? body : {}
  const code = said['code']
  const title = said['title']
  const problems = said['problems']
  const count = said['problemCount']
  return {
    code: typeof code === 'string' ? code : 'bad-answer',
    status,
    title: typeof title === 'string' ? title : '',
    consent: said['consent'] === true,
    problems: Array.isArray(problems) ? (problems as readonly ImportProblem[]) : [],
    problemCount: typeof count === 'number' ? count : 0,
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** XMLHttpRequest rather than fetch: only it tells how much of a file has left. */
function send<T>(origin: string, request: Request): Answer<T> {
  return new Promise((resolve) => {
    const call = new XMLHttpRequest()
    call.open(request.method, origin + request.path)
    call.setRequestHeader('Accept', 'application/json, application/problem+json')
    if (request.bearer !== undefined) call.setRequestHeader('Authorization', `Bearer ${request.bearer}`)
    if (request.json !== undefined) call.setRequestHeader('Content-Type', 'application/json')
    if (request.file !== undefined) {
      call.setRequestHeader('Content-Type', 'application/octet-stream')
      call.setRequestHeader('X-File-Name', encodeURIComponent(request.file.name.toWellFormed()))
    }
    if (request.onProgress !== undefined) {
      const { onProgress } = request
      call.upload.addEventListener('progress', (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0))
    }
    const unreachable = (): void =>
      resolve(fail({ code: 'offline', status: 0, title: '', consent: false, problems: [], problemCount: 0 }))
    call.addEventListener('error', unreachable)
    call.addEventListener('abort', unreachable)
    call.addEventListener('timeout', unreachable)
    call.addEventListener('load', () => {
      const body = parse(call.responseText)
      if (call.status >= 200 && call.status < 300) resolve(ok(body as T))
      else resolve(fail(readProblem(call.status, body)))
    })
    call.send(request.file ?? (request.json === undefined ? null : JSON.stringify(request.json)))
  })
}

/** A file instead of data; what stands in the way is told in the same form. */
async function fetchFile(origin: string, path: string): Answer<DownloadedFile> {
  const gone = fail({ code: 'offline', status: 0, title: '', consent: false, problems: [], problemCount: 0 })
  try {
    const answer = await fetch(origin + path)
    if (!answer.ok) return fail(readProblem(answer.status, parse(await answer.text())))
    const coded = /filename\*=UTF-8''([^;]+)/u.exec(answer.headers.get('content-disposition') ?? '')?.[1]
    return ok({ name: decodeURIComponent(coded ?? 'document'), bytes: await answer.blob() })
  } catch {
    return gone
  }
}

const query = (values: Readonly<Record<string, string | undefined>>): string => {
  const set = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`
}

/** @param origin "" for the page's own server. */
export function openApi(origin = ''): Api {
  const board = (id: string): string => `/api/boards/${encodeURIComponent(id)}`
  const ofVersion = (id: string, version: string): string => `${board(id)}/versions/${encodeURIComponent(version)}`
  const ofProposal = (id: string, proposal: string): string => `${board(id)}/proposals/${encodeURIComponent(proposal)}`
  const ofCall = (id: string, call: string): string => `${board(id)}/calls/${encodeURIComponent(call)}/summary`
  const ofCheck = (id: string, check: string): string => `${board(id)}/checks/${encodeURIComponent(check)}`
  return {
    createBoard: (title, from, createKey) =>
      send(origin, { method: 'POST', path: '/api/boards', json: { title, from }, bearer: createKey }),
    importBoard: (file, { grade, title, createKey, onProgress }) =>
      send(origin, {
        method: 'POST',
        path: `/api/boards/import${query({ grade, title })}`,
        file,
        bearer: createKey,
        onProgress,
      }),
    importInto: (id, file, { grade, onProgress }) =>
      send(origin, { method: 'POST', path: `${board(id)}/import${query({ grade })}`, file, onProgress }),
    undoImport: (id, importId) =>
      send(origin, { method: 'POST', path: `${board(id)}/imports/${encodeURIComponent(importId)}/undo`, json: {} }),
    preview: (secret) => send(origin, { method: 'POST', path: '/api/session/preview', json: { secret } }),
    join: (join) => send(origin, { method: 'POST', path: '/api/session', json: join }),
    board: (id) => send(origin, { method: 'GET', path: board(id) }),
    keeping: (id) => send(origin, { method: 'GET', path: `${board(id)}/keeping` }),
    patchBoard: (id, patch) => send(origin, { method: 'PATCH', path: board(id), json: patch }),
    deleteBoard: (id, title) => send(origin, { method: 'DELETE', path: board(id), json: { title } }),
    content: (id) => send(origin, { method: 'GET', path: `${board(id)}/content` }),
    versions: (id) => send(origin, { method: 'GET', path: `${board(id)}/versions` }),
    nameVersion: (id, title, version) =>
      send(origin, { method: 'POST', path: `${board(id)}/versions`, json: { title, version } }),
    versionContent: (id, version) => send(origin, { method: 'GET', path: `${ofVersion(id, version)}/content` }),
    changes: (id, from, to) => send(origin, { method: 'GET', path: `${board(id)}/changes${query({ from, to })}` }),
    previewRestore: (id, version) => send(origin, { method: 'GET', path: `${ofVersion(id, version)}/restore` }),
    restore: (id, version) => send(origin, { method: 'POST', path: `${ofVersion(id, version)}/restore`, json: {} }),
    undoRestore: (id, before) =>
      send(origin, { method: 'POST', path: `${ofVersion(id, before)}/restore/undo`, json: {} }),
    answers: (id) => send(origin, { method: 'GET', path: `${board(id)}/answers` }),
    answerCard: (id, card, answer) =>
      send(origin, { method: 'PUT', path: `${board(id)}/answers/${encodeURIComponent(card)}`, json: answer }),
    rewordings: (id) => send(origin, { method: 'GET', path: `${board(id)}/same-meaning` }),
    saySameMeaning: (id, card, said) =>
      send(origin, { method: 'PUT', path: `${board(id)}/same-meaning/${encodeURIComponent(card)}`, json: said }),
    replies: (id) => send(origin, { method: 'GET', path: `${board(id)}/checks` }),
    check: (id, check, secret) => send(origin, { method: 'GET', path: ofCheck(id, check), bearer: secret }),
    replyToCheck: (id, check, reply, secret) =>
      send(origin, { method: 'PUT', path: `${ofCheck(id, check)}/reply`, json: reply, bearer: secret }),
    askAtHome: (id, check, organisationId) =>
      send(origin, { method: 'POST', path: `${ofCheck(id, check)}/links`, json: { organisationId } }),
    asked: (id, check, organisationId) =>
      send(origin, { method: 'GET', path: `${ofCheck(id, check)}/links${query({ organisationId })}` }),
    endAsked: (id, check, linkId) =>
      send(origin, { method: 'DELETE', path: `${ofCheck(id, check)}/links/${encodeURIComponent(linkId)}` }),
    starts: (id) => send(origin, { method: 'GET', path: `${board(id)}/steps` }),
    startClock: (id, card, start) =>
      send(origin, { method: 'PUT', path: `${board(id)}/steps/${encodeURIComponent(card)}`, json: start }),
    proposals: (id) => send(origin, { method: 'GET', path: `${board(id)}/proposals` }),
    propose: (id, proposal) => send(origin, { method: 'POST', path: `${board(id)}/proposals`, json: proposal }),
    proposal: (id, proposal, secret) => send(origin, { method: 'GET', path: ofProposal(id, proposal), bearer: secret }),
    answerProposal: (id, proposal, answer, secret) =>
      send(origin, { method: 'PUT', path: `${ofProposal(id, proposal)}/answer`, json: answer, bearer: secret }),
    confirmAnswers: (id, proposal, json) =>
      send(origin, { method: 'PUT', path: `${ofProposal(id, proposal)}/confirmed`, json }),
    withdrawProposal: (id, proposal) => send(origin, { method: 'DELETE', path: ofProposal(id, proposal) }),
    agreementFile: (id, { format, version, names }) =>
      fetchFile(
        origin,
        `${board(id)}/documents/agreement${query({ format, version, names: names ? 'yes' : undefined })}`,
      ),
    deleteVersion: (id, version) => send(origin, { method: 'DELETE', path: ofVersion(id, version) }),
    calls: (id) => send(origin, { method: 'GET', path: `${board(id)}/call` }),
    leadCall: (id, sheet) => send(origin, { method: 'POST', path: `${board(id)}/call`, json: { sheet } }),
    moveCall: (id, move) => send(origin, { method: 'PUT', path: `${board(id)}/call`, json: move }),
    round: (id, round) =>
      send(origin, { method: 'GET', path: `${board(id)}/call/rounds/${encodeURIComponent(round)}` }),
    holdForRound: (id, round, holds) =>
      send(origin, { method: 'PUT', path: `${board(id)}/call/holds`, json: { round, holds } }),
    sayLeads: (id, thought) => send(origin, { method: 'PUT', path: `${board(id)}/call/leads`, json: thought }),
    giveUnsigned: (id, given) => send(origin, { method: 'POST', path: `${board(id)}/unsigned`, json: given }),
    showRound: (id, round) => send(origin, { method: 'POST', path: `${board(id)}/call/show`, json: { round } }),
    pauseEditing: (id, paused) => send(origin, { method: 'PUT', path: `${board(id)}/pause`, json: { paused } }),
    bringEverybody: (id, view) => send(origin, { method: 'POST', path: `${board(id)}/bring`, json: view }),
    callSummary: (id, since) => send(origin, { method: 'GET', path: `${board(id)}/call/summary${query({ since })}` }),
    earlierCalls: (id) => send(origin, { method: 'GET', path: `${board(id)}/calls` }),
    earlierCall: (id, call) => send(origin, { method: 'GET', path: ofCall(id, call) }),
    forgetEarlierCall: (id, call) => send(origin, { method: 'DELETE', path: ofCall(id, call) }),
    endCall: (id) => send(origin, { method: 'DELETE', path: `${board(id)}/call` }),
    form: (id, secret) => send(origin, { method: 'GET', path: `${board(id)}/form`, bearer: secret }),
    sendForm: (id, secret, form) =>
      send(origin, { method: 'PUT', path: `${board(id)}/form`, json: form, bearer: secret }),
    forms: (id) => send(origin, { method: 'GET', path: `${board(id)}/forms` }),
    links: (id) => send(origin, { method: 'GET', path: `${board(id)}/links` }),
    addLink: (id, link) => send(origin, { method: 'POST', path: `${board(id)}/links`, json: link }),
    revokeLink: (id, linkId) =>
      send(origin, { method: 'DELETE', path: `${board(id)}/links/${encodeURIComponent(linkId)}` }),
    participants: (id) => send(origin, { method: 'GET', path: `${board(id)}/participants` }),
    removeParticipant: (id, participantId) =>
      send(origin, { method: 'DELETE', path: `${board(id)}/participants/${encodeURIComponent(participantId)}` }),
    changeOwnOrganisation: (id, to) => send(origin, { method: 'PUT', path: `${board(id)}/own-organisation`, json: to }),
  }
}
