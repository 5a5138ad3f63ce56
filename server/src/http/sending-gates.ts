// Knows how often somebody who speaks for an organisation may send and read; refuses to know what is sent.
import type { Answering } from './answering.ts'
import { openRateGate } from './rate-gate.ts'

/** Calls at once after a rest, and by the second in the long run. */
interface Pace {
  readonly burst: number
  readonly perSecond: number
}
/** By a link to a page alone: every form, answer and reply is kept, so that nobody fills a disk with them. */
const SENDING_BY_PAGE: Pace = { burst: 60, perSecond: 0.1 }
const READING_BY_PAGE: Pace = { burst: 120, perSecond: 2 }
/** On the board, where somebody may answer card by card. */
const SENDING_ON_BOARD: Pace = { burst: 120, perSecond: 0.5 }

export interface SendingGates {
  /**
   * Whether one more call may pass now; counted by link and person, wherever they call from. Whoever runs the board is
   * not counted: on one device they record for everybody.
   *
   * @param now milliseconds since 1970.
   */
  admits(who: Answering, isReading: boolean, now: number): boolean
}

export function openSendingGates(): SendingGates {
  const open = ({ perSecond, burst }: Pace) => openRateGate(perSecond, burst)
  const [byPage, readingByPage, onBoard] = [open(SENDING_BY_PAGE), open(READING_BY_PAGE), open(SENDING_ON_BOARD)]
  return {
    admits({ access, speakers }, isReading, now) {
      if (access?.role === 'facilitator') return true
      if (access !== null) return isReading || onBoard.admits(access.participant?.id ?? access.link.id, now)
      const key = speakers.map(({ link }) => link.id).join(' ')
      return (isReading ? readingByPage : byPage).admits(key, now)
    },
  }
}
