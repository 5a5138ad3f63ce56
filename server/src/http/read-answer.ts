// Knows what an answer must hold to be one, and for which organisation it may be given; refuses to know on what.
import { isDate } from '@common-ground/shared/board/calendar.ts'
import type { NewAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { Refusal } from '../errors.ts'
import type { AnswerRow, ReplyRow, Store } from '../store/store.ts'
import { participantBehind } from './access.ts'
import type { Answering } from './answering.ts'
import { readName, sayNameError } from './typed-name.ts'

/** An answer as it is kept, without what it is on. */
export type ReadAnswer = Omit<AnswerRow, 'boardId' | 'cardId' | 'proposalId' | 'hash'>

/** Who speaks, or for whom it is recorded. */
interface Voice<How extends AnswerRow['how'] = 'pressed' | 'recorded'> {
  readonly organisationId: string
  readonly how: How
}
/** As what an answer on the whole is given. */
export type VoiceOnWhole = Voice<'pressed' | 'recorded' | 'shared'>

/**
 * For whom the caller may answer: their link's own organisation; a facilitator may record it for one that is named.
 *
 * @param wanted the organisation named; absent = the one of the link.
 */
export function voiceOf({ speakers, access }: Answering, wanted: string | undefined): Voice {
  const [only, ...others] = speakers
  const organisationId = wanted ?? (others.length === 0 ? only?.organisationId : undefined)
  const isOwn = speakers.some((speaker) => speaker.organisationId === organisationId)
  if (organisationId !== undefined && isOwn) return { organisationId, how: 'pressed' }
  if (access?.role === 'facilitator') {
    if (organisationId === undefined)
      throw new Refusal('bad-request', { detail: 'organisationId: say for which organisation it is recorded.' })
    return { organisationId, how: 'recorded' }
  }
  throw new Refusal(speakers.length === 0 ? 'own-link-needed' : 'not-your-organisation')
}

/**
 * The same for a whole proposal, on which also whoever came by the link for everybody answers for the organisation they
 * joined as, and for no other. That proves nothing, so it is kept as `shared`. [AG16]
 */
export function voiceOnWhole(answering: Answering, wanted: string | undefined): VoiceOnWhole {
  const { guest, speakers, access } = answering
  const organisationId = wanted ?? (speakers.length === 0 ? guest?.organisationId : undefined)
  const isOwn = speakers.some((speaker) => speaker.organisationId === organisationId)
  return guest === null || access?.role === 'facilitator' || isOwn || guest.organisationId !== organisationId
    ? voiceOf(answering, wanted)
    : { organisationId, how: 'shared' }
}

/** For which of those asked the caller answers as their own, and as what; undefined = for none. */
export function ownVoice(
  { speakers, access, guest }: Answering,
  asked: readonly { readonly id: string; readonly name: string }[],
): { readonly id: string; readonly name: string; readonly how: VoiceOnWhole['how'] } | undefined {
  const find = (id: string | null | undefined) => asked.find((one) => one.id === id)
  for (const { organisationId } of speakers) {
    const own = find(organisationId)
    if (own !== undefined) return { ...own, how: 'pressed' }
  }
  const runs = access?.role === 'facilitator'
  const joined = find(runs ? access.participant?.organisationId : guest?.organisationId)
  return joined === undefined ? undefined : { ...joined, how: runs ? 'recorded' : 'shared' }
}

/** Reads what was typed; refuses what is no answer, before anything is written. */
export function readAnswer(body: NewAnswer): Omit<ReadAnswer, 'organisationId' | 'how' | 'at' | 'by'> {
  const note = body.note === undefined ? '' : readText('note', body.note)
  if (note === '' && (body.answer === 'yes-but' || body.answer === 'not-yet'))
    throw new Refusal('bad-request', {
      detail: body.answer === 'not-yet' ? 'note: say what would make it a yes.' : 'note: say what the "but" is.',
    })
  const isChecking = body.answer === 'checking'
  if (isChecking ? !isDate(body.checkingBy, false) : body.checkingBy !== undefined)
    throw new Refusal('bad-request', {
      detail: isChecking
        ? 'checkingBy: say by when you will know, as a date like 2027-05-31.'
        : 'checkingBy: goes with checking at home only.',
    })
  if (body.wish !== undefined && body.answer !== 'not-yet')
    throw new Refusal('bad-request', { detail: 'wish: goes with not-yet only.' })
  const { confirmedHomeOn } = body
  const isYes = body.answer === 'yes' || body.answer === 'yes-but'
  if (confirmedHomeOn !== undefined && (!isYes || !isDate(confirmedHomeOn, false)))
    throw new Refusal('bad-request', {
      detail: 'confirmedHomeOn: a date like 2027-05-31, and with yes or yes-but only.',
    })
  return {
    answer: body.answer,
    note,
    ...readWho(body),
    confirmedHomeOn: confirmedHomeOn ?? null,
    checkingBy: body.checkingBy ?? null,
    wish: body.wish ?? null,
  }
}

/** Who answers and in which post, as typed. */
export function readWho({ name: typedName, post: typedPost }: { readonly name: string; readonly post: string }): {
  readonly name: string
  readonly post: string
} {
  const name = readName(typedName)
  if (!name.ok) throw new Refusal('bad-request', { detail: sayNameError('The name', name.error) })
  const post = readName(typedPost)
  if (!post.ok) throw new Refusal('bad-request', { detail: sayNameError('The post', post.error) })
  return { name: name.value, post: post.value }
}

/** Words as they are kept: NFC, without spaces at the ends; refuses broken and direction-changing characters. */
export function readText(what: string, typed: string): string {
  if (!typed.isWellFormed() || /[\0\u202A-\u202E\u2066-\u2069]/u.test(typed))
    throw new Refusal('bad-request', { detail: `${what}: holds broken or hidden characters. Type it again.` })
  return typed.normalize('NFC').trim()
}

/**
 * Nobody but the organisation itself writes over what it has said itself about the same words, or others that count as
 * them. By the link for everybody nobody writes over a yes that counts either, whoever recorded or confirmed it: that
 * would take it back for an organisation which the link does not prove. [AG19]
 */
export function refuseWritingOver(
  before: Pick<AnswerRow | ReplyRow, 'how' | 'hash' | 'answer'> | undefined,
  { how }: VoiceOnWhole,
  words: readonly string[],
): void {
  if (how === 'pressed' || before === undefined || !words.includes(before.hash)) return
  const isYes = before.answer === 'yes' || before.answer === 'yes-but'
  if (before.how === 'pressed' || (how === 'shared' && before.how !== 'shared' && isYes))
    throw new Refusal('already-answered')
}

/** Participant id of whoever gives the answer: by the organisation's link, or as who they are on the board. */
export async function answeringParticipant(
  store: Store,
  { board, speakers, access, guest }: Answering,
  { organisationId, how }: VoiceOnWhole,
  called: string,
  now: number,
): Promise<string> {
  if (how === 'shared' && guest !== null) return guest.participant.id
  const speaker = speakers.find((one) => one.organisationId === organisationId)
  const link = how === 'recorded' ? access?.link : speaker?.link
  if (link === undefined) throw new TypeError('whoever answers came by a link')
  const participant = (how === 'recorded' ? access?.participant : speaker?.participant) ?? null
  return (await participantBehind(store, { board, link, participant }, now, how === 'recorded' ? undefined : called)).id
}

/** Whether whoever recorded an answer belongs to the organisation, by a link or as they said when they came. [AG15] */
export type ByOwn = (row: Pick<AnswerRow, 'by' | 'organisationId' | 'how'>) => boolean

/** Of everybody on a board. */
export async function byOwnOn(store: Pick<Store, 'participants'>, boardId: string): Promise<ByOwn> {
  const homes = new Map((await store.participants(boardId)).map(({ id, organisationId }) => [id, organisationId]))
  return ({ by, organisationId, how }) => how === 'recorded' && homes.get(by) === organisationId
}

/** An answer as everybody on the board sees it. */
export function showAnswer(row: AnswerRow, byOwn: ByOwn) {
  const { organisationId, answer, note, name, post, checkingBy, confirmedHomeOn, wish, at, how, confirmedBy } = row
  return {
    organisationId,
    answer,
    ...(note === '' ? {} : { note }),
    ...(name === '' ? {} : { name }),
    ...(post === '' ? {} : { post }),
    ...(checkingBy === null ? {} : { checkingBy }),
    ...(confirmedHomeOn === null ? {} : { confirmedHomeOn }),
    ...(wish === null ? {} : { wish: wish as 'talk' | 'next-time' | 'steps' }),
    at,
    how,
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
    ...(byOwn(row) ? { byOwn: true as const } : {}),
  }
}
