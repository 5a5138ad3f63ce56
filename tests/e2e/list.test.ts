// The board as a list in a real browser: walking it, choosing, and what the map and the keys make of it.
import { toBoardFile } from '@common-ground/shared/interchange/board-file.ts'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { generatedBoard } from '../support/generated-board.ts'
import { rowNamed } from '../support/list-driver.ts'
import { northshireFile } from '../support/northshire.ts'
import { arrive, type Device, drawn, eventually, makeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const HEALTH = 'NHS Dumfries and Galloway'
async function come(link: string, name: string, device?: Device): Promise<Person> {
  const person = await arrive(rig.browser, link, name, HEALTH, device)
  rig.people.push(person)
  return person
}
const example = async (device?: Device): Promise<Person> =>
  await come((await makeBoard(rig.server.url, { from: { example: '01' } })).links.facilitator, 'Anna', device)

const choice = (page: Page, name: 'Map' | 'List') => page.getByRole('button', { name, exact: true })
const chosenRow = (page: Page) => page.locator('.board-list [aria-pressed="true"]')
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

test('[LI10] [LI11] one press turns the map into the list and back, and what is chosen stays chosen', async () => {
  const { page } = await example()
  await choice(page, 'List').click()
  const row = rowNamed(page, 'NHS Dumfries and Galloway, Organisation')
  await row.click()
  const id = await page
    .locator('.board-list article')
    .filter({ has: page.getByRole('button', { name: 'NHS Dumfries and Galloway, Organisation', exact: true }) })
    .getAttribute('data-row-id')
  expect(await row.getAttribute('aria-pressed')).toBe('true')
  await choice(page, 'Map').click()
  await page.locator(`[data-card-id="${id ?? ''}"][aria-pressed="true"]`).waitFor()
  await page.keyboard.press('Alt+o')
  await expect.poll(() => chosenRow(page).textContent()).toContain('NHS Dumfries and Galloway')
  expect(await focused(page)).toContain('NHS Dumfries and Galloway')
  await page.keyboard.press('Alt+o')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application')
  await page.keyboard.press('Alt+o')
  await expect.poll(() => focused(page)).toContain('NHS Dumfries and Galloway')
  await page.reload()
  await drawn(page)
  await row.waitFor()
  expect(await choice(page, 'List').getAttribute('aria-pressed')).toBe('true')
})

test('[LI10] on a phone the list comes first and the map second', async () => {
  const { page } = await example({ width: 390, height: 844 })
  await page.locator('.board-list article').first().waitFor()
  const names = page.getByRole('group', { name: 'View' }).getByRole('button')
  await expect.poll(() => names.allInnerTexts()).toEqual(['List', 'Map', 'Who does what'])
})

test('[LI62] a slow press on a row far from what is chosen is a press on that row', async () => {
  const { page } = await example()
  await choice(page, 'List').click()
  await page.locator('.board-list .row-name').first().click()
  const far = page.locator('.board-list .row-name').last()
  await far.scrollIntoViewIfNeeded()
  const name = await far.innerText()
  const { x, y } = (await far.boundingBox()) ?? { x: 0, y: 0 }
  await page.mouse.move(x + 20, y + 8)
  await page.mouse.down()
  // As long as a hand takes: the page is drawn in between.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))))
  await page.mouse.up()
  await expect.poll(() => chosenRow(page).innerText()).toBe(name)
})

test('[LI12] headings go down without a gap and every card has one', async () => {
  const { page } = await example()
  await choice(page, 'List').click()
  await page.locator('.board-list article').first().waitFor()
  const levels = await page
    .locator('h1, .board-list :is(h2, h3, h4, h5, h6)')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))))
  expect(levels[0]).toBe(1)
  expect(levels.length).toBeGreaterThan(44)
  levels.forEach((level, at) => expect(level - (levels[at - 1] ?? level)).toBeLessThanOrEqual(1))
  expect(await page.locator('.board-list article').count()).toBe(
    await page.locator('.board-list article :is(h3, h4) button[aria-pressed]').count(),
  )
})

test('[LI13] [LI14] the keys walk the whole list, and nothing of the map is reached', async () => {
  const { page } = await example()
  await choice(page, 'List').click()
  const rows = page.locator('.board-list .row-name')
  await rows.first().waitFor()
  expect(await page.locator('.board-list .row-name[tabindex="0"]').count()).toBe(1)
  await rows.first().focus()
  const names = await rows.allTextContents()
  const met = [await focused(page)]
  for (let step = 1; step < names.length; step += 1) {
    await page.keyboard.press('ArrowDown')
    met.push(await focused(page))
  }
  expect(met).toEqual(names)
  await page.keyboard.press('Home')
  expect(await focused(page)).toBe(names[0])
  await page.keyboard.press('End')
  expect(await focused(page)).toBe(names.at(-1))
  // Keys of the map: its tools, everything chosen.
  for (const key of ['v', 'h', 'Control+a']) await page.keyboard.press(key)
  expect(await rows.count()).toBe(names.length)
  expect(await page.locator('.room-face').evaluate((face) => face.matches('[inert]'))).toBe(true)
  await page.keyboard.press('F6')
  expect(await page.evaluate(() => document.activeElement?.closest('[role="application"]') ?? null)).toBe(null)
  await page.keyboard.press('Escape')
})

