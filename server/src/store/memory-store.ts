// Knows how to keep everything the store promises in memory, for tests and demonstrations; refuses to survive the process.
import {
  NUMBERS_EACH,
  type FormSentRow,
  type StepClockRow,
  type AppendResult,
  type AppendRow,
  type BoardRow,
  type Checkpoint,
  type DocumentName,
  type GrantRow,
  type LinkRow,
  type LogRow,
  type ParticipantRow,
  type ReplyRow,
  type SameMeaningRow,
  type SessionRow,
  type Store,
  type StoredVersion,
} from './store.ts'
import { openMemoryAnswers } from './memory-answers.ts'
import { openMemoryLedCalls } from './memory-led-calls.ts'

const KEEP_ROWS_MS = 7 * 24 * 60 * 60 * 1000

interface StoredDocument {
  rows: LogRow[]
  head: number
  rejected: Set<number>
  checkpoints: Checkpoint[]
  numbers: Map<number, string>
}

const byFirst =
  <T>(instant: (row: T) => string, id: (row: T) => string) =>
  (a: T, b: T): number =>
    instant(a) < instant(b) || (instant(a) === instant(b) && id(a) < id(b)) ? -1 : 1

/** @param clock milliseconds since 1970, for the instants of log rows. */
export function openMemoryStore(clock: () => number = Date.now): Store {
  const boards = new Map<string, BoardRow>()
  const paused = new Map<string, string>()
  const binsSeen = new Map<string, string>()
  const links = new Map<string, LinkRow>()
  const sessions = new Map<string, SessionRow>()
  const grants = new Map<string, GrantRow>()
  const participants = new Map<string, ParticipantRow>()
  const documents = new Map<string, StoredDocument>()
  const versions = new Map<string, StoredVersion>()
  let replies: readonly ReplyRow[] = []
  let formsSent: readonly FormSentRow[] = []
  let stepClocks: readonly StepClockRow[] = []
  let sameMeanings: readonly SameMeaningRow[] = []
  let closed = false

  const key = (boardId: string, epoch: number, document: DocumentName): string => `${boardId} ${epoch} ${document}`
  const need = (boardId: string): void => {
    if (boards.get(boardId)?.deletedAt !== null) throw new Error(`there is no board ${boardId}`)
  }
  const onAnswers = openMemoryAnswers(versions, need)
  /** Whoever was removed while what they gave was on its way is not named by it. */
  const named = <T extends { readonly by: string }>(one: T): T =>
    (participants.get(one.by)?.removedAt ?? null) === null ? one : { ...one, name: '' }
  const needDocument = (at: string): StoredDocument => {
    const found = documents.get(at)
    if (found !== undefined) return found
    const made = { rows: [], head: 0, rejected: new Set<number>(), checkpoints: [], numbers: new Map<number, string>() }
    documents.set(at, made)
    return made
  }
  const appendRow = (row: AppendRow): AppendResult => {
    const board = boards.get(row.boardId)
    if (board === undefined) return { ok: false, code: 'no-such-board' }
    if (board.deletedAt !== null) return { ok: false, code: 'deleted' }
    if (board.epoch !== row.epoch) return { ok: false, code: 'wrong-epoch' }
    const at = key(row.boardId, row.epoch, row.document)
    const document = needDocument(at)
    const seq = ++document.head
    document.rows.push({ seq, actor: row.actor, bytes: row.bytes.slice(), at: new Date(clock()).toISOString() })
    return { ok: true, seq }
  }
  const addLink = (link: LinkRow): void => {
    need(link.boardId)
    const taken = links.has(link.id) || [...links.values()].some(({ secretHash }) => secretHash === link.secretHash)
    if (taken) throw new Error(`link ${link.id} or its secret is there already`)
    links.set(link.id, link)
  }
  const revokeLink = (id: string, at: string): boolean => {
    const link = links.get(id)
    if (link === undefined || link.revokedAt !== null) return false
    for (const one of links.values())
      if ((one.id === id || one.madeByLink === id) && one.revokedAt === null)
        links.set(one.id, { ...one, revokedAt: at })
    return true
  }
  /** Answers in a later turn, as a store on a disk would; nothing after closing. */
  const later = <A extends unknown[], T>(run: (...args: A) => T): ((...args: A) => Promise<T>) => {
    return async (...args) => {
      if (closed) throw new Error('the store is closed')
      await new Promise((resolve) => setImmediate(resolve))
      return run(...args)
    }
  }
  const ledCalls = openMemoryLedCalls(later, (boardId) => boards.get(boardId)?.deletedAt === null)

  return {
    append: later((rows) => rows.map(appendRow)),
    load: later((boardId, epoch, name) => {
      const document = documents.get(key(boardId, epoch, name))
      if (document === undefined) return { checkpoint: null, rows: [], head: 0, quarantined: 0 }
      const checkpoint = document.checkpoints[0] ?? null
      const from = checkpoint?.uptoSeq ?? 0
      const rows = document.rows.filter(({ seq }) => seq > from && !document.rejected.has(seq))
      return { checkpoint, rows, head: document.head, quarantined: 0 }
    }),
    reject: later((boardId, epoch, name, seq) => {
      documents.get(key(boardId, epoch, name))?.rejected.add(seq)
    }),
    addCheckpoint: later((boardId, epoch, name, checkpoint) => {
      const document = documents.get(key(boardId, epoch, name))
      const { uptoSeq } = checkpoint
      if (document === undefined || uptoSeq < 1 || uptoSeq > document.head) {
        throw new RangeError(
          `checkpoint at ${uptoSeq}, but the log of ${name} of board ${boardId} ends at ${document?.head ?? 0}`,
        )
      }
      if (document.checkpoints.some((known) => known.uptoSeq === uptoSeq)) return
      const all = [...document.checkpoints, { ...checkpoint, state: checkpoint.state.slice() }]
      document.checkpoints = all.sort((a, b) => b.uptoSeq - a.uptoSeq).slice(0, 2)
      const older = document.checkpoints[1]
      if (older === undefined) return
      const before = new Date(Date.parse(checkpoint.at) - KEEP_ROWS_MS).toISOString()
      document.rows = document.rows.filter(({ seq, at }) => seq > older.uptoSeq || at >= before)
    }),

    clientNumbers: later((boardId, epoch, name) => new Map(documents.get(key(boardId, epoch, name))?.numbers)),
    claimClientNumber: later((boardId, epoch, name, number, participantId) => {
      const board = boards.get(boardId)
      if (board === undefined || board.deletedAt !== null || board.epoch !== epoch) return
      const { numbers } = needDocument(key(boardId, epoch, name))
      if (!numbers.has(number)) numbers.set(number, participantId)
      const own = [...numbers].filter(([, owner]) => owner === participantId).map(([each]) => each)
      for (const each of own.slice(0, -NUMBERS_EACH)) numbers.delete(each)
    }),

    createBoard: later((board, first, rows) => {
      if (boards.has(board.id)) throw new Error(`board ${board.id} is there already`)
      if (rows.some(({ boardId, epoch }) => boardId !== board.id || epoch !== board.epoch)) {
        throw new RangeError(`a first row of board ${board.id} belongs to another board or epoch`)
      }
      boards.set(board.id, board)
      for (const link of first) addLink(link)
      rows.forEach(appendRow)
    }),
    board: later((id) => boards.get(id) ?? null),
    setBoardTitle: later((id, title) => {
      const board = boards.get(id)
      if (board !== undefined && board.deletedAt === null) boards.set(id, { ...board, title })
    }),
    pausedAt: later((id) => paused.get(id) ?? null),
    setPaused: later((id, at) => {
      const board = boards.get(id)
      if (at === null || board === undefined || board.deletedAt !== null) paused.delete(id)
      else if (!paused.has(id)) paused.set(id, at)
    }),
    binSeen: later((id) => binsSeen.get(id) ?? null),
    setBinSeen: later((id, seen) => {
      if (boards.get(id)?.deletedAt === null) binsSeen.set(id, seen)
    }),
    renewBoard: later((id, heads, rows) => {
      const board = boards.get(id)
      const isAsRead = (['map', 'talk'] as const).every(
        (name) => (documents.get(key(id, heads.epoch, name))?.head ?? 0) === heads[name],
      )
      if (board === undefined || board.deletedAt !== null || board.epoch !== heads.epoch || !isAsRead) return false
      const epoch = heads.epoch + 1
      if (rows.some((row) => row.boardId !== id || row.epoch !== epoch))
        throw new RangeError(`a first row of epoch ${epoch} of board ${id} belongs elsewhere`)
      for (const each of [...documents.keys()]) if (each.startsWith(`${id} `)) documents.delete(each)
      boards.set(id, { ...board, epoch })
      rows.forEach(appendRow)
      return true
    }),
    boardIds: later(() => [...boards.values()].filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id)),
    deleteBoard: later((id, at) => {
      const board = boards.get(id)
      if (board === undefined) return
      boards.set(id, { ...board, title: '', deletedAt: at })
      paused.delete(id)
      binsSeen.delete(id)
      for (const each of [...documents.keys()]) if (each.startsWith(`${id} `)) documents.delete(each)
      for (const row of participants.values()) {
        if (row.boardId === id) participants.set(row.id, { ...row, name: '', organisationText: null })
      }
      for (const link of links.values()) if (link.boardId === id) links.set(link.id, { ...link, note: '' })
      for (const { version } of versions.values()) if (version.boardId === id) versions.delete(version.id)
      onAnswers.eraseAnswers(id)
      ledCalls.erase(id)
      replies = replies.filter(({ boardId }) => boardId !== id)
      formsSent = formsSent.filter(({ boardId }) => boardId !== id)
      sameMeanings = sameMeanings.filter(({ boardId }) => boardId !== id)
      stepClocks = stepClocks.filter(({ boardId }) => boardId !== id)
    }),

    addLink: later(addLink),
    link: later((id) => links.get(id) ?? null),
    linkBySecretHash: later((hash) => [...links.values()].find(({ secretHash }) => secretHash === hash) ?? null),
    links: later((boardId) =>
      [...links.values()]
        .filter((link) => link.boardId === boardId)
        .sort(
          byFirst(
            ({ createdAt }) => createdAt,
            ({ id }) => id,
          ),
        ),
    ),
    revokeLink: later(revokeLink),
    replaceLink: later((endedId, at, link) => {
      if (links.get(endedId)?.revokedAt !== null) return false
      addLink(link)
      return revokeLink(endedId, at)
    }),
    countUse: later((id, at) => {
      const link = links.get(id)
      if (link !== undefined) links.set(id, { ...link, uses: link.uses + 1, lastUsedAt: at })
    }),

    addSession: later((session) => {
      if (sessions.has(session.id)) throw new Error(`session ${session.id} is there already`)
      sessions.set(session.id, session)
    }),
    sessionByTokenHash: later((hash) => [...sessions.values()].find(({ tokenHash }) => tokenHash === hash) ?? null),
    touchSession: later((id, at) => {
      const session = sessions.get(id)
      if (session !== undefined) sessions.set(id, { ...session, lastSeenAt: at })
    }),
    addGrant: later((grant) => {
      const known = sessions.has(grant.sessionId) && links.has(grant.linkId) && participants.has(grant.participantId)
      if (!known) throw new Error('a grant needs a session, a link and a participant')
      const at = `${grant.sessionId} ${grant.linkId}`
      if (!grants.has(at)) grants.set(at, grant)
    }),
    grants: later((sessionId, boardId) =>
      [...grants.values()]
        .filter((grant) => grant.sessionId === sessionId && grant.boardId === boardId)
        .sort(
          byFirst(
            ({ createdAt }) => createdAt,
            ({ linkId }) => linkId,
          ),
        ),
    ),

    addParticipant: later((row) => {
      need(row.boardId)
      if (participants.has(row.id)) throw new Error(`participant ${row.id} is there already`)
      participants.set(row.id, row)
    }),
    participant: later((id) => participants.get(id) ?? null),
    participants: later((boardId) =>
      [...participants.values()]
        .filter((row) => row.boardId === boardId)
        .sort(
          byFirst(
            ({ firstSeenAt }) => firstSeenAt,
            ({ id }) => id,
          ),
        ),
    ),
    updateParticipant: later((row) => {
      const known = participants.get(row.id)
      if (known === undefined || boards.get(known.boardId)?.deletedAt !== null) return
      participants.set(row.id, { ...row, boardId: known.boardId, firstSeenAt: known.firstSeenAt })
      if (row.removedAt === null) return
      onAnswers.blankNamesBy(row.id)
      replies = replies.map(named)
      sameMeanings = sameMeanings.map(named)
    }),
    chooseTyped: later((id, typed, organisationId) => {
      const row = participants.get(id)
      if (row === undefined || row.removedAt !== null || row.organisationText !== typed) return false
      participants.set(id, { ...row, organisationId, organisationText: null })
      return true
    }),
    sayOrganisation: later((id, { organisationId, organisationText }) => {
      const row = participants.get(id)
      if (row === undefined || row.removedAt !== null || row.bound) return false
      if (boards.get(row.boardId)?.deletedAt !== null) return false
      participants.set(id, { ...row, organisationId, organisationText })
      return true
    }),
    addVersion: later((version, content) => {
      need(version.boardId)
      if (versions.has(version.id)) throw new Error(`version ${version.id} is there already`)
      versions.set(version.id, { version, content: new Uint8Array(content) })
    }),
    versions: later((boardId) =>
      [...versions.values()]
        .map(({ version }) => version)
        .filter((version) => version.boardId === boardId)
        .sort((a, b) => (a.at === b.at ? b.epoch - a.epoch || b.seq - a.seq : a.at < b.at ? 1 : -1)),
    ),
    version: later((boardId, id) => {
      const found = versions.get(id)
      return found?.version.boardId === boardId ? found : null
    }),
    nameVersion: later((boardId, id, title) => {
      const found = versions.get(id)
      if (found?.version.boardId !== boardId) return null
      const version = { ...found.version, title, kind: found.version.kind === 'agreed' ? 'agreed' : 'named' } as const
      versions.set(id, { ...found, version })
      return version
    }),
    restoreUndone: later((boardId, id, undoneAt) => {
      const found = versions.get(id)
      if (found?.version.boardId === boardId) versions.set(id, { ...found, version: { ...found.version, undoneAt } })
    }),
    dropVersions: later((boardId, ids) => {
      for (const id of ids) if (versions.get(id)?.version.boardId === boardId) versions.delete(id)
    }),
    eraseVersion: later((boardId, id) => versions.get(id)?.version.boardId === boardId && versions.delete(id)),
    addAnswer: later((row) => onAnswers.addAnswer(named(row))),
    answerProposal: later((rows, seen, isAgreed) => onAnswers.answerProposal(rows.map(named), seen, isAgreed)),
    answers: later(onAnswers.answers),
    propose: later(onAnswers.propose),
    proposals: later(onAnswers.proposals),
    settleProposal: later(onAnswers.settleProposal),
    ...ledCalls.answers,
    addReply: later((reply) => {
      need(reply.boardId)
      replies = [...replies, named(reply)]
    }),
    replies: later((boardId) => replies.filter((one) => one.boardId === boardId)),
    addFormSent: later((sent) => {
      need(sent.boardId)
      const isSame = (one: FormSentRow): boolean =>
        one.boardId === sent.boardId && one.organisationId === sent.organisationId
      formsSent = formsSent.some(isSame) ? formsSent.map((one) => (isSame(one) ? sent : one)) : [...formsSent, sent]
    }),
    formsSent: later((boardId) => formsSent.filter((one) => one.boardId === boardId)),
    addStepClock: later((clock) => {
      need(clock.boardId)
      const isSame = ({ boardId, cardId, stepId }: StepClockRow): boolean =>
        boardId === clock.boardId && cardId === clock.cardId && stepId === clock.stepId
      if (!stepClocks.some(isSame)) stepClocks = [...stepClocks, clock]
    }),
    stepClocks: later((boardId) => stepClocks.filter((one) => one.boardId === boardId)),
    addSameMeaning: later((said) => {
      need(said.boardId)
      sameMeanings = [...sameMeanings, named(said)]
    }),
    sameMeanings: later((boardId) => sameMeanings.filter((one) => one.boardId === boardId)),
    // Nobody else can reach this memory.
    diskTrouble: async () => null,
    onDiskTrouble: () => {},
    onOthersWriting: () => undefined,
    async close() {
      closed = true
    },
  }
}
