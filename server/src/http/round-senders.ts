// Knows who has given something without a name at the step where a board is, so that everybody counts once; refuses to know what, when or in which order, and forgets with the process.
import { Refusal } from '../errors.ts'

/** Who gives something. */
export interface Sender {
  /** Participant, or link without one. */
  readonly person: string
  /** Theirs; null = none. */
  readonly organisation: string | null
}

interface Counted {
  readonly round: string
  readonly by: Set<string>
  /** Given on behalf of people in the room. */
  readonly others: number
}

export interface RoundSenders {
  /**
   * Counts who gives something for the first time at a step. Gives how to take that back when it could not be kept.
   *
   * Refuses with `already-picked` or `already-given` who counts already, with `others-counted` more people without a
   * device than are said to be here.
   *
   * @param from null = on behalf of somebody in the room.
   * @param withoutDevice how many of those there are.
   */
  count(boardId: string, at: CountedRound, from: Sender | null, withoutDevice: number): () => void
}
interface CountedRound {
  readonly id: string
  /** An organisation picks once; each person writes once. */
  readonly picks: boolean
}

/** On no disk: beside the row that was written in the same moment it would tell whose row that is. */
export function openRoundSenders(): RoundSenders {
  const counted = new Map<string, Counted>()
  const now = (boardId: string, round: string): Counted => {
    const known = counted.get(boardId)
    return known?.round === round ? known : { round, by: new Set(), others: 0 }
  }
  return {
    count(boardId, { id, picks }, from, withoutDevice) {
      const known = now(boardId, id)
      if (from === null) {
        if (known.others >= withoutDevice) throw new Refusal('others-counted')
        counted.set(boardId, { ...known, others: known.others + 1 })
        return () => {
          const then = now(boardId, id)
          counted.set(boardId, { ...then, others: Math.max(0, then.others - 1) })
        }
      }
      const one = picks ? (from.organisation ?? from.person) : from.person
      if (known.by.has(one)) throw new Refusal(picks ? 'already-picked' : 'already-given')
      known.by.add(one)
      counted.set(boardId, known)
      return () => void known.by.delete(one)
    },
  }
}
