// Somebody takes a partnership's documents away through the screen, by keyboard, beside a call; other programs read what came.
import { readFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { openBrowser } from '../support/browser.ts'
import { arrive, makeBoard, type Device, type MadeBoard, type Person } from '../support/people.ts'
import { startServer, type RunningServer } from '../support/start-server.ts'

let browser: Browser
let server: RunningServer
const people: Person[] = []

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer()
})
afterEach(async () => {
  const faults = people.flatMap((person) => person.faults)
  await Promise.all(people.splice(0).map(({ context }) => context.close()))
  expect(faults, 'thrown or logged on a page').toEqual([])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const beside: Device = { width: 683, height: 625 }
async function come(link: string, organisation: string, device: Device = beside): Promise<Page> {
  const person = await arrive(browser, link, 'Anna', organisation, device)
  people.push(person)
  return person.page
}
const download = async (page: Page, press: () => Promise<void>): Promise<Download> => {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return file
}
const facilitator = async (board: MadeBoard, method: string, path: string, json: object): Promise<unknown> => {
  const answer = await fetch(`${server.url}/api/boards/${board.id}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(json),
  })
  expect([path, answer.ok]).toEqual([path, true])
  return await answer.json()
}

test('[DOC33] the agreement is taken away from the Export menu: as what, with whom by name, and which one', async () => {
  const board = await makeBoard(server.url, { from: { example: '01' } })
  const page = await come(board.links.viewer, 'NHS Dumfries and Galloway')
  const choose = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Export' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Partnership agreement...' }).waitFor()
    await page.keyboard.type('Part')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Partnership agreement' }).waitFor()
  }
  await choose()
  const dialog = page.getByRole('dialog', { name: 'Partnership agreement' })
  await dialog.getByText('Nothing has been agreed yet').waitFor()
  expect(await brokenRules(page)).toEqual([])
  // As it stands there: a Word file, by posts.
  const word = await download(page, async () => await page.keyboard.press('Enter'))
  expect(word.suggestedFilename()).toBe('Test partnership - agreement.docx')
  const { value } = await mammoth.extractRawText({ path: await word.path() })
  expect(value).toContain('Posts stand in place of names.')
  await dialog.waitFor({ state: 'detached' })

  // Another is proposed meanwhile: it comes first, and the board as it is now can still be had.
  await facilitator(board, 'POST', '/proposals', { title: 'First' })
  await choose()
  const proposed = dialog.getByRole('radio', { name: /^Proposed on/u })
  await proposed.and(page.locator(':checked')).waitFor()
  expect(await dialog.getByRole('radio', { name: /^As the board is now/u }).count()).toBe(1)
  await dialog.getByRole('radio', { name: /^Plain text/u }).check()
  await dialog.getByRole('radio', { name: /^By their names/u }).check()
  const text = await download(page, async () => await dialog.getByRole('button', { name: 'Download' }).click())
  const markdown = await readFile(await text.path(), 'utf8')
  expect(markdown).toContain('still to agree')
  expect(markdown).not.toContain('Posts stand in place of names.')
  await choose()
  await dialog.getByRole('radio', { name: /^As the board is now/u }).check()
  await dialog.getByRole('radio', { name: /^Page to print/u }).check()
  const print = await download(page, async () => await dialog.getByRole('button', { name: 'Download' }).click())
  expect(print.suggestedFilename()).toBe('Test partnership - agreement.html')
  expect(await readFile(await print.path(), 'utf8')).toContain('Nothing has been agreed yet')
})
