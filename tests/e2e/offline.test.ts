// Somebody whose server goes away, closes the tab, comes back: what the device kept, what it gives back and what it must not keep.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { deviceRows } from '../support/device-rows.ts'
import { arrive, drawn, eventually, makeBoard, saved, type MadeBoard, type Person } from '../support/people.ts'
import { startServer, type RunningServer } from '../support/start-server.ts'

let browser: Browser
let server: RunningServer
const people: Person[] = []

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer()
})
afterEach(async () => {
  await Promise.all(people.splice(0).map(({ context }) => context.close()))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const COUNCIL = 'Dumfries and Galloway Council'
const WAITING = '[data-save-state="not-saved"]'

async function come(link: string, name = 'Anna'): Promise<Person> {
  const person = await arrive(browser, link, name, COUNCIL)
  people.push(person)
  return person
}
const secretOf = (link: string): string => link.split('#')[1] ?? ''
interface Card {
  readonly id: string
  readonly kind: string
  readonly title?: string
}
/** What the server has on its disk. */
async function cardsOf(board: MadeBoard): Promise<readonly Card[]> {
  const headers = { authorization: `Bearer ${secretOf(board.links.facilitator)}` }
  const answer = await fetch(`${server.url}/api/boards/${board.id}/content`, { headers })
  return ((await answer.json()) as { cards: readonly Card[] }).cards
}
/** Types behind the title of the first objective on the map; gives the card. */
async function typeBehindTitle(page: Page, text: string): Promise<string> {
  const card = page.locator('[data-card-id][data-kind="objective"]').first()
  const id = (await card.getAttribute('data-card-id')) ?? ''
  await card.focus()
  await page.keyboard.press('Enter')
  await page.locator('textarea.map-editor').waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
  return id
}
/** Waits until this device holds what waits for the server. */
const keptHere = (page: Page): Promise<unknown> =>
  eventually(
    () => deviceRows(page),
    ({ confirmed, unsent }) => confirmed > 0 && unsent > 0,
    'the change on this device',
  )
/** Waits until the board is kept here as the server has it. */
const boardKept = (page: Page): Promise<unknown> =>
  eventually(
    () => deviceRows(page),
    ({ confirmed, unsent }) => confirmed > 0 && unsent === 0,
    'the board on this device',
  )
/** Ends the link by which an editor came. */
async function endEditing(board: MadeBoard): Promise<void> {
  const headers = { authorization: `Bearer ${secretOf(board.links.facilitator)}` }
  const links = (await (await fetch(`${server.url}/api/boards/${board.id}/links`, { headers })).json()) as {
    id: string
    role: string
  }[]
  const editing = links.find(({ role }) => role === 'editor')?.id ?? ''
  await fetch(`${server.url}/api/boards/${board.id}/links/${editing}`, { method: 'DELETE', headers })
}
/** Somebody who typed while the server was gone and closed the tab. */
async function leftWhileAway(role: 'editor' | 'facilitator' = 'editor') {
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const anna = await come(board.links[role])
  await boardKept(anna.page)
  await server.kill()
  const id = await typeBehindTitle(anna.page, ' typed without a server')
  await anna.page.locator(`${WAITING}[data-kept="true"]`).waitFor({ state: 'attached' })
  await anna.page.close()
  server = await server.restart()
  return { board, anna, id }
}

test('[OF1] [OF2] what was typed without a server outlives the tab, is found, said and saved once', async () => {
  const { board, anna, id } = await leftWhileAway()
  const titles = async (): Promise<string> => (await cardsOf(board)).find((card) => card.id === id)?.title ?? ''
  expect(await titles()).not.toMatch(/typed/u)
  const page = await anna.context.newPage()
  await page.goto(`${server.url}/b/${board.id}`)
  await drawn(page)
  await page.getByText(/^Unsaved changes from .* were found on this device/u).waitFor()
  await eventually(titles, (title) => title.endsWith(' typed without a server'), 'the words on the board')
  await saved({ ...anna, page })
  await boardKept(page)
  await page.reload()
  await drawn(page)
  await saved({ ...anna, page })
  expect((await titles()).match(/typed without a server/gu)).toHaveLength(1)
})

test('[OF5] opening and typing write in batches, and nothing waits for the device', async () => {
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const anna = await come(board.links.editor)
  await boardKept(anna.page)
  const before = await deviceRows(anna.page)
  await typeBehindTitle(anna.page, ' with a good many letters one after the other')
  await saved(anna)
  await eventually(
    () => deviceRows(anna.page),
    ({ confirmed, unsent }) => confirmed > before.confirmed && unsent === 0,
    'the letters on this device',
  )
  // Forty-five letters are some rows, not forty-five.
  expect((await deviceRows(anna.page)).confirmed - before.confirmed).toBeLessThan(10)
  const away = await anna.context.newPage()
  await away.addInitScript(() => {
    // A device that never answers: the board has to come all the same.
    IDBFactory.prototype.open = () => new EventTarget() as unknown as IDBOpenDBRequest
  })
  await away.goto(`${server.url}/b/${board.id}`)
  await drawn(away)
  await saved({ ...anna, page: away })
})

test('[OF4] a browser that keeps nothing takes nothing from the visit, and the person is told while changes wait', async () => {
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const anna = await come(board.links.editor)
  const page = await anna.context.newPage()
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError')
    }
  })
  await page.goto(`${server.url}/b/${board.id}`)
  await drawn(page)
  await saved({ ...anna, page })
  await server.kill()
  const id = await typeBehindTitle(page, ' kept by the tab')
  await page.locator(WAITING).waitFor({ state: 'attached' })
  await page.getByText(/^This browser keeps nothing on this device/u).waitFor()
  server = await server.restart()
  await saved({ ...anna, page })
  expect((await cardsOf(board)).find((card) => card.id === id)?.title).toMatch(/kept by the tab$/u)
})

