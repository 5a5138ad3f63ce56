// Knows what the HTTP layer is handed to work with; refuses to make any of it.
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Metrics } from './metrics.ts'
import type { RandomBytes } from './secrets.ts'
import type { SendingGates } from './sending-gates.ts'
import type { Tickets } from './tickets.ts'

/** Everything a call may use. One object for the life of the server. */
export interface HttpPorts {
  readonly config: Config
  readonly store: Store
  readonly rooms: Rooms
  readonly tickets: Tickets
  readonly metrics: Metrics
  readonly sending: SendingGates
  readonly log: Logger
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly random: RandomBytes
  /** True from the first signal to stop. */
  readonly isStopping: () => boolean
}
