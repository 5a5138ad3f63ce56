// Runs in the thread that owns the data file: takes everything that is waiting, commits it once, then answers; refuses to answer before.
import type { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads'
import { pack, unpack, type Packed } from './packed-rows.ts'
import { openSqliteAnswers } from './sqlite-answers.ts'
import { openSqliteErase } from './sqlite-erase.ts'
import { openSqliteForms } from './sqlite-forms.ts'
import type { Calls, DiskNews, Greeting, OthersWrote, Reply, Request, RowHead, StoreStart } from './sqlite-calls.ts'
import { diskTroubleIn, watchDisk, type DiskWatch } from './sqlite-disk.ts'
import { openSqliteLedCalls } from './sqlite-led-calls.ts'
import { openSqliteClientNumbers } from './sqlite-client-numbers.ts'
import { openSqliteFile, type OpenFile } from './sqlite-file.ts'
import { openSqliteLog } from './sqlite-log.ts'
import { openSqliteRecords } from './sqlite-records.ts'
import { openSqliteTraces, type SqliteTraces } from './sqlite-traces.ts'
import { openSqliteVersions } from './sqlite-versions.ts'

const READS: ReadonlySet<string> = new Set<keyof Calls>([
  'board',
  'boardIds',
  'pausedAt',
  'binSeen',
  'clientNumbers',
  'link',
  'linkBySecretHash',
  'links',
  'sessionByTokenHash',
  'grants',
  'participant',
  'participants',
  'versions',
  'version',
  'answers',
  'proposals',
  'ledCall',
  'lastCall',
  'endedCalls',
  'anyCall',
  'boardsInCalls',
  'callsWithoutRecord',
  'callRecords',
  'callRecord',
  'unsigned',
  'replies',
  'formsSent',
  'stepClocks',
  'sameMeanings',
])

const ERASING: ReadonlySet<string> = new Set<keyof Calls>(['deleteBoard', 'renewBoard', 'eraseVersion', 'eraseRecord'])

/** True for a call after which what was there must not be found in any file. */
function erases({ call: name, args }: Request): boolean {
  // The order in which things were given without a name must not stand in the write-ahead log.
  if (name === 'saveCall') return args[1] !== undefined
  if (name !== 'updateParticipant') return ERASING.has(name)
  const [row] = args as Parameters<Calls['updateParticipant']>
  return row.removedAt !== null
}

function withBytes(rows: readonly RowHead[], packed: Packed) {
  const pieces = unpack(packed)
  return rows.map((row, index) => ({ ...row, bytes: pieces[index] ?? new Uint8Array() }))
}

function carryOut(database: DatabaseSync, traces: SqliteTraces): Calls {
  const { addBoard, setEpoch, ...records } = openSqliteRecords(database)
  const log = openSqliteLog(database)
  const versions = openSqliteVersions(database)
  const { blankNamesBy, addProposal, ...answers } = openSqliteAnswers(database)
  const calls = openSqliteLedCalls(database, traces)
  const { blankNamesIn, ...forms } = openSqliteForms(database)
  const blankNames = (participantId: string): void => {
    blankNamesBy(participantId)
    blankNamesIn(participantId)
    traces.owe()
  }
  /** Whoever was removed while what they gave was on its way is not named by it. */
  const blankIfRemoved = ({ by }: { readonly by: string }): void => {
    const isRemoved = (records.participant(by)?.removedAt ?? null) !== null
    if (isRemoved) blankNames(by)
  }
  return {
    ...records,
    ...calls,
    ...versions,
    ...answers,
    ...forms,
    propose(proposal, version, content) {
      versions.addVersion(version, content)
      addProposal(proposal)
    },
    ...openSqliteClientNumbers(database, log.documentFor),
    eraseVersion(boardId, id) {
      if (versions.version(boardId, id) === null) return false
      versions.dropVersions(boardId, [id])
      traces.owe()
      return true
    },
    append: (rows, packed, at) => log.append(withBytes(rows, packed), at),
    load(boardId, epoch, document) {
      const { rows, ...loaded } = log.load(boardId, epoch, document)
      const heads = rows.map(({ seq, actor, at }) => ({ seq, actor, at }))
      return { ...loaded, rows: heads, packed: pack(rows.map(({ bytes }) => bytes)) }
    },
    reject: log.reject,
    addCheckpoint: log.addCheckpoint,
    createBoard(board, links, rows, packed, at) {
      if (rows.some(({ boardId, epoch }) => boardId !== board.id || epoch !== board.epoch)) {
        throw new RangeError(`a first row of board ${board.id} belongs to another board or epoch`)
      }
      addBoard(board)
      for (const link of links) records.addLink(link)
      log.append(withBytes(rows, packed), at)
    },
    renewBoard(id, { epoch, map, talk }, rows, packed, at) {
      const board = records.board(id)
      const isAsRead = log.head(id, epoch, 'map') === map && log.head(id, epoch, 'talk') === talk
      if (board === null || board.deletedAt !== null || board.epoch !== epoch || !isAsRead) return false
      if (rows.some((row) => row.boardId !== id || row.epoch !== epoch + 1))
        throw new RangeError(`a first row of epoch ${epoch + 1} of board ${id} belongs elsewhere`)
      log.erase(id)
      setEpoch(id, epoch + 1)
      log.append(withBytes(rows, packed), at)
      traces.owe()
      return true
    },
    deleteBoard: openSqliteErase(database, traces),
    updateParticipant(row) {
      records.updateParticipant(row)
      if (row.removedAt !== null) blankNames(row.id)
    },
    addAnswer(row) {
      answers.addAnswer(row)
      blankIfRemoved(row)
    },
    answerProposal(rows, seen, isAgreed) {
      const isKept = answers.answerProposal(rows, seen, isAgreed)
      if (isKept) for (const row of rows) blankIfRemoved(row)
      return isKept
    },
    addReply(row) {
      forms.addReply(row)
      blankIfRemoved(row)
    },
    addSameMeaning(row) {
      forms.addSameMeaning(row)
      blankIfRemoved(row)
    },
  }
}

function call(calls: Calls, { call: name, args }: Request): unknown {
  // The names and arguments were checked by the compiler on the other side of the same interface.
  const run = calls[name as keyof Calls] as (...args: readonly unknown[]) => unknown
  return run(...args)
}

/**
 * One transaction around all requests; when one of them fails, each gets its own, so that only the guilty one fails. A
 * disk that takes nothing more is still read from: what reading would have noted down is then left out.
 */
function answer(database: DatabaseSync, calls: Calls, disk: DiskWatch, requests: readonly Request[]): Reply[] {
  const writes = requests.some(({ call: name }) => !READS.has(name))
  const loadsOnly = !requests.some(({ call: name }) => !READS.has(name) && name !== 'load')
  try {
    if (writes) database.exec(loadsOnly ? 'BEGIN' : 'BEGIN IMMEDIATE')
    const replies = requests.map((request): Reply => ({ id: request.id, ok: true, value: call(calls, request) }))
    if (loadsOnly) endReading(database)
    else database.exec('COMMIT')
    return replies
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    if (requests.length > 1) return requests.flatMap((request) => answer(database, calls, disk, [request]))
    const message = error instanceof Error ? error.message : String(error)
    const trouble = diskTroubleIn(error)
    if (trouble !== null) disk.refused(trouble)
    return requests.map(({ id }) => ({ id, ok: false, message, trouble }))
  }
}

function endReading(database: DatabaseSync): void {
  if (!database.isTransaction) return
  try {
    database.exec('COMMIT')
  } catch {
    if (database.isTransaction) database.exec('ROLLBACK')
  }
}

/** How often the file is looked at for what others have written, and for what is owed to it. */
const LOOK_MS = 500
/** Milliseconds without a write after which the file may be written anew, and before that is tried again. */
const QUIET_MS = 20_000
const TRY_AGAIN_MS = 10 * 60_000

interface Housekeeping {
  /** Requests have been carried out. */
  answered(requests: readonly Request[]): void
  stop(): void
}

/** Sees to the file between requests: what was erased leaves every part of it, and what others write is noticed. */
function keepHouse(
  { database, sweep }: OpenFile,
  traces: SqliteTraces,
  disk: DiskWatch,
  quietMs: number,
  onOthersWrote: () => void,
): Housekeeping {
  const dataVersion = (): unknown => database.prepare('PRAGMA data_version').get()?.['data_version']
  let seenVersion = dataVersion()
  let owesSweep = false
  let quietFrom = performance.now()
  const look = setInterval(() => {
    disk.look()
    try {
      if (owesSweep) owesSweep = !sweep()
      if (performance.now() - quietFrom >= quietMs && traces.isOwed()) {
        quietFrom = performance.now() + TRY_AGAIN_MS
        traces.clear()
        owesSweep = !sweep()
      }
      const version = dataVersion()
      if (version === seenVersion) return
      seenVersion = version
    } catch {
      // A disk that is full or cannot be read is told to whoever asks for something.
      return
    }
    onOthersWrote()
  }, LOOK_MS)
  return {
    answered(requests) {
      if (requests.some(({ call: name }) => !READS.has(name))) quietFrom = performance.now()
      // What is said to be erased does not stand in the write-ahead log either.
      if (requests.some(erases)) owesSweep = !sweep()
    },
    stop: () => clearInterval(look),
  }
}

function serve(port: MessagePort, { folder, quietMs = QUIET_MS }: StoreStart): void {
  const opened = openSqliteFile(folder)
  if (!opened.ok) {
    const greeting: Greeting = { opened: false, problem: opened.error }
    port.postMessage(greeting)
    port.close()
    return
  }
  const { database, close } = opened.value
  const traces = openSqliteTraces(database)
  const disk = watchDisk(database, folder, (trouble) => {
    const news: DiskNews = { disk: trouble }
    port.postMessage(news)
  })
  const calls = carryOut(database, traces)
  const house = keepHouse(opened.value, traces, disk, quietMs, () => {
    const news: OthersWrote = { othersWrote: true }
    port.postMessage(news)
  })
  const send = (reply: Reply): void => {
    const value = reply.ok ? (reply.value as { packed?: Packed } | null | undefined) : undefined
    port.postMessage(reply, value?.packed === undefined ? [] : [value.packed.bytes.buffer])
  }
  port.on('message', (first: Request) => {
    const waiting = [first]
    for (;;) {
      const next: { message: Request } | undefined = receiveMessageOnPort(port)
      if (next === undefined) break
      waiting.push(next.message)
    }
    const closing = waiting.filter(({ call: name }) => name === 'close')
    const trying = waiting.filter(({ call: name }) => name === 'try-disk')
    const requests = waiting.filter(({ call: name }) => name !== 'close' && name !== 'try-disk')
    const replies = requests.length > 0 ? answer(database, calls, disk, requests) : []
    house.answered(requests)
    replies.forEach(send)
    const trouble = trying.length === 0 ? null : disk.probe()
    for (const { id } of trying) send({ id, ok: true, value: trouble })
    if (closing.length === 0) return
    house.stop()
    close()
    for (const { id } of closing) send({ id, ok: true, value: undefined })
    port.close()
  })
  const greeting: Greeting = { opened: true }
  port.postMessage(greeting)
}

if (parentPort !== null) serve(parentPort, workerData as StoreStart)
