// The pages themselves without a server: a board opens from the device, nothing of the interface is kept, and a new build is there at the next load.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { deviceRows } from '../support/device-rows.ts'
import { newFolder } from '../support/new-folder.ts'
import { arriveByForm, drawn, eventually, makeBoard, saved } from '../support/people.ts'
import { startApp, startServer } from '../support/start-server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => await browser.close())

const COUNCIL = 'Dumfries and Galloway Council'

/** Not on the server, and said to be kept here: from then on the tab may go at any moment. */
const KEPT = '[data-save-state="not-saved"][data-kept="true"]'

/** What the browser keeps of the pages, by address. */
const keptFiles = async (page: Page): Promise<readonly string[]> =>
  await page.evaluate(async () => {
    const all: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname)
    return all
  })
/** The pages that are kept whole. */
const keptPages = async (page: Page): Promise<readonly string[]> =>
  await page.evaluate(async () => {
    const pages: string[] = []
    for (const name of await caches.keys())
      pages.push((await (await (await caches.open(name)).match('/'))?.text()) ?? '')
    return pages
  })
/** Waits until the pages are kept and what is asked for goes by way of them. */
async function shellKept(page: Page): Promise<void> {
  await eventually(
    () => keptPages(page),
    (kept) => kept.some((text) => text.includes('<html')),
    'the pages kept',
    20_000,
  )
  await eventually(
    () => deviceRows(page),
    ({ confirmed, unsent }) => confirmed > 0 && unsent === 0,
    'the board kept',
  )
}
async function addNote(page: Page, text: string): Promise<void> {
  await page.getByRole('application', { name: 'Map' }).focus()
  await page.keyboard.press('n')
  await page.keyboard.press('Enter')
  await page.locator('textarea.map-editor').waitFor()
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
}
const note = (page: Page, text: string) => page.locator(`[data-kind="note"][aria-label^="${text}"]`)

test('[OF10] [OF11] [OF16] edit, close, open without a server, edit, load again, return: nothing lost, nothing doubled', async () => {
  let server = await startServer()
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const anna = await arriveByForm(browser, board.links.editor, 'Anna', COUNCIL)
  const ben = await arriveByForm(browser, board.links.editor, 'Ben', COUNCIL)
  await shellKept(anna.page)
  await addNote(anna.page, 'Before')
  await saved(anna)
  await server.kill()
  await addNote(anna.page, 'Without')
  await addNote(ben.page, 'Beside')
  await anna.page.locator(KEPT).waitFor({ state: 'attached' })
  await anna.page.close()

  const page = await anna.context.newPage()
  await page.goto(`${server.url}/b/${board.id}`)
  await drawn(page)
  await page.getByText(/^The server does not answer. This is the board as this device last had it/u).waitFor()
  await page.locator('[data-save-state="not-saved"]').waitFor({ state: 'attached' })
  for (const text of ['Before', 'Without']) await note(page, text).waitFor({ state: 'attached' })
  await page.screenshot({ path: 'tests/.output/offline-opened.png' })
  await addNote(page, 'Again')
  await page.locator(KEPT).waitFor({ state: 'attached' })
  await page.reload()
  await drawn(page)
  for (const text of ['Before', 'Without', 'Again']) await note(page, text).waitFor({ state: 'attached' })
  expect(await page.locator('[data-save-state="saved"]').count()).toBe(0)

  server = await server.restart()
  await saved({ ...anna, page })
  // What is no longer true is no longer said, long before it would go by itself.
  await page.getByText(/^The server does not answer/u).waitFor({ state: 'detached', timeout: 5000 })
  await saved(ben)
  for (const text of ['Before', 'Without', 'Again', 'Beside'])
    for (const each of [page, ben.page]) {
      await note(each, text).first().waitFor({ state: 'attached' })
      expect(await note(each, text).count()).toBe(1)
    }
  await eventually(
    () => deviceRows(page),
    ({ unsent }) => unsent === 0,
    'nothing waiting any more',
  )
  const kept = await keptFiles(page)
  expect(kept).toContain('/')
  expect(kept.some((path) => path.endsWith('.woff2'))).toBe(true)
  expect(kept.filter((path) => !/^\/(?:$|assets\/|icon\.svg$)/u.test(path))).toEqual([])
  await Promise.all([anna.context.close(), ben.context.close()])
  await server.stop()
})

