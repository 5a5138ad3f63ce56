// Proves over a real server who gets the agreement of a board, of which moment, in which format and with whose answers.
import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES } from '@common-ground/shared/wire/roles.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { agreeingBoard, call, proposalIn, YES, type AgreeingBoard } from './agreeing.ts'
import { ask, newBoard, secretsOf, type Answer } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const agreement = async (board: AgreeingBoard | { id: string; secret: object }, query = '', role = 'viewer') =>
  await ask(server.url, 'GET', `/api/boards/${board.id}/documents/agreement${query}`, {
    bearer: (board.secret as Readonly<Record<string, string>>)[role] ?? '',
  })
const section = ({ text }: Answer, number: number): string => text.split(/^## /mu)[number] ?? ''

test('[DOC30] whoever may read the board gets its agreement, as a page or as a file named after the board', async () => {
  const board = await newBoard(server.url, { title: 'Näh / "far"', from: { example: '01' } })
  for (const role of ROLES) {
    const page = await agreement(board, '', role)
    expect([role, page.status, page.headers.get('content-type')]).toEqual([role, 200, 'text/html; charset=utf-8'])
    expect(page.headers.get('content-disposition')).toMatch(/^inline; /u)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/u)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.text).toContain('<h1>Dumfries and Galloway Health and Social Care Partnership</h1>')
  }
  const file = await agreement(board, '?format=md')
  expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename="agreement.md"; filename*=UTF-8''N%C3%A4h%20-%20-far-%20-%20agreement.md`,
  )
  expect(file.text).toMatch(/^# Dumfries and Galloway/u)
  for (const query of ['?format=pdf', '?format=', '?names=perhaps', '?version=']) {
    const refused = await agreement(board, query)
    expect([query, refused.status]).toEqual([query, query === '?version=' ? 404 : 400])
  }
  const unknown = await agreement(board, '?version=abcdefghijkl')
  expect([unknown.status, unknown.json['code']]).toEqual([404, 'version-not-found'])
})

test('[DOC30] [DOC24] it comes as a file for word processors, made beside the thread that serves everybody', async () => {
  const board = await newBoard(server.url, { title: 'Far', from: { example: '01' } })
  const get = async (query: string): Promise<Response> =>
    await fetch(`${server.url}/api/boards/${board.id}/documents/agreement?format=docx${query}`, {
      headers: { authorization: `Bearer ${board.secret['viewer']}` },
    })
  const file = await get('')
  expect([file.status, file.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ])
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename="agreement.docx"; filename*=UTF-8''Far%20-%20agreement.docx`,
  )
  const bytes = Buffer.from(await file.arrayBuffer())
  const { value } = await mammoth.extractRawText({ buffer: bytes })
  expect(value).toContain('Dumfries and Galloway Health and Social Care Partnership')
  expect(value).toContain('17. Who has agreed')
  // Asked for again it is the same; a page asked for between the two does not disturb it.
  const [again, page] = await Promise.all([get(''), agreement(board)])
  expect(page.text).toContain('<h1>Dumfries')
  expect(bytes.equals(Buffer.from(await again.arrayBuffer()))).toBe(true)
})

test('[DOC30] hostile texts leave as texts', async () => {
  const bytes = readFileSync(new URL('../../fixtures/cases/bad/11-script-injection.json', import.meta.url))
  const board = secretsOf(await ask(server.url, 'POST', '/api/boards/import?grade=report', { bytes }))
  const page = await agreement(board, '?names=yes')
  expect(page.status).toBe(200)
  expect(page.text).not.toMatch(/<script|<svg|<img|<iframe|onerror=(?!alert)/iu)
  expect(page.text).toContain('&lt;script&gt;')
  expect(page.headers.get('content-disposition')).not.toMatch(/<|script>/u)
})

test('[DOC3] names are told where they are asked for', async () => {
  const board = await agreeingBoard(server.url)
  await call(server.url, board, 'facilitator', 'POST', '/proposals', {})
  await call(server.url, board, 'council', 'PUT', '/proposals/current/answer', {
    ...YES,
    answer: 'yes-but',
    note: 'If paid',
  })
  for (const query of ['?format=md', '?format=md&names=no', '?format=md&names=', '?format=md&names=0'])
    expect((await agreement(board, query)).text).not.toContain('Mairi')
  for (const query of ['?format=md&names=yes', '?format=md&names=1', '?format=md&names=true'])
    expect(section(await agreement(board, query), 17)).toContain(
      '| The council | Yes, but | Mairi Scott | Chief officer |',
    )
})

