// Knows what the parts around the map are given; knows no part.
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import type { BoardDialog } from '../panels/board-header.tsx'
import type { DeviceMemory } from './device-memory.ts'

export type { BoardDialog }
export interface RoomProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: DeviceMemory
  /** False for whoever may only look, and while editing is paused. */
  readonly mayEdit: boolean
  /** How much room there is: a window of its own, beside a call, a phone. */
  readonly room: 'wide' | 'beside' | 'phone'
  readonly dialog: BoardDialog | null
  readonly onDialog: (dialog: BoardDialog | null) => void
  readonly onHome: () => void
  /** This device is to forget the board. */
  readonly onForget: () => void
  readonly singleKeys: boolean
  readonly onSingleKeys: (on: boolean) => void
}
