// Knows which few of the findings one reader is asked to talk about next, and what each light says to them; refuses to find anything itself.
import type { Board } from '../board/board.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import type { Check, Finding, Fix, LightName, LightState, Severity } from './finding.ts'
import type { Lights } from './lights.ts'

/** Who looks. */
export interface Reader {
  /** Card id of their organisation; null = none. */
  readonly organisation: string | null
  readonly isFacilitator: boolean
}
/** One thing to talk about next. */
export interface Prompt {
  readonly checkId: string
  readonly assumption: LightName
  readonly severity: Severity
  readonly sentence: string
  /** Where one press leads: what the first finding says. */
  readonly fix: Fix
  /** Everything it stands for. */
  readonly findings: readonly [Finding, ...Finding[]]
  /** It concerns the reader's own organisation, which is named in it. */
  readonly isOwn: boolean
}
/** One light as the reader sees it. */
export interface TalkRow {
  readonly assumption: LightName
  readonly state: LightState
  /** "" = nothing to say. */
  readonly sentence: string
  /** null = nothing the reader can do about it. */
  readonly fix: Fix | null
}
export interface TalkSheet {
  /** At most three. */
  readonly prompts: readonly Prompt[]
  /** One for each light, in their order. */
  readonly rows: readonly TalkRow[]
}

/** More at once no call can carry. */
const MOST_PROMPTS = 3
const CHECKS: ReadonlyMap<string, Check> = new Map(
  ASSUMPTIONS.flatMap(({ checks }) => checks.map((check) => [check.id, check] as const)),
)
const WORST: readonly Severity[] = ['gap', 'weak', 'stale']

/**
 * What the reader is asked to talk about next, and every light. What concerns one organisation is told to it by name, to
 * facilitators as a count, and to nobody else as a prompt; what compares organisations is told to facilitators.
 * First what is missing for everybody, in the order of the lights; then the rest, what has been on the board longest
 * first. One prompt for a light. One of the three places is the reader's own organisation's, where there is something.
 */
export function nextToTalk(lights: Lights, board: Board, reader: Reader): TalkSheet {
  const byCheck = Map.groupBy(lights.findings, ({ checkId }) => checkId)
  const grouped = [...byCheck.values()].flatMap((findings) => promptOf(findings, reader) ?? [])
  const shared = grouped.filter(isSharedGap)
  const age = ({ findings: [first] }: Prompt): string => board.cards.get(first.subjects[0])?.made?.at ?? ''
  const rest = grouped
    .filter((prompt) => !isSharedGap(prompt))
    .toSorted((a, b) => (age(a) < age(b) ? -1 : age(a) > age(b) ? 1 : 0))
  const seen = new Set<LightName>()
  const one = [...shared, ...rest].filter(({ assumption }) => !seen.has(assumption) && seen.add(assumption))
  return {
    prompts: withOwnPlace(one, grouped),
    rows: lights.lights.map((light) => ({ ...light, ...rowOf(light, lights.findings, reader) })),
  }
}

const isSharedGap = ({ severity, findings: [first] }: Prompt): boolean =>
  severity === 'gap' && first.audience === 'everyone'

function withOwnPlace(order: readonly Prompt[], all: readonly Prompt[]): readonly Prompt[] {
  const first = order.slice(0, MOST_PROMPTS)
  if (first.some(({ isOwn }) => isOwn)) return first
  const own = order.find(({ isOwn }) => isOwn) ?? all.find(({ isOwn }) => isOwn)
  if (own === undefined) return first
  const others = first.filter(({ assumption }) => assumption !== own.assumption)
  return [...others.slice(0, MOST_PROMPTS - 1), own]
}

/** What one check found, as one prompt; null = not for this reader. */
function promptOf(findings: readonly Finding[], { organisation, isFacilitator }: Reader): Prompt | null {
  const [worst] = WORST.map((severity) => findings.filter((one) => one.severity === severity)).filter(
    ({ length }) => length > 0,
  )
  const [first] = worst ?? []
  const check = first === undefined ? undefined : CHECKS.get(first.checkId)
  if (worst === undefined || first === undefined || check === undefined) return null
  const tell = (these: readonly Finding[], sentence: (one: Finding) => string, isOwn: boolean): Prompt | null => {
    const [one, ...more] = these
    if (one === undefined) return null
    const { checkId, assumption, severity, fix } = one
    return { checkId, assumption, severity, fix, sentence: sentence(one), findings: [one, ...more], isOwn }
  }
  if (check.audience === 'organisation') {
    const own = organisation === null ? [] : findings.filter(({ params }) => params['organisation'] === organisation)
    if (own.length > 0) return tell(own, ({ sentence }) => sentence, true)
    return isFacilitator ? tell(worst, () => check.many(organisationsOf(worst)), false) : null
  }
  if (check.audience === 'facilitator' && !isFacilitator) return null
  return tell(worst, ({ sentence }) => (worst.length === 1 ? sentence : check.many(worst.length)), false)
}

const organisationsOf = (findings: readonly Finding[]): number =>
  new Set(findings.map(({ params }) => params['organisation'])).size

/** The sentence of a light with the reader's own organisation by name, and where it leads them. */
function rowOf(
  { assumption, sentence }: Lights['lights'][number],
  findings: readonly Finding[],
  reader: Reader,
): Pick<TalkRow, 'sentence' | 'fix'> {
  const these = findings.filter((one) => one.assumption === assumption && one.audience !== 'facilitator')
  const [worst] = WORST.map((severity) => these.filter((one) => one.severity === severity)).filter(
    ({ length }) => length > 0,
  )
  const [first] = worst ?? []
  if (worst === undefined || first === undefined) return { sentence, fix: null }
  const promptFor = ({ checkId }: Finding): Prompt | null =>
    promptOf(
      these.filter((one) => one.checkId === checkId),
      reader,
    )
  // What is as bad and is the reader's own comes before what others still have to do.
  const own = worst.find((one) => promptFor(one)?.isOwn === true)
  const prompt = promptFor(own ?? first)
  return prompt === null ? { sentence, fix: null } : { sentence: prompt.sentence, fix: prompt.fix }
}