test('[OF11] [OF12] a new build is there at the next load, and every address opens without the server', async () => {
  const { path: pages, remove } = newFolder()
  cpSync(fileURLToPath(new URL('../../client/dist', import.meta.url)), pages, { recursive: true })
  const app = await startApp({ pages })
  const board = await makeBoard(app.url, { from: { example: '01' } })
  const anna = await arriveByForm(browser, board.links.editor, 'Anna', COUNCIL)
  await shellKept(anna.page)
  const index = readFileSync(join(pages, 'index.html'), 'utf8')
  const script = /src="\/(assets\/index-[^"]+)"/u.exec(index)?.[1] ?? ''
  const next = script.replace('index-', 'index-next-')
  cpSync(join(pages, script), join(pages, next))
  writeFileSync(join(pages, 'index.html'), index.replaceAll(script, next))
  const list = readFileSync(join(pages, 'shell.json'), 'utf8')
  writeFileSync(join(pages, 'shell.json'), list.replaceAll(script, next).replace('"build":"', '"build":"next'))
  const running = (page: Page) => page.locator('script[type=module]').getAttribute('src')
  expect(await running(anna.page)).toBe(`/${script}`)
  await anna.page.reload()
  await drawn(anna.page)
  expect(await running(anna.page)).toBe(`/${next}`)
  await eventually(
    () => keptPages(anna.page),
    (kept) => kept.some((text) => text.includes(next)),
    'the new build kept',
    20_000,
  )
  await app.stop()
  await anna.page.reload()
  await drawn(anna.page)
  expect(await running(anna.page)).toBe(`/${next}`)
  // The others too, and each says what it can without its server.
  for (const [path, words] of [
    ['/', /^Start blank$/u],
    ['/check', /^Not yet. What stands in the way is below/u],
    [`/b/${board.id}/kept`, /^The server does not answer/u],
  ] as const) {
    await anna.page.goto(`${app.url}${path}`)
    await anna.page.getByText(words).first().waitFor()
    expect(await running(anna.page)).toBe(`/${next}`)
    await anna.page.screenshot({ path: `tests/.output/offline${path.replaceAll('/', '-')}.png` })
  }
  await anna.context.close()
  remove()
})

test('[OF14] [OF15] a connection that breaks as the board opens leaves it with its header once it is back, and later takes nothing away', async () => {
  const server = await startServer()
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  let isBroken = true
  let refused = 0
  await page.route(/\/assets\/surround-[^/]+\.js$/u, async (route) => {
    if (!isBroken) return await route.continue()
    refused += 1
    await route.abort('internetdisconnected')
  })
  await page.goto(board.links.editor)
  await page.getByLabel('Your name').fill('Anna')
  await page.getByLabel('Your organisation').fill(COUNCIL)
  await page.getByLabel('Your organisation').press('Tab')
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(page)
  await eventually(
    () => refused,
    (times) => times > 0,
    'asked for in vain',
    20_000,
  )
  expect(await page.getByRole('button', { name: 'More', exact: true }).count()).toBe(0)
  isBroken = false
  await page.getByRole('button', { name: 'More', exact: true }).waitFor()
  await page.locator('[data-save-state="saved"]').waitFor({ state: 'attached' })

  // A dialog and a view that do not come: the board stays, and says so.
  await page.route(/\/assets\/(?:import-dialog|matrix-view)-[^/]+\.js$/u, (route) =>
    route.abort('internetdisconnected'),
  )
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Import into this board' }).click()
  await page.locator('.toasts').getByText('This part of the page could not be loaded.').waitFor()
  await page.getByRole('button', { name: 'Who does what', exact: true }).click()
  const missing = page.getByRole('alert').filter({ hasText: 'This part of the page could not be loaded.' })
  await missing.waitFor()
  await page.screenshot({ path: 'tests/.output/offline-missing-part.png' })
  await page.unrouteAll()
  await missing.getByRole('button', { name: 'Load the page again' }).click()
  await page.getByRole('grid').waitFor()
  await context.close()
  await server.stop()
})
