// Proves how the answer of an organisation reads that whoever runs the board belongs to: by its link its own, else recorded, and by whom.
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { agreeingBoard, answersIn, call, linkTo, YES } from './agreeing.ts'
import { ask, join } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

test('[AG15] recorded by a facilitator of that organisation it says so, of any other it is recorded; by its own link it is its own', async () => {
  const board = await agreeingBoard(server.url)
  const on = (by: Parameters<typeof call>[2], method: string, path: string, json?: object) =>
    call(server.url, board, by, method, path, json)
  await on('facilitator', 'POST', '/proposals', {})
  const joined = await join(server.url, board.secret['facilitator'] ?? '', 'Anna', { organisationId: 'council' })
  const anna = { cookie: joined.cookie }
  for (const organisationId of ['council', 'health']) {
    expect((await on(anna, 'PUT', '/answers/aim', { ...YES, organisationId })).status).toBe(200)
    expect((await on(anna, 'PUT', '/proposals/current/answer', { ...YES, organisationId })).status).toBe(200)
  }
  const howOf = (answers: readonly { organisationId: string; how: string; byOwn?: true }[]): object =>
    Object.fromEntries(answers.map(({ organisationId, how, byOwn }) => [organisationId, `${how} ${byOwn ?? false}`]))
  const expected = { council: 'recorded true', health: 'recorded false' }
  expect(howOf(answersIn(await on('viewer', 'GET', '/answers')))).toEqual(expected)
  const [proposal] = (await on('viewer', 'GET', '/proposals')).json as unknown as readonly ProposalInfo[]
  expect(howOf(proposal?.answers ?? [])).toEqual(expected)

  const bearer = board.secret['viewer'] ?? ''
  const document = await ask(server.url, 'GET', `/api/boards/${board.id}/documents/agreement?format=md`, { bearer })
  expect(document.text).toMatch(
    /\| The council \| Yes \(given for their own organisation by whoever runs the board\) \|/u,
  )
  expect(document.text).toMatch(/\| The health \| Yes \(recorded by whoever runs the board\) \|/u)

  // A link that runs the board and was made for an organisation answers for it.
  const bound = await linkTo(server.url, board, { role: 'facilitator', organisationId: 'council' })
  const own = await on({ bearer: bound }, 'PUT', '/answers/aim', YES)
  expect(howOf([own.json as never])).toEqual({ council: 'pressed false' })
})
