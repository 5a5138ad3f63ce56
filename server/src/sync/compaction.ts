// Knows when a document's log is squashed into a checkpoint and how large the document is; refuses to overwrite anything.
import type { Notice } from '@common-ground/shared/wire/protocol.ts'
import type { DocumentName, Loaded } from '../store/store.ts'
import type { RoomPorts } from './room-ports.ts'

export class Compaction {
  readonly #key: { readonly boardId: string; readonly epoch: number; readonly document: DocumentName }
  readonly #ports: RoomPorts
  readonly #tell: (notice: Notice) => void
  #rows = 0
  #bytes = 0
  /** Size of the last checkpoint, which is what the document really takes. */
  #exact = 0
  #running: Promise<void> | null = null
  /** After a failure the next try waits for more rows, so that it can never run in circles. */
  #notBefore = 0
  #warned = false

  constructor(
    key: { readonly boardId: string; readonly epoch: number; readonly document: DocumentName },
    ports: RoomPorts,
    tell: (notice: Notice) => void,
  ) {
    this.#key = key
    this.#ports = ports
    this.#tell = tell
  }

  /** True when the document must not grow any more. */
  get isFull(): boolean {
    return this.#exact > this.#ports.limits.boardBytesStop
  }

  loaded({ checkpoint, rows }: Loaded): void {
    this.#exact = checkpoint?.state.length ?? 0
    this.#rows = rows.length
    this.#bytes = rows.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.#judgeSize()
    this.committed(0, 0)
  }

  committed(rows: number, bytes: number): void {
    const { checkpointEvery, limits } = this.#ports
    this.#rows += rows
    this.#bytes += bytes
    const grown = this.#exact + this.#bytes > limits.boardBytesWarn && this.#bytes > this.#exact / 10
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
      this.#judgeSize()
    } catch (error) {
      this.#notBefore = this.#rows * 2
      metrics.count('checkpoint_failures_total', 1)
      log.warn({ ...this.#key, error: String(error) }, 'a checkpoint could not be made; the log is kept as it is')
    }
  }

  #judgeSize(): void {
    this.tellSize(this.#tell, !this.#warned)
    this.#warned ||= this.#exact > this.#ports.limits.boardBytesWarn
  }

  /** Says that the document is large or full, if it is; to somebody who has come since that was said, too. */
  tellSize(tell: (notice: Notice) => void, warns: boolean): void {
    const { boardBytesWarn, boardBytesStop } = this.#ports.limits
    if (warns && this.#exact > boardBytesWarn)
      tell({ type: 'limits', warn: true, bytes: this.#exact, most: boardBytesStop })
    if (this.isFull) tell({ type: 'read-only', readOnly: true, reason: 'too-large' })
  }
}
