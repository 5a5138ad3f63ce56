// People whose server goes away, who close the tab and come back: what the device kept, what it gives back and what it must not keep.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { deviceRows } from '../support/device-rows.ts'
import {
  arriveByForm,
  drawn,
  eventually,
  headed,
  makeBoard,
  saved,
  type MadeBoard,
  type Person,
} from '../support/people.ts'
import { startServer, type RunningServer } from '../support/start-server.ts'

let browser: Browser
let server: RunningServer
let board: MadeBoard
const people: Person[] = []

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer()
  board = await makeBoard(server.url, { from: { example: '01' } })
})
afterEach(async () => {
  await Promise.all(people.splice(0).map(({ context }) => context.close()))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const COUNCIL = 'Dumfries and Galloway Council'
/** Not on the server, and said to be kept here: from then on the tab may go at any moment. */
const KEPT = '[data-save-state="not-saved"][data-kept="true"]'
const NOT_KEPT = '[data-save-state="not-saved"][data-kept="false"]'
const NOTHING = { boards: 0, confirmed: 0, unsent: 0 }

async function come(link: string, name: string): Promise<Person> {
  const person = await arriveByForm(browser, link, name, COUNCIL)
  people.push(person)
  return person
}
const call = async (method: string, path: string, json?: object): Promise<unknown> => {
  const authorization = `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`
  const answer = await fetch(`${server.url}/api/boards/${board.id}${path}`, {
    method,
    headers: { authorization, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  const text = await answer.text()
  return text === '' ? null : JSON.parse(text)
}
/** A link to edit that only one person uses. */
const ownLink = async (): Promise<{ readonly id: string; readonly url: string }> =>
  (await call('POST', '/links', { role: 'editor' })) as { id: string; url: string }

interface Card {
  readonly id: string
  readonly title?: string
  readonly text?: string
}
/** Every note on the server's disk. */
async function notes(): Promise<readonly string[]> {
  const { cards } = (await call('GET', '/content')) as { cards: readonly Card[] }
  return cards.map(({ text = '' }) => text)
}
async function addNote(page: Page, text: string): Promise<void> {
  await page.getByRole('application', { name: 'Map' }).focus()
  await page.keyboard.press('n')
  await page.keyboard.press('Enter')
  await page.locator('textarea.map-editor').waitFor()
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
}
/** Waits until the board is kept here as the server has it. */
const boardKept = (page: Page): Promise<unknown> =>
  eventually(
    () => deviceRows(page),
    ({ confirmed, unsent }) => confirmed > 0 && unsent === 0,
    'the board on this device',
    20_000,
  )
const nothingKept = (page: Page): Promise<unknown> =>
  eventually(
    () => deviceRows(page),
    ({ boards, confirmed, unsent }) => boards + confirmed + unsent === 0,
    'nothing of the board on this device',
  )
/** Takes the copy that is offered; gives the texts in it. */
async function downloaded(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download my copy' }).click()
  return readFileSync(await (await downloading).path(), 'utf8')
}
const back = async ({ context }: Person): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(`${server.url}/b/${board.id}`)
  return page
}

test('[OF1] [OF2] [OF20] [OF21] [OF31] [OF32] what was typed without a server outlives the tab: it is saved once, or handed over, or forgotten when asked', async () => {
  const [demoted, lost] = [await ownLink(), await ownLink()]
  const [anna, bea, cid, dan] = [
    await come(board.links.editor, 'Anna'),
    await come(demoted.url, 'Bea'),
    await come(lost.url, 'Cid'),
    await come(board.links.editor, 'Dan'),
  ]
  for (const { page } of people) await boardKept(page)
  await server.kill()
  for (const [at, { page }] of people.entries()) {
    await addNote(page, `Typed by ${String(at)}`)
    await page.locator(KEPT).waitFor({ state: 'attached' })
    await page.close()
  }
  server = await server.restart()
  expect((await notes()).filter((text) => text.startsWith('Typed by'))).toEqual([])

  // Anna comes back: it is found, said, and on the board once, however often she loads it.
  const annas = await back(anna)
  await drawn(annas)
  await annas.getByText(/^Unsaved changes from .* were found on this device/u).waitFor()
  await eventually(notes, (texts) => texts.includes('Typed by 0'), 'the words on the board')
  await saved({ ...anna, page: annas })
  await boardKept(annas)
  await annas.reload()
  await drawn(annas)
  await saved({ ...anna, page: annas })

  // Bea may only look by now.
  const beas = await bea.context.newPage()
  await beas.goto(board.links.viewer)
  await beas.getByLabel('Your name').fill('Bea')
  await beas.getByLabel('Your organisation').fill(COUNCIL)
  await beas.getByLabel('Your organisation').press('Tab')
  await call('DELETE', `/links/${demoted.id}`)
  await beas.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(beas)
  const dialog = beas.getByRole('dialog', { name: 'Changes that are not on the board' })
  await dialog.getByText(/You can look at this board now, but no longer change it/u).waitFor()
  await beas.screenshot({ path: 'tests/.output/offline-not-taken.png' })
  expect(await downloaded(beas)).toContain('Typed by 1')
  await dialog.getByRole('button', { name: 'Remove from this device' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await deviceRows(beas)).unsent).toBe(0)

  // Cid's link was ended.
  await call('DELETE', `/links/${lost.id}`)
  const cids = await back(cid)
  await cids.getByRole('heading', { name: 'Ask for the link' }).waitFor()
  await cids.getByRole('button', { name: 'Download my copy' }).waitFor()
  await cids.screenshot({ path: 'tests/.output/offline-lost.png' })
  expect(await downloaded(cids)).toContain('Typed by 2')
  await cids.getByRole('button', { name: 'Remove from this device' }).click()
  await nothingKept(cids)

  // Dan has the device forget the board, and is asked first.
  const dans = await dan.context.newPage()
  await dans.goto(server.url)
  const answers = [false, true]
  dans.on('dialog', (question) => void (answers.shift() === true ? question.accept() : question.dismiss()))
  const forget = dans.getByRole('button', { name: 'Forget Test partnership on this device' })
  await forget.click()
  await eventually(
    () => answers.length,
    (left) => left === 1,
    'the question',
  )
  expect((await deviceRows(dans)).unsent).toBeGreaterThan(0)
  await forget.click()
  await forget.waitFor({ state: 'detached' })
  expect(await deviceRows(dans)).toEqual(NOTHING)

  expect((await notes()).filter((text) => text.startsWith('Typed by'))).toEqual(['Typed by 0'])
})

test('[OF4] [OF21] [OF30] [OF32] without a server: a browser that refuses or clears its store, a link that is ended, a shared computer', async () => {
  const ending = await ownLink()
  const cleared = await come(board.links.editor, 'Cleared')
  const late = await come(ending.url, 'Late')
  await boardKept(cleared.page)
  await boardKept(late.page)
  const refusing = await cleared.context.newPage()
  await refusing.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError')
    }
  })
  await refusing.goto(`${server.url}/b/${board.id}`)
  await drawn(refusing)
  const context = await browser.newContext({ viewport: { width: 683, height: 625 }, reducedMotion: 'reduce' })
  const shared = await context.newPage()
  people.push({ page: shared, context, faults: [], map: shared.locator('none') })
  await shared.goto(board.links.editor)
  await shared.getByLabel('Your name').fill('Tom')
  await shared.getByLabel('Your organisation').fill(COUNCIL)
  await shared.getByLabel('Your organisation').press('Tab')
  await shared.getByLabel('This is a shared computer').check()
  await shared.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(shared)
  // A second tab has not been told, and keeps as little.
  const second = await context.newPage()
  await second.goto(`${server.url}/b/${board.id}`)
  await drawn(second)
  for (const page of [refusing, shared, second]) await headed(page)
  await cleared.page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('common-ground').addEventListener('success', resolve)
      }),
  )
  await server.kill()

  await addNote(refusing, 'Refused')
  await refusing.getByText(/^This browser keeps nothing on this device/u).waitFor()
  await addNote(cleared.page, 'Cleared')
  await cleared.page.locator(KEPT).waitFor({ state: 'attached' })
  await addNote(late.page, 'Too late')
  await late.page.locator(KEPT).waitFor({ state: 'attached' })
  for (const tab of [shared, second]) {
    await addNote(tab, 'Shared')
    await tab.locator(NOT_KEPT).waitFor({ state: 'attached' })
    expect(await deviceRows(tab)).toEqual(NOTHING)
    expect(await tab.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Tom|Test partnership/u)
  }
  expect(await shared.evaluate(async () => await caches.keys())).toEqual([])
  expect((await context.cookies()).map(({ name, expires }) => [name, expires])).toEqual([['cg_session', -1]])

  // The tab may try again only once the link has been ended.
  await late.context.setOffline(true)
  server = await server.restart()
  await call('DELETE', `/links/${ending.id}`)
  await late.context.setOffline(false)
  await late.page.getByRole('heading', { name: 'Your link to this board was ended' }).waitFor()
  expect(await downloaded(late.page)).toContain('Too late')
  await nothingKept(late.page)
  const wanted = ['Cleared', 'Refused', 'Shared', 'Shared']
  await eventually(
    async () => (await notes()).filter((text) => [...wanted, 'Too late'].includes(text)).toSorted(),
    (texts) => texts.join() === wanted.join(),
    'what every other tab held',
    20_000,
  )
})

