// Knows the socket that keeps one document equal with the server's: frames, acknowledgements, notices, ends; refuses to know what a board is.
import { CLOSE_CODES } from '@common-ground/shared/wire/close-codes.ts'
import {
  MESSAGE_ACK,
  MESSAGE_HEARTBEAT,
  MESSAGE_NOTICE,
  readAck,
  readHeartbeat,
  readNotice,
} from '@common-ground/shared/wire/protocol.ts'
import type { Notice } from '@common-ground/shared/wire/protocol.ts'
import type { Decoder } from 'lib0/decoding'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type { Doc, Transaction } from 'yjs'
import { countingSocket } from './ack-socket.ts'
import type { SocketClass } from './ack-socket.ts'
import type { SessionNotice } from './board-session.ts'
import type { Readable } from './readable.ts'
import { createCell } from './readable.ts'
import { createSaveTracker } from './save-state.ts'
import type { SaveState } from './save-state.ts'

/** What a connection needs from the world around it. */
export interface ConnectionSurroundings {
  readonly Socket: SocketClass
  /** Ms of this device's clock. */
  readonly now: () => number
  /** In [0, 1): spreads reconnects after a restart so that people do not come back in step. */
  readonly random: () => number
}

export interface Connection {
  readonly awareness: Awareness
  readonly saveState: Readable<SaveState>
  /** True from the first complete state on, whatever happens later. */
  readonly ready: Readable<boolean>
  /** The final reason why the server does not want this connection, or null. */
  readonly ended: Readable<Extract<SessionNotice, { ended: true }>['code'] | null>
  /** Server clock minus device clock, ms. */
  clockOffset(): number
  setReadOnly(readOnly: boolean): void
  close(): void
}

/** Hears the changes on their way, so that they can be kept elsewhere too. */
export interface ChangeListener {
  /** As the server sent it; `isAnswer` = it answers what this tab said it has. */
  heard(update: Uint8Array, isAnswer: boolean): void
  /** Made in this tab; `origin` as the transaction named it. */
  made(update: Uint8Array, origin: unknown): void
  /** Changes of an earlier visit that the document came with: how many, and when the oldest was made (ms). */
  readonly found: { readonly changes: number; readonly at: number } | null
}

const ENDS: Readonly<Record<number, Extract<SessionNotice, { ended: true }>['code']>> = {
  [CLOSE_CODES.notSignedIn]: 'not-signed-in',
  [CLOSE_CODES.roleTooLow]: 'role-too-low',
  [CLOSE_CODES.boardNotFound]: 'board-not-found',
  [CLOSE_CODES.epochChanged]: 'epoch-changed',
  [CLOSE_CODES.boardDeleted]: 'board-deleted',
  [CLOSE_CODES.tooLarge]: 'too-large',
}

/**
 * Opens the stock y-websocket provider on a document.
 *
 * @param address `wss://host/sync/map/<board>` without the epoch, which is the provider's room name.
 * @param onNotice every notice of the server, in order.
 */
export function openConnection(
  doc: Doc,
  address: string,
  epoch: number,
  surroundings: ConnectionSurroundings,
  onNotice: (notice: Notice) => void,
  listener?: ChangeListener,
): Connection {
  const { now, random } = surroundings
  const tracker = createSaveTracker(now)
  const found = listener?.found ?? null
  if (found !== null) tracker.found(found.changes, found.at)
  const saveState = createCell<SaveState>(tracker.state())
  const ready = createCell(false)
  const ended = createCell<Extract<SessionNotice, { ended: true }>['code'] | null>(null)
  let offset = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  const publish = (): void => {
    if (timer !== null) clearTimeout(timer)
    const wait = tracker.nextChangeIn()
    timer = wait === null ? null : setTimeout(publish, wait)
    const next = tracker.state()
    const last = saveState.get()
    const same =
      next.state === last.state &&
      (next.state === 'saved' || (last.state !== 'saved' && next.changes === last.changes && next.since === last.since))
    if (!same) saveState.set(next)
  }

  const provider = new WebsocketProvider(address, String(epoch), doc, {
    connect: false,
    // Other tabs speak to the server themselves: what comes over the shared channel would never be acknowledged here.
    disableBc: true,
    params: { v: '1' },
    maxBackoffTime: 2500 + random() * 2500,
    awareness: new Awareness(doc),
    WebSocketPolyfill: countingSocket(surroundings.Socket, {
      opening: () => {
        tracker.socketOpening()
        publish()
      },
      counted: (reply) => {
        tracker.frameSent(reply)
        publish()
      },
      heard: (update, isAnswer) => listener?.heard(update, isAnswer),
      isOwn: (clientId) => clientId === doc.clientID,
    }),
  })
  const handle = (type: number, read: (decoder: Decoder) => void): void => {
    provider.messageHandlers[type] = (_encoder, decoder) => read(decoder)
  }
  handle(MESSAGE_ACK, (decoder) => {
    tracker.acknowledged(readAck(decoder))
    publish()
  })
  handle(MESSAGE_NOTICE, (decoder) => {
    const notice = readNotice(decoder)
    if (notice !== null) onNotice(notice)
  })
  handle(MESSAGE_HEARTBEAT, (decoder) => {
    offset = readHeartbeat(decoder) - now()
  })

  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === provider) return
    listener?.made(update, origin)
    tracker.changed(provider.wsconnected)
    publish()
  }
  // Yjs encodes every transaction anew for whoever listens to updates, a whole board at the first one, and what came
  // from the server is for nobody here: while only that is applied nobody listens.
  const { _updateHandler: sendUpdate } = provider
  let listens = true
  const listen = (): void => {
    if (listens) return
    listens = true
    doc.on('update', sendUpdate)
    // After the provider's own listener, so that the frame which carries the change is already counted.
    doc.on('update', onUpdate)
  }
  const stopListening = (): void => {
    listens = false
    doc.off('update', sendUpdate)
    doc.off('update', onUpdate)
  }
  const onTransaction = ({ origin }: Transaction): void => {
    if (origin === provider) stopListening()
    else listen()
  }
  stopListening()
  listen()
  doc.on('beforeTransaction', onTransaction)
  doc.on('afterAllTransactions', listen)
  provider.on('sync', (complete: boolean) => {
    if (!complete) return
    tracker.synced()
    publish()
    ready.set(true)
  })
  provider.on('connection-close', () => {
    tracker.socketClosed()
    publish()
  })
  provider.on('closed', ({ code }) => ended.set(ENDS[code] ?? 'refused'))
  provider.connect()

  return {
    awareness: provider.awareness,
    saveState,
    ready,
    ended,
    clockOffset: () => offset,
    setReadOnly(readOnly) {
      tracker.setReadOnly(readOnly)
      publish()
    },
    close() {
      doc.off('beforeTransaction', onTransaction)
      doc.off('afterAllTransactions', listen)
      stopListening()
      if (timer !== null) clearTimeout(timer)
      provider.awareness.destroy()
      provider.destroy()
    },
  }
}
