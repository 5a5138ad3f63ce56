// Knows the calls by which something is asked at home and replied to; refuses to read the board itself.
import type { FastifyInstance } from 'fastify'
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { sameMeanings } from '@common-ground/shared/board/same-meaning.ts'
import type { GivenReply, NewReply } from '@common-ground/shared/wire/check-shapes.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import type { LinkRow, ReplyRow } from '../store/store.ts'
import { judgeLink } from './access.ts'
import type { Answering, Speaker } from './answering.ts'
import { answerCall, whenceOf } from './call.ts'
import type { AskedCheck } from './content-job.ts'
import type { ContentDesk } from './content-desk.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import { makeLink, readExpiry, showAddress, showLink } from './new-link.ts'
import { publicOrigin } from './origin.ts'
import type { HttpPorts } from './ports.ts'
import { shareReadings } from './shared-readings.ts'
import { answeringParticipant, readText, readWho, refuseWritingOver, voiceOf } from './read-answer.ts'

/** As long as a proposal waits for answers. */
const LINK_LIVES_MS = 60 * 86_400_000
/** Live ones of an organisation, and of those for one question; a partner makes them without asking anybody. */
const LINKS_MOST = 60
const LINKS_MOST_FOR_ONE = 20

export function answerCheckCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  /** What is asked, of that organisation or of the one that the question names. */
  const asked = async (boardId: string, checkId: string, organisationId: string | null): Promise<AskedCheck> => {
    const { document } = await storedMap(ports, boardId)
    const told = outcomeOf(ports, boardId, await desk.run({ kind: 'check', document, checkId, organisationId })).asked
    if (told === null) throw new Refusal('check-not-found')
    return told
  }

  // Everybody on the board asks at once when something came back.
  const readings = shareReadings<ReadonlyMap<string, string>>()
  answerCall(app, ports, CALLS.listReplies, async ({ access }) => {
    const { id } = access.board
    const hashes = await readings(id, async () => {
      const { document } = await storedMap(ports, id)
      return outcomeOf(ports, id, await desk.run({ kind: 'meanings', document })).hashes
    })
    const { isSame } = sameMeanings(await ports.store.sameMeanings(id))
    const rows = await ports.store.replies(id)
    const last = new Map(rows.map((row) => [`${row.checkId} ${row.cardId} ${row.organisationId}`, row]))
    return [...last.values()].map((row) => {
      const now = hashes.get(row.cardId) ?? ''
      // What was replied to other words of the same meaning was replied to these.
      return showReply(row, isSame(row.cardId, row.hash, now) ? row.hash : now)
    })
  })

  answerCall(app, ports, CALLS.readCheck, async ({ access: answering, params, query }) => {
    const checkId = params['checkId'] ?? ''
    const wanted = organisationFor(answering, query.organisationId)
    const { cardId, names, organisation, sheet } = await asked(answering.board.id, checkId, wanted)
    if (organisation === null || sheet === null) throw new Refusal('organisation-not-asked')
    refuseOthers(names, organisation.id)
    const { hash, needs, dueOn, helps, helpsBy, card } = sheet
    const reply = lastOf(await ports.store.replies(answering.board.id), checkId, cardId, organisation.id)
    return {
      board: answering.board.title,
      organisation,
      checkId,
      card: { ...card, lines: card.lines.map(({ label, texts }) => ({ label, texts: [...texts] })) },
      hash,
      ...(needs === '' ? {} : { needs }),
      ...(dueOn === undefined ? {} : { dueOn }),
      helps: helps.map((help) => ({ ...help })),
      helpsBy,
      ...(reply === undefined ? {} : { reply: showReply(reply, hash) }),
    }
  })

  answerCall(app, ports, CALLS.replyToCheck, async ({ access: answering, params, body, now }) => {
    const { board } = answering
    const checkId = params['checkId'] ?? ''
    const read = readReply(body)
    // A facilitator need not name it: the question may do so.
    const told = await asked(board.id, checkId, organisationFor(answering, body.organisationId))
    const voice = voiceOf(answering, body.organisationId ?? told.organisation?.id)
    const { cardId, sheet } = told
    if (sheet === null) throw new Refusal('organisation-not-asked')
    refuseOthers(told.names, voice.organisationId)
    if (body.hash !== undefined && body.hash !== sheet.hash) throw new Refusal('changed-meanwhile')
    const before = lastOf(await ports.store.replies(board.id), checkId, cardId, voice.organisationId)
    refuseWritingOver(before, voice, [sheet.hash])
    const row: ReplyRow = {
      boardId: board.id,
      checkId,
      cardId,
      hash: sheet.hash,
      at: new Date(now).toISOString(),
      by: await answeringParticipant(ports.store, answering, voice, read.name, now),
      ...voice,
      ...read,
    }
    await ports.store.addReply(row)
    ports.rooms.agreementChanged(board.id)
    return showReply(row, sheet.hash)
  })

  answerCall(app, ports, CALLS.askAtHome, async ({ request, access: answering, params, body, now }) => {
    const { board } = answering
    const checkId = params['checkId'] ?? ''
    const wanted = readExpiry(body.expiresAt, now) ?? new Date(now + LINK_LIVES_MS).toISOString()
    const told = await asked(board.id, checkId, organisationFor(answering, body.organisationId))
    const { organisationId } = voiceOf(answering, body.organisationId ?? told.organisation?.id)
    if (told.sheet === null || told.organisation?.id !== organisationId) throw new Refusal('organisation-not-asked')
    refuseOthers(told.names, organisationId)
    // Nobody gives away for longer than they have it themselves, and it ends with what it was made by.
    const { link: own, participant } = givesAway(answering, organisationId)
    const expiresAt = own.expiresAt !== null && own.expiresAt < wanted ? own.expiresAt : wanted
    const open = openChecks(await ports.store.links(board.id), organisationId, now)
    if (open.length >= LINKS_MOST || open.filter((link) => link.checkId === checkId).length >= LINKS_MOST_FOR_ONE)
      throw new Refusal('too-many-links')
    const { link, secret } = makeLink(board.id, null, ports.random, now)
    const made: LinkRow = {
      ...link,
      purpose: 'check',
      organisationId,
      checkId,
      expiresAt,
      madeByLink: own.id,
      madeByPerson: participant?.id ?? null,
    }
    await ports.store.addLink(made)
    return { ...showLink(made), ...showAddress(publicOrigin(ports.config, whenceOf(request)), secret) }
  })

  const askedBy = async (answering: Answering, checkId: string, wanted: string | undefined, now: number) => {
    const { organisationId, how } = voiceOf(answering, wanted)
    const links = await ports.store.links(answering.board.id)
    const own = new Set(links.filter((link) => link.organisationId === organisationId).map(({ id }) => id))
    return openChecks(links, organisationId, now).filter(
      (link) => link.checkId === checkId && (how === 'recorded' || own.has(link.madeByLink ?? '')),
    )
  }
  answerCall(app, ports, CALLS.listAsked, async ({ access: answering, params, query, now }) =>
    (await askedBy(answering, params['checkId'] ?? '', query.organisationId, now)).map(showLink),
  )

  answerCall(app, ports, CALLS.endAsked, async ({ access: answering, params, now }) => {
    const link = await ports.store.link(params['linkId'] ?? '')
    const isHere = link?.boardId === answering.board.id && link.purpose === 'check'
    if (link === null || !isHere || link.organisationId === null) throw new Refusal('link-not-found')
    const own = await askedBy(answering, params['checkId'] ?? '', link.organisationId, now)
    if (!own.some(({ id }) => id === link.id)) throw new Refusal('link-not-found')
    await ports.store.revokeLink(link.id, new Date(now).toISOString())
    ports.rooms.recheck(answering.board.id)
  })
}

