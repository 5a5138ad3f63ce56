// Somebody adds what is to be done for somebody else who is on the board, in a real browser: beside a call, and as it is seen on a phone.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { boardWithActions } from '../support/board-with-actions.ts'
import { arrive } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

test('[AC7] [PG203] an action is added for somebody who is here and has no card: what is begun is kept, and it stands there for them at once', async () => {
  const board = await boardWithActions(rig.server.url)
  const anna = await arrive(rig.browser, board.links.editor, 'Anna', 'Northshire Council', { width: 683, height: 625 })
  rig.people.push(anna)
  const { page } = anna
  const dialog = page.getByRole('dialog', { name: 'Actions' })
  const open = async (on: Page): Promise<void> => {
    await on.getByRole('button', { name: 'More', exact: true }).click()
    await on.getByRole('menuitem', { name: 'Actions' }).click()
    await on.getByRole('dialog', { name: 'Actions' }).waitFor()
  }
  const eve = await arrive(rig.browser, board.links.commenter, 'Eve Lund', 'A firm', { width: 390, height: 844 })
  rig.people.push(eve)
  await open(page)
  const what = dialog.getByLabel('What is to be done?')
  await what.fill('Write to the schools')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await open(page)
  expect(await what.inputValue()).toBe('Write to the schools')
  const who = dialog.getByLabel('Who?', { exact: true })
  expect(await who.inputValue(), 'at first for one’s own organisation').toBe('Northshire Council')
  // A press on what was picked chooses all of it: what is typed then stands alone. [PG203]
  await who.click({ position: { x: 40, y: 12 } })
  await page.keyboard.type('Eve')
  expect(await who.inputValue()).toBe('Eve')
  await page.getByRole('option', { name: /^Eve Lund/u }).waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: 'By when?' }).fill('2099-03-01')
  await dialog.getByRole('textbox', { name: 'By when?' }).press('Enter')
  await dialog.getByText('Eve Lund', { exact: true }).waitFor()
  await expect.poll(() => what.evaluate((line) => line === document.activeElement)).toBe(true)
  expect(await what.inputValue()).toBe('')
  expect(await dialog.locator('.action-what').first().innerText(), 'what was just added is in sight').toBe(
    'Write to the schools',
  )
  await page.screenshot({ path: 'tests/.output/action-added.png' })
  expect(await brokenRules(page)).toEqual([])
  await dialog.getByRole('radio', { name: 'All' }).check()
  await dialog.getByLabel('Who: Ask the finance leads').fill('Northshire')
  await page.keyboard.press('Enter')
  await dialog.getByText('Council · by 2099 · From: Two budgets', { exact: true }).waitFor()
  await open(eve.page)
  const hers = eve.page.getByRole('dialog', { name: 'Actions' })
  await hers.getByRole('radio', { name: 'Mine and ours', checked: true }).waitFor()
  await hers.getByText('Eve Lund · by 1 March 2099').waitFor()
  expect(await hers.getByRole('button', { name: 'Ask the finance leads' }).count()).toBe(0)
})
