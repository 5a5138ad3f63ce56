// Knows how the positions of a neutral description are checked, one by one; refuses to place anything itself.
import type { Point } from '../board/board.ts'
import { isFileObject } from './check-shape.ts'
import { filePath, showPlainly } from './file-path.ts'
import type { Findings } from './findings.ts'
import type { IdSpace } from './neutral-shape.ts'
import type { KnownIds } from './neutral-links.ts'

/** A position may lie so far from the middle of the board. */
const FARTHEST = 100_000

const CARDS: readonly IdSpace[] = ['who', 'role', 'body', 'objective']

/** Usable positions by id as in the file. Unusable ones are told ("placed"); ids that name nothing are asked about, as broken links. */
export function readPositions(layout: unknown, known: KnownIds, findings: Findings): ReadonlyMap<string, Point> {
  const found = new Map<string, Point>()
  const positions = isFileObject(layout) ? layout['positions'] : undefined
  if (positions === undefined || positions === null) return found
  if (!isFileObject(positions)) {
    findings.tell({
      path: 'layout.positions',
      code: 'bad-position',
      message: 'Positions are not an object; everything was placed automatically.',
      action: 'placed',
    })
    return found
  }
  for (const [id, position] of Object.entries(positions)) {
    const path = filePath(['layout', 'positions', id])
    const isCard = CARDS.some((space) => known.has(space, id))
    if (!isCard && !known.has('step', id)) {
      const missing = showPlainly(id)
      findings.ask(
        {
          path,
          code: 'broken-link',
          message: `Nothing here has the id ${missing}. The position was left out.`,
          action: 'skipped',
          original: id,
        },
        `This position is for nothing: nothing has the id ${missing}. Take it out, or import without it.`,
      )
      continue
    }
    const { x, y } = isFileObject(position) ? position : { x: undefined, y: undefined }
    if (typeof x !== 'number' || typeof y !== 'number') {
      findings.tell({
        path,
        code: 'bad-position',
        message: 'This position is not two numbers; the card was placed automatically.',
        action: 'placed',
      })
    } else if (!(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)) {
      findings.tell({
        path,
        code: 'position-out-of-range',
        message: `This position lies out of range (at most ${FARTHEST} from the middle); the card was placed automatically.`,
        action: 'placed',
      })
    } else if (!isCard) {
      findings.tell({
        path,
        code: 'no-card-of-its-own',
        message: 'A step has no place of its own; the position was left out.',
        action: 'skipped',
      })
    } else found.set(id, [Math.round(x * 100) / 100 + 0, Math.round(y * 100) / 100 + 0])
  }
  return found
}
