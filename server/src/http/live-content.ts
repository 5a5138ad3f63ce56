// Knows how a live board's map reaches the thread that reads it, and what is said to a caller when that does not work out; reads nothing itself.
import { Refusal } from '../errors.ts'
import type { RoomRefusal } from '../sync/room-ports.ts'
import type { StoredDocument } from '../sync/load-document.ts'
import type { ContentAnswer, Obstacle } from './content-job.ts'
import type { HttpPorts } from './ports.ts'

/** A board's map as it lies on the disk, with the number of the last row that is in it. */
export async function storedMap(
  { rooms }: Pick<HttpPorts, 'rooms'>,
  boardId: string,
): Promise<{ readonly document: StoredDocument; readonly seq: number }> {
  const stored = await rooms.stored(boardId)
  if (!stored.ok) throw refuseRoom(stored.error)
  return { document: stored.value, seq: stored.seq }
}

const OBSTACLES: ReadonlySet<string> = new Set<Obstacle['kind']>(['busy', 'full', 'damaged', 'unreadable', 'refused'])
const isObstacle = (answer: ContentAnswer): answer is Obstacle => OBSTACLES.has(answer.kind)

/** What a job gave; refuses the call when something stood in its way. */
export function outcomeOf<A extends ContentAnswer>(
  { log }: Pick<HttpPorts, 'log'>,
  boardId: string,
  answer: A,
): Exclude<A, Obstacle> {
  if (!isObstacle(answer)) return answer as Exclude<A, Obstacle>
  switch (answer.kind) {
    case 'full':
      throw new Refusal('board-full')
    case 'damaged':
      log.error({ boardId, versionId: answer.versionId }, 'a version is damaged')
      throw new Refusal('version-damaged')
    case 'unreadable':
      log.error({ boardId, error: answer.error }, 'a board could not be read')
      throw new Refusal('board-unreadable')
    case 'busy':
    // It took too long or too much memory.
    case 'refused':
      throw new Refusal('busy')
  }
}

/** The refusal of a live board as the caller meets it. */
export function refuseRoom(error: RoomRefusal): Refusal {
  switch (error) {
    // The board has begun a new document this moment.
    case 'wrong-epoch':
      return new Refusal('busy')
    case 'no-such-board':
    case 'deleted':
      return new Refusal('board-not-found')
    case 'too-large':
      return new Refusal('board-full')
    case 'paused':
      return new Refusal('board-read-only')
    case 'not-stored':
      return new Refusal('cannot-save')
    case 'unavailable':
      return new Refusal('board-unreadable')
    case 'draining':
      return new Refusal('not-ready')
  }
}
