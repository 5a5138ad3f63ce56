// Speaks the board's wire protocol by hand, frame by frame, over one socket that never comes back; for tests that look at frames.
import { once } from 'node:events'
import {
  MESSAGE_ACK,
  MESSAGE_AWARENESS,
  MESSAGE_HEARTBEAT,
  MESSAGE_NOTICE,
  MESSAGE_SYNC,
  isCountedFrame,
  openFrame,
  readAck,
  readHeartbeat,
  readNotice,
  type Notice,
} from '@common-ground/shared/wire/protocol.ts'
import { readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebSocket, type ClientOptions } from 'ws'
import * as Y from 'yjs'
import { until } from './until.ts'

export interface ClientOptionsOfAddress {
  readonly board?: string
  readonly document?: 'map' | 'talk'
  readonly epoch?: number
  readonly role?: string
  readonly who?: string
  readonly v1?: boolean
  readonly doc?: Y.Doc
  /** False: say nothing on opening. */
  readonly join?: boolean
  readonly socket?: ClientOptions
}

/** Frame with a sync message of the given kind: 0 step 1, 1 step 2, 2 update. */
export function syncFrame(kind: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_SYNC)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, body)
  return toUint8Array(encoder)
}

export class RelayClient {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly socket: WebSocket
  readonly notices: Notice[] = []
  /** First numbers of all messages that came, in order. */
  readonly messages: number[] = []
  /** Serialised sizes of all frames that came. */
  received = 0
  heartbeats: number[] = []
  sent = 0
  acknowledged = 0
  synced = false
  repliedToStep1 = 0
  closed: { code: number; reason: string } | null = null

  constructor(origin: string, options: ClientOptionsOfAddress = {}) {
    const { board = 'b1', document = 'map', epoch = 1, role = 'editor', who = 'p1', v1 = true, join = true } = options
    this.doc = options.doc ?? new Y.Doc()
    this.awareness = new Awareness(this.doc)
    this.awareness.setLocalState(null)
    this.socket = new WebSocket(
      `${origin}/${document}/${board}/${epoch}?role=${role}&who=${who}${v1 ? '&v=1' : ''}`,
      options.socket,
    )
    this.socket.binaryType = 'arraybuffer'
    this.socket.on('message', (data) => this.#receive(new Uint8Array(data as ArrayBuffer)))
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
    })
    this.socket.on('error', () => {})
    if (join) this.socket.on('open', () => this.join())
    this.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== this && this.socket.readyState === WebSocket.OPEN) this.send(syncFrame(2, update))
    })
  }

  /** Says step 1. */
  join(): void {
    this.send(syncFrame(0, Y.encodeStateVector(this.doc)))
  }

  send(frame: Uint8Array): void {
    if (isCountedFrame(frame)) this.sent++
    this.socket.send(frame)
  }

  show(state: object | null): void {
    this.awareness.setLocalState(state)
    this.sendPresence(encodeAwarenessUpdate(this.awareness, [this.doc.clientID]))
  }
  sendPresence(entries: Uint8Array): void {
    const encoder = createEncoder()
    writeVarUint(encoder, MESSAGE_AWARENESS)
    writeVarUint8Array(encoder, entries)
    this.send(toUint8Array(encoder))
  }

  #receive(frame: Uint8Array<ArrayBuffer>): void {
    const { message, rest } = openFrame(frame)
    this.messages.push(message)
    this.received += frame.length
    if (message === MESSAGE_SYNC) {
      const kind = readVarUint(rest)
      const body = readVarUint8Array(rest)
      if (kind === 0) {
        this.repliedToStep1++
        this.send(syncFrame(1, Y.encodeStateAsUpdate(this.doc, body)))
      } else Y.applyUpdate(this.doc, body, this)
      if (kind === 1) this.synced = true
    } else if (message === MESSAGE_AWARENESS) applyAwarenessUpdate(this.awareness, readVarUint8Array(rest), this)
    else if (message === MESSAGE_ACK) this.acknowledged = readAck(rest)
    else if (message === MESSAGE_HEARTBEAT) this.heartbeats.push(readHeartbeat(rest))
    else if (message === MESSAGE_NOTICE) {
      const notice = readNotice(rest)
      if (notice !== null) this.notices.push(notice)
    }
  }

  /** Everything done here is on the server's disk, as far as the server has said. */
  get saved(): boolean {
    return this.synced && this.repliedToStep1 > 0 && this.acknowledged === this.sent && this.closed === null
  }
  async untilSynced(): Promise<this> {
    await until(() => this.synced || this.closed !== null, 'synced')
    if (this.closed !== null) throw new Error(`closed: ${this.closed.code} ${this.closed.reason}`)
    return this
  }
  async untilSaved(deadlineMs?: number): Promise<void> {
    await until(
      () => this.saved,
      `saved (${this.acknowledged} of ${this.sent}, ${JSON.stringify(this.closed)})`,
      deadlineMs,
    )
  }
  async untilClosed(): Promise<{ code: number; reason: string }> {
    await until(() => this.closed !== null, 'closed')
    return this.closed ?? { code: 0, reason: '' }
  }
  async leave(): Promise<void> {
    this.awareness.destroy()
    if (this.closed !== null) return
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open')
    this.socket.close()
    await this.untilClosed()
  }
}

/** Two documents say the same. */
export function sameContent(a: Y.Doc, b: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))
}
