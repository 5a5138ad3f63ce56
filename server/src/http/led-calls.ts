// Knows how the call that is led on a board is read and changed by several people at once; refuses to know what may be asked of it.
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { HeldCall } from '@common-ground/shared/wire/leading-shapes.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { Refusal } from '../errors.ts'
import type { CallChange, LedCallRow } from '../store/led-call-store.ts'
import type { Store } from '../store/store.ts'
import { showCall, type CallState } from './led-call.ts'

/** A call as it is stored, read. */
export interface StoredCall {
  readonly row: LedCallRow
  readonly state: CallState
}

/** The call that is led now; null = none. */
export async function callNow(store: Store, boardId: string): Promise<StoredCall | null> {
  const row = await store.ledCall(boardId)
  return row === null ? null : readCall(row)
}

/** A call of a board, ended or not; null = it never had it. */
export async function callOf(store: Store, boardId: string, id: string): Promise<StoredCall | null> {
  const row = await store.anyCall(boardId, id)
  return row === null ? null : readCall(row)
}

/**
 * A call that began before it was written down when counts from its present step. At which step it is, the id tells before
 * the number: its sheet may have got other steps since, in a newer version of the product. [LD71]
 */
export function readCall(row: LedCallRow): StoredCall {
  const state = JSON.parse(row.state) as Omit<CallState, 'begunAt'> & Partial<Pick<CallState, 'begunAt'>>
  const { sheet, visits, begunAt = state.startedAt } = state
  const at = sheetOf(sheet)?.steps.findIndex(({ id }) => id === visits?.at(-1)?.step) ?? -1
  return { row, state: { ...state, begunAt, step: at < 0 ? state.step : at } }
}

/** The call that is led now, else the one that ended last; null = there was none. */
export async function lastCall(store: Pick<Store, 'lastCall'>, boardId: string): Promise<StoredCall | null> {
  const row = await store.lastCall(boardId)
  return row === null ? null : readCall(row)
}

/** It went on from its first step, or has no other: what was only begun was no call. [LD67] */
export function wasHeld({ state: { sheet, visits } }: StoredCall): boolean {
  return visits === undefined || visits.length > 1 || sheetOf(sheet)?.steps.length === 1
}

/**
 * The call that is told of: the one that is led now, else the last that was held, else the last that was begun; null =
 * there was none. [SUM6]
 */
export async function toldCall(
  store: Pick<Store, 'lastCall' | 'endedCalls'>,
  boardId: string,
): Promise<StoredCall | null> {
  const last = await lastCall(store, boardId)
  if (last === null || last.row.endedAt === null || wasHeld(last)) return last
  return (await store.endedCalls(boardId)).map(readCall).find(wasHeld) ?? last
}

/**
 * When each run sheet was led last, the latest first. One that was begun and never went on, although it has more steps, was
 * no call. [LD67]
 */
export async function heldCalls(store: Store, boardId: string): Promise<readonly HeldCall[]> {
  const held = new Map<string, HeldCall>()
  for (const row of await store.endedCalls(boardId)) {
    const call = readCall(row)
    const { sheet, begunAt } = call.state
    if (wasHeld(call) && !held.has(sheet)) held.set(sheet, { sheet, begunAt })
  }
  return [...held.values()]
}

/** The same as everybody is told of it. */
export async function shownCall(store: Store, boardId: string): Promise<LedCall | null> {
  const call = await callNow(store, boardId)
  return call === null ? null : showCall(call.row.id, call.state)
}

/** What becomes of a call, and what is stored with it. */
export interface NextCall {
  readonly state: CallState
  readonly along?: CallChange
  /** Instant; absent = it goes on. */
  readonly endedAt?: string
}

/** So many people may be faster, one after the other. */
const TRIES = 50

/**
 * Changes the call that is led, whoever else does so at the same time: `next` is given it as it stands and is asked again
 * when somebody was faster, or when it gives null. Gives the call as it is then; refuses with `no-call` when nobody leads one.
 */
export async function changeCall(
  store: Store,
  boardId: string,
  next: (call: StoredCall) => NextCall | null | Promise<NextCall | null>,
): Promise<LedCall> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const call = await callNow(store, boardId)
    if (call === null) throw new Refusal('no-call')
    const made = await next(call)
    if (made === null) continue
    const { state, along, endedAt = null } = made
    const row = { ...call.row, revision: call.row.revision + 1, state: JSON.stringify(state), endedAt }
    if (await store.saveCall(row, along)) return showCall(row.id, state)
  }
  throw new Refusal('busy')
}
