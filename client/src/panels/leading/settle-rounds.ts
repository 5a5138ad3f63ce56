// Knows how what was written first gets from this device to where it belongs, by itself and as soon as it can: told, given, shown; refuses to know a screen.
import type { Point } from '@common-ground/shared/board/board.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { writtenAt } from '@common-ground/shared/templates/round-cards.ts'
import { placeInRound } from '@common-ground/shared/templates/round-places.ts'
import { NOBODY_LEADS } from '@common-ground/shared/templates/who-leads.ts'
import { MOST_LEADS } from '@common-ground/shared/wire/leading-limits.ts'
import type { LeadsThought, RoundNow } from '@common-ground/shared/wire/leading-shapes.ts'
import { isAtLeast } from '@common-ground/shared/wire/roles.ts'
import { placeInNoZone } from '../../canvas/place-loose.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { ofMaker } from '../../model/own-card.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { homeOf, putNew } from '../../canvas/put-on-map.ts'
import { aboutOf, entryWords } from './lead-picks.ts'
import { isOf, leftOf, toolOf } from './what-is-left.ts'
import { type Entry, isUnsent, type Written, type WrittenFirst } from './written.ts'

/** Where a round is shown, as the server says. */
interface Shown {
  readonly corner: Point | null
  readonly rows: readonly string[]
  /** Given without a name and not shown yet. */
  readonly waiting: number
}

/** With these the server does not take what is given; everything else is tried again. */
const NOT_TAKEN: ReadonlySet<string> = new Set(['round-over', 'no-call', 'already-given'])
/** Before something that did not get through is tried again. */
const AGAIN_MS = 2000
/** With these who somebody thinks leads is not counted any more. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['round-over', 'no-call', 'too-many-given', 'role-too-low'])
/** With these it does not know what became of a round. */
const NOT_KNOWN: ReadonlySet<string> = new Set(['round-over', 'no-call'])

