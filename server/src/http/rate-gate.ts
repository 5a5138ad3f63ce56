// Knows how many attempts per second something may make (token bucket per key); refuses to know what is attempted.

/** Says whether one more attempt may pass now. */
export interface RateGate {
  /** @param now milliseconds, never going back. */
  admits(key: string, now: number): boolean
}

/** Buckets kept at once; beyond it the full ones are forgotten, which changes no answer. */
const KEPT = 10_000

/** @param perSecond sustained rate. @param burst how many at once after a rest. */
export function openRateGate(perSecond: number, burst: number): RateGate {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const level = (bucket: { tokens: number; at: number }, now: number): number =>
    Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
  return {
    admits(key, now) {
      if (buckets.size >= KEPT)
        for (const [kept, bucket] of buckets) if (level(bucket, now) >= burst) buckets.delete(kept)
      const bucket = buckets.get(key) ?? { tokens: burst, at: now }
      const tokens = level(bucket, now)
      const isAdmitted = tokens >= 1
      buckets.set(key, { tokens: isAdmitted ? tokens - 1 : tokens, at: now })
      return isAdmitted
    },
  }
}
