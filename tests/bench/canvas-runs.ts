// Knows the canvas measurements from first to last: the yardstick, then the product, on the same generated board; and their ceilings.
import type { Browser } from 'playwright-core'
import { measureSteps, STEP_LINES, type StepLine, type StepResult, type Subject } from './canvas-steps.ts'
import { generatedBoard, WORKING_ZOOM } from './generated-board.ts'
import { openProduct } from './product-page.ts'
import { openReference } from './reference-page.ts'
import type { Line } from './report.ts'

/** p95 of the product to p95 of the yardstick. */
const CEILINGS: Readonly<Record<StepLine, number>> = {
  pan: 0.45,
  'zoom to fit and back': 0.4,
  'drag one': 0.45,
  'drag 100': 0.85,
  'a peer moves 50': 0.7,
  typing: 0.65,
}
const LOAD_CEILING = 1
/** ms, on the machine the yardstick's page was first measured on. */
const loadMsCeiling = (elements: number): number => (elements <= 1000 ? 600 : 800)
/** Worst single step, ms: at up to 1,000 elements and above. */
const worstStep = (elements: number): number => (elements <= 1000 ? 16 : 33)
const heapCeiling = (elements: number): number => (elements <= 1000 ? 9 : 25)
const SCRIPT_CEILING_KB = 300
const LOADS = 3

interface Measured {
  readonly steps: ReadonlyMap<StepLine, StepResult>
  readonly loadMs: number
  readonly heapMb: number
  readonly scriptKb: number
}
type Opened = Subject & { close(): Promise<void> }

/** Measures one size of board and prints each line as it is known. */
export async function measureCanvas(
  browser: Browser,
  elements: number,
  only: readonly StepLine[],
  print: (line: Line) => void,
): Promise<void> {
  const board = generatedBoard(elements)
  const run = async (open: () => Promise<Opened>): Promise<Measured> => {
    // The quietest of a few loads: the first one also warms the disk's cache.
    const loads: number[] = []
    for (let load = 1; load < LOADS; load++) {
      const opened = await open()
      loads.push(opened.loadMs)
      await opened.close()
    }
    const subject = await open()
    try {
      return {
        steps: await measureSteps(subject, board, WORKING_ZOOM, only),
        loadMs: Math.min(...loads, subject.loadMs),
        heapMb: subject.heapMb,
        scriptKb: subject.scriptKb,
      }
    } finally {
      await subject.close()
    }
  }
  const reference = await run(async () => await openReference(browser, board))
  const product = await run(async () => await openProduct(browser, board))
  const group = `${String(elements)} elements`
  for (const line of STEP_LINES) {
    const [ours, yardstick] = [product.steps.get(line), reference.steps.get(line)]
    if (ours === undefined || yardstick === undefined) continue
    print({
      group,
      what: `${line}: p95 of a step`,
      figure: ours.p95,
      unit: 'ms',
      yardstick: yardstick.p95,
      ceiling: CEILINGS[line],
    })
    print({ group, what: `${line}: worst step`, figure: ours.most, unit: 'ms', ceiling: worstStep(elements) })
  }
  print({
    group,
    what: 'load: drawn and interactive',
    figure: product.loadMs,
    unit: 'ms',
    ceiling: loadMsCeiling(elements),
  })
  print({
    group,
    what: 'load: drawn and interactive, to the yardstick',
    figure: product.loadMs,
    unit: 'ms',
    yardstick: reference.loadMs,
    ceiling: LOAD_CEILING,
  })
  print({ group, what: 'JS heap after load', figure: product.heapMb, unit: 'MB', ceiling: heapCeiling(elements) })
  print({
    group,
    what: 'JavaScript before the board is usable, gzip',
    figure: product.scriptKb,
    unit: 'kB',
    ceiling: SCRIPT_CEILING_KB,
  })
}
