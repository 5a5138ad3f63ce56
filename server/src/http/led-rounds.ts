// Knows how what is written first at a step is held, counted and shown to everybody at once; refuses to keep who gave what without a name.
import { createHash } from 'node:crypto'
import { checkText } from '@common-ground/shared/board/text-rules.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { PICKS, WHICH_APPLY } from '@common-ground/shared/templates/which-apply.ts'
import { TOGETHER } from '@common-ground/shared/wire/leading-limits.ts'
import type { GivenUnsigned } from '@common-ground/shared/wire/leading-shapes.ts'
import type { LedCall, LedRound } from '@common-ground/shared/wire/protocol.ts'
import { Refusal } from '../errors.ts'
import type { UnsignedRow } from '../store/store.ts'
import type { StoredDocument } from '../sync/load-document.ts'
import type { ContentDesk } from './content-desk.ts'
import { roundNow, withRound, type CallState, type RoundAt } from './led-call.ts'
import { changeCall, type NextCall } from './led-calls.ts'
import { outcomeOf, refuseRoom } from './live-content.ts'
import type { HttpPorts } from './ports.ts'

/** What somebody gave without a name, as it is kept. */
interface Given {
  readonly entries: readonly string[]
  readonly picks: readonly string[]
  readonly line: string
}
/** So many may give something at one step. */
const MOST_GIVERS = 500

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const read = ({ given }: UnsignedRow): Given => JSON.parse(given) as Given
const saysSomething = ({ entries, picks, line }: Given): boolean =>
  entries.length > 0 || picks.length > 0 || line !== ''
const here = (call: { readonly row: { readonly id: string }; readonly state: CallState }, round: string): RoundAt => {
  const at = roundNow(call.row.id, call.state)
  if (at === null || at.id !== round) throw new Refusal('round-over')
  return at
}

/** Whether going on from a step has anything to show. */
export function isWorthShowing({ step, round }: RoundAt): boolean {
  return step.tool.type === 'write' && ((!round.shown && round.signed.length > 0) || round.unsigned >= TOGETHER)
}

