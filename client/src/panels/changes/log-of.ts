// Knows which list of changes belongs to which open board; there is one, whoever asks first.
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { openChangeLog, type ChangeLog } from './change-log.ts'

const logs = new WeakMap<BoardSession, ChangeLog>()

const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** The list of an open board; it begins when it is first asked for. */
export function changeLogOf(session: BoardSession): ChangeLog {
  const known = logs.get(session)
  if (known !== undefined) return known
  const log = openChangeLog(session, 'near', { now: () => Date.now(), later, say })
  logs.set(session, log)
  return log
}

/** Ends the list of a board that is being left. */
export function closeChangeLog(session: BoardSession): void {
  logs.get(session)?.close()
  logs.delete(session)
}
