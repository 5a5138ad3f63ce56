// Knows how a call that is led stands and what moves it, as plain values; refuses to know the store, sockets and requests.
import { MADE_LENGTH } from '@common-ground/shared/board/ids.ts'
import { isRound, TURN_SECONDS, type RunSheet, type RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { CallMove } from '@common-ground/shared/wire/leading-shapes.ts'
import type { LedCall, LedRound } from '@common-ground/shared/wire/protocol.ts'

/** What is kept of a round while the call is led. */
export interface RoundState {
  /** How many have given something without a name that is not shown yet; which of them is kept nowhere. */
  readonly unsigned: number
  /** Participants who hold something signed on their device. Sorted, so that it does not tell who came first. */
  readonly signed: readonly string[]
  readonly shown: boolean
  /** Instant at which it was closed to be shown, as long as that is under way: nothing is given, taken back or moved on then. */
  readonly closing?: string | null
  readonly corner: readonly [number, number] | null
  readonly counts: LedRound['counts']
  /** Participants whose thoughts of who leads are among the counts; which are theirs is kept nowhere. */
  readonly said?: readonly string[]
}
/** How a call stands; kept as JSON. */
export interface CallState extends Omit<LedCall, 'id' | 'round'> {
  /** By the id of the step. */
  readonly rounds: Readonly<Record<string, RoundState>>
  /** What was left of a step when it was left, ms, by its id; 0 = its time was up. Absent in calls of an earlier version. */
  readonly left?: Readonly<Record<string, number>>
  /** To which steps it came, in time; `at` in milliseconds since 1970. Absent in calls of an earlier version. */
  readonly visits?: readonly Visit[]
  /** Id of the version of what the board said when it began. Absent in calls of an earlier version; null = none could be taken. */
  readonly from?: string | null
  /** Organisations of whoever was seen on the board while it was led, ids of their cards. Absent in calls of an earlier version. */
  readonly there?: readonly string[]
}
interface Visit {
  readonly step: string
  readonly at: number
}

const MINUTE = 60_000
/** Who goes back and forth more often is told of by the last of them. */
const MOST_VISITS = 300
const NEW_ROUND: RoundState = { unsigned: 0, signed: [], shown: false, corner: null, counts: [] }

/**
 * A call that begins with the first step of a sheet.
 *
 * @param now milliseconds since 1970.
 * @param from id of the version of what the board says then; null = there is none.
 */
export function beginCall(sheet: RunSheet, leader: string, now: number, from: string | null): CallState {
  const first: CallState = {
    sheet: sheet.id,
    begunAt: now,
    step: 0,
    startedAt: now,
    endsAt: now,
    leader,
    turn: '',
    turnEndsAt: now,
    withoutDevice: 0,
    rounds: {},
    from,
  }
  return goTo(first, 0, now)
}

/** As many are remembered. */
const MOST_THERE = 200
/** The call with organisations that were seen while it was led. [SUM13] */
export const withThere = (state: CallState, seen: readonly string[]): CallState => ({
  ...state,
  there: [...new Set([...(state.there ?? []), ...seen])].slice(0, MOST_THERE),
})

/** The step at which a call is; null for a sheet that this version does not have. */
function stepOf({ sheet, step }: Pick<CallState, 'sheet' | 'step'>): RunStep | null {
  return sheetOf(sheet)?.steps[step] ?? null
}

/** A step that has not run yet gets its time; one that is gone back to goes on with what it had left. */
function goTo(state: CallState, step: number, now: number): CallState {
  const to = stepOf({ ...state, step })
  const time = state.left?.[to?.id ?? ''] ?? (to?.minutes ?? 0) * MINUTE
  const visits = [...(state.visits ?? []), { step: to?.id ?? '', at: now }].slice(-MOST_VISITS)
  return { ...state, step, startedAt: now, endsAt: now + time, turn: '', turnEndsAt: now, visits }
}

/** The same, and how much of its time the step that is left had not used. */
function leave(state: CallState, now: number): CallState {
  const from = stepOf(state)
  return from === null ? state : { ...state, left: { ...state.left, [from.id]: Math.max(0, state.endsAt - now) } }
}

/**
 * The call after what somebody asked for; they lead from now on. Null = the sheet has no such step.
 *
 * @param now milliseconds since 1970.
 */
export function moveCall(state: CallState, move: CallMove, leader: string, now: number): CallState | null {
  let next: CallState = { ...state, leader }
  if (move.step !== undefined && move.step !== state.step) {
    if (stepOf({ ...state, step: move.step }) === null) return null
    next = goTo(leave(next, now), move.step, now)
  }
  if (move.turn !== undefined) next = { ...next, turn: move.turn, turnEndsAt: now + TURN_SECONDS * 1000 }
  if (move.minutes !== undefined)
    // More time counts from now once a step has run out.
    next = { ...next, endsAt: Math.max(now, Math.max(now, next.endsAt) + move.minutes * MINUTE) }
  if (move.withoutDevice !== undefined) next = { ...next, withoutDevice: move.withoutDevice }
  return next
}

/** What is written first at a step. */
export interface RoundAt {
  /** The same whenever the call comes back to the step. */
  readonly id: string
  readonly step: RunStep
  readonly round: RoundState
}
/** The id of the call that the id of a round begins with. */
export const callIdIn = (round: string): string => round.slice(0, MADE_LENGTH)
const roundOf = (callId: string, state: CallState, step: RunStep): RoundAt => ({
  id: `${callId}-${step.id}`,
  step,
  round: state.rounds[step.id] ?? NEW_ROUND,
})

/** The round of the step at which a call is; null = nothing is written first there. */
export function roundNow(callId: string, state: CallState): RoundAt | null {
  const step = stepOf(state)
  return step === null || !isRound(step) ? null : roundOf(callId, state, step)
}

/** Every round of a call that has been begun. */
export function roundsOf(callId: string, state: CallState): readonly RoundAt[] {
  const steps = sheetOf(state.sheet)?.steps ?? []
  return steps.filter(({ id }) => state.rounds[id] !== undefined).map((step) => roundOf(callId, state, step))
}

/** A round that was closed and is not shown yet; null = none. */
export function closingRound(callId: string, state: CallState): (RoundAt & { readonly closed: string }) | null {
  for (const at of roundsOf(callId, state)) {
    const { closing } = at.round
    if (closing !== undefined && closing !== null) return { ...at, closed: closing }
  }
  return null
}

/** The call with something else kept of a round. */
export function withRound(state: CallState, { step, round }: RoundAt, change: Partial<RoundState>): CallState {
  return { ...state, rounds: { ...state.rounds, [step.id]: { ...round, ...change } } }
}

/** What stays of a call that has ended: what was shown, to compare with later, and nothing of who gave something. */
export function endedCall(state: CallState): CallState {
  // How many waited stays: whoever was away learns by it that theirs was not shown.
  const rounds = Object.entries(state.rounds).map(([step, round]) => [step, { ...round, signed: [], said: [] }])
  return { ...state, rounds: Object.fromEntries(rounds) as CallState['rounds'] }
}

/** Whose signed entries come onto the map once they are shown; who said what is only counted stands nowhere. [LD45] */
export const rowsOf = ({ step, round }: RoundAt): readonly string[] =>
  round.shown && step.tool.type === 'write' ? round.signed : []

/** A call as everybody on the board is told of it. */
export function showCall(id: string, state: CallState): LedCall {
  const { rounds: _rounds, left: _left, visits: _visits, from: _from, there: _there, ...said } = state
  const at = roundNow(id, state)
  if (at === null) return { id, ...said, round: null }
  const { unsigned, signed, shown, corner, counts } = at.round
  return {
    id,
    ...said,
    round: {
      id: at.id,
      written: signed.length + unsigned,
      unsigned,
      shown,
      corner,
      rows: rowsOf(at),
      counts: shown ? counts : [],
    },
  }
}
