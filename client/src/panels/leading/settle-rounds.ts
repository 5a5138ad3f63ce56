// Knows how what was written first gets from this device to where it belongs, by itself and as soon as it can: told, given, shown; refuses to know a screen.
import type { Point } from '@common-ground/shared/board/board.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { NewCard } from '@common-ground/shared/operations/operation.ts'
import { placeInRound } from '@common-ground/shared/templates/round-places.ts'
import type { StepTool } from '@common-ground/shared/templates/run-sheet.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { placeInNoZone } from '../../canvas/place-loose.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { isUnsent, type Written, type WrittenFirst } from './written.ts'

type WriteTool = Extract<StepTool, { readonly type: 'write' }>

/** What a round is written with; null for a step of another version of the product. */
export function toolOf({ sheet, step }: Pick<Written, 'sheet' | 'step'>): WriteTool | null {
  const tool = sheetOf(sheet)?.steps.find(({ id }) => id === step)?.tool
  return tool?.type === 'write' ? tool : null
}

/** Where a round is shown, as the server says. */
interface Shown {
  readonly corner: Point | null
  readonly rows: readonly string[]
  /** Given without a name and not shown yet. */
  readonly waiting: number
}

/** Does whatever can be done now, and again whenever something changes. Gives how to stop. */
export function settleRounds(session: BoardSession, api: Api, written: WrittenFirst): () => void {
  const asked = new Set<string>()
  const busy = new Set<string>()
  /** What the map would not take: it stays with the person, who can put it there by hand. */
  const refused = new Set<string>()
  let isLooking = false

  const tellHeld = async (one: Written): Promise<void> => {
    const holds = one.signed.length > 0
    const answer = await api.holdForRound(session.boardId, one.round, holds)
    // Over: it is shown, or it will be asked whether it was.
    if (answer.ok || answer.error.code === 'round-over') written.change(one, () => ({ held: holds }))
  }
  const give = async (one: Written): Promise<void> => {
    const { round, key, unsigned } = one
    const answer = await api.giveUnsigned(session.boardId, { round, key, entries: [...unsigned] })
    if (answer.ok) written.change(one, () => ({ sent: unsigned }))
    else if (answer.error.code === 'round-over' || answer.error.code === 'no-call')
      written.change(one, () => ({ late: true }))
  }
  const once = (name: string, work: Promise<void>): void => {
    busy.add(name)
    void work.finally(() => {
      busy.delete(name)
      look()
    })
  }
  const askWhetherShown = async (one: Written, callId: string): Promise<void> => {
    const answer = await api.round(session.boardId, one.round)
    if (!answer.ok) {
      if (answer.error.code === 'offline') asked.delete(`${one.round} ${callId}`)
      return
    }
    const { shown, corner, rows, waiting } = answer.value
    if (shown) land(one, { corner, rows, waiting })
  }
  const land = (one: Written, shown: Shown): void => {
    // What the server keeps without a name it has shown, unless too few have given something.
    if (one.sent.length > 0 && shown.waiting === 0)
      written.change(one, (now) => ({ unsigned: now.unsigned.filter((text) => !now.sent.includes(text)), sent: [] }))
    if ((one.signed.length === 0 && !one.held) || refused.has(one.round)) return
    const taken = written.take(one.round)
    if (taken === null) return
    const placed = taken.signed.length === 0 || placeSigned(session, taken, shown)
    if (!placed) refused.add(one.round)
    written.change(taken, () => (placed ? { ...taken, signed: [], held: false } : taken))
  }

  function look(): void {
    // What is changed here is heard here.
    if (isLooking || !session.ready.get() || !session.mayEdit.get()) return
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
      if (toolOf(one) === null) {
        // Picks are given by hand, and of no use to anybody once their call is over.
        if (call !== null && !one.round.startsWith(`${call.id}-`)) written.take(one.round)
        continue
      }
      const isNow = call?.round?.id === one.round
      if (isNow && call?.round?.shown === true) {
        const { corner, rows, unsigned } = call.round
        land(one, { corner, rows, waiting: unsigned })
      }
      const stands = written.of(one.round)
      if (stands === null || call === null) continue
      if (isNow) {
        const { signed, held, late } = stands
        const isShown = call.round?.shown === true
        if (!isShown && held !== signed.length > 0 && !busy.has(`hold ${one.round}`))
          once(`hold ${one.round}`, tellHeld(stands))
        if (!late && isUnsent(stands) && !busy.has(`give ${one.round}`)) once(`give ${one.round}`, give(stands))
      } else if (one.round.startsWith(`${call.id}-`)) {
        const name = `${one.round} ${String(call.step)} ${String(call.startedAt)}`
        if (asked.has(name)) continue
        asked.add(name)
        void askWhetherShown(one, `${String(call.step)} ${String(call.startedAt)}`)
      }
    }
  }

  const otherTab = (): void => {
    written.look()
    look()
  }
  let stop = (): void => undefined
  const start = (): void => {
    const stops = [session.call, session.ready, session.mayEdit, session.saveState, written.all].map((cell) =>
      cell.subscribe(look),
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
    gone.abort()
    stop()
  }
}

/** Puts what is signed onto the map in one step, in its row; whatever is there already stays. False = not now. */
function placeSigned(session: BoardSession, { signed, ...one }: Written, { corner, rows }: Shown): boolean {
  const tool = toolOf(one)
  if (tool === null) return false
  const board = session.board.get()
  const { size, title } = describeCard(tool.kind)
  const row = rows.indexOf(session.participantId)
  const from = corner ?? [0, 0]
  const near = placeInRound(from, size, rows.length, 0)
  const binned = new Set(board.bin.map(({ id }) => id))
  const cards: NewCard[] = signed
    .filter(({ id }) => !board.cards.has(id) && !binned.has(id))
    .map(({ id, text }, column) => ({
      id,
      kind: tool.kind,
      // Whoever was away when it was shown has no row: a free place below.
      pos:
        row >= 0
          ? placeInRound(from, size, row, column)
          : placeInNoZone(board, [near[0] + size[0] / 2 + column * (size[0] + 16), near[1] + size[1] / 2], size, null),
      zone: null,
      fields: { ...tool.fields, [title]: text },
    }))
  if (cards.length === 0) return true
  return session.dispatch([{ type: 'create', cards }], leadingWords.labels.show).ok
}