test('[OF4] what the browser clears while a board is open is kept anew', async () => {
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const anna = await come(board.links.editor)
  await boardKept(anna.page)
  await anna.page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('common-ground').addEventListener('success', resolve)
      }),
  )
  await server.kill()
  await typeBehindTitle(anna.page, ' after clearing')
  await keptHere(anna.page)
  server = await server.restart()
  await saved(anna)
})

test('[OF20] somebody who may only look by now gets unsaved work as a file, and the board does not get it', async () => {
  const { board, anna, id } = await leftWhileAway()
  const page = await anna.context.newPage()
  await page.goto(board.links.viewer)
  await page.getByLabel('Your name').fill('Anna')
  await endEditing(board)
  await page.getByLabel('Your organisation').fill(COUNCIL)
  await page.getByLabel('Your organisation').press('Tab')
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(page)
  const dialog = page.getByRole('dialog', { name: 'Changes that are not on the board' })
  await dialog.getByText(/You can look at this board now, but no longer change it/u).waitFor()
  await page.screenshot({ path: 'tests/.output/offline-not-taken.png' })
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download my copy' }).click()
  const file = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as { cards: readonly Card[] }
  expect(file.cards.find((card) => card.id === id)?.title).toMatch(/typed without a server$/u)
  await dialog.getByRole('button', { name: 'Remove from this device' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await deviceRows(page)).unsent).toBe(0)
  expect((await cardsOf(board)).find((card) => card.id === id)?.title).not.toMatch(/typed/u)
  await page.reload()
  await drawn(page)
  await saved({ ...anna, page })
})

test('[OF21] [OF32] somebody whose link was ended meanwhile gets unsaved work as a file and nothing else stays', async () => {
  const { board, anna, id } = await leftWhileAway()
  await endEditing(board)
  const page = await anna.context.newPage()
  await page.goto(`${server.url}/b/${board.id}`)
  await page.getByRole('heading', { name: 'Ask for the link' }).waitFor()
  await page.getByRole('button', { name: 'Download my copy' }).waitFor()
  await page.screenshot({ path: 'tests/.output/offline-lost.png' })
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download my copy' }).click()
  const file = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as { cards: readonly Card[] }
  expect(file.cards.find((card) => card.id === id)?.title).toMatch(/typed without a server$/u)
  await page.getByRole('button', { name: 'Remove from this device' }).click()
  await eventually(
    () => deviceRows(page),
    (rows) => rows.boards + rows.confirmed + rows.unsent === 0,
    'nothing of the board on this device',
  )
})

