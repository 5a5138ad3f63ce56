// Knows how many attempts per second something may make (token bucket per key); refuses to know what is attempted.

/** Says whether one more attempt may pass now. */
export interface RateGate {
  /** @param now milliseconds; a clock that was put back counts as one that stood still. */
  admits(key: string, now: number): boolean
}

/** Buckets kept at once; beyond it those that were asked for longest ago are forgotten. */
const KEPT = 10_000

/** @param perSecond sustained rate. @param burst how many at once after a rest. @param keep keys remembered. */
export function openRateGate(perSecond: number, burst: number, keep = KEPT): RateGate {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const level = (bucket: { tokens: number; at: number }, now: number): number =>
    Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond)
  return {
    admits(key, now) {
      const bucket = buckets.get(key) ?? { tokens: burst, at: now }
      const tokens = level(bucket, now)
      const isAdmitted = tokens >= 1
      // In the order of their last use.
      buckets.delete(key)
      buckets.set(key, { tokens: isAdmitted ? tokens - 1 : tokens, at: now })
      const [oldest] = buckets.keys()
      if (buckets.size > keep && oldest !== undefined) buckets.delete(oldest)
      return isAdmitted
    },
  }
}
