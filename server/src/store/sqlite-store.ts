// Knows how to reach the thread that owns the data file; refuses to touch the file itself.
import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { pack, unpack } from './packed-rows.ts'
import type { Calls, CallName, DiskNews, Greeting, OthersWrote, Reply, Request, StoreStart } from './sqlite-calls.ts'
import type { OpenProblem } from './sqlite-file.ts'
import { DiskFault, type AppendRow, type DiskTrouble, type Store } from './store.ts'

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Opens the embedded store in a data folder, which is made if it is not there, and takes the folder for this process.
 *
 * @param dataDir absolute, or relative to the working directory; on a local disk (file locks and fsync must be real).
 * @param clock milliseconds since 1970, for the instants of log rows.
 * @param quietMs without a write for so long, the file is written anew if something was erased.
 */
export async function openSqliteStore(
  dataDir: string,
  clock: () => number = Date.now,
  quietMs?: number,
): Promise<Result<Store, OpenProblem>> {
  const start: StoreStart = { folder: dataDir, ...(quietMs === undefined ? {} : { quietMs }) }
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), {
    workerData: start,
    name: 'store',
    // It keeps nothing: a small nursery saves memory and costs no time.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  const greeting = await new Promise<Greeting>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  if (!greeting.opened) {
    await worker.terminate()
    return fail(greeting.problem)
  }
  return ok(storeOver(worker, clock))
}

function storeOver(worker: Worker, clock: () => number): Store {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: Error | null = null
  let closing: Promise<void> | null = null
  const listeners: (() => void)[] = []
  const diskListeners: ((trouble: DiskTrouble | null) => void)[] = []

  worker.on('message', (reply: Reply | OthersWrote | DiskNews) => {
    if ('othersWrote' in reply) {
      for (const listener of listeners) listener()
      return
    }
    if ('disk' in reply) {
      for (const listener of diskListeners) listener(reply.disk)
      return
    }
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.ok) call?.resolve(reply.value)
    else call?.reject(reply.trouble === null ? new Error(reply.message) : new DiskFault(reply.trouble, reply.message))
  })
  const end = (error: Error): void => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.on('error', end)
  worker.on('exit', () => end(new Error('the store is closed')))

  const post = (call: Request['call'], args: readonly unknown[], transfer: ArrayBuffer[] = []): Promise<unknown> => {
    if (ended !== null) return Promise.reject(ended)
    const id = ++lastId
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      const request: Request = { id, call, args }
      worker.postMessage(request, transfer)
    })
  }
  /** One function that carries its arguments over as they are. */
  const over = <K extends CallName>(name: K): ((...args: Parameters<Calls[K]>) => Promise<ReturnType<Calls[K]>>) => {
    return (...args) => {
      if (closing !== null) return Promise.reject(new Error('the store is closing'))
      const packed = args.find(
        (arg): arg is Parameters<Calls['append']>[1] => typeof arg === 'object' && arg !== null && 'ends' in arg,
      )
      return post(name, args, packed === undefined ? [] : [packed.bytes.buffer]) as Promise<ReturnType<Calls[K]>>
    }
  }
  const append = over('append')
  const createBoard = over('createBoard')
  const renewBoard = over('renewBoard')
  const load = over('load')
  const now = (): string => new Date(clock()).toISOString()
  const heads = (rows: readonly AppendRow[]) => rows.map(({ bytes: _, ...head }) => head)

  return {
    append: (rows) => append(heads(rows), pack(rows.map(({ bytes }) => bytes)), now()),
    createBoard: (board, links, first) =>
      createBoard(board, links, heads(first), pack(first.map(({ bytes }) => bytes)), now()),
    renewBoard: (id, read, first) => renewBoard(id, read, heads(first), pack(first.map(({ bytes }) => bytes)), now()),
    async load(boardId, epoch, document) {
      const { rows, packed, ...loaded } = await load(boardId, epoch, document)
      const pieces = unpack(packed)
      return { ...loaded, rows: rows.map((row, index) => ({ ...row, bytes: pieces[index] ?? new Uint8Array() })) }
    },
    reject: over('reject'),
    addCheckpoint: over('addCheckpoint'),
    clientNumbers: over('clientNumbers'),
    claimClientNumber: over('claimClientNumber'),
    board: over('board'),
    boardIds: over('boardIds'),
    setBoardTitle: over('setBoardTitle'),
    pausedAt: over('pausedAt'),
    setPaused: over('setPaused'),
    binSeen: over('binSeen'),
    setBinSeen: over('setBinSeen'),
    deleteBoard: over('deleteBoard'),
    addLink: over('addLink'),
    link: over('link'),
    linkBySecretHash: over('linkBySecretHash'),
    links: over('links'),
    revokeLink: over('revokeLink'),
    replaceLink: over('replaceLink'),
    countUse: over('countUse'),
    addSession: over('addSession'),
    sessionByTokenHash: over('sessionByTokenHash'),
    touchSession: over('touchSession'),
    addGrant: over('addGrant'),
    grants: over('grants'),
    addParticipant: over('addParticipant'),
    participant: over('participant'),
    participants: over('participants'),
    updateParticipant: over('updateParticipant'),
    chooseTyped: over('chooseTyped'),
    sayOrganisation: over('sayOrganisation'),
    addVersion: over('addVersion'),
    versions: over('versions'),
    version: over('version'),
    nameVersion: over('nameVersion'),
    restoreUndone: over('restoreUndone'),
    dropVersions: over('dropVersions'),
    eraseVersion: over('eraseVersion'),
    addAnswer: over('addAnswer'),
    answerProposal: over('answerProposal'),
    answers: over('answers'),
    propose: over('propose'),
    proposals: over('proposals'),
    settleProposal: over('settleProposal'),
    ledCall: over('ledCall'),
    lastCall: over('lastCall'),
    endedCalls: over('endedCalls'),
    anyCall: over('anyCall'),
    boardsInCalls: over('boardsInCalls'),
    saveCall: over('saveCall'),
    unsigned: over('unsigned'),
    callsWithoutRecord: over('callsWithoutRecord'),
    settleRecord: over('settleRecord'),
    callRecords: over('callRecords'),
    callRecord: over('callRecord'),
    eraseRecord: over('eraseRecord'),
    addReply: over('addReply'),
    replies: over('replies'),
    addFormSent: over('addFormSent'),
    formsSent: over('formsSent'),
    addStepClock: over('addStepClock'),
    stepClocks: over('stepClocks'),
    addSameMeaning: over('addSameMeaning'),
    sameMeanings: over('sameMeanings'),
    diskTrouble: () => post('try-disk', []) as Promise<DiskTrouble | null>,
    onDiskTrouble: (listener) => void diskListeners.push(listener),
    onOthersWriting: (listener) => void listeners.push(listener),
    close() {
      closing ??= post('close', []).then(async () => {
        await worker.terminate()
      })
      return closing
    },
  }
}