test('[OF32] a link that is ended while the board is open takes the copy from the device', async () => {
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const anna = await come(board.links.editor)
  await boardKept(anna.page)
  await endEditing(board)
  await anna.page.getByRole('heading', { name: 'Your link to this board was ended' }).waitFor()
  await eventually(
    () => deviceRows(anna.page),
    (rows) => rows.boards + rows.confirmed + rows.unsent === 0,
    'nothing of the board on this device',
  )
})

test('[OF30] a shared computer keeps nothing of the board', async () => {
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const context = await browser.newContext({ viewport: { width: 683, height: 625 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const person = { page, context, faults: [], map: page.locator('none') }
  people.push(person)
  await page.goto(board.links.editor)
  await page.getByLabel('Your name').fill('Tom')
  await page.getByLabel('Your organisation').fill(COUNCIL)
  await page.getByLabel('Your organisation').press('Tab')
  await page.getByLabel('This is a shared computer').check()
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(page)
  await typeBehindTitle(page, ' and more')
  await saved(person)
  const second = await context.newPage()
  await second.goto(`${server.url}/b/${board.id}`)
  await drawn(second)
  await saved({ ...person, page: second })
  // Another device has had time to keep the same words.
  const anna = await come(board.links.editor)
  await boardKept(anna.page)
  await server.kill()
  for (const tab of [page, second]) {
    await typeBehindTitle(tab, ' offline')
    await tab.locator(`${WAITING}[data-kept="false"]`).waitFor({ state: 'attached' })
    expect(await deviceRows(tab)).toEqual({ boards: 0, confirmed: 0, unsent: 0 })
    expect(await tab.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Tom|Test partnership/u)
  }
  expect(await page.evaluate(async () => await caches.keys())).toEqual([])
  expect((await context.cookies()).map(({ name, expires }) => [name, expires])).toEqual([['cg_session', -1]])
  server = await server.restart()
  await saved(person)
})

test('[OF21] a link that is ended while somebody types without the server: the words come as a file, then all is gone', async () => {
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const { page } = await come(board.links.editor)
  await boardKept(page)
  await server.kill()
  const id = await typeBehindTitle(page, ' too late')
  await page.locator(`${WAITING}[data-kept="true"]`).waitFor({ state: 'attached' })
  // The tab may try again only once the link has been ended.
  await page.context().setOffline(true)
  server = await server.restart()
  await endEditing(board)
  await page.context().setOffline(false)
  await page.getByRole('heading', { name: 'Your link to this board was ended' }).waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download my copy' }).click()
  const file = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as { cards: readonly Card[] }
  expect(file.cards.find((card) => card.id === id)?.title).toMatch(/too late$/u)
  await eventually(
    () => deviceRows(page),
    (rows) => rows.boards + rows.confirmed + rows.unsent === 0,
    'nothing of the board on this device',
  )
})

test('[OF31] whoever would lose unsaved changes by forgetting a board on the start page is asked', async () => {
  const { board, anna } = await leftWhileAway()
  const page = await anna.context.newPage()
  await page.goto(server.url)
  const answers = [false, true]
  page.on('dialog', (dialog) => void (answers.shift() === true ? dialog.accept() : dialog.dismiss()))
  const forget = page.getByRole('button', { name: 'Forget Test partnership on this device' })
  await forget.click()
  await eventually(
    () => answers.length,
    (left) => left === 1,
    'the question',
  )
  expect((await deviceRows(page)).unsent).toBeGreaterThan(0)
  await forget.click()
  await forget.waitFor({ state: 'detached' })
  expect(await deviceRows(page)).toEqual({ boards: 0, confirmed: 0, unsent: 0 })
  expect((await cardsOf(board)).some(({ title = '' }) => title.includes('typed without'))).toBe(false)
})

test('[OF31] a board is forgotten on this device from its menu, after asking when changes wait', async () => {
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const { page } = await come(board.links.editor)
  await boardKept(page)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Forget this board here' }).click()
  await page.getByRole('button', { name: 'Forget it here' }).waitFor()
  await page.screenshot({ path: 'tests/.output/offline-forget.png' })
  await page.getByRole('button', { name: 'Forget it here' }).click()
  await page.getByRole('heading', { name: 'Start a new board' }).waitFor()
  expect(await page.getByText('Test partnership').count()).toBe(0)
  expect(await deviceRows(page)).toEqual({ boards: 0, confirmed: 0, unsent: 0 })
})
