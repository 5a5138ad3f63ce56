// Knows how many of a connection's change frames, from the first on, are safe on the disk; refuses to guess beyond a frame that is not.

/** "Saved up to here" of one connection: counts what came, what is under way, and what may be told. */
export class Acknowledgements {
  #counted = 0
  #inFlight = 0
  #durable = 0
  #told = 0
  /** Null; or the frame whose commit makes good a gap; Infinity while that frame has not come. */
  #frozenUntil: number | null = null

  /** Frames of this connection that have come. */
  get counted(): number {
    return this.#counted
  }

  /** A change frame has come; gives its number, from 1. */
  count(): number {
    return ++this.#counted
  }

  /** The frame is on its way to the disk. A complete step 2 also makes good an earlier gap once it is there. */
  queued(frame: number, heals: boolean): void {
    this.#inFlight++
    if (heals && this.#frozenUntil === Infinity) this.#frozenUntil = frame
  }

  /** The frame says nothing new: it is as safe as what came before it. A complete step 2 proves an earlier gap closed. */
  empty(heals: boolean): void {
    if (heals) this.#frozenUntil = null
    this.#settle()
  }

  /** The frame could not be taken: nothing from it on is safe until the gap is closed. */
  gap(): void {
    this.#frozenUntil = Infinity
  }

  get hasGap(): boolean {
    return this.#frozenUntil === Infinity
  }

  /** Some queued frames are on the disk; `last` is the number of the last one. */
  committed(frames: number, last: number): void {
    this.#inFlight -= frames
    if (this.#frozenUntil !== null && last >= this.#frozenUntil) this.#frozenUntil = null
    if (this.#frozenUntil === null) this.#durable = Math.max(this.#durable, last)
    this.#settle()
  }

  #settle(): void {
    if (this.#frozenUntil === null && this.#inFlight === 0) this.#durable = this.#counted
  }

  /** The number to tell the client now; null when it knows already. */
  take(): number | null {
    if (this.#durable === this.#told) return null
    this.#told = this.#durable
    return this.#durable
  }
}
