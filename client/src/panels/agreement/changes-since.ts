// Knows which cards of the live board mean something else than what was agreed, found in idle time; refuses to know how they differ.
import { answeredCards, meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useState } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import { followWhenIdle } from '../talk/idle-steps.ts'

/** However much is changed, it is not looked at again sooner than this, ms. */
const REST_MS = 600

/** Cards changed in meaning, added to the agreement or taken out of it, one card a step. */
function* findChanges(
  board: Board,
  agreed: ProposalInfo['cards'],
): Generator<undefined, ReadonlySet<string>, undefined> {
  const meanings = meaningsOf(board)
  const before = new Map(agreed.map(({ id, hash, alike = [] }) => [id, [hash, ...alike]]))
  const changed = new Set<string>()
  for (const { id } of answeredCards(board)) {
    yield
    // Other words of the same meaning unsettle nothing.
    if (before.get(id)?.includes(meanings.hashOf(id)) !== true) changed.add(id)
    before.delete(id)
  }
  return new Set([...changed, ...before.keys()])
}

/** The set there was where the new one holds the same: whoever compares again when it changes has nothing to do then. */
export const sameOrNew = (before: ReadonlySet<string> | null, found: ReadonlySet<string>): ReadonlySet<string> =>
  before !== null && before.size === found.size && [...found].every((id) => before.has(id)) ? before : found

/** Their ids, the same set as long as they are the same; null = not looked for yet, or nothing is agreed. */
export function useChangedSince(session: BoardSession, agreed: ProposalInfo | null): ReadonlySet<string> | null {
  const [changed, setChanged] = useState<ReadonlySet<string> | null>(null)
  const cards = agreed?.cards
  useEffect(() => {
    if (cards === undefined) {
      setChanged(null)
      return
    }
    return followWhenIdle(session.board, REST_MS, () => ({
      work: findChanges(session.board.get(), cards),
      done: (found) => setChanged((before) => sameOrNew(before, found)),
    }))
  }, [session, cards])
  return changed
}

/** How many there are; null = not counted yet, or nothing is agreed. */
export const useChangesSince = (session: BoardSession, agreed: ProposalInfo | null): number | null =>
  useChangedSince(session, agreed)?.size ?? null
