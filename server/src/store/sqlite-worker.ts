// Runs in the thread that owns the data file: takes everything that is waiting, commits it once, then answers; refuses to answer before.
import type { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads'
import { pack, unpack, type Packed } from './packed-rows.ts'
import type { Calls, Greeting, Reply, Request, RowHead } from './sqlite-calls.ts'
import { openSqliteFile } from './sqlite-file.ts'
import { openSqliteLog } from './sqlite-log.ts'
import { openSqliteRecords } from './sqlite-records.ts'

const READS: ReadonlySet<string> = new Set<keyof Calls>([
  'board',
  'link',
  'linkBySecretHash',
  'links',
  'sessionByTokenHash',
  'grants',
  'participant',
  'participants',
])

function withBytes(rows: readonly RowHead[], packed: Packed) {
  const pieces = unpack(packed)
  return rows.map((row, index) => ({ ...row, bytes: pieces[index] ?? new Uint8Array() }))
}

function carryOut(database: DatabaseSync): Calls {
  const { addBoard, markDeleted, ...records } = openSqliteRecords(database)
  const log = openSqliteLog(database)
  return {
    ...records,
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
    deleteBoard(id, at) {
      log.erase(id)
      markDeleted(id, at)
    },
  }
}

function call(calls: Calls, { call: name, args }: Request): unknown {
  // The names and arguments were checked by the compiler on the other side of the same interface.
  const run = calls[name as keyof Calls] as (...args: readonly unknown[]) => unknown
  return run(...args)
}

/** One transaction around all requests; when one of them fails, each gets its own, so that only the guilty one fails. */
function answer(database: DatabaseSync, calls: Calls, requests: readonly Request[]): Reply[] {
  const writes = requests.some(({ call: name }) => !READS.has(name))
  try {
    if (writes) database.exec('BEGIN IMMEDIATE')
    const replies = requests.map((request): Reply => ({ id: request.id, ok: true, value: call(calls, request) }))
    if (writes) database.exec('COMMIT')
    return replies
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    if (requests.length > 1) return requests.flatMap((request) => answer(database, calls, [request]))
    const message = error instanceof Error ? error.message : String(error)
    return requests.map(({ id }) => ({ id, ok: false, message }))
  }
}

function serve(port: MessagePort, folder: string): void {
  const opened = openSqliteFile(folder)
  if (!opened.ok) {
    const greeting: Greeting = { opened: false, problem: opened.error }
    port.postMessage(greeting)
    port.close()
    return
  }
  const { database, close } = opened.value
  const calls = carryOut(database)
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
    const requests = waiting.filter(({ call: name }) => name !== 'close')
    if (requests.length > 0) answer(database, calls, requests).forEach(send)
    if (closing.length === 0) return
    close()
    for (const { id } of closing) send({ id, ok: true, value: undefined })
    port.close()
  })
  const greeting: Greeting = { opened: true }
  port.postMessage(greeting)
}

if (parentPort !== null) serve(parentPort, String(workerData))
