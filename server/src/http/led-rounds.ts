// Knows how what is written first at a step is held, counted and shown to everybody at once; refuses to keep who gave what without a name.
import { WHICH_APPLY } from '@common-ground/shared/templates/which-apply.ts'
import { MOST_LEAD_COUNTS, MOST_LEADS, TOGETHER } from '@common-ground/shared/wire/leading-limits.ts'
import type { GivenUnsigned, LeadsThought } from '@common-ground/shared/wire/leading-shapes.ts'
import type { LedCall, LedRound } from '@common-ground/shared/wire/protocol.ts'
import { Refusal } from '../errors.ts'
import type { UnsignedRow } from '../store/led-call-store.ts'
import { roundNow, roundsOf, withRound, type CallState, type RoundAt } from './led-call.ts'
import { shownCall, type NextCall } from './led-calls.ts'
import type { Showing } from './led-showing.ts'
import type { HttpPorts } from './ports.ts'
import { openRoundSenders, type Sender } from './round-senders.ts'
import { acceptGiven, keyHashOf, readGiven, saysSomething } from './unsigned-entry.ts'

/** So many may give something at one step. */
const MOST_GIVERS = 500

const here = (call: { readonly row: { readonly id: string }; readonly state: CallState }, round: string): RoundAt => {
  const at = roundNow(call.row.id, call.state)
  if (at === null || at.id !== round) throw new Refusal('round-over')
  return at
}

/** Whether going on from a step has anything to show. */
export function isWorthShowing({ step, round }: RoundAt): boolean {
  const isSigned = !round.shown && round.signed.length > 0
  return step.tool.type === 'leads' ? isSigned : step.tool.type === 'write' && (isSigned || round.unsigned >= TOGETHER)
}

export function openRounds(
  { store }: Pick<HttpPorts, 'store'>,
  { change, finish }: Pick<Showing, 'change' | 'finish'>,
) {
  const senders = openRoundSenders()

  return {
    /** Somebody has, or has no more, something signed on their device. */
    async hold(boardId: string, round: string, participant: string, holds: boolean): Promise<LedCall> {
      return await change(boardId, (call) => {
        const at = here(call, round)
        if (at.step.tool.type !== 'write' && at.step.tool.type !== 'leads')
          throw new Refusal('bad-request', { detail: 'Nothing is written here.' })
        const others = at.round.signed.filter((id) => id !== participant)
        const signed = holds ? [...others, participant].toSorted() : others
        // Rows that are drawn stay: whoever comes later finds a place of their own.
        return { state: at.round.shown ? call.state : withRound(call.state, at, { signed }) }
      })
    },

    /** Counts what one person thinks, once; whichever step the others are at. */
    async sayLeads(boardId: string, { round, choices }: LeadsThought, participant: string): Promise<LedCall> {
      return await change(boardId, ({ row, state }) => {
        const at = roundsOf(row.id, state).find(({ id }) => id === round)
        if (at?.step.tool.type !== 'leads' || !at.round.shown) throw new Refusal('round-over')
        const said = at.round.said ?? []
        if (said.includes(participant)) return { state }
        const counts = withThoughts(at.round.counts, choices)
        if (counts.length - at.round.counts.length > roomFor(at, participant)) throw new Refusal('too-many-given')
        return { state: withRound(state, at, { counts, said: [...said, participant].toSorted() }) }
      })
    },

    /** @param from null = on behalf of somebody in the room. */
    async give(boardId: string, body: GivenUnsigned, from: Sender | null): Promise<void> {
      let takeBack: (() => void) | null = null
      const kept = change(boardId, async (call) => {
        const at = here(call, body.round)
        const given = acceptGiven(at.step, body)
        if (at.round.shown && at.round.unsigned === 0) throw new Refusal('round-over')
        const keyHash = keyHashOf(at.id, body.key)
        const all = await store.unsigned(boardId, at.id)
        const others = all.filter((row) => row.keyHash !== keyHash)
        if (others.length >= MOST_GIVERS) throw new Refusal('too-many-given')
        // Three givers are three people: a second key makes nobody a second one.
        if (others.length === all.length)
          takeBack ??= senders.count(
            boardId,
            { id: at.id, picks: at.step.tool.type === 'pick' },
            from,
            call.state.withoutDevice,
          )
        const unsigned = others.filter((row) => saysSomething(readGiven(row))).length + (saysSomething(given) ? 1 : 0)
        return {
          state: withRound(call.state, at, { unsigned }),
          along: { give: { keyHash, boardId, roundId: at.id, given: JSON.stringify(given) } },
        }
      })
      await kept.catch((error: unknown) => {
        // What was not kept must not use up anybody's turn.
        takeBack?.()
        throw error
      })
    },

    /** Shows the round of the present step. Again, when more has been given without a name since. */
    async show(boardId: string, round: string, now: number): Promise<LedCall> {
      await change(boardId, async (call) => {
        const at = here(call, round)
        const rows = (await store.unsigned(boardId, at.id)).filter((row) => saysSomething(readGiven(row)))
        if (at.step.tool.type === 'pick') return showPicks(call.state, at, rows)
        if (at.step.tool.type === 'leads') return showLeads(call.state, at)
        if (at.step.tool.type !== 'write') throw new Refusal('bad-request', { detail: 'Nothing is shown here.' })
        const isTogether = rows.length >= TOGETHER
        if (at.round.shown && !isTogether) return { state: call.state }
        if (at.round.signed.length === 0 && !isTogether && rows.length > 0) throw new Refusal('too-few-given')
        // From here on nothing is taken in or back, whatever happens to this process.
        return { state: withRound(call.state, at, { closing: new Date(now).toISOString() }) }
      })
      await finish(boardId)
      const shown = await shownCall(store, boardId)
      if (shown === null) throw new Refusal('no-call')
      return shown
    },
  }
}

function showPicks(state: CallState, at: RoundAt, rows: readonly UnsignedRow[]): NextCall {
  if (at.round.shown) return { state }
  if (rows.length < TOGETHER) throw new Refusal('too-few-given')
  const given = rows.map(readGiven)
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

/** From here on the devices say what is written down on them. */
function showLeads(state: CallState, at: RoundAt): NextCall {
  if (at.round.shown) return { state }
  if (at.round.signed.length === 0) throw new Refusal('too-few-given')
  return { state: withRound(state, at, { shown: true }) }
}

/**
 * How many things that nobody has said yet somebody may say. Each of those who had chosen when it was shown keeps a share
 * until they have said theirs: whoever comes later, under however many names, has what is left besides.
 */
function roomFor({ round: { counts, signed, said = [] } }: RoundAt, participant: string): number {
  const share = Math.min(MOST_LEADS, Math.floor(MOST_LEAD_COUNTS / Math.max(1, signed.length)))
  const others = signed.filter((id) => id !== participant && !said.includes(id)).length
  return MOST_LEAD_COUNTS - counts.length - share * others
}

/** One count more for each thing that somebody thinks; of each objective the first counts. */
function withThoughts(counts: LedRound['counts'], choices: LeadsThought['choices']): LedRound['counts'] {
  const next = new Map(counts.map((count) => [`${count.about} ${count.choice}`, count]))
  const spoken = new Set<string>()
  for (const { about, choice } of choices) {
    if (spoken.has(about)) continue
    spoken.add(about)
    const key = `${about} ${choice}`
    next.set(key, { about, choice, count: (next.get(key)?.count ?? 0) + 1 })
  }
  // By what they are about, so that the order tells nothing of who came when.
  return [...next].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count)
}