test('[LI15] a long board keeps all its headings and few of its rows, and the keys reach the last card', async () => {
  const file = JSON.stringify(toBoardFile(generatedBoard(1000, 11), []))
  const answer = await fetch(`${rig.server.url}/api/boards/import?title=Long`, { method: 'POST', body: file })
  const made = (await answer.json()) as { readonly links: { readonly facilitator: { readonly url: string } } }
  const { page } = await come(made.links.facilitator.url, 'Anna')
  await choice(page, 'List').click()
  const rows = page.locator('.board-list article')
  await rows.first().waitFor()
  expect(await page.locator('.board-list h2').count()).toBeGreaterThan(50)
  await eventually(
    () => rows.count(),
    (count) => count > 0 && count < 300,
    'few rows of a long board',
  )
  await page.locator('.board-list .row-name[tabindex="0"]').focus()
  await page.keyboard.press('End')
  const last = page.locator('.board-list article').last()
  await expect.poll(() => last.evaluate((row) => row.contains(document.activeElement))).toBe(true)
  const box = await last.boundingBox()
  expect(box !== null && box.y >= 0 && box.y + box.height <= 900).toBe(true)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => last.evaluate((row) => row.contains(document.activeElement))).toBe(false)
  expect(await rows.count()).toBeLessThan(300)
})

test('[LI16] whoever else is on a card is named at it', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const anna = await come(board.links.facilitator, 'Anna')
  const ben = await come(board.links.editor, 'Ben')
  await choice(anna.page, 'List').click()
  await choice(ben.page, 'List').click()
  await rowNamed(ben.page, 'NHS Dumfries and Galloway, Organisation').click()
  await anna.page.getByText('Looking at this now: Ben').waitFor()
})

test('[LI60] beside a call nothing of the list and of who does what is under the panel', async () => {
  const { page } = await example({ width: 683, height: 625 })
  await choice(page, 'List').click()
  await rowNamed(page, 'NHS Dumfries and Galloway, Organisation').press('Enter')
  const panel = page.getByRole('complementary', { name: 'Card' })
  await panel.waitFor()
  const edge = (await panel.boundingBox())?.x ?? 0
  expect(edge).toBeGreaterThan(300)
  const ends = (view: string): Promise<number> =>
    page.locator(`${view} :is(button, input)`).evaluateAll((all) => {
      return Math.max(...all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().right))
    })
  expect(await ends('.board-list')).toBeLessThanOrEqual(edge)
  await page.getByRole('button', { name: 'Who does what', exact: true }).click()
  const table = page.locator('.matrix')
  await table.waitFor()
  const box = await table.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 9999)).toBeLessThanOrEqual(edge)
})

test('[LI70] a window that becomes narrow leaves the panel to whoever is typing in it', async () => {
  const { page } = await example()
  await choice(page, 'List').click()
  await rowNamed(page, 'NHS Dumfries and Galloway, Organisation').press('Enter')
  const name = page.getByRole('complementary', { name: 'Card' }).getByLabel('Short name')
  await name.focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' and')
  await page.setViewportSize({ width: 683, height: 625 })
  await page.locator('.bottom-bar').waitFor()
  await page.keyboard.type(' more')
  await expect.poll(() => name.inputValue()).toBe('NHS D&G and more')
  await page.setViewportSize({ width: 1440, height: 900 })
  await choice(page, 'List').focus()
  await page.setViewportSize({ width: 683, height: 625 })
  await page.getByRole('complementary').waitFor({ state: 'detached' })
})

test.each([
  { width: 683, height: 625 },
  { width: 390, height: 844 },
])('[LI71] marks heaped on one letter make neither the list nor its row wider (%j)', async (device) => {
  const name = `Z${'\u0351\u036d\u0489'.repeat(200)}`
  const body = northshireFile([{ id: 'heaped', kind: 'organisation', pos: [3000, 3000], name }])
  const made = await fetch(`${rig.server.url}/api/boards/import`, { method: 'POST', body })
  expect(made.status, await made.clone().text()).toBe(201)
  const { links } = (await made.json()) as { readonly links: { readonly editor: { readonly url: string } } }
  const { page } = await come(links.editor.url, 'Anna', device)
  if (device.width !== 390) await choice(page, 'List').click()
  const row = page.locator('.board-list article', { hasText: name })
  await row.scrollIntoViewIfNeeded()
  const widths = await row.evaluate((article) => {
    const list = article.closest('.board-list') ?? document.body
    list.scrollLeft = 500
    return [list.scrollLeft, document.documentElement.scrollWidth > innerWidth]
  })
  expect(widths).toEqual([0, false])
})
