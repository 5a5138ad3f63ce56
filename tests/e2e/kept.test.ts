// Proves, in a real browser, what the page about what is kept says and who may read it.
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { arrive, makeBoard, saved } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const SHOTS = 'tests/.output/kept'
const NOTICE = 'The council keeps this for two years. Questions: privacy@council.example'
const rig = rigOf(() => startServer({ env: { PRIVACY_NOTICE: NOTICE } }))

test('[KP1] [KP3] the menu leads to the page, with the figures of this board and the notice', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } }, 'Northshire Together')
  const anna = await arrive(rig.browser, board.links.viewer, 'Anna', 'NHS Northshire', { width: 683, height: 625 })
  await anna.page.getByRole('button', { name: 'More', exact: true }).click()
  const [page] = await Promise.all([
    anna.context.waitForEvent('page'),
    anna.page.getByRole('menuitem', { name: 'What is kept of this board' }).click(),
  ])
  await page.getByRole('heading', { level: 1, name: 'What is kept of this board' }).waitFor()
  const text = await page.locator('main').innerText()
  expect(text).toContain('Northshire Together')
  expect(text).toMatch(/Everything on it: \d\d cards with their lines, and nothing in the bin\./)
  expect(text).toContain('The name and the organisation of 1 person who has joined')
  expect(text).toContain('For each link (4 open the board now)')
  expect(text).toMatch(/Of each call that was led: .* which organisations were seen on the board/u)
  expect(text).toContain('Of each call that has ended, its summary as it was told then (none yet)')
  expect(text).toMatch(/Each answer and each reply from home: .* their job title and when/u)
  expect(text).toContain('What is kept of calls, answers and forms stays as long as the board.')
  expect(text).toContain('What is in the bin goes for good after 30 days.')
  expect(text).toContain(NOTICE)
  for (const [width, height, theme] of [
    [683, 625, 'light'],
    [390, 844, 'dark'],
    [1440, 900, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: theme })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await brokenRules(page)).toEqual([])
    await page.screenshot({ path: `${SHOTS}/${width}-${theme}.png`, fullPage: true })
  }
  await page.getByRole('link', { name: 'Back to the board' }).click()
  await page.locator('[data-map-ready]').first().waitFor({ state: 'attached' })
  await saved(anna)
  expect(anna.faults).toEqual([])
  await anna.context.close()
})

test('[KP2] the address alone opens nothing', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Unmistakable title')
  const context = await rig.browser.newContext()
  const page = await context.newPage()
  await page.goto(`${rig.server.url}/b/${board.id}/kept`)
  await page.getByRole('heading', { name: 'Ask for the link' }).waitFor()
  expect(await page.content()).not.toContain('Unmistakable title')
  await context.close()
})
