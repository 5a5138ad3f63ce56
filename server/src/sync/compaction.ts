// Knows when a document's log is squashed into a checkpoint and how large the document is; refuses to overwrite anything.
import type { Notice } from '@common-ground/shared/wire/protocol.ts'
import type { Loaded } from '../store/store.ts'
import type { RoomKey, RoomPorts } from './room-ports.ts'
import { readUpdateShape, type UpdateShape } from './update-shape.ts'

/** A full document still takes words up to this in one update: what people do by hand. */
const BY_HAND_BYTES = 64 * 1024
/** While a document is full it is measured again this often, in ms, so that emptying it shows. */
const FULL_EVERY_MS = 2_000

export class Compaction {
  readonly #key: RoomKey
  readonly #ports: RoomPorts
  readonly #tell: (notice: Notice) => void
  #rows = 0
  #bytes = 0
  /** Size of the last checkpoint, which is what the document really takes. */
  #exact = 0
  #running: Promise<void> | null = null
  /** After a failure the next try waits for more rows, so that it can never run in circles. */
  #notBefore = 0
  #squashedAt = -Infinity
  /** What everybody has been told of the size. */
  #told = { large: false, shut: false }

  constructor(key: RoomKey, ports: RoomPorts, tell: (notice: Notice) => void) {
    this.#key = key
    this.#ports = ports
    this.#tell = tell
  }

  get #isFull(): boolean {
    return this.#exact > this.#ports.limits.boardBytesStop
  }
  /** True when nothing new fits: half of the margin is for words, all of it for values such as being in the bin. */
  get isShut(): boolean {
    const { boardBytesStop, frameBytes } = this.#ports.limits
    return this.#isFull && this.#exact + this.#bytes > boardBytesStop + frameBytes / 2
  }

  /**
   * Whether an update may still be stored. Deletions always may, and whatever fits below the bound. Above it there is a
   * margin of one frame for small changes, so that people can put things in the bin and undo what they did.
   *
   * @param shape the update's outline where it is known already.
   */
  admits(update: Uint8Array, shape?: UpdateShape): boolean {
    const { boardBytesStop, frameBytes } = this.#ports.limits
    const bytes = update.length
    if (shape?.ranges.length === 0) return true
    if (!this.#isFull) return this.#exact + bytes <= boardBytesStop + frameBytes
    if (shape === undefined) {
      const read = readUpdateShape(update, { ...this.#ports.limits, structsPerFrame: bytes, stringBytes: bytes })
      return read.ok && this.admits(update, read.value)
    }
    if (shape.bringsContent && (bytes > BY_HAND_BYTES || this.isShut)) return false
    return this.#exact + this.#bytes + bytes <= boardBytesStop + frameBytes
  }

  loaded({ checkpoint, rows }: Loaded): void {
    this.#exact = checkpoint?.state.length ?? 0
    this.#rows = rows.length
    this.#bytes = rows.reduce((sum, { bytes }) => sum + bytes.length, 0)
    // Who came while it was being loaded has heard nothing yet.
    this.#told = { large: false, shut: false }
    this.committed(0, 0)
  }

  /** Measures a full document again when something has changed in it. */
  lookAgain(): void {
    if (!this.#isFull || this.#rows <= this.#notBefore || this.#running !== null) return
    if (this.#ports.now() - this.#squashedAt >= FULL_EVERY_MS) void this.#run()
  }

  committed(rows: number, bytes: number): void {
    const { checkpointEvery, limits } = this.#ports
    this.#rows += rows
    this.#bytes += bytes
    this.#judgeSize()
    const size = this.#exact + this.#bytes
    const grown =
      (size > limits.boardBytesWarn && this.#bytes > this.#exact / 10) ||
      (size > limits.boardBytesStop && this.#bytes > limits.frameBytes / 4)
    const due = this.#rows > checkpointEvery.rows || this.#bytes > checkpointEvery.bytes || grown
    if (due && this.#rows > this.#notBefore && this.#running === null) void this.#run()
  }

  /** Settles when whatever was since the last checkpoint is in one. */
  async beforeEviction(): Promise<void> {
    await this.#running
    if (this.#rows > 0 && this.#rows > this.#notBefore) await this.#run()
  }

  #run(): Promise<void> {
    this.#running ??= this.#squash().finally(() => {
      this.#running = null
      // As much again may have come meanwhile.
      this.committed(0, 0)
    })
    return this.#running
  }

  async #squash(): Promise<void> {
    const { store, compactor, metrics, log, clock } = this.#ports
    const { boardId, epoch, document } = this.#key
    this.#squashedAt = this.#ports.now()
    try {
      const loaded = await store.load(boardId, epoch, document)
      const before = { rows: this.#rows, bytes: this.#bytes }
      if (loaded.rows.length === 0) return
      const squashed = await compactor.squash(loaded)
      if (!squashed.ok) throw new Error(squashed.error)
      const at = new Date(clock()).toISOString()
      await store.addCheckpoint(boardId, epoch, document, { uptoSeq: loaded.head, state: squashed.value, at })
      metrics.count('checkpoints_total', 1)
      this.#rows -= before.rows
      this.#bytes -= before.bytes
      this.#notBefore = 0
      this.#exact = squashed.value.length
    } catch (error) {
      this.#notBefore = this.#rows * 2
      metrics.count('checkpoint_failures_total', 1)
      log.warn({ ...this.#key, error: String(error) }, 'a checkpoint could not be made; the log is kept as it is')
    }
  }

  #judgeSize(): void {
    const { large, shut } = this.#told
    this.#told = { large: this.#exact > this.#ports.limits.boardBytesWarn, shut: this.isShut }
    if (this.#told.large !== large) this.#tellLarge(this.#tell)
    if (this.#told.shut !== shut) this.#tellShut(this.#tell)
  }

  /** Tells somebody who has come since that was said that the document is large or full, if it is. */
  tellSize(tell: (notice: Notice) => void): void {
    if (this.#told.large) this.#tellLarge(tell)
    if (this.#told.shut) this.#tellShut(tell)
  }
  #tellLarge(tell: (notice: Notice) => void): void {
    const { boardBytesStop } = this.#ports.limits
    tell({ type: 'limits', warn: this.#told.large, bytes: this.#exact, most: boardBytesStop })
  }
  #tellShut(tell: (notice: Notice) => void): void {
    tell({ type: 'read-only', readOnly: this.#told.shut, reason: 'too-large' })
  }
}
