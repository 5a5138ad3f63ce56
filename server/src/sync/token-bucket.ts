// Knows how fast something may go on and how much at once; refuses to know what it is.

/** Spending more than there is makes a debt, which is told as time to wait: nothing is lost, only later. */
export class TokenBucket {
  readonly perSecond: number
  readonly burst: number
  #tokens: number
  #at: number

  /** @param now milliseconds; the bucket starts full. */
  constructor(perSecond: number, burst: number, now: number) {
    this.perSecond = perSecond
    this.burst = burst
    this.#tokens = burst
    this.#at = now
  }

  #refill(now: number): void {
    this.#tokens = Math.min(this.burst, this.#tokens + (Math.max(0, now - this.#at) / 1000) * this.perSecond)
    this.#at = now
  }

  /** Spends and gives the milliseconds until the debt is paid; 0 = there was enough. */
  spend(amount: number, now: number): number {
    this.#refill(now)
    this.#tokens -= amount
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.perSecond) * 1000
  }

  /** Spends one token if there is one. */
  take(now: number): boolean {
    this.#refill(now)
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
