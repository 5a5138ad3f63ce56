// Knows the calls by which a board is proposed for agreement, read, answered and taken back; refuses to read a version itself.
import type { FastifyInstance } from 'fastify'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { sameMeanings } from '@common-ground/shared/board/same-meaning.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import type { AnswerRow, ProposalRow, VersionRow } from '../store/store.ts'
import type { Writer } from '../sync/room-ports.ts'
import { participantBehind } from './access.ts'
import { noteAgreed, noteProposed } from './agreement-notes.ts'
import { answersOn, isAgreedBy, stateOf, termsOfProposal, wasAgreed, type ProposedTerms } from './agreement-terms.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import {
  answeringParticipant,
  byOwnOn,
  ownVoice,
  type ByOwn,
  readAnswer,
  refuseWritingOver,
  showAnswer,
  voiceOnWhole,
} from './read-answer.ts'
import { makeRowId } from './secrets.ts'
import { findVersion } from './stored-versions.ts'
import { readName, sayNameError } from './typed-name.ts'

/** Proposals are never thinned, so somebody has to stop. */
const PROPOSALS_MOST = 500
/** Stands for what waits for answers now, else for what was agreed last. */
const CURRENT = 'current'

export function answerProposalCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  answerCall(app, ports, CALLS.listProposals, async ({ access, now }) => {
    const { id } = access.board
    const [proposals, answers, said, byOwn] = await Promise.all([
      ports.store.proposals(id),
      ports.store.answers(id),
      ports.store.sameMeanings(id),
      byOwnOn(ports.store, id),
    ])
    const { alike } = sameMeanings(said)
    return proposals.map((proposal) => {
      const shown = showProposal(proposal, { answers, byOwn }, now)
      const cards = shown.cards.map((card) => {
        const others = alike(card.id, card.hash).slice(1)
        return others.length === 0 ? card : { ...card, alike: [...others] }
      })
      return { ...shown, cards }
    })
  })

  answerCall(app, ports, CALLS.propose, async ({ access, body, now }) => {
    const { board } = access
    if ((await ports.store.proposals(board.id)).length >= PROPOSALS_MOST) throw new Refusal('too-many-versions')
    const typed = body.title === undefined ? null : readLine('title', body.title)
    const note = body.note === undefined ? '' : readNote(body.note)
    const { document, seq } = await storedMap(ports, board.id)
    const told = await desk.run({ kind: 'propose', document }, `propose ${board.id}`)
    const { frozen, terms } = outcomeOf(ports, board.id, told)
    if (terms.organisations.length === 0) throw new Refusal('nobody-to-agree')
    const by = (await participantBehind(ports.store, access, now)).id
    const at = new Date(now).toISOString()
    const id = makeRowId(ports.random)
    const { packed, ...counted } = frozen
    const title = typed ?? `Proposed on ${dateWords(dateIn(terms.timeZone, now))}`
    const version: VersionRow = {
      id,
      boardId: board.id,
      epoch: board.epoch,
      seq,
      kind: 'named',
      title,
      by: [by],
      at,
      restores: null,
      undoneAt: null,
      ...counted,
    }
    const kept: ProposedTerms = { ...terms, title }
    const proposal: ProposalRow = {
      id,
      boardId: board.id,
      note,
      by,
      at,
      state: 'proposed',
      settledAt: null,
      terms: JSON.stringify(kept),
    }
    await ports.store.propose(proposal, version, packed)
    if (!terms.isProposed)
      await noteProposed(ports, board.id, dateIn(terms.timeZone, now), { id: by, role: access.role }, now)
    ports.rooms.agreementChanged(board.id)
    return showProposal(proposal, { answers: [], byOwn: () => false }, now)
  })

  answerCall(app, ports, CALLS.readProposal, async ({ access: answering, params, now }) => {
    const { board, speakers, access } = answering
    const [proposals, all] = await Promise.all([ports.store.proposals(board.id), ports.store.answers(board.id)])
    const proposal = findProposal(proposals, params['v'] ?? '', now)
    const own = new Set(speakers.map(({ organisationId }) => organisationId))
    // By the link of one organisation alone, nothing is told of the others' answers.
    const answers = access === null ? all.filter(({ organisationId }) => own.has(organisationId)) : all
    const base = proposals.find((one) => one.at < proposal.at && wasAgreed(one, all))
    const { packed: version } = await findVersion(ports, board.id, proposal.id)
    const from = base === undefined ? null : (await findVersion(ports, board.id, base.id)).packed
    const { cards, changes } = outcomeOf(ports, board.id, await desk.run({ kind: 'sheet', from, version }))
    const terms = termsOfProposal(proposal)
    const organisation = ownVoice(answering, terms.organisations)
    return {
      board: board.title,
      proposal: showProposal(proposal, { answers, byOwn: await byOwnOn(ports.store, board.id) }, now),
      ...(organisation === undefined ? {} : { organisation }),
      cards,
      ...(base === undefined ? {} : { since: dateIn(terms.timeZone, Date.parse(base.settledAt ?? base.at)) }),
      changes,
    }
  })

  answerCall(app, ports, CALLS.answerProposal, async ({ access: answering, params, body, now }) => {
    const { board } = answering
    const voice = voiceOnWhole(answering, body.organisationId)
    const read = readAnswer(body)
    let by: string | undefined
    const { settled, answers } = await addAnswers(ports, board.id, params['v'] ?? '', now, async (terms, before) => {
      const { organisationId } = voice
      if (!terms.organisations.some(({ id }) => id === organisationId)) throw new Refusal('organisation-not-asked')
      refuseWritingOver(before.get(organisationId), voice, [terms.code])
      by ??= await answeringParticipant(ports.store, answering, voice, read.name, now)
      return { role: answering.access?.role ?? null, by, answers: [{ by, hash: terms.code, ...voice, ...read }] }
    })
    const shown =
      answering.access === null ? answers.filter((one) => one.organisationId === voice.organisationId) : answers
    return showProposal(settled, { answers: shown, byOwn: await byOwnOn(ports.store, board.id) }, now)
  })

  answerCall(app, ports, CALLS.confirmAnswers, async ({ access, params, body, now }) => {
    const { id } = access.board
    const meant = new Map(body.answers.map(({ organisationId, at }) => [organisationId, at]))
    const { settled, answers } = await addAnswers(ports, id, params['v'] ?? '', now, async (_terms, given) => {
      const rows = [...meant].map(([organisationId, at]) => {
        const row = given.get(organisationId)
        // Answered anew, or confirmed already: whoever confirms has read something else.
        if (row?.how !== 'shared' || row.at !== at) throw new Refusal('changed-meanwhile')
        return row
      })
      const by = (await participantBehind(ports.store, access, now)).id
      const confirmed = rows.map((row) => ({ ...row, how: 'confirmed' as const, confirmedBy: by }))
      return { role: access.role, by, answers: confirmed }
    })
    return showProposal(settled, { answers, byOwn: await byOwnOn(ports.store, id) }, now)
  })

  answerCall(app, ports, CALLS.withdrawProposal, async ({ access, params, now }) => {
    const { id } = access.board
    const proposal = findProposal(await ports.store.proposals(id), params['v'] ?? '', now)
    const at = new Date(now).toISOString()
    if (!(await ports.store.settleProposal(id, proposal.id, 'withdrawn', at))) throw new Refusal('proposal-closed')
    ports.rooms.agreementChanged(id)
  })
}