/** Does whatever can be done now, and again whenever something changes. Gives how to stop. */
export function settleRounds(session: BoardSession, api: Api, written: WrittenFirst): () => void {
  /** At which moment of a call it was asked whether a round was shown, by the round. */
  const asked = new Map<string, string>()
  const busy = new Set<string>()
  /** What the map would not take: it stays with the person, who can put it there by hand. */
  const refused = new Set<string>()
  let isLooking = false
  let isOver = false

  const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  const tellHeld = async (one: Written): Promise<void> => {
    const holds = one.signed.length > 0
    const answer = await api.holdForRound(session.boardId, one.round, holds)
    // Over: it is shown, or it will be asked whether it was.
    if (answer.ok || answer.error.code === 'round-over') written.change(one, () => ({ held: holds }))
    else await aMoment()
  }
  const give = async (one: Written): Promise<void> => {
    const { round, key, unsigned } = one
    const answer = await api.giveUnsigned(session.boardId, { round, key, entries: [...unsigned] })
    if (answer.ok) written.change(one, () => ({ sent: unsigned }))
    else if (NOT_TAKEN.has(answer.error.code)) written.change(one, () => ({ late: true }))
    else await aMoment()
  }
  /** What is thought of who leads goes to nobody's card: it is counted. */
  const sayLeads = async (one: Written): Promise<void> => {
    const board = session.board.get()
    const counted = new Map<Entry, LeadsThought['choices'][number]>()
    for (const entry of one.signed) {
      const about = aboutOf(board, entry)
      if (about === null || counted.size >= MOST_LEADS) continue
      counted.set(entry, { about: about.objective, choice: about.leader === NOBODY_LEADS ? '' : about.leader })
    }
    // What cannot be counted stays with its writer, who is asked about it.
    const left = one.signed.filter((entry) => !counted.has(entry))
    const answer = await api.sayLeads(session.boardId, { round: one.round, choices: [...counted.values()] })
    if (answer.ok && left.length === 0) written.take(one.round)
    else if (answer.ok) written.change(one, () => ({ signed: left, told: 'unknown' }))
    else if (NOT_COUNTED.has(answer.error.code)) written.change(one, () => ({ told: 'unknown' }))
    else {
      await aMoment()
      // The call may have gone on meanwhile: only the server knows where it is.
      asked.delete(one.round)
    }
  }
  const once = (name: string, work: Promise<void>): void => {
    busy.add(name)
    void work.finally(() => {
      busy.delete(name)
      look()
    })
  }
  const askWhetherShown = async (one: Written): Promise<void> => {
    const answer = await api.round(session.boardId, one.round)
    if (answer.ok) return hear(one, answer.value)
    if (NOT_KNOWN.has(answer.error.code)) written.change(one, () => ({ told: 'unknown' }))
    else asked.delete(one.round)
  }
  const hear = (one: Written, { shown, over, corner, rows, waiting }: RoundNow): void => {
    const waits = one.sent.length > 0 && waiting > 0
    // Once the call has ended nobody waits for what was signed: its writer decides.
    if (shown) land(one, { corner, rows, waiting }, !over)
    if (written.of(one.round) === null) return
    // What is being counted is settled by its own answer.
    if (shown && !over && toolOf(one)?.type === 'leads') return
    if (shown && !waits) written.change(one, () => ({ told: 'shown' }))
    else if (over) written.change(one, () => ({ told: 'not-shown' }))
  }
  const land = (one: Written, shown: Shown, place = true): void => {
    const tool = toolOf(one)?.type
    if (tool === 'leads' && place && one.told === '' && !busy.has(`say ${one.round}`))
      once(`say ${one.round}`, sayLeads(one))
    if (tool !== 'write') return
    // What the server keeps without a name it has shown, unless too few have given something.
    if (one.sent.length > 0 && shown.waiting === 0)
      written.change(one, (now) => ({ unsigned: now.unsigned.filter((text) => !now.sent.includes(text)), sent: [] }))
    if (!place || !session.mayEdit.get() || (one.signed.length === 0 && !one.held) || refused.has(one.round)) return
    const taken = written.take(one.round)
    if (taken === null) return
    const left = placeSigned(session, taken, shown)
    if (left.length > 0) refused.add(one.round)
    written.change(taken, () =>
      left.length === 0 ? { ...taken, signed: [], held: false } : { ...taken, signed: left },
    )
  }

  function look(): void {
    // What is changed here is heard here.
    if (isOver || isLooking || !session.ready.get() || !isAtLeast(session.role.get(), 'editor')) return
    isLooking = true
    try {
      lookOnce()
    } finally {
      isLooking = false
    }
  }
  function lookOnce(): void {
    const call = session.call.get()
    for (const one of written.all.get()) {
      const tool = toolOf(one)?.type
      if (tool !== 'write' && tool !== 'leads' && tool !== 'pick') continue
      const isNow = call !== null && call.round?.id === one.round
      if (!isNow) {
        // What was only begun was never anybody else's.
        const isGiven = one.held || one.signed.length + one.unsigned.length + one.sent.length > 0
        const moment = call === null ? '' : `${call.id} ${String(call.step)} ${String(call.startedAt)}`
        if (one.told === '' && (isGiven || tool === 'pick') && asked.get(one.round) !== moment) {
          asked.set(one.round, moment)
          void askWhetherShown(one)
        }
        // Picks are given by hand, and of no use to anybody once their call is over; a line that was typed is asked about.
        if (tool === 'pick' && one.told !== '' && !isOf(one, call) && leftOf(one, call) === null)
          written.take(one.round)
        continue
      }
      if (tool === 'pick' || call.round === null) continue
      const isShown = call.round.shown
      if (isShown) land(one, { corner: call.round.corner, rows: call.round.rows, waiting: call.round.unsigned })
      const stands = written.of(one.round)
      if (stands === null) continue
      const { signed, held, late } = stands
      if (!isShown && held !== signed.length > 0 && !busy.has(`hold ${one.round}`))
        once(`hold ${one.round}`, tellHeld(stands))
      if (!late && isUnsent(stands) && !busy.has(`give ${one.round}`)) once(`give ${one.round}`, give(stands))
    }
  }

  const otherTab = (): void => {
    written.look()
    look()
  }
  let stop = (): void => undefined
  const start = (): void => {
    const stops = [session.call, session.ready, session.role, session.mayEdit, session.saveState, written.all].map(
      (cell) => cell.subscribe(look),
    )
    window.addEventListener('storage', otherTab)
    stop = () => {
      window.removeEventListener('storage', otherTab)
      for (const each of stops) each()
    }
    otherTab()
  }
  // Of several windows one does it: what one writes down the other sees only a moment later.
  const gone = new AbortController()
  const until = new Promise<void>((resolve) => gone.signal.addEventListener('abort', () => resolve()))
  if ('locks' in navigator)
    navigator.locks
      .request(`common-ground.written-first.${session.boardId}`, { signal: gone.signal }, async () => {
        start()
        await until
      })
      // Gone before it was this one's turn.
      .catch(() => undefined)
  else start()
  return () => {
    // What comes back only now begins nothing anew: there is nobody left to stop it.
    isOver = true
    gone.abort()
    stop()
  }
}

/**
 * Puts what is signed onto the map, taken back in one step: where its kind belongs, else in the row of its writer; whatever
 * is there already stays. Gives what the map did not take.
 */
function placeSigned(
  session: BoardSession,
  { signed, ...one }: Written,
  { corner, rows }: Shown,
): readonly Written['signed'][number][] {
  const tool = toolOf(one)
  if (tool?.type !== 'write') return signed
  const { kind } = tool
  const board = session.board.get()
  const { size, title } = describeCard(kind)
  const row = rows.indexOf(session.participantId)
  const from = corner ?? [0, 0]
  const near = placeInRound(from, size, rows.length, 0)
  const binned = new Set(board.bin.map(({ id }) => id))
  const coming = signed.filter(({ id }) => !board.cards.has(id) && !binned.has(id))
  const gesture = session.newId()
  const home = homeOf(board, kind, undefined)
  return coming.filter((entry, column) => {
    const fields = { ...ofMaker(session, kind), ...tool.fields, [title]: entryWords(board, entry) }
    const card = { id: entry.id, kind, extra: writtenAt(one.round), fields }
    // Whoever was away when it was shown has no row: a free place below.
    const inRow = (): Point =>
      row >= 0
        ? placeInRound(from, size, row, column)
        : placeInNoZone(board, [near[0] + size[0] / 2 + column * (size[0] + 16), near[1] + size[1] / 2], size, null)
    const { room, ...place } = home === null ? { room: [], pos: inRow(), zone: null } : putNew(session, card, home)
    const create = { type: 'create', cards: [{ ...card, ...place }] } as const
    return !session.dispatch([...room, create], leadingWords.labels.show, gesture).ok
  })
}