test('[DOC31] [DOC10] it is what was agreed last, else what waits for answers, else what the board says now', async () => {
  const board = await agreeingBoard(server.url, ['council', 'health'])
  const status = async (query = ''): Promise<string> =>
    /\*\*Status:\*\* (.*)/u.exec((await agreement(board, `?format=md${query}`)).text)?.[1] ?? ''
  const code = async (query = ''): Promise<string> =>
    /\*\*Code of this text:\*\* (.*)/u.exec((await agreement(board, `?format=md${query}`)).text)?.[1] ?? ''
  expect(await status()).toMatch(/^Draft of .* Nothing has been agreed yet$/u)
  const first = proposalIn(await call(server.url, board, 'facilitator', 'POST', '/proposals', {}))
  expect(await status()).toMatch(/^Draft, proposed on .*: 2 of 2 partners have still to agree$/u)
  expect(await code()).toBe(first.code)
  // A draft asks nobody anew for what they are asked already.
  expect(section(await agreement(board, '?format=md&version=now'), 17)).toContain('| The health | Not answered yet |')
  await call(server.url, board, 'council', 'PUT', '/proposals/current/answer', YES)
  expect(await status()).toMatch(/1 of 2 partners has still to agree$/u)
  await call(server.url, board, 'health', 'PUT', '/proposals/current/answer', YES)
  expect(await status()).toMatch(/^Agreed on .* by 2 of 2 partners$/u)
  // Nothing has changed in meaning since: the same code.
  expect(await status('&version=now')).toContain('It says the same as what was agreed on')
  expect(await code('&version=now')).toBe(first.code)
  expect(await status('&version=now')).not.toContain('waits for answers')
  const second = proposalIn(await call(server.url, board, 'facilitator', 'POST', '/proposals', { title: 'Second' }))
  expect(await status()).toMatch(/^Agreed on/u)
  expect(await status(`&version=${second.id}`)).toMatch(/2 of 2 partners have still to agree$/u)
  expect(await status('&version=now')).toMatch(/The same was proposed on .* and waits for answers$/u)
  await call(server.url, board, 'facilitator', 'DELETE', `/proposals/${second.id}`)
  expect(await status(`&version=${second.id}`)).toMatch(/taken back on/u)
  const named = await call(server.url, board, 'editor', 'POST', '/versions', { title: 'As it was' })
  expect(await status(`&version=${String(named.json['id'])}`)).toMatch(/It was not proposed for agreement$/u)
})

test('[DOC32] [DOC11] what was agreed tells the answers as they were then, a draft those that hold now', async () => {
  const board = await agreeingBoard(server.url, ['council', 'health'])
  const first = proposalIn(await call(server.url, board, 'facilitator', 'POST', '/proposals', {}))
  await call(server.url, board, 'council', 'PUT', '/proposals/current/answer', {
    ...YES,
    answer: 'yes-but',
    note: 'If paid',
  })
  await call(server.url, board, 'health', 'PUT', '/proposals/current/answer', YES)
  server.passTime(60_000)
  const later = { ...YES, answer: 'yes-but', note: 'Found out later' }
  expect((await call(server.url, board, 'health', 'PUT', '/answers/aim', later)).status).toBe(200)
  const agreed = section(await agreement(board, '?format=md'), 16)
  expect(agreed).toContain('The council, Chief officer, on the whole: “If paid”')
  expect(agreed).not.toContain('Found out later')
  const draft = section(await agreement(board, '?format=md&version=now'), 16)
  expect(draft).toContain('“If paid”')
  expect(draft).toContain('The health, Chief officer, on “Home sooner”: “Found out later”')
  expect((await agreement(board, `?format=md&version=${first.id}`)).text).toContain(first.code)
  // An answer on the whole of a version is one on each card that is in it.
  await call(server.url, board, 'facilitator', 'POST', '/proposals', { title: 'Second' })
  await call(server.url, board, 'health', 'PUT', '/proposals/current/answer', YES)
  expect(section(await agreement(board, '?format=md&version=now'), 16)).not.toContain('Found out later')
})
