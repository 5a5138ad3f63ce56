// Knows what the card of agreed steps shows: numbered stairs going down, the last one tinted when it is outside help.
import type { Board, CardOf } from '../../board/board.ts'
import { IF_WE_DISAGREE } from '../../board/kinds/if-we-disagree.ts'
import { periodWords } from '../../board/calendar-words.ts'
import { referenceWords } from '../discs.ts'
import { openPen, type Pen, SETTINGS } from '../pen.ts'

const { fields } = IF_WE_DISAGREE
type Step = CardOf<'if-we-disagree'>['fields']['steps'][number]

/** Narrower stairs than these break too many words: then the steps stand one below the other instead. */
const STAIR_WIDTH = 108
const STAIR_WIDTH_FOR_FEW_WORDS = 80
const FEW_WORDS = 20
const GAP = 6

export function ifWeDisagreeFace(pen: Pen, card: CardOf<'if-we-disagree'>, board: Board): void {
  const { title, scope, steps } = card.fields
  if (pen.words(title, SETTINGS.title, { maxLines: 2 }) === 0) pen.ask(fields.title.ask)
  pen.words(scope, SETTINGS.body, { fill: 'muted', maxLines: 1 })
  pen.gap(6)
  if (steps.length === 0) {
    pen.ask(fields.steps.ask)
    return
  }
  const across = (pen.width + GAP) / steps.length - GAP
  const few = steps.every(({ title: words }) => words.length <= FEW_WORDS)
  if (across >= (few ? STAIR_WIDTH_FOR_FEW_WORDS : STAIR_WIDTH)) stairsAcross(pen, board, steps, across)
  else stairsDown(pen, board, steps)
}

/** Side by side, each a little lower than the one before. */
function stairsAcross(pen: Pen, board: Board, steps: readonly Step[], width: number): void {
  const top = pen.y
  const boxes = steps.map((step, index) => {
    const left = pen.left + index * (width + GAP)
    return {
      step,
      left,
      top: top + index * 8,
      inner: stepWords(pen, board, step, index, {
        left: left + 8,
        top: top + index * 8 + 6,
        width: width - 16,
        maxLines: 4,
      }),
    }
  })
  const tallest = Math.max(...boxes.map(({ inner, top: start }) => inner.y + 6 - start))
  for (const { step, left, top: start, inner } of boxes) {
    pen.marks.push({ mark: 'rect', x: left, y: start, w: width, h: tallest, r: 6, fill: ground(step) }, ...inner.marks)
  }
  pen.y = top + (steps.length - 1) * 8 + tallest
}

/** One below the other, each further in than the one before. */
function stairsDown(pen: Pen, board: Board, steps: readonly Step[]): void {
  const inset = Math.min(12, (pen.width * 0.25) / Math.max(1, steps.length - 1))
  steps.forEach((step, index) => {
    const left = pen.left + index * inset
    const width = pen.width - index * inset
    const inner = stepWords(pen, board, step, index, { left: left + 9, top: pen.y + 5, width: width - 18, maxLines: 2 })
    pen.marks.push(
      { mark: 'rect', x: left, y: pen.y, w: width, h: inner.y + 5 - pen.y, r: 6, fill: ground(step) },
      ...inner.marks,
    )
    pen.y = inner.y + 5 + 4
  })
  pen.y -= 4
}

const ground = (step: Step): string => (step.outside ? 'brick-tint' : 'slate-tint')

interface StepColumn {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly maxLines: number
}

function stepWords(pen: Pen, board: Board, step: Step, index: number, { left, top, width, maxLines }: StepColumn): Pen {
  const inner = openPen({ left, top, width, measure: pen.measure })
  const title = step.title.trim() === '' && step.outside ? fields.steps.item.outside.label : step.title
  inner.words(`${String(index + 1)} ${title}`, SETTINGS.strong, { maxLines: 3 })
  const who = step.who.map((reference) => referenceWords(board, reference))
  const some = who.length > 3 ? [...who.slice(0, 2), `${String(who.length - 2)} more`] : who
  const limit = step.within === undefined ? [] : [periodWords(step.within)]
  inner.words([...some, ...limit].join(', '), SETTINGS.body, { fill: 'ink', maxLines })
  return inner
}
