// Knows the calls by which somebody leads a call on a board and others give something at its steps; refuses to know how that is kept and shown.
import type { FastifyInstance } from 'fastify'
import { makeId } from '@common-ground/shared/board/ids.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import { participantBehind } from './access.ts'
import { catchUp } from './after-pause.ts'
import { answerCall } from './call.ts'
import { keepEarlierCalls } from './call-records.ts'
import { beginCall, callIdIn, endedCall, moveCall, roundNow, roundsOf, rowsOf, withThere } from './led-call.ts'
import { callNow, callOf, changeCall, heldCalls, shownCall } from './led-calls.ts'
import { isWorthShowing, openRounds } from './led-rounds.ts'
import { openShowing } from './led-showing.ts'
import type { ContentDesk } from './content-desk.ts'
import type { HttpPorts } from './ports.ts'
import type { BoardRow } from '../store/store.ts'
import { keepBeginning } from './summary-routes.ts'

/** So long the answer to whoever begins a call waits for what the board says then to be kept. */
const BEGIN_MS = 2000

export function answerLeadingCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  const { store, rooms } = ports
  const showing = openShowing(ports, desk)
  const rounds = openRounds(ports, showing)
  const unfinished = new Set<Promise<void>>()
  app.addHook('onClose', async () => void (await Promise.all(unfinished)))
  /** Work that an answer need not wait for; the end of the process does. */
  const later = async (work: Promise<void>): Promise<void> => {
    unfinished.add(work)
    await work.finally(() => unfinished.delete(work))
  }
  /** Organisations of everybody on the board now, and of whoever asks. */
  const seenNow = async (boardId: string, me: string | undefined): Promise<readonly string[]> => {
    const here = new Set([...rooms.present(boardId), me])
    const people = (await store.participants(boardId)).filter(({ id }) => here.has(id))
    return [...new Set(people.flatMap(({ organisationId }) => organisationId ?? []))]
  }
  const keepFor = async (id: string, board: BoardRow, by: string, now: number): Promise<void> => {
    await keepEarlierCalls(ports, desk, board.id)
    const from = await keepBeginning(ports, desk, { board, by, now })
    if (from === null) return
    const keep = changeCall(store, board.id, ({ row, state }) => ({
      state: row.id === id ? { ...state, from } : state,
    }))
    // Over before that: it is told without.
    await keep.catch(unlessRefused)
  }
  // Before anybody comes: what a process before this one closed and did not show.
  app.addHook('onReady', async () => await showing.finishAll())

  answerCall(app, ports, CALLS.readCall, async ({ access }) => ({
    call: await shownCall(store, access.board.id),
    held: [...(await heldCalls(store, access.board.id))],
  }))

  answerCall(app, ports, CALLS.leadCall, async ({ access, body, now }) => {
    const boardId = access.board.id
    const sheet = sheetOf(body.sheet)
    if (sheet === null) throw new Refusal('bad-request', { detail: 'sheet: there is no such run sheet.' })
    const { id: leader } = await participantBehind(store, access, now)
    if ((await store.ledCall(boardId)) === null) {
      const id = makeId(ports.random)
      const begun = withThere(beginCall(sheet, leader, now, null), await seenNow(boardId, leader))
      const state = JSON.stringify(begun)
      // Two may begin at the same moment: the second one finds the call of the first.
      const isBegun = await store.saveCall({ id, boardId, revision: 1, state, endedAt: null })
      rooms.callChanged(boardId)
      // The thread that reads boards may be busy with others: the call goes on, and learns of its version when there is one.
      if (isBegun) await atMost(BEGIN_MS, later(keepFor(id, access.board, leader, now)))
    }
    rooms.callChanged(boardId)
    return { call: await shownCall(store, boardId) }
  })

  answerCall(app, ports, CALLS.moveCall, async ({ access, body, now }) => {
    const boardId = access.board.id
    const { id: leader } = await participantBehind(store, access, now)
    const before = await callNow(store, boardId)
    if (body.step !== undefined && before !== null && body.step > before.state.step) {
      const at = roundNow(before.row.id, before.state)
      // Whoever goes on shows what was written. What cannot be shown now stays where it is, and nobody is held up.
      if (at !== null && isWorthShowing(at)) await rounds.show(boardId, at.id, now).catch(unlessRefused)
    }
    const seen = await seenNow(boardId, leader)
    const call = await showing.change(boardId, ({ state }) => {
      const moved = moveCall(state, body, leader, now)
      if (moved === null) throw new Refusal('bad-request', { detail: 'step: the run sheet has no such step.' })
      return { state: withThere(moved, seen) }
    })
    rooms.callChanged(boardId)
    return { call }
  })

  answerCall(app, ports, CALLS.endCall, async ({ access, now }) => {
    const boardId = access.board.id
    if ((await store.ledCall(boardId)) === null) return
    const seen = await seenNow(boardId, access.participant?.id)
    await showing.change(boardId, ({ row, state }) => ({
      state: withThere(endedCall(state), seen),
      along: { erase: roundsOf(row.id, state).map(({ id }) => id) },
      endedAt: new Date(now).toISOString(),
    }))
    rooms.callChanged(boardId)
  })

  answerCall(app, ports, CALLS.pauseEditing, async ({ access, body, now }) => {
    const boardId = access.board.id
    // Read before the pause ends: from then on nothing tells when it began.
    const since = body.paused ? null : await store.pausedAt(boardId)
    await store.setPaused(boardId, body.paused ? new Date(now).toISOString() : null)
    await rooms.pauseChanged(boardId)
    if (since !== null) {
      const { id } = await participantBehind(store, access, now)
      // Nobody waits for it: whoever lets editing go on is answered at once.
      void later(catchUp(ports, desk, boardId, { id, role: access.role }, Date.parse(since), now))
    }
    return body
  })

  answerCall(app, ports, CALLS.bringEverybody, async ({ access, body, now }) => {
    const { id: by } = await participantBehind(store, access, now)
    rooms.bring(access.board.id, { type: 'bring', by, view: { ...body, cards: body.cards ?? [] } })
  })

  answerCall(app, ports, CALLS.readRound, async ({ access, params }) => {
    const round = params['round'] ?? ''
    const call = await callOf(store, access.board.id, callIdIn(round))
    if (call === null) throw new Refusal('no-call')
    const at = roundsOf(call.row.id, call.state).find(({ id }) => id === round)
    if (at === undefined) throw new Refusal('round-over')
    const { shown, corner, unsigned } = at.round
    const spot: [number, number] | null = corner === null ? null : [corner[0], corner[1]]
    const over = call.row.endedAt !== null
    return { id: at.id, shown, over, corner: spot, rows: [...rowsOf(at)], waiting: unsigned }
  })

  answerCall(app, ports, CALLS.holdForRound, async ({ access, body, now }) => {
    const boardId = access.board.id
    const { id: me } = await participantBehind(store, access, now)
    const call = await rounds.hold(boardId, body.round, me, body.holds)
    rooms.callChanged(boardId)
    return { call }
  })

  answerCall(app, ports, CALLS.sayLeads, async ({ access, body, now }) => {
    const boardId = access.board.id
    const { id: me } = await participantBehind(store, access, now)
    const call = await rounds.sayLeads(boardId, body, me)
    rooms.callChanged(boardId)
    return { call }
  })

  answerCall(app, ports, CALLS.giveUnsigned, async ({ access, body }) => {
    const boardId = access.board.id
    if (body.forOthers === true && access.role !== 'facilitator') throw new Refusal('role-too-low')
    const { participant, link } = access
    // Whoever only says that they belong to an organisation takes nothing from those whose link says so.
    const own = participant?.organisationId ?? null
    const person = participant?.id ?? link.id
    const organisation = own === null ? null : `${participant?.bound === true ? '' : 'said '}${own}`
    await rounds.give(boardId, body, body.forOthers === true ? null : { person, organisation })
    rooms.callChanged(boardId)
  })

  answerCall(app, ports, CALLS.showRound, async ({ access, body, now }) => {
    const boardId = access.board.id
    await participantBehind(store, access, now)
    const call = await rounds.show(boardId, body.round, now)
    rooms.callChanged(boardId)
    return { call }
  })
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, enough]).finally(() => clearTimeout(timer))
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}
