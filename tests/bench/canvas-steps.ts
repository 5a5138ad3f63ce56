// Knows the steps that every canvas is measured by; refuses to know which canvas it is.
import { PITCH, type GeneratedBoard } from './generated-board.ts'
import { type Probe, quantile } from './task-time.ts'

/** What the steps need of a canvas under measurement. */
export interface Subject {
  readonly probe: Probe
  /** From asking for the page to a drawn board that answers, ms. */
  readonly loadMs: number
  /** JavaScript fetched until then, kB gzip. */
  readonly scriptKb: number
  readonly heapMb: number
  /** Puts the camera so that the board's (x, y) stands at the screen's (60, 140) or near, at about this zoom. */
  look(zoom: number, x: number, y: number): Promise<void>
  /** Middle of a card on the screen. */
  pointOf(id: string): Promise<Spot>
  /** Selects the first hundred cards seen, so that dragging one drags all. Gives a card of them. */
  selectHundred(board: GeneratedBoard): Promise<string>
  /** Lets another person move fifty cards by some units; nothing of it on the page's own input. */
  peerMoves(ids: readonly string[], dx: number, dy: number): Promise<void>
  /** Lets that person put down what they have moved, where it is now. */
  peerLetsGo(ids: readonly string[]): Promise<void>
  /** Puts the caret into the text of a card. */
  edit(id: string): Promise<void>
  stopEditing(): Promise<void>
}
export interface Spot {
  readonly x: number
  readonly y: number
}

export const STEP_LINES = ['pan', 'zoom to fit and back', 'drag one', 'drag 100', 'a peer moves 50', 'typing'] as const
export type StepLine = (typeof STEP_LINES)[number]
export interface StepResult {
  readonly p50: number
  readonly p95: number
  readonly most: number
}

const STEPS = 120
const WARM_UP = 10
const CENTRE = { x: 700, y: 480 }

/** p95 and worst of 120 steps of each kind. */
export async function measureSteps(
  subject: Subject,
  board: GeneratedBoard,
  zoom: number,
  only: readonly StepLine[],
): Promise<ReadonlyMap<StepLine, StepResult>> {
  const results = new Map<StepLine, StepResult>()
  for (const line of only) results.set(line, await MEASURES[line](subject, board, zoom))
  return results
}

const MEASURES: Readonly<
  Record<StepLine, (subject: Subject, board: GeneratedBoard, zoom: number) => Promise<StepResult>>
> = {
  async pan(subject, board, zoom) {
    await subject.look(zoom, ...middleOf(board))
    return await steps(subject, async (index) => {
      // Round in a large circle, so that cards come into view all the time.
      const angle = (index / STEPS) * 2 * Math.PI * 3
      await wheel(subject.probe, Math.cos(angle) * 60, Math.sin(angle) * 60, false)
    })
  },
  async 'zoom to fit and back'(subject, board, zoom) {
    await subject.look(zoom, ...middleOf(board))
    return await steps(subject, async (index) => {
      await wheel(subject.probe, 0, index % 60 < 30 ? 20 : -20, true)
    })
  },
  async 'drag one'(subject, board, zoom) {
    await subject.look(zoom, ...middleOf(board))
    return await dragSteps(subject, await subject.pointOf(cardNear(board, ...middleOf(board))))
  },
  async 'drag 100'(subject, board) {
    await subject.look(0.5, -40, -40)
    const id = await subject.selectHundred(board)
    return await dragSteps(subject, await subject.pointOf(id))
  },
  async 'a peer moves 50'(subject, board, zoom) {
    await subject.look(zoom, ...middleOf(board))
    const [x, y] = middleOf(board)
    const ids = board.cards
      .filter((card) => card.kind !== 'zone')
      .toSorted((a, b) => Math.hypot(a.x - x - 600, a.y - y - 350) - Math.hypot(b.x - x - 600, b.y - y - 350))
      .slice(0, 50)
      .map(({ id }) => id)
    const result = await steps(
      subject,
      async (index) => {
        const angle = index / 6
        await subject.peerMoves(ids, Math.cos(angle) * 6, Math.sin(angle) * 6)
      },
      50,
    )
    // What comes next is measured on a map where nobody holds fifty cards in the hand.
    await subject.peerLetsGo(ids)
    return result
  },
  async typing(subject, board, zoom) {
    await subject.look(zoom, ...middleOf(board))
    await subject.edit(cardNear(board, ...middleOf(board), 'note'))
    const letters = 'the next step and someone to turn to '
    const result = await steps(subject, async (index) => {
      const key = letters.charAt(index % letters.length)
      await subject.probe.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key })
      await subject.probe.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
    })
    await subject.stopEditing()
    return result
  },
}

const middleOf = (board: GeneratedBoard): readonly [x: number, y: number] => {
  const [right, bottom] = [Math.max(...board.cards.map(({ x }) => x)), Math.max(...board.cards.map(({ y }) => y))]
  return [
    Math.floor(right / 2 / PITCH.x) * PITCH.x - 4 * PITCH.x,
    Math.floor(bottom / 2 / PITCH.y) * PITCH.y - 3 * PITCH.y,
  ]
}

/** A card well inside the window when the camera looks at (x, y). */
function cardNear(board: GeneratedBoard, x: number, y: number, kind?: string): string {
  const target = [x + 4 * PITCH.x, y + 3 * PITCH.y] as const
  const [nearest] = board.cards
    .filter((card) => (kind === undefined ? card.kind !== 'zone' : card.kind === kind))
    .toSorted((a, b) => Math.hypot(a.x - target[0], a.y - target[1]) - Math.hypot(b.x - target[0], b.y - target[1]))
  if (nearest === undefined) throw new RangeError('a generated board without cards')
  return nearest.id
}

async function dragSteps(subject: Subject, from: Spot): Promise<StepResult> {
  const { probe } = subject
  const mouse = async (type: 'mousePressed' | 'mouseReleased' | 'mouseMoved', { x, y }: Spot): Promise<void> => {
    await probe.cdp.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      ...(type === 'mouseMoved' ? { buttons: 1 } : { button: 'left', clickCount: 1 }),
    })
  }
  await mouse('mousePressed', from)
  // Past the few pixels under which a press is a click.
  await mouse('mouseMoved', { x: from.x + 12, y: from.y + 12 })
  const result = await steps(subject, async (index) => {
    const angle = index / 12
    await mouse('mouseMoved', { x: from.x + 80 * Math.sin(angle), y: from.y + 60 * Math.sin(angle * 1.3) })
  })
  await mouse('mouseReleased', from)
  return result
}

async function wheel({ cdp }: Probe, deltaX: number, deltaY: number, zooms: boolean): Promise<void> {
  await cdp.send('Input.dispatchMouseEvent', {
    type: 'mouseWheel',
    ...CENTRE,
    deltaX,
    deltaY,
    modifiers: zooms ? 2 : 0,
  })
}

/** Runs the steps, the first few unmeasured. With `everyMs` no step begins sooner than that after the one before. */
async function steps({ probe }: Subject, step: (index: number) => Promise<void>, everyMs = 0): Promise<StepResult> {
  const times: number[] = []
  for (let index = 0; index < STEPS + WARM_UP; index++) {
    const began = performance.now()
    const time = await probe.timeOf(async () => {
      await step(index)
    })
    if (index >= WARM_UP) times.push(time)
    const left = everyMs - (performance.now() - began)
    if (left > 0) await new Promise((resume) => setTimeout(resume, left))
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), most: Math.max(...times) }
}
