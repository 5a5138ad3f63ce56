// Knows how a round is shown in three steps of which any may be the last before a power cut: closed, put on the map, erased; refuses to know what may be given to one.
import { createHash } from 'node:crypto'
import { TOGETHER } from '@common-ground/shared/wire/leading-limits.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { Refusal, type ErrorCode } from '../errors.ts'
import type { UnsignedRow } from '../store/led-call-store.ts'
import type { StoredDocument } from '../sync/load-document.ts'
import type { ContentDesk } from './content-desk.ts'
import { closingRound, withRound, type RoundAt } from './led-call.ts'
import { callNow, changeCall, type NextCall, type StoredCall } from './led-calls.ts'
import { outcomeOf, refuseRoom } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { readGiven, saysSomething } from './unsigned-entry.ts'

/** With these nobody can tell whether the map has it: the round stays closed, and is shown at the next try or start. */
const UNCERTAIN: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['cannot-save', 'not-ready', 'board-not-found'])

export interface Showing {
  /**
   * Changes the call like `changeCall`, but never while a round is being shown: that comes to its end first.
   *
   * Besides what `changeCall` refuses with: what showing refuses with, where nobody can tell yet how it ended.
   */
  change(boardId: string, next: (call: StoredCall) => NextCall | Promise<NextCall>): Promise<LedCall>
  /** Shows the round that was closed, if there is one. Refuses when it cannot be shown; where that is certain it is open again. */
  finish(boardId: string): Promise<void>
  /** The same for every board, with what a process left that ended in between. Refuses nothing. */
  finishAll(): Promise<void>
}

export function openShowing(ports: HttpPorts, desk: ContentDesk): Showing {
  const { store, rooms, log } = ports
  const underway = new Map<string, Promise<void>>()

  /** Of several who ask at once all get the same. */
  async function finish(boardId: string): Promise<void> {
    const now = underway.get(boardId)
    if (now !== undefined) return await now
    const one = showClosed(boardId).finally(() => underway.delete(boardId))
    underway.set(boardId, one)
    await one
  }

  async function showClosed(boardId: string): Promise<void> {
    const call = await callNow(store, boardId)
    const at = call === null ? null : closingRound(call.row.id, call.state)
    if (at === null) return
    const rows = (await store.unsigned(boardId, at.id)).filter((row) => saysSomething(readGiven(row)))
    const isTogether = rows.length >= TOGETHER
    const corner = await putOnMap(boardId, at, isTogether ? rows : []).catch(async (error: unknown) => {
      if (error instanceof Refusal && !UNCERTAIN.has(error.code)) await settle(boardId, { closing: null })
      throw error
    })
    await settle(
      boardId,
      { closing: null, shown: true, corner: at.round.corner ?? corner, unsigned: isTogether ? 0 : rows.length },
      isTogether ? [at.id] : [],
    )
    rooms.callChanged(boardId)
  }

  async function settle(
    boardId: string,
    round: Partial<RoundAt['round']>,
    erase: readonly string[] = [],
  ): Promise<void> {
    await changeCall(store, boardId, ({ row, state }) => {
      const at = closingRound(row.id, state)
      return at === null ? { state } : { state: withRound(state, at, round), along: { erase } }
    })
  }

  /** Gives the corner of all of it. What is on the map already stays as it is. */
  async function putOnMap(
    boardId: string,
    { id, step, round, closed }: RoundAt & { readonly closed: string },
    rows: readonly UnsignedRow[],
  ): Promise<readonly [number, number]> {
    const { tool } = step
    if (tool.type !== 'write') throw new TypeError('only what is written becomes cards')
    // Ids by chance (the keys are), the same for a second try; in their order nothing tells who or when.
    const unsigned = rows
      .flatMap((row) => readGiven(row).entries.map((text, index) => ({ id: cardId(row.keyHash, index), text })))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    const make = async (document: StoredDocument) => {
      const answer = await desk.run(
        {
          kind: 'show-round',
          document,
          round: id,
          card: tool.kind,
          fields: tool.fields ?? {},
          rows: round.shown ? 0 : round.signed.length,
          unsigned,
          at: closed,
          most: ports.config.limits.cards,
        },
        `round ${boardId}`,
      )
      const { corner, update } = outcomeOf(ports, boardId, answer)
      return { value: corner, update }
    }
    // Shown by whoever runs the board, in nobody's name.
    const written = await rooms.write(boardId, make, { id: 'server', role: 'facilitator' })
    if (!written.ok) throw refuseRoom(written.error)
    return written.value
  }

  return {
    async change(boardId, next) {
      return await changeCall(store, boardId, async (call) => {
        if (closingRound(call.row.id, call.state) === null) return await next(call)
        await finish(boardId).catch(async (error: unknown) => {
          // Open again: whoever asked for something else goes on. Closed still: nothing may change.
          const now = await callNow(store, boardId)
          if (!(error instanceof Refusal) || (now !== null && closingRound(now.row.id, now.state) !== null)) throw error
        })
        // Read before that: nothing is changed by it, and it is read again.
        return null
      })
    },
    finish,
    async finishAll() {
      for (const boardId of await store.boardsInCalls())
        await finish(boardId).catch((error: unknown) =>
          log.error({ boardId, error: String(error) }, 'a round that was closed could not be shown'),
        )
    },
  }
}

const cardId = (keyHash: string, index: number): string =>
  createHash('sha256')
    .update(`${keyHash} ${String(index)}`)
    .digest('base64url')
    .slice(0, 12)
