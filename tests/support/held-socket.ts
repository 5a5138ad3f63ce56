// A socket of the relay whose other end is the test: what is sent stays in it until the test takes it out.
import { EventEmitter } from 'node:events'
import type { RelaySocket } from '@common-ground/server/sync/socket.ts'
import * as Y from 'yjs'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'

export class HeldSocket extends EventEmitter implements RelaySocket {
  #held: Uint8Array[] = []
  /** Most that was ever waiting. */
  most = 0
  closedWith: number | null = null
  terminated = false
  paused = false
  /** What has left in one write with whatever else was sent then. */
  readonly corked: Uint8Array[] = []
  #isCorked = false
  /** Of the sync messages read so far: 0 step 1, 1 step 2, 2 update. */
  readonly kinds: number[] = []

  get bufferedAmount(): number {
    return this.#held.reduce((sum, { length }) => sum + length, 0)
  }
  send(data: Uint8Array): void {
    this.#held.push(data)
    if (this.#isCorked) this.corked.push(data)
    this.most = Math.max(this.most, this.bufferedAmount)
  }
  cork(): void {
    this.#isCorked = true
  }
  uncork(): void {
    this.#isCorked = false
  }
  close(code: number): void {
    this.closedWith ??= code
  }
  terminate(): void {
    this.terminated = true
    this.emit('close')
  }
  ping(): void {
    this.emit('pong')
  }
  pause(): void {
    this.paused = true
  }
  resume(): void {
    this.paused = false
  }
  /** Says something to the relay. */
  say(frame: Uint8Array): void {
    this.emit('message', Buffer.from(frame), true)
  }
  /** Takes out everything that is waiting, as it came. */
  take(): readonly Uint8Array[] {
    return this.#held.splice(0)
  }
  /** Reads everything that is waiting into a document; gives how many sync messages that were. */
  read(doc: Y.Doc): number {
    let messages = 0
    for (const frame of this.take()) {
      const decoder = createDecoder(frame)
      if (readVarUint(decoder) !== 0) continue
      const kind = readVarUint(decoder)
      this.kinds.push(kind)
      const body = readVarUint8Array(decoder)
      if (kind > 0) Y.applyUpdate(doc, body)
      if (kind > 0) messages++
    }
    return messages
  }
}
