// Knows a board with organisations, a link for each and how they answer over HTTP; knows no answer beforehand.
import type { CardAnswer, ProposalInfo, ProposalSheet } from '@common-ground/shared/wire/agreement-shapes.ts'
import { ask, secretsOf, type Answer, type Sending } from './caller.ts'

export interface AgreeingBoard {
  readonly id: string
  readonly secret: Readonly<Record<string, string>>
  /** Secrets of links to answer, by organisation. */
  readonly own: Readonly<Record<string, string>>
}
export const YES = { answer: 'yes', name: 'Mairi Scott', post: 'Chief officer' }

/** A board with a purpose, one objective and the active organisations council, health and charity; one more is invited. */
export async function agreeingBoard(
  url: string,
  organisations = ['council', 'health', 'charity'],
): Promise<AgreeingBoard> {
  const common = { pos: [0, 0], size: [200, 100], z: 'a0', order: 'a0', inAgreement: true }
  const cards = [
    { id: 'charter', kind: 'charter', purpose: 'People live well at home.' },
    { id: 'aim', kind: 'objective', title: 'Home sooner', why: 'Nobody should wait.' },
    { id: 'note', kind: 'note', text: 'Not agreed on', inAgreement: false },
    { id: 'guest', kind: 'organisation', name: 'Guest', state: 'invited' },
    ...organisations.map((id) => ({ id, kind: 'organisation', name: `The ${id}` })),
  ].map((card) => ({ ...common, ...card }))
  const file = {
    format: 'common-ground-board',
    version: 1,
    board: {
      title: 'Shared work',
      stage: 'forming',
      language: 'en-GB',
      timeZone: 'Europe/London',
      createdAt: '2026-10-02T09:00:00Z',
      settings: {},
    },
    participants: [],
    cards,
    relations: [],
  }
  const made = await ask(url, 'POST', '/api/boards/import', { bytes: JSON.stringify(file) })
  if (made.status !== 201) throw new Error(made.text)
  const { id, secret } = secretsOf(made)
  const own: Record<string, string> = {}
  for (const organisationId of [...organisations, 'guest'])
    own[organisationId] = await linkTo(url, { id, secret }, { purpose: 'answer', organisationId })
  return { id, secret, own }
}

/** Makes a link; gives its secret. */
export async function linkTo(url: string, board: Pick<AgreeingBoard, 'id' | 'secret'>, json: object): Promise<string> {
  const bearer = board.secret['facilitator'] ?? ''
  const made = await ask(url, 'POST', `/api/boards/${board.id}/links`, { bearer, json })
  if (made.status !== 201) throw new Error(made.text)
  return String(made.json['secret'])
}

/** Calls as whoever has the secret, or as the device. */
export const call = (
  url: string,
  board: AgreeingBoard,
  by: string | Pick<Sending, 'cookie' | 'bearer'>,
  method: string,
  path: string,
  json?: object,
): Promise<Answer> =>
  ask(url, method, `/api/boards/${board.id}${path}`, {
    ...(typeof by === 'string' ? { bearer: board.secret[by] ?? board.own[by] ?? by } : by),
    ...(json === undefined ? {} : { json }),
  })

export const proposalIn = (answer: Answer): ProposalInfo => answer.json as unknown as ProposalInfo
export const sheetIn = (answer: Answer): ProposalSheet => answer.json as unknown as ProposalSheet
export const answersIn = (answer: Answer): readonly CardAnswer[] => answer.json as unknown as readonly CardAnswer[]