/** The organisation named, else the one the caller speaks for; null = whichever the question names. */
function organisationFor({ speakers, access }: Answering, named: string | undefined): string | null {
  const [only, ...others] = speakers
  if (named !== undefined) {
    const isOwn = speakers.some(({ organisationId }) => organisationId === named)
    if (!isOwn && access === null) throw new Refusal('not-your-organisation')
    return named
  }
  return only !== undefined && others.length === 0 && access?.role !== 'facilitator' ? only.organisationId : null
}

/** The links that ask something at home for an organisation and are open now. */
const openChecks = (links: readonly LinkRow[], organisationId: string, now: number): readonly LinkRow[] =>
  links.filter((link) => link.purpose === 'check' && link.organisationId === organisationId && judgeLink(link, now).ok)

/** By what somebody makes a link for an organisation: its own link, else as the facilitator they are. */
function givesAway({ speakers, access }: Answering, organisationId: string): Pick<Speaker, 'link' | 'participant'> {
  const found = speakers.find((speaker) => speaker.organisationId === organisationId) ?? access
  if (found === null) throw new TypeError('whoever asks at home came by a link')
  return found
}

/** A check of a decision is for the organisation it names; whoever changes that on the board moves no reply. */
function refuseOthers(names: string | null, organisationId: string): void {
  if (names !== null && names !== organisationId) throw new Refusal('not-your-organisation')
}

const lastOf = (
  rows: readonly ReplyRow[],
  checkId: string,
  cardId: string,
  organisationId: string,
): ReplyRow | undefined =>
  rows.findLast((row) => row.checkId === checkId && row.cardId === cardId && row.organisationId === organisationId)

function readReply(body: NewReply): Pick<ReplyRow, 'answer' | 'note' | 'conditionMetOn' | 'name' | 'post'> {
  const note = body.note === undefined ? '' : readText('note', body.note)
  if (note === '' && body.answer === 'yes-if')
    throw new Refusal('bad-request', { detail: 'note: say what has to be so.' })
  const { conditionMetOn } = body
  if (conditionMetOn !== undefined && (body.answer !== 'yes-if' || !isDate(conditionMetOn, false)))
    throw new Refusal('bad-request', { detail: 'conditionMetOn: a date like 2027-05-31, and with yes-if only.' })
  return { answer: body.answer, note, conditionMetOn: conditionMetOn ?? null, ...readWho(body) }
}

/** A reply as everybody on the board sees it. @param hash what the card says now. */
function showReply(row: ReplyRow, hash: string): GivenReply {
  const { checkId, cardId, organisationId, answer, note, conditionMetOn, name, post, at, how } = row
  return {
    checkId,
    cardId,
    organisationId,
    answer,
    ...(note === '' ? {} : { note }),
    ...(conditionMetOn === null ? {} : { conditionMetOn }),
    ...(name === '' ? {} : { name }),
    post,
    at,
    how,
    hash: row.hash,
    current: row.hash === hash,
  }
}
