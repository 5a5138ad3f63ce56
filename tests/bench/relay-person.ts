// Knows how one of many simulated people takes part with as little work as possible: raw frames, one socket, times of arrival.
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocket } from 'ws'
import { applyUpdate, Doc, encodeStateVector, type Map as YMap, type YEvent } from 'yjs'

const MESSAGE_SYNC = 0
const MESSAGE_AWARENESS = 1

/** What everybody of one run has seen together. */
export interface Sightings {
  /** Cursor states of others that arrived, however packed. */
  cursors: number
  readonly cursorMs: number[]
  readonly editMs: number[]
}
export const noSightings = (): Sightings => ({ cursors: 0, cursorMs: [], editMs: [] })

export class RelayPerson {
  readonly doc = new Doc({ gc: true })
  readonly #socket: WebSocket
  readonly #sightings: Sightings
  readonly #onlyArrive: boolean
  #clock = 0
  /** From asking for the socket to having everything, ms; null until then. */
  syncedAfterMs: number | null = null
  step2Bytes = 0
  closedWith: number | null = null

  /**
   * @param address `ws://host/sync/map/<id>/0?ticket=...`
   * @param onlyArrive notes when the board arrived and does nothing with it: fifty people do not share one processor.
   */
  constructor(address: string, sightings: Sightings, { onlyArrive = false }: { readonly onlyArrive?: boolean } = {}) {
    this.#onlyArrive = onlyArrive
    this.#sightings = sightings
    const began = performance.now()
    this.#socket = new WebSocket(address, { perMessageDeflate: true })
    this.#socket.binaryType = 'arraybuffer'
    this.#socket.on('open', () => {
      this.#send(MESSAGE_SYNC, 0, encodeStateVector(this.doc))
    })
    this.#socket.on('message', (data) => {
      this.#receive(new Uint8Array(data as ArrayBuffer), began)
    })
    this.#socket.on('close', (code) => {
      this.closedWith = code
    })
    this.#socket.on('error', () => undefined)
    this.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== this && this.#socket.readyState === WebSocket.OPEN) this.#send(MESSAGE_SYNC, 2, update)
    })
  }

  #send(message: number, kind: number, body: Uint8Array): void {
    const encoder = createEncoder()
    writeVarUint(encoder, message)
    writeVarUint(encoder, kind)
    writeVarUint8Array(encoder, body)
    this.#socket.send(toUint8Array(encoder))
  }

  #receive(frame: Uint8Array<ArrayBuffer>, began: number): void {
    const decoder = createDecoder(frame)
    const message = readVarUint(decoder)
    if (message === MESSAGE_AWARENESS) {
      this.#see(readVarUint8Array(decoder))
      return
    }
    if (message !== MESSAGE_SYNC) return
    const kind = readVarUint(decoder)
    const body = readVarUint8Array(decoder)
    if (kind === 0) {
      // We begin empty and only ever add what was sent at once: nothing is owed.
      this.#send(MESSAGE_SYNC, 1, new Uint8Array([0, 0]))
      return
    }
    if (kind === 1 && this.syncedAfterMs === null) {
      this.syncedAfterMs = performance.now() - began
      this.step2Bytes = body.length
    }
    if (!this.#onlyArrive) applyUpdate(this.doc, body, this)
  }

  #see(entries: Uint8Array): void {
    const now = performance.now()
    const decoder = createDecoder(entries)
    for (let left = readVarUint(decoder); left > 0; left--) {
      const client = readVarUint(decoder)
      readVarUint(decoder)
      const state = readVarString(decoder)
      if (client === this.doc.clientID || state === 'null') continue
      this.#sightings.cursors += 1
      // The time of sending travels as the cursor's place.
      const sent = /"cursor":\[([\d.]+)/.exec(state)?.[1]
      if (sent !== undefined) this.#sightings.cursorMs.push(now - Number(sent))
    }
  }

  /** Shows where the cursor is, with now as its place. */
  point(more: Readonly<Record<string, unknown>> = {}): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    const entries = createEncoder()
    writeVarUint(entries, 1)
    writeVarUint(entries, this.doc.clientID)
    writeVarUint(entries, ++this.#clock)
    writeVarString(entries, JSON.stringify({ cursor: [performance.now(), 200], selection: [], ...more }))
    const encoder = createEncoder()
    writeVarUint(encoder, MESSAGE_AWARENESS)
    writeVarUint8Array(encoder, toUint8Array(entries))
    this.#socket.send(toUint8Array(encoder))
  }

  cards(): YMap<YMap<unknown>> {
    return this.doc.getMap('cards')
  }

  /** Writes a card's place, with now as its x. */
  place(card: string): void {
    this.cards().get(card)?.set('pos', [performance.now(), 0])
  }

  /** Notes when places written by others arrive. */
  watchPlaces(): void {
    this.cards().observeDeep((events: readonly YEvent<YMap<unknown>>[], transaction) => {
      if (transaction.origin !== this) return
      const now = performance.now()
      for (const event of events) {
        if (!event.keys.has('pos')) continue
        const pos = event.target.get('pos')
        if (Array.isArray(pos)) this.#sightings.editMs.push(now - Number(pos[0]))
      }
    })
  }

  get alive(): boolean {
    return this.#socket.readyState === WebSocket.OPEN && this.syncedAfterMs !== null
  }

  leave(): void {
    this.#socket.terminate()
    this.doc.destroy()
  }
}
