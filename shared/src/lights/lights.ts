// Knows how what the checks find becomes findings and one light for each assumption; refuses to know any check.
import type { Board } from '../board/board.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import type { Check, Finding, Light, LightName, LightState, Seen, Severity, Wrong } from './finding.ts'
import { waiversIn, type Waiver } from './set-aside.ts'
import { openSituation, type LightsContext, type Situation } from './situation.ts'

/** What a board says on one day about what has and has not been talked about. */
export interface Lights {
  /** One for each assumption and one for the look back, in that order. */
  readonly lights: readonly Light[]
  /** In the order of the lights, then of the checks, then of the cards. */
  readonly findings: readonly Finding[]
  /** What would be a finding had it not been set aside: shown with its reason, and no part of the findings. */
  readonly setAside: readonly { readonly finding: Finding; readonly waiver: Waiver }[]
}

/** Worst first; a hint colours nothing. */
const COLOURS: readonly (readonly [Severity, LightState])[] = [
  ['gap', 'not-yet'],
  ['weak', 'partly'],
  ['stale', 'look-again'],
]

/**
 * The lights of a board on `context.today`. Pure: the same board, day and answers give the same lights. Total: any board
 * that can be read has lights. What cannot be known from what was given stays silent.
 */
export function lightsOf(board: Board, context: LightsContext): Lights {
  const steps = lightsInSteps(board, context)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same in short pieces of work, for whoever has frames to draw in between: one step for what the checks share, one for each light. */
export function* lightsInSteps(board: Board, context: LightsContext): Generator<undefined, Lights, undefined> {
  const situation = openSituation(board, context)
  const waivers = waiversIn(situation)
  const told: ReturnType<typeof lightOf>[] = []
  for (const { assumption, checks } of ASSUMPTIONS) {
    yield
    told.push(lightOf(assumption, checks, waivers, situation))
  }
  return {
    lights: told.map(({ light }) => light),
    findings: told.flatMap(({ findings }) => findings),
    setAside: told.flatMap(({ setAside }) => setAside),
  }
}

type Amiss = Seen & { readonly wrong: Wrong }
const isAmiss = (seen: Seen): seen is Amiss => seen.wrong !== null

const speaks = ({ from, waits }: Check, { isProposed, isAgreed, isYoung }: Situation): boolean =>
  (from === 'start' || (from === 'proposal' ? isProposed : isAgreed)) && !(waits === true && isYoung && !isProposed)

function lightOf(
  assumption: LightName,
  checks: readonly Check[],
  waivers: readonly Waiver[],
  situation: Situation,
): Pick<Lights, 'findings' | 'setAside'> & { readonly light: Light } {
  const looked = checks
    .filter((check) => speaks(check, situation))
    .map((check) => ({ check, seen: check.look(situation) }))
  const waiverOf = ({ id }: Check, { subjects }: Seen): Waiver | undefined =>
    waivers.find(({ checkId, subjectId }) => checkId === id && subjects.includes(subjectId))
  const tell = (check: Check, one: Amiss): Finding => ({
    checkId: check.id,
    assumption,
    audience: check.audience,
    subjects: one.subjects,
    ...one.wrong,
    sentence: check.one(one, situation),
  })
  const amiss = looked.map(({ check, seen }) => ({ check, found: seen.filter(isAmiss) }))
  const open = amiss.map(({ check, found }) => ({
    check,
    found: found.filter((one) => waiverOf(check, one) === undefined),
  }))
  const findings = open.flatMap(({ check, found }) => found.map((one) => tell(check, one)))
  const setAside = amiss.flatMap(({ check, found }) =>
    found.flatMap((one) => {
      const waiver = waiverOf(check, one)
      return waiver === undefined ? [] : [{ finding: tell(check, one), waiver }]
    }),
  )
  const colour = COLOURS.find(([severity]) => findings.some((finding) => finding.severity === severity))
  const hasSpoken = looked.some(({ seen }) => seen.length > 0)
  const state = colour?.[1] ?? (setAside.length > 0 ? 'set-aside' : hasSpoken ? 'written-down' : 'silent')
  return { light: { assumption, state, sentence: sentenceOf(open, situation) }, findings, setAside }
}

/** One sentence on the worst of it, for everybody: a check's findings together, single organisations as a count. */
function sentenceOf(
  amiss: readonly { readonly check: Check; readonly found: readonly Amiss[] }[],
  situation: Situation,
): string {
  const shared = amiss.filter(({ check }) => check.audience !== 'facilitator')
  for (const [severity] of COLOURS) {
    for (const { check, found } of shared) {
      const these = found.filter((one) => one.wrong.severity === severity)
      const [first] = these
      if (first === undefined) continue
      if (check.audience === 'organisation')
        return check.many(new Set(these.map(({ wrong }) => wrong.params['organisation'])).size)
      return these.length === 1 ? check.one(first, situation) : check.many(these.length)
    }
  }
  return ''
}
