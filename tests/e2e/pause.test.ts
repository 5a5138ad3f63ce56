// Pausing editing and bringing everybody to one place, in real browsers beside a call.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { arrive, eventually, makeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

async function come(link: string, name: string, organisation: string): Promise<Person> {
  const person = await arrive(rig.browser, link, name, organisation, { width: 683, height: 625 })
  rig.people.push(person)
  return person
}
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

test('[LD42] [LD43] a facilitator pauses editing, lets it go on, and brings everybody to what they see', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Northshire Young People')
  const lead = await come(board.links.facilitator, 'Mairi Scott', 'Northshire Council')
  const tom = await come(board.links.editor, 'Tom Ross', 'NHS Northshire')
  const add = tom.page.getByRole('button', { name: 'Add', exact: true })
  await add.waitFor()
  await choose(lead.page, 'Pause editing')
  const told = tom.page.getByRole('region', { name: 'Editing is paused' })
  await told.getByText('What you have written stays with you').waitFor()
  await add.waitFor({ state: 'detached' })
  await tom.page.screenshot({ path: 'tests/.output/pause-partner.png' })
  await lead.page.screenshot({ path: 'tests/.output/pause-lead.png' })
  expect(await brokenRules(tom.page)).toEqual([])
  await lead.page.getByRole('button', { name: 'Add', exact: true }).waitFor()
  await lead.page.getByRole('button', { name: 'Let everybody edit again' }).click()
  await told.waitFor({ state: 'detached' })
  await add.waitFor()

  // Whoever is at another face of the board is taken along, and can go back.
  await lead.page.getByRole('button', { name: 'List', exact: true }).click()
  await lead.page.getByText('Northshire Council', { exact: true }).first().click()
  // What he has open stays open, whatever whoever leads has.
  await tom.page.getByRole('button', { name: 'List', exact: true }).click()
  await tom.page.getByText('NHS Northshire', { exact: true }).first().click()
  await tom.page.getByRole('button', { name: 'Card', exact: true }).click()
  const name = tom.page.getByRole('complementary', { name: 'Card' }).getByLabel('Name', { exact: true })
  await eventually(
    () => name.inputValue(),
    (seen) => seen === 'NHS Northshire',
    'his own card is open',
  )
  await tom.page.getByRole('button', { name: 'Map', exact: true }).click()
  await choose(lead.page, 'Bring everybody to me')
  await tom.page.getByText('Mairi Scott brought you here.').first().waitFor()
  await tom.page.locator('[aria-pressed="true"]', { hasText: 'List' }).waitFor()
  expect(await name.inputValue()).toBe('NHS Northshire')
  await tom.page.screenshot({ path: 'tests/.output/bring-partner.png' })
  await tom.page.getByRole('button', { name: 'Back to where I was' }).click()
  await tom.page.locator('[aria-pressed="true"]', { hasText: 'Map' }).waitFor()

  // Somebody who is typing is asked.
  await lead.page.getByRole('button', { name: 'Lead the call' }).click()
  await lead.page.getByRole('button', { name: 'Begin "Call 2: what we want and who does what"' }).click()
  await lead.page.getByRole('button', { name: 'Next step' }).click()
  await tom.page.getByLabel('Write it down first').fill('In the middle of a')
  await choose(lead.page, 'Bring everybody to me')
  await tom.page.getByText('Mairi Scott would like to show you something.').first().waitFor()
  expect(await tom.page.getByLabel('Write it down first').inputValue()).toBe('In the middle of a')
  await tom.page.getByRole('button', { name: 'Go there' }).click()
  await tom.page.locator('[aria-pressed="true"]', { hasText: 'List' }).waitFor()
}, 120_000)

test('[WF1] [WF2] somebody writes openly for another organisation, which then says that it is still right', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Northshire Young People')
  const mairi = await come(board.links.facilitator, 'Mairi Scott', 'Northshire Council')
  const tom = await come(board.links.editor, 'Tom Ross', 'NHS Northshire')
  const open = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'List', exact: true }).click()
    await page.getByText('NHS Northshire', { exact: true }).first().click()
    await page.getByRole('button', { name: 'Card', exact: true }).click()
  }
  await open(mairi.page)
  await mairi.page.getByRole('button', { name: 'I am writing for NHS Northshire' }).click()
  await mairi.page.getByLabel('What we do', { exact: true }).fill('We look after health')
  await mairi.page.getByRole('button', { name: 'I have finished writing' }).click()
  await mairi.page.getByText('waiting for their "still right": What we do').waitFor()
  await mairi.page.screenshot({ path: 'tests/.output/writing-for.png' })
  expect(await brokenRules(mairi.page)).toEqual([])
  expect(await mairi.page.getByRole('button', { name: 'Still right' }).count()).toBe(0)
  await open(tom.page)
  await tom.page.getByRole('button', { name: 'Still right' }).click()
  await mairi.page.getByText('waiting for their "still right"').waitFor({ state: 'detached' })
}, 90_000)
