// What is told of one person's work to another who reads the list, word for word, through two real browsers and a real server.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { rowNamed } from '../support/list-driver.ts'
import { arrive, eventually, makeBoard, type MadeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

const HEALTH = 'NHS Dumfries and Galloway'
const COUNCIL = 'Dumfries and Galloway Council'
async function come(link: string, name: string, organisation: string): Promise<Person> {
  const person = await arrive(rig.browser, link, name, organisation)
  rig.people.push(person)
  return person
}
/** Writes down everything that is spoken on the page from now on, in order. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  const region = page.getByRole('log', { name: 'What just happened' })
  await region.waitFor({ state: 'attached' })
  expect(await region.getAttribute('aria-live')).toBe('polite')
  await region.evaluate((element) => {
    const heard: string[] = []
    Object.assign(window, { heard })
    new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) heard.push(node.textContent ?? '')
    }).observe(element, { childList: true })
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}
const toList = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'List', exact: true }).click()
  await page.locator('.board-list article').first().waitFor()
}
/** Adds an objective on the map by keyboard and names it. */
async function addObjective({ page, map }: Person, title: string): Promise<void> {
  await map.focus()
  await page.keyboard.press('4')
  await page.keyboard.press('Enter')
  await page.locator('textarea.map-editor').waitFor()
  await page.keyboard.type(title)
  await page.keyboard.press('Escape')
}
const sayAloud = async (page: Page, level: string): Promise<void> => {
  await page.getByRole('button', { name: /^What changed/u }).click()
  await page.getByLabel('Say aloud what others do').selectOption(level)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
const both = async (): Promise<{ board: MadeBoard; anna: Person; ben: Person }> => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  // Ben is there first: whoever is met on arriving is not told.
  const ben = await come(board.links.editor, 'Ben', HEALTH)
  return { board, anna: await come(board.links.facilitator, 'Anna', COUNCIL), ben }
}

test('[LI40] [LI41] [LI42] the transcript of what is told to somebody who wants to hear everything', async () => {
  const { anna, ben } = await both()
  await toList(anna.page)
  await sayAloud(anna.page, 'Everything')
  const heard = await listen(anna.page)
  const row = anna.page.getByRole('button', { name: `${COUNCIL}, Organisation`, exact: true })
  await row.focus()
  await addObjective(ben, 'Warm homes')
  await eventually(heard, (lines) => lines.length === 1, 'the first line')
  await ben.page.keyboard.press('Delete')
  await eventually(heard, (lines) => lines.length === 2, 'the second line', 15_000)
  expect(await heard()).toEqual([
    `Ben, ${HEALTH}, added the objective “Warm homes”.`,
    `Ben, ${HEALTH}, put the objective “Warm homes” in the bin.`,
  ])
  // Nothing of it took the keys.
  expect(await row.evaluate((button) => button === document.activeElement)).toBe(true)
  await anna.page.reload()
  await anna.page.locator('.board-list article').first().waitFor()
  await anna.page.getByRole('button', { name: 'What changed', exact: true }).click()
  expect(await anna.page.getByLabel('Say aloud what others do').inputValue()).toBe('all')
})

test('[LI42] [LI43] [LI44] near me only what stands near is said; what changed is read at will, with the way to each card', async () => {
  const { board, anna, ben } = await both()
  await toList(anna.page)
  await rowNamed(anna.page, `${HEALTH}, Organisation`).click()
  const heard = await listen(anna.page)
  await addObjective(ben, 'Far from Anna')
  await toList(ben.page)
  const theirs = rowNamed(ben.page, 'Dumfries and Galloway Carers Centre, Organisation')
  await theirs.focus()
  await theirs.press('Enter')
  await ben.page.getByLabel('Short name').fill('Carers')
  await ben.page.keyboard.press('Escape')
  await eventually(heard, (lines) => lines.length === 1, 'one line', 15_000)
  // Whoever is met in a page's first moments counts as having been there before it.
  await anna.page.waitForFunction(() => performance.now() > 8_000)
  const cleo = await come(board.links.editor, 'Cleo', COUNCIL)
  await eventually(heard, (lines) => lines.length === 2, 'somebody coming', 15_000)
  expect(await heard()).toEqual([
    `Ben, ${HEALTH}, changed “Dumfries and Galloway Carers Centre” (Short name).`,
    `Cleo, ${COUNCIL}, is here.`,
  ])
  expect(cleo.faults).toEqual([])
  await anna.page.getByRole('button', { name: 'What changed, 3 new', exact: true }).click()
  const lines = anna.page.getByRole('dialog').getByRole('listitem')
  await lines.nth(2).waitFor()
  expect((await lines.locator('p:first-child').allInnerTexts()).map((line) => line.trim())).toEqual([
    `Cleo, ${COUNCIL}, is here`,
    `Ben, ${HEALTH}, changed “Dumfries and Galloway Carers Centre” (Short name)`,
    `Ben, ${HEALTH}, added the objective “Far from Anna”`,
  ])
  await lines.getByRole('button', { name: 'Show added the objective “Far from Anna”' }).click()
  const row = rowNamed(anna.page, 'Far from Anna, Objective')
  await expect.poll(() => row.evaluate((button) => button === document.activeElement)).toBe(true)
  await anna.page.getByRole('button', { name: 'What changed', exact: true }).waitFor()
})
