// Knows how changes of all boards become durable together: one commit at a time, everything that is waiting in each; refuses to know what follows a commit.
import type { AppendResult, AppendRow, Store } from '../store/store.ts'
import type { SyncMetrics } from './metrics.ts'

/** A row on its way to the disk. */
export interface Pending {
  readonly row: AppendRow
}
/** Whoever has rows committed; told once per commit, with all of its rows, in order. */
export interface CommitTarget<P extends Pending> {
  committed(rows: readonly { readonly pending: P; readonly result: AppendResult }[]): void
  /** Nothing of these was stored, and nothing that was waiting behind them will be. */
  failed(rows: readonly P[]): void
}

/** Two commits start at least this far apart: at a low rate every change goes at once, at a high rate together. */
const PACE_MS = 5

export class Committer<P extends Pending> {
  readonly #store: Store
  readonly #metrics: SyncMetrics
  readonly #now: () => number
  readonly #onStored: (row: AppendRow) => void
  #waiting: { readonly target: CommitTarget<P>; readonly pending: P }[] = []
  #scheduled = false
  #committing = false
  #startedAt = -Infinity
  #idle: (() => void)[] = []

  /**
   * @param now milliseconds of a clock that never goes back.
   * @param onStored told of every row that is on the disk, before its target is.
   */
  constructor(store: Store, metrics: SyncMetrics, now: () => number, onStored: (row: AppendRow) => void) {
    this.#store = store
    this.#onStored = onStored
    this.#metrics = metrics
    this.#now = now
  }

  add(target: CommitTarget<P>, pending: P): void {
    this.#waiting.push({ target, pending })
    this.#schedule()
  }

  /** Settles when nothing is waiting or under way. */
  async idle(): Promise<void> {
    while (this.#waiting.length > 0 || this.#committing) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  #schedule(): void {
    if (this.#scheduled || this.#committing || this.#waiting.length === 0) return
    this.#scheduled = true
    const run = (): void => {
      this.#scheduled = false
      void this.#commit()
    }
    const wait = this.#startedAt + PACE_MS - this.#now()
    if (wait <= 0.5) setImmediate(run)
    else setTimeout(run, wait)
  }

  async #commit(): Promise<void> {
    const batch = this.#waiting
    this.#waiting = []
    if (batch.length === 0) return
    this.#committing = true
    this.#startedAt = this.#now()
    let results: readonly AppendResult[] | null = null
    try {
      results = await this.#store.append(batch.map(({ pending }) => pending.row))
      this.#metrics.observe('edit_commit_seconds', (this.#now() - this.#startedAt) / 1000)
      this.#metrics.observe('commit_batch_rows', batch.length)
    } catch {
      this.#metrics.count('commit_failures_total', 1)
    }
    this.#committing = false
    if (results === null) this.#fail(batch)
    else this.#hand(batch, results)
    for (const settle of this.#idle.splice(0)) settle()
    this.#schedule()
  }

  #hand(batch: readonly { target: CommitTarget<P>; pending: P }[], results: readonly AppendResult[]): void {
    const byTarget = new Map<CommitTarget<P>, { pending: P; result: AppendResult }[]>()
    batch.forEach(({ target, pending }, index) => {
      const result = results[index]
      if (result === undefined) throw new RangeError(`the store answered ${results.length} of ${batch.length} rows`)
      if (result.ok) this.#onStored(pending.row)
      const rows = byTarget.get(target)
      if (rows === undefined) byTarget.set(target, [{ pending, result }])
      else rows.push({ pending, result })
    })
    for (const [target, rows] of byTarget) target.committed(rows)
  }

  /** Rows waiting behind failed ones may rest on them, so they go too. */
  #fail(batch: readonly { target: CommitTarget<P>; pending: P }[]): void {
    const targets = new Set(batch.map(({ target }) => target))
    const lost = [...batch, ...this.#waiting.filter(({ target }) => targets.has(target))]
    this.#waiting = this.#waiting.filter(({ target }) => !targets.has(target))
    for (const target of targets)
      target.failed(lost.filter((each) => each.target === target).map(({ pending }) => pending))
  }
}