export function openRounds(ports: HttpPorts, desk: ContentDesk) {
  const { store, rooms } = ports
  /** Who has picked at the step where a board is, in no order: only so that each organisation counts once. On no disk. */
  const picked = new Map<string, { readonly round: string; readonly by: Set<string> }>()

  return {
    /** Somebody has, or has no more, something signed on their device. */
    async hold(boardId: string, round: string, participant: string, holds: boolean): Promise<LedCall> {
      return await changeCall(store, boardId, (call) => {
        const at = here(call, round)
        if (at.step.tool.type !== 'write') throw new Refusal('bad-request', { detail: 'Nothing is written here.' })
        const others = at.round.signed.filter((id) => id !== participant)
        const signed = holds ? [...others, participant].toSorted() : others
        // Rows that are drawn stay: whoever comes later finds a place of their own.
        return { state: at.round.shown ? call.state : withRound(call.state, at, { signed }) }
      })
    },

    /** @param from organisation or person who gives; null = on behalf of somebody in the room. Forgotten with the process. */
    async give(boardId: string, body: GivenUnsigned, from: string | null): Promise<void> {
      let counts: string | null = null
      await changeCall(store, boardId, async (call) => {
        const at = here(call, body.round)
        const given = accept(at.step, body)
        if (at.round.shown && at.round.unsigned === 0) throw new Refusal('round-over')
        const keyHash = sha256(`${at.id} ${body.key}`)
        const all = await store.unsigned(boardId, at.id)
        const others = all.filter((row) => row.keyHash !== keyHash)
        if (others.length >= MOST_GIVERS) throw new Refusal('too-many-given')
        if (at.step.tool.type === 'pick' && from !== null && others.length === all.length) {
          if (hasPicked(boardId, at.id, from)) throw new Refusal('already-picked')
          counts = from
        }
        const unsigned = others.filter((row) => saysSomething(read(row))).length + (saysSomething(given) ? 1 : 0)
        return {
          state: withRound(call.state, at, { unsigned }),
          along: { give: { keyHash, boardId, roundId: at.id, given: JSON.stringify(given) } },
        }
      })
      // Once it is kept: a disk that refuses must not use up anybody's pick.
      if (counts !== null) countOnce(boardId, body.round, counts)
    },

    /** Shows the round of the present step. Again, when more has been given without a name since. */
    async show(boardId: string, round: string, now: number): Promise<LedCall> {
      return await changeCall(store, boardId, async (call) => {
        const at = here(call, round)
        const rows = (await store.unsigned(boardId, at.id)).filter((row) => saysSomething(read(row)))
        if (at.step.tool.type === 'pick') return showPicks(call.state, at, rows)
        if (at.step.tool.type !== 'write') throw new Refusal('bad-request', { detail: 'Nothing is shown here.' })
        return await showWritten(boardId, call.state, at, rows, now)
      })
    },
  }

  function countOnce(boardId: string, round: string, from: string): void {
    const known = picked.get(boardId)
    const those = known?.round === round ? known : { round, by: new Set<string>() }
    those.by.add(from)
    picked.set(boardId, those)
  }
  function hasPicked(boardId: string, round: string, from: string): boolean {
    const known = picked.get(boardId)
    return known?.round === round && known.by.has(from)
  }

  async function showWritten(
    boardId: string,
    state: CallState,
    at: RoundAt,
    rows: readonly UnsignedRow[],
    now: number,
  ): Promise<NextCall> {
    const { tool } = at.step
    if (tool.type !== 'write') throw new TypeError('only what is written becomes cards')
    const { round } = at
    const isTogether = rows.length >= TOGETHER
    if (round.signed.length === 0 && !isTogether && !round.shown && rows.length > 0) throw new Refusal('too-few-given')
    if (round.shown && !isTogether) return { state }
    // Ids by chance (the keys are), the same for a second try; in their order nothing tells who or when.
    const unsigned = !isTogether
      ? []
      : rows
          .flatMap((row) => read(row).entries.map((text, index) => ({ id: cardId(row.keyHash, index), text })))
          .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    const make = async (document: StoredDocument) => {
      const answer = await desk.run(
        {
          kind: 'show-round',
          document,
          card: tool.kind,
          fields: tool.fields ?? {},
          rows: round.shown ? 0 : round.signed.length,
          unsigned,
          at: new Date(now).toISOString(),
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
    return {
      state: withRound(state, at, {
        shown: true,
        corner: round.corner ?? written.value,
        unsigned: isTogether ? 0 : rows.length,
      }),
      ...(isTogether ? { along: { erase: [at.id] } } : {}),
    }
  }
}

const cardId = (keyHash: string, index: number): string =>
  createHash('sha256')
    .update(`${keyHash} ${String(index)}`)
    .digest('base64url')
    .slice(0, 12)

function showPicks(state: CallState, at: RoundAt, rows: readonly UnsignedRow[]): NextCall {
  if (at.round.shown) return { state }
  if (rows.length < TOGETHER) throw new Refusal('too-few-given')
  const given = rows.map(read)
  const counts: LedRound['counts'] = [
    ...WHICH_APPLY.map(({ id }) => ({
      about: '',
      choice: id,
      count: given.filter(({ picks }) => picks.includes(id)).length,
    })),
    // By their words, so that the order tells nothing.
    ...[...new Set(given.map(({ line }) => line))]
      .toSorted()
      .map((line) => ({ about: 'line', choice: line, count: given.filter((one) => one.line === line).length })),
  ].filter(({ choice, count }) => count > 0 && choice !== '')
  return { state: withRound(state, at, { shown: true, unsigned: 0, counts }), along: { erase: [at.id] } }
}

/** What was sent, as it is kept; refuses what does not belong to the step. */
function accept({ tool }: RunStep, { entries = [], picks = [], line = '' }: GivenUnsigned): Given {
  const wrong = (detail: string): Refusal => new Refusal('bad-request', { detail })
  const texts = [...entries, line].map((text) => {
    const checked = checkText(text.replaceAll(/\s+/gu, ' ').trim())
    if (!checked.ok) throw wrong('entries, line: this text cannot be kept.')
    return checked.value
  })
  const kept = {
    entries: texts.slice(0, -1).filter((text) => text !== ''),
    picks: [...picks].toSorted(),
    line: texts.at(-1) ?? '',
  }
  if (tool.type === 'pick') {
    if (kept.entries.length > 0) throw wrong('entries: sentences are picked here.')
    if (picks.length > PICKS || picks.some((pick) => !WHICH_APPLY.some(({ id }) => id === pick)))
      throw wrong('picks: at most three of the sentences.')
    return kept
  }
  if (tool.type !== 'write' || !tool.unsigned) throw wrong('round: nothing is given without a name here.')
  if (picks.length > 0 || kept.line !== '') throw wrong('picks, line: things are written here.')
  return kept
}
