// Knows how a call that is led stands and what moves it, as plain values; refuses to know the store, sockets and requests.
import { isRound, TURN_SECONDS, type RunSheet, type RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { CallMove } from '@common-ground/shared/wire/leading-shapes.ts'
import type { LedCall, LedRound } from '@common-ground/shared/wire/protocol.ts'

/** What is kept of a round while the call is led. */
interface RoundState {
  /** Who has given something: organisations, or people without one. Sorted, so that it does not tell who came first. */
  readonly given: readonly string[]
  /** How many of them gave something without a name; which of them is not kept. */
  readonly unsigned: number
  /** Participants who hold something signed on their device. */
  readonly signed: readonly string[]
  readonly shown: boolean
  readonly corner: readonly [number, number] | null
  readonly counts: LedRound['counts']
}
/** How a call stands; kept as JSON. */
export interface CallState extends Omit<LedCall, 'id' | 'round'> {
  /** By the id of the step. */
  readonly rounds: Readonly<Record<string, RoundState>>
}

const MINUTE = 60_000
const NEW_ROUND: RoundState = { given: [], unsigned: 0, signed: [], shown: false, corner: null, counts: [] }

/** A call that begins with the first step of a sheet. @param now milliseconds since 1970. */
export function beginCall(sheet: RunSheet, leader: string, now: number): CallState {
  const first: CallState = {
    sheet: sheet.id,
    step: 0,
    startedAt: now,
    endsAt: now,
    leader,
    turn: '',
    turnEndsAt: now,
    withoutDevice: 0,
    rounds: {},
  }
  return goTo(first, 0, now)
}

/** The step at which a call is; null for a sheet that this version does not have. */
function stepOf({ sheet, step }: Pick<CallState, 'sheet' | 'step'>): RunStep | null {
  return sheetOf(sheet)?.steps[step] ?? null
}

/** A step that has not run yet gets its time; one that is gone back to gets it again. */
function goTo(state: CallState, step: number, now: number): CallState {
  const minutes = stepOf({ ...state, step })?.minutes ?? 0
  return { ...state, step, startedAt: now, endsAt: now + minutes * MINUTE, turn: '', turnEndsAt: now }
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
    next = goTo(next, move.step, now)
  }
  if (move.turn !== undefined) next = { ...next, turn: move.turn, turnEndsAt: now + TURN_SECONDS * 1000 }
  if (move.minutes !== undefined)
    // More time counts from now once a step has run out.
    next = { ...next, endsAt: Math.max(now, Math.max(now, next.endsAt) + move.minutes * MINUTE) }
  if (move.withoutDevice !== undefined) next = { ...next, withoutDevice: move.withoutDevice }
  return next
}

/** The id of the round of a step, the same whenever the call comes back to it. */
const roundId = (callId: string, step: RunStep): string => `${callId}-${step.id}`

/** What is kept of the round of a step. */
const roundOf = (state: CallState, step: RunStep): RoundState => state.rounds[step.id] ?? NEW_ROUND

/** A call as everybody on the board is told of it. */
export function showCall(id: string, state: CallState): LedCall {
  const { rounds: _rounds, ...said } = state
  const step = stepOf(state)
  if (step === null || !isRound(step)) return { id, ...said, round: null }
  const { given, unsigned, signed, shown, corner, counts } = roundOf(state, step)
  return {
    id,
    ...said,
    round: {
      id: roundId(id, step),
      written: given.length,
      unsigned,
      shown,
      corner,
      rows: shown ? signed : [],
      counts: shown ? counts : [],
    },
  }
}
