// Runs the measurements that were asked for and prints each line beside its ceiling; `pnpm bench --help` says what can be asked.
import { parseArgs } from 'node:util'
import { openBrowser } from '../support/browser.ts'
import { measureCanvas } from './canvas-runs.ts'
import { STEP_LINES, type StepLine } from './canvas-steps.ts'
import { RELAY, RELAY_RUNS, type RelayRun } from './relay-runs.ts'
import { isMet, type Line, lineText } from './report.ts'

const HELP = `pnpm bench [canvas] [relay] [--elements 300,1000,5000] [--step <name>]... [--run <name>]...

  canvas   steps, load, heap and script size of the map, beside plain Konva on the same board
  relay    people, boards and history on the server
  neither named: both

  --elements   sizes of the generated boards, comma-separated
  --step       only this canvas step: ${STEP_LINES.join(', ')}
  --run        only this relay run: ${RELAY_RUNS.join(', ')}
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    elements: { type: 'string', default: '300,1000,5000' },
    step: { type: 'string', multiple: true, default: [...STEP_LINES] },
    run: { type: 'string', multiple: true, default: [...RELAY_RUNS] },
    help: { type: 'boolean', default: false },
  },
})

const lines: Line[] = []
const print = (line: Line): void => {
  lines.push(line)
  process.stdout.write(`${lineText(line)}\n`)
}
const isStep = (name: string): name is StepLine => (STEP_LINES as readonly string[]).includes(name)
const isRun = (name: string): name is RelayRun => (RELAY_RUNS as readonly string[]).includes(name)
const wants = (part: string): boolean => positionals.length === 0 || positionals.includes(part)

/** What one run needs may be missing on a machine; the other runs still tell something. */
async function attempt(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    process.exitCode = 1
    process.stdout.write(`${name}: not measured: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

if (values.help) {
  process.stdout.write(HELP)
} else {
  process.stdout.write(
    'Canvas steps are main-thread CPU time with about 1 ms of the harness in them; yardstick = plain culled Konva.\n',
  )
  if (wants('relay'))
    for (const run of values.run.filter(isRun)) await attempt(run, async () => await RELAY[run](print))
  if (wants('canvas')) {
    const browser = await openBrowser()
    for (const elements of values.elements.split(',').map(Number)) {
      await attempt(
        `${String(elements)} elements`,
        async () => await measureCanvas(browser, elements, values.step.filter(isStep), print),
      )
    }
    await browser.close()
  }
  const over = lines.filter((line) => !isMet(line))
  process.stdout.write(
    `${String(lines.length - over.length)} of ${String(lines.length)} lines are within their ceilings.\n`,
  )
}
