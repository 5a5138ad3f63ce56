// Knows several people editing one board over a bad network, all decided by a seed; refuses to judge the outcome.
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { Board } from '@common-ground/shared/board/board.ts'
import { openBoardDoc, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import { createBoardReader, type BoardReader } from '@common-ground/shared/board/read-board.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Operation, OperationType, Refusal } from '@common-ground/shared/operations/operation.ts'
import { openUndo, type Undo } from '@common-ground/shared/operations/undo.ts'
import { randomOperation } from './random-operations.ts'
import { seeded, type Seeded } from './seeded-random.ts'

const FROM_SERVER = 'from the server'

/** One person with a replica of their own. */
export interface Editor {
  readonly name: string
  readonly letter: string
  readonly boardDoc: BoardDoc
  readonly reader: BoardReader
  readonly undo: Undo
  readonly origin: object
  connected: boolean
  readonly outbox: Uint8Array[]
  readonly inbox: Uint8Array[]
}
/** What the judge may look at, told as it happens. */
export interface Witness {
  beforeUndo(editor: Editor, direction: 'undo' | 'redo'): void
  afterUndo(editor: Editor, direction: 'undo' | 'redo'): void
  applied(editor: Editor, operation: Operation): void
  refused(editor: Editor, operation: Operation, refusal: Refusal): void
}
export interface Call {
  readonly seed: number
  readonly editors: readonly Editor[]
  readonly server: BoardDoc
  readonly counts: ReadonlyMap<OperationType | 'undo' | 'redo' | 'partition', number>
}

function openEditor(index: number): Editor {
  const doc = new Doc()
  // Client ids decide ties; given ones make a seed repeat exactly.
  doc.clientID = 100 + index
  const boardDoc = openBoardDoc(doc)
  const letter = String.fromCharCode(97 + index)
  const name = `person-${letter}`
  const origin = { editor: name }
  const editor: Editor = {
    name,
    letter,
    boardDoc,
    reader: createBoardReader(boardDoc),
    undo: openUndo(boardDoc, { origin, by: name }),
    origin,
    connected: true,
    outbox: [],
    inbox: [],
  }
  doc.on('update', (update: Uint8Array, from: unknown) => {
    if (from !== FROM_SERVER && editor.connected) editor.outbox.push(update)
  })
  return editor
}

function startingBoard(doc: Doc): BoardDoc {
  const boardDoc = openBoardDoc(doc)
  writeContent(
    boardDoc,
    {
      board: {
        title: 'A call',
        stage: 'forming',
        language: 'en-GB',
        timeZone: 'Europe/London',
        createdAt: '2026-10-02T09:00:00Z',
        settings: {},
      },
      cards: [
        {
          id: 'charter',
          kind: 'charter',
          pos: [0, 0],
          size: [720, 168],
          z: 'a0',
          order: 'a0',
          inAgreement: true,
          name: '0',
        },
        {
          id: 'org',
          kind: 'organisation',
          pos: [0, 300],
          size: [264, 132],
          z: 'a1',
          order: 'a1',
          inAgreement: true,
          name: '1',
        },
        {
          id: 'goal',
          kind: 'objective',
          pos: [400, 300],
          size: [288, 148],
          z: 'a2',
          order: 'a2',
          inAgreement: true,
          title: '2',
        },
        {
          id: 'jot',
          kind: 'note',
          pos: [800, 300],
          size: [176, 112],
          z: 'a3',
          order: 'a3',
          inAgreement: false,
          text: '3',
        },
      ],
      relations: [{ id: 'line', kind: 'does', from: 'org', to: 'goal', part: 'leads' }],
    },
    'server',
  )
  return boardDoc
}

/** Exchanges what each side lacks, as a provider does when it connects. */
function synchronise(editor: Editor, server: BoardDoc, others: readonly Editor[]): void {
  editor.outbox.length = 0
  editor.inbox.length = 0
  const up = encodeStateAsUpdate(editor.boardDoc.doc, encodeStateVector(server.doc))
  applyUpdate(server.doc, up, editor.name)
  for (const other of others) if (other !== editor && other.connected) other.inbox.push(up)
  applyUpdate(editor.boardDoc.doc, encodeStateAsUpdate(server.doc, encodeStateVector(editor.boardDoc.doc)), FROM_SERVER)
}

function deliver(editor: Editor, server: BoardDoc, editors: readonly Editor[]): void {
  const up = editor.outbox.shift()
  if (up !== undefined) {
    applyUpdate(server.doc, up, editor.name)
    for (const other of editors) if (other !== editor && other.connected) other.inbox.push(up)
  }
  const down = editor.inbox.shift()
  if (down !== undefined) applyUpdate(editor.boardDoc.doc, down, FROM_SERVER)
}

/** Runs a whole call: `steps` things happen in an order and with an outcome that the seed alone decides, then everybody reconnects. */
export function runCall(seed: number, steps: number, witness: Witness): Call {
  const random: Seeded = seeded(seed)
  const serverDoc = new Doc()
  serverDoc.clientID = 1
  const server = startingBoard(serverDoc)
  const editors = Array.from({ length: 2 + random.below(7) }, (_, index) => openEditor(index))
  for (const editor of editors) synchronise(editor, server, editors)
  const counts = new Map<OperationType | 'undo' | 'redo' | 'partition', number>()
  const count = (what: OperationType | 'undo' | 'redo' | 'partition'): void =>
    void counts.set(what, (counts.get(what) ?? 0) + 1)
  let ids = 0
  let clock = 0

  const act = (editor: Editor): void => {
    const board: Board = editor.reader.read()
    clock += random.below(9000)
    const at = `2026-10-02T${String(10 + Math.floor(clock / 3_600_000)).padStart(2, '0')}:${String(Math.floor(clock / 60_000) % 60).padStart(2, '0')}:${String(Math.floor(clock / 1000) % 60).padStart(2, '0')}Z`
    const asker = { random, letter: editor.letter, by: editor.name, at, newId: () => `n${(ids += 1)}` }
    const operation = randomOperation(asker, board)
    if (operation === null) return
    const goesOn = operation.type === 'edit-text' && random.chance(0.5)
    if (!goesOn) editor.undo.begin(operation.type)
    const result = applyOperations(editor.boardDoc, [operation], { by: editor.name, at, origin: editor.origin })
    if (!result.ok) return witness.refused(editor, operation, result.error)
    count(operation.type)
    witness.applied(editor, operation)
  }
  const takeBack = (editor: Editor, direction: 'undo' | 'redo'): void => {
    witness.beforeUndo(editor, direction)
    if (editor.undo[direction]().did) count(direction)
    witness.afterUndo(editor, direction)
  }

  for (let step = 0; step < steps; step += 1) {
    const editor = random.pick(editors)
    if (editor === undefined) break
    const dice = random.next()
    if (dice < 0.45) act(editor)
    else if (dice < 0.53) takeBack(editor, 'undo')
    else if (dice < 0.57) takeBack(editor, 'redo')
    else if (dice < 0.95) deliver(editor, server, editors)
    else if (!editor.connected) {
      editor.connected = true
      synchronise(editor, server, editors)
    } else if (random.chance(0.6)) {
      // A cut connection loses whatever was under way in both directions.
      editor.connected = false
      editor.outbox.length = 0
      editor.inbox.length = 0
      count('partition')
    }
  }
  for (const editor of editors) {
    editor.connected = true
    synchronise(editor, server, editors)
  }
  // The first to reconnect have not heard from the last.
  for (const editor of editors) synchronise(editor, server, editors)
  return { seed, editors, server, counts }
}

/** Lets go of everything a call holds. */
export function endCall({ editors, server }: Call): void {
  for (const editor of editors) {
    editor.undo.close()
    editor.reader.dispose()
    editor.boardDoc.doc.destroy()
  }
  server.doc.destroy()
}
