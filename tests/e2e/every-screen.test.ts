// Every screen of the product in a real browser, light and dark, against the accessibility rules a machine can check.
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { arrive, type Device, makeBoard, type MadeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()
let board: MadeBoard
const people: Pick<Person, 'context'>[] = []

beforeAll(async () => {
  board = await makeBoard(rig.server.url, { from: { example: '01' } })
})
afterEach(async () => {
  await Promise.all(people.splice(0).map(({ context }) => context.close()))
})

const THEMES = ['light', 'dark'] as const
const HEALTH = 'NHS Dumfries and Galloway'

async function newPage(theme: 'light' | 'dark'): Promise<Page> {
  const context = await rig.browser.newContext({ colorScheme: theme, reducedMotion: 'reduce' })
  people.push({ context })
  return await context.newPage()
}
async function onBoard(role: 'facilitator' | 'viewer', device: Device): Promise<Page> {
  const person = await arrive(rig.browser, board.links[role], 'Anna', HEALTH, device)
  people.push(person)
  return person.page
}
/** Checks a screen; what is found names it. */
const check = async (page: Page, screen: string): Promise<void> => {
  expect.soft(await brokenRules(page), screen).toEqual([])
  // The head of a dialog is not the banner of the page: going from landmark to landmark finds one.
  const banners = page.locator('header:not(:is(main, article, section, aside, nav) header)')
  expect.soft(await banners.count(), `${screen}: banners`).toBeLessThan(2)
}

test.each(THEMES)('[PG95] pages around the board, %s', async (theme) => {
  const page = await newPage(theme)
  await page.goto(rig.server.url)
  await page.getByRole('button', { name: 'Start blank' }).waitFor()
  await check(page, 'start page')
  await page.getByRole('button', { name: 'Start blank' }).click()
  await page.getByRole('dialog').waitFor()
  await check(page, 'new board')
  await page.goto(board.links.editor)
  await page.getByLabel('Your name').waitFor()
  await check(page, 'join page')
  await page.getByLabel('Your organisation').fill('dumfries')
  await page.getByRole('radio', { name: HEALTH }).waitFor()
  await check(page, 'join page with organisations')
  await page.getByLabel('Your name').fill('Owen')
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await page.getByRole('alertdialog').waitFor()
  await check(page, 'join page that asks before adding one')
  await page.goto(`${rig.server.url}/j#nothing`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await check(page, 'a link that opens nothing')
  await page.goto(`${rig.server.url}/b/${board.id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await check(page, 'a board without a link')
  await page.goto(`${rig.server.url}/check`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await check(page, 'check page')
})

test.each(THEMES)('[PG95] [PG121] the map with its panel, menus and dialogs, %s', async (theme) => {
  const page = await onBoard('facilitator', { theme })
  await page.getByRole('button', { name: 'More', exact: true }).waitFor()
  await check(page, 'map')
  await page.locator('[data-card-id][data-kind="objective"]').first().focus()
  await page.locator('.panel-body h2').waitFor()
  await check(page, 'map with a card')
  const more = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await page.getByRole('dialog').waitFor()
    await check(page, item)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menu').waitFor()
  await check(page, 'menu')
  await page.keyboard.press('Escape')
  for (const item of ['Import into this board', 'Bin', 'What changed', 'Keyboard shortcuts', 'Delete']) await more(item)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  await check(page, 'share')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^People: /u }).click()
  await page.getByText('People on the board').waitFor()
  await check(page, 'people')
})

test.each(THEMES)('[PG95] the list, wide and on a phone, %s', async (theme) => {
  const page = await onBoard('facilitator', { theme })
  await page.getByRole('button', { name: 'List', exact: true }).click()
  const card = page.locator('.board-list').getByRole('button', { name: `${HEALTH}, Organisation`, exact: true })
  await card.click()
  await page.getByRole('button', { name: 'Move to...' }).waitFor()
  await check(page, 'list with a chosen card')
  await page.getByRole('button', { name: 'Move to...' }).click()
  await page.getByRole('menu').waitFor()
  await check(page, 'zones to move to')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Connect to...' }).first().click()
  await page.getByRole('dialog').waitFor()
  await check(page, 'connect')
  await page.keyboard.type('hospital')
  await page
    .getByRole('option', { name: /hospital/u })
    .first()
    .waitFor()
  await check(page, 'connect with suggestions')
  const phone = await onBoard('facilitator', { theme, width: 390, height: 844, touch: true })
  await phone.locator('.board-list article').first().waitFor()
  await phone.getByRole('button', { name: 'Add', exact: true }).waitFor()
  await check(phone, 'list on a phone')
  await phone.getByRole('button', { name: `${HEALTH}, Organisation`, exact: true }).tap()
  await phone.getByRole('button', { name: 'Edit', exact: true }).tap()
  await phone.getByRole('complementary').waitFor()
  await check(phone, 'sheet on a phone')
})

test.each(THEMES)('[PG95] beside a call, looking only, %s', async (theme) => {
  const page = await onBoard('viewer', { theme, width: 683, height: 625 })
  await page.getByRole('button', { name: 'List', exact: true }).waitFor()
  await check(page, 'map beside a call')
  await page.getByRole('button', { name: 'List', exact: true }).click()
  await page.locator('.board-list article').first().waitFor()
  await check(page, 'list beside a call')
})