/** What is to be added to the answers on a proposal, and who adds it. */
interface Adding {
  readonly by: string
  readonly role: Writer['role']
  readonly answers: readonly Omit<AnswerRow, 'boardId' | 'cardId' | 'proposalId' | 'at'>[]
}

/**
 * Adds answers to what waits for them: as they are judged over what was given before, or, when somebody was faster,
 * judged anew. It is agreed with them if the rule is met, and everybody hears that something has changed. [AG18]
 */
async function addAnswers(
  ports: HttpPorts,
  boardId: string,
  named: string,
  now: number,
  judge: (terms: ProposedTerms, given: ReadonlyMap<string, AnswerRow>) => Promise<Adding>,
): Promise<{ readonly settled: ProposalRow; readonly answers: readonly AnswerRow[] }> {
  const { store, rooms } = ports
  const proposal = findProposal(await store.proposals(boardId), named, now)
  if (stateOf(proposal, now) !== 'proposed') throw new Refusal('proposal-closed')
  const { id } = proposal
  const before = await store.answers(boardId)
  const terms = termsOfProposal(proposal)
  const { answers, by, role } = await judge(terms, answersOn(before, id))
  const at = new Date(now).toISOString()
  const rows = answers.map((answer): AnswerRow => ({ ...answer, boardId, cardId: null, proposalId: id, at }))
  const after = [...before, ...rows]
  const isAgreed = isAgreedBy(terms, answersOn(after, id))
  const seen = before.filter(({ proposalId }) => proposalId === id).length
  // Over the same proposal, whatever `current` stands for by then.
  if (!(await store.answerProposal(rows, seen, isAgreed))) return await addAnswers(ports, boardId, id, now, judge)
  // The version is kept as agreed, the one before is superseded; the board notes its first.
  if (isAgreed) await noteAgreed(ports, boardId, { id: by, role }, now)
  rooms.agreementChanged(boardId)
  const settled = { ...proposal, ...(isAgreed ? { state: 'agreed' as const, settledAt: at } : {}) }
  return { settled, answers: after }
}

function findProposal(proposals: readonly ProposalRow[], id: string, now: number): ProposalRow {
  const found =
    id === CURRENT
      ? (proposals.find((one) => stateOf(one, now) === 'proposed') ?? proposals.find(({ state }) => state === 'agreed'))
      : proposals.find((one) => one.id === id)
  if (found === undefined) throw new Refusal('proposal-not-found')
  return found
}

interface Given {
  readonly answers: readonly AnswerRow[]
  readonly byOwn: ByOwn
}

function showProposal(proposal: ProposalRow, { answers, byOwn }: Given, now: number): ProposalInfo {
  const { id, note, by, at, settledAt } = proposal
  const { title, code, organisations, cards, timeZone } = termsOfProposal(proposal)
  return {
    id,
    title,
    ...(note === '' ? {} : { note }),
    by,
    at,
    on: dateIn(timeZone, Date.parse(at)),
    state: stateOf(proposal, now),
    ...(settledAt === null ? {} : { settledOn: dateIn(timeZone, Date.parse(settledAt)), settledAt }),
    code,
    organisations: [...organisations],
    cards: [...cards],
    answers: [...answersOn(answers, id).values()].map((row) => showAnswer(row, byOwn)),
  }
}

function readLine(what: string, typed: string): string {
  const line = readName(typed)
  if (!line.ok) throw new Refusal('bad-request', { detail: sayNameError(`The ${what}`, line.error) })
  return line.value
}

function readNote(typed: string): string {
  if (!typed.isWellFormed()) throw new Refusal('bad-request', { detail: 'note: holds broken characters.' })
  return typed.normalize('NFC').trim()
}
