// Knows the calls by which an organisation fills in its own form before a call; refuses to know how a form becomes changes of the board.
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { openBoardDoc, rawTextAt, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { FORM_LIMITS, readOwnForm } from '@common-ground/shared/board/own-form.ts'
import { exportText } from '@common-ground/shared/board/text-rules.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Refusal as OperationRefusal } from '@common-ground/shared/operations/operation.ts'
import { ownFormOperations } from '@common-ground/shared/operations/own-form-operations.ts'
import type { FormNow } from '@common-ground/shared/wire/form-shapes.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import type { Role } from '@common-ground/shared/wire/roles.ts'
import { Refusal } from '../errors.ts'
import { openAccess, participantBehind } from './access.ts'
import type { Answering, Speaker } from './answering.ts'
import { callDayOn } from './call-day.ts'
import { answerCall, credentialsOf } from './call.ts'
import { refuseRoom } from './live-content.ts'
import { listOrganisations } from './organisation-cards.ts'
import { placerOn } from './place-new-card.ts'
import type { HttpPorts } from './ports.ts'

/** Among those who have joined: who wrote by a form, for the organisation that stands beside it. */
const CALLED = 'Form before the call'

export function answerFormCalls(app: FastifyInstance, ports: HttpPorts): void {
  answerCall(app, ports, CALLS.listForms, async ({ access }) => {
    const sent = new Set((await ports.store.formsSent(access.board.id)).map(({ organisationId }) => organisationId))
    const organisations = await listOrganisations(ports.rooms, access.board.id)
    return organisations.map(({ id }) => ({ organisationId: id, filled: sent.has(id) }))
  })

  answerCall(app, ports, CALLS.readForm, async ({ access: answering, now }) => {
    const { organisationId } = speakerOf(answering)
    const filled = await isFilled(ports, answering, organisationId)
    const read = await ports.rooms.read(answering.board.id, 'map', (doc) =>
      formNow(openBoardDoc(doc), answering, organisationId, filled, now),
    )
    if (!read.ok) throw refuseRoom(read.error)
    if (read.value === null) throw new Refusal('form-not-found')
    return read.value
  })

  answerCall(app, ports, CALLS.sendForm, async ({ request, access: answering, body, now }) => {
    const speaker = speakerOf(answering)
    const { organisationId } = speaker
    const { board } = answering
    const filled = await isFilled(ports, answering, organisationId)
    const at = new Date(now).toISOString()
    const by = (await participantBehind(ports.store, { board, ...speaker }, now, CALLED)).id
    const written = await ports.rooms.transact(
      board.id,
      (doc) => {
        const boardDoc = openBoardDoc(doc)
        const before = formNow(boardDoc, answering, organisationId, filled, now)
        if (before === null) return 'form-not-found'
        if (before.closed) return 'form-closed'
        if (before.hash !== body.hash) return 'changed-meanwhile'
        // People are never taken out by a form, so how many there may be is counted with those who are there.
        const known = new Set(before.form.people.map(({ id }) => id))
        const more = (body.people ?? []).filter(({ id }) => !known.has(id)).length
        if (more > 0 && known.size + more > FORM_LIMITS.people) return 'bad-request'
        const operations = ownFormOperations(boardDoc, organisationId, before.form, body, placerOn(boardDoc))
        const applied = applyOperations(boardDoc, operations, { by, at, origin: 'server' })
        if (!applied.ok) return codeOf(applied.error)
        return formNow(boardDoc, answering, organisationId, true, now) ?? 'form-not-found'
      },
      { id: by, role: await roleOf(ports, request, answering, now) },
    )
    if (!written.ok) throw refuseRoom(written.error)
    const { value } = written
    if (typeof value === 'string')
      throw new Refusal(value, value === 'bad-request' ? { detail: 'The form holds what a card cannot.' } : {})
    await ports.store.addFormSent({ boardId: board.id, organisationId, at, by })
    ports.rooms.participantsChanged(board.id)
    return value
  })
}

/**
 * What the sender may do on the board itself: a page opened by its link alone is still on the device of whoever runs the
 * board, and those are not refused more by a form than on the map. null = nothing.
 */
async function roleOf(
  { store }: HttpPorts,
  request: FastifyRequest,
  { board, access }: Answering,
  now: number,
): Promise<Role | null> {
  if (access !== null) return access.role
  const opened = await openAccess(store, board.id, 'viewer', { ...credentialsOf(request), bearer: null }, now)
  return opened.ok ? opened.value.role : null
}

/** Whose form it is: the one organisation whose link to its form the caller has. */
function speakerOf({ speakers }: Answering): Speaker {
  const [only, ...others] = speakers
  if (only === undefined || others.length > 0) throw new Refusal('own-link-needed')
  return only
}

const isFilled = async (ports: HttpPorts, { board }: Answering, organisationId: string): Promise<boolean> =>
  (await ports.store.formsSent(board.id)).some((sent) => sent.organisationId === organisationId)

/** The form as its cards fill it in; null = the organisation's own is gone. */
function formNow(
  boardDoc: BoardDoc,
  { board }: Answering,
  organisationId: string,
  filled: boolean,
  now: number,
): FormNow | null {
  const form = readOwnForm(boardDoc, organisationId)
  if (form === null) return null
  const call = callDayOn(boardDoc, now)
  return {
    board: board.title,
    organisation: { id: organisationId, name: nameOf(boardDoc, organisationId) },
    ...(call === null || call.isOver ? {} : { callOn: call.on }),
    filled,
    closed: filled && call?.isOver === true,
    hash: createHash('sha256').update(JSON.stringify(form)).digest('hex'),
    form,
  }
}

const nameOf = (boardDoc: BoardDoc, card: string): string =>
  exportText(rawTextAt(boardDoc, { card, field: 'name' })).trim()

function codeOf(refusal: OperationRefusal): 'card-locked' | 'board-full' | 'form-not-found' | 'bad-request' {
  switch (refusal) {
    case 'locked':
      return 'card-locked'
    case 'too-many':
      return 'board-full'
    case 'no-such-card':
    case 'no-such-item':
      return 'form-not-found'
    default:
      return 'bad-request'
  }
}