test('[OF5] [OF31] [OF32] nothing waits for the device; a board forgotten from its menu, or whose link is ended, leaves nothing here', async () => {
  const ending = await ownLink()
  const anna = await come(board.links.editor, 'Anna')
  const { page } = anna
  const cid = await come(ending.url, 'Cid')
  await boardKept(page)
  await boardKept(cid.page)
  const before = await deviceRows(page)
  await addNote(page, 'A note with a good many letters one after the other')
  await saved(anna)
  await eventually(
    () => deviceRows(page),
    ({ confirmed, unsent }) => confirmed > before.confirmed && unsent === 0,
    'the letters on this device',
  )
  // Fifty-one letters are some rows, not fifty-one.
  expect((await deviceRows(page)).confirmed - before.confirmed).toBeLessThan(12)
  const away = await anna.context.newPage()
  await away.addInitScript(() => {
    // A device that never answers: the board has to come all the same.
    IDBFactory.prototype.open = () => new EventTarget() as unknown as IDBOpenDBRequest
  })
  await away.goto(`${server.url}/b/${board.id}`)
  await drawn(away)
  await saved({ ...anna, page: away })
  await away.close()

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Forget this board here' }).click()
  await page.getByRole('button', { name: 'Forget it here' }).waitFor()
  await page.screenshot({ path: 'tests/.output/offline-forget.png' })
  await page.getByRole('button', { name: 'Forget it here' }).press('Enter')
  await page.getByRole('heading', { name: 'Start a new board' }).waitFor()
  await page.getByText('Forgotten on this device. The board itself is still there.').first().waitFor()
  const held = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')
  await eventually(held, (on) => on === 'Map your partnership together', 'the keys on the heading')
  expect(await page.getByText('Test partnership').count()).toBe(0)
  expect(await deviceRows(page)).toEqual(NOTHING)

  await call('DELETE', `/links/${ending.id}`)
  await cid.page.getByRole('heading', { name: 'Your link to this board was ended' }).waitFor()
  await nothingKept(cid.page)
})
