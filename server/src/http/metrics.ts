// Knows what the HTTP layer counts for an operator; refuses to count people or contents.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { SyncMetrics } from '../sync/metrics.ts'

export interface Metrics {
  readonly registry: Registry
  /** What the relay reports. */
  readonly sync: SyncMetrics
  /** One answered call. @param route the pattern, never the address. */
  answered(route: string, method: string, status: number, seconds: number): void
  /** One attempt to open a socket and how it ended. */
  handshake(outcome: 'accepted' | 'foreign-origin' | 'flood' | 'stopping' | 'no-such-address'): void
}

/** A registry of its own per server, so that two in one process do not add up. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answered = new Histogram({
    name: 'http_request_seconds',
    help: 'How long calls took, by route, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5],
    registers: [registry],
  })
  const handshakes = new Counter({
    name: 'socket_handshakes_total',
    help: 'Attempts to open a socket, by how they ended before the protocol began',
    labelNames: ['outcome'],
    registers: [registry],
  })
  return {
    registry,
    sync: openSyncMetrics(registry),
    answered: (route, method, status, seconds) => answered.observe({ route, method, status }, seconds),
    handshake: (outcome) => handshakes.inc({ outcome }),
  }
}

/** Each name becomes a series at its first value. */
function openSyncMetrics(registry: Registry): SyncMetrics {
  const timings = new Map<string, Histogram>()
  const counts = new Map<string, Counter>()
  const gauges = new Map<string, Gauge>()
  const registers = [registry]
  const help = (name: string): string => `Relay: ${name.replaceAll('_', ' ')}`
  const seriesOf = <S>(series: Map<string, S>, name: string, make: () => S): S => {
    const known = series.get(name) ?? make()
    series.set(name, known)
    return known
  }
  return {
    observe(name, value) {
      const buckets = name.endsWith('_rows') ? [1, 4, 16, 64, 256, 1024] : [0.001, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5]
      seriesOf(timings, name, () => new Histogram({ name, help: help(name), buckets, registers })).observe(value)
    },
    count: (name, by) => seriesOf(counts, name, () => new Counter({ name, help: help(name), registers })).inc(by),
    gauge: (name, value) => seriesOf(gauges, name, () => new Gauge({ name, help: help(name), registers })).set(value),
  }
}
