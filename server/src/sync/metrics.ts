// Knows the names of what the relay counts and times; refuses to know who collects them.

export type Timing = 'edit_commit_seconds' | 'ack_lag_seconds' | 'commit_batch_rows' | 'room_load_seconds'
export type Count =
  | 'awareness_dropped_total'
  | 'frames_refused_total'
  | 'gaps_total'
  | 'resync_total'
  | 'quarantined_rows_total'
  | 'rejected_rows_total'
  | 'commit_failures_total'
  | 'load_failures_total'
  | 'checkpoints_total'
  | 'checkpoint_failures_total'
export type Gauge = 'rooms_open' | 'sockets' | 'buffered_bytes_max'

export interface SyncMetrics {
  observe(name: Timing, value: number): void
  count(name: Count, by: number): void
  gauge(name: Gauge, value: number): void
}

/** Collects nothing. */
export const noMetrics: SyncMetrics = { observe: () => {}, count: () => {}, gauge: () => {} }
