// Knows what every face of the panel is given; knows no face.
import type { BoardSession } from '../model/board-session.ts'

export interface PanelProps {
  readonly session: BoardSession
  /** False for whoever may only look, and while editing is paused. */
  readonly mayEdit: boolean
}
