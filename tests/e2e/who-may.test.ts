// Who comes in by which link, what the board says of them, and how a link or a name goes, through the screen.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arriveByForm, drawn, makeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

const COUNCIL = 'Dumfries and Galloway Council'
const HEALTH = 'NHS Dumfries and Galloway'
const beside = { width: 683, height: 625 }

async function come(link: string, name: string): Promise<Person> {
  const person = await arriveByForm(rig.browser, link, name, COUNCIL, beside)
  rig.people.push(person)
  return person
}
/** Opens a link made for an organisation: there is only a name to give. */
async function comeFor(link: string, name: string): Promise<Page> {
  const context = await rig.browser.newContext({ viewport: beside, reducedMotion: 'reduce' })
  const page = await context.newPage()
  rig.people.push({ page, context, faults: [], map: page.locator('none') })
  await page.goto(link)
  await page.getByText(`You join for ${HEALTH}. The board shows that you came by its own link.`).waitFor()
  expect(await page.getByLabel('Your organisation').count()).toBe(0)
  await page.screenshot({ path: 'tests/.output/join-bound.png' })
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(page)
  return page
}
/** Makes a link for the health board by the form in Share, which is open; gives its address. */
async function makeLink(host: Page): Promise<string> {
  await host.getByText('A link with a note or an end date').click()
  await host.getByLabel('For', { exact: true }).selectOption(HEALTH)
  await host.getByLabel('Note').fill('For Ann')
  await host.getByRole('button', { name: 'Make the link' }).click()
  return await host.getByLabel(/The link is ready/u).inputValue()
}

test("[PE20] [PE1] [PE3] [PE4] [PE5] [PE6] [PE12] [PE13] an organisation's own link asks only for a name; a link and a name go without touching others", async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const host = await come(board.links.facilitator, 'Mairi')
  await host.page.getByRole('button', { name: 'Share' }).click()
  await host.page.getByRole('button', { name: `Invite: ${HEALTH}` }).waitFor()
  await host.page.screenshot({ path: 'tests/.output/share.png' })
  // What is seldom wanted is folded. [PE12]
  expect(await host.page.getByRole('button', { name: /^End link/u }).count()).toBe(0)
  expect(await host.page.getByRole('button', { name: 'Copy link: Run the board' }).count()).toBe(0)
  await host.page.getByText('Only to look, or to run the board with you').click()
  await host.page.getByText('So far only one person runs this board.').waitFor()
  await host.page.getByRole('button', { name: 'Copy link: Run the board' }).waitFor()
  await host.page.screenshot({ path: 'tests/.output/share-others.png' })
  await host.page.getByText('Only to look, or to run the board with you').click()
  const ann = await comeFor(await makeLink(host.page), 'Ann')
  await host.page.getByRole('button', { name: 'Close' }).click()
  const vera = await come(board.links.viewer, 'Vera')

  const list = host.page.locator('.people-list')
  await host.page.getByRole('button', { name: /^People: 3/u }).click()
  await list.getByText('came by the link of their organisation').waitFor()
  await list.getByText('said so when joining', { exact: true }).waitFor()
  await list.getByText('you said so when joining').waitFor()
  await host.page.screenshot({ path: 'tests/.output/rig.people.png' })
  await host.page.keyboard.press('Escape')

  await host.page.getByRole('button', { name: 'Share' }).click()
  await host.page.getByText('Links in use').click()
  await host.page
    .getByText(/used once, last/u)
    .first()
    .waitFor()
  await host.page.getByRole('button', { name: `End link: Edit, ${HEALTH}, For Ann` }).click()
  await host.page.getByText('End this link? Ann came in by it and will be out at once.').waitFor()
  await host.page.screenshot({ path: 'tests/.output/share-ending.png' })
  await host.page.getByRole('button', { name: 'End the link' }).click()
  await ann.getByRole('heading', { name: 'Your link to this board was ended' }).waitFor()
  await host.page.getByRole('button', { name: 'Close' }).click()
  expect(await vera.page.locator('[data-save-state="saved"]').count()).toBe(1)

  const everybody = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: /^People: / }).click()
    await page.getByRole('button', { name: 'Everybody who has joined' }).click()
    await page.getByRole('dialog').getByText('Mairi').waitFor()
  }
  await everybody(vera.page)
  const removing = (page: Page) => page.getByRole('button', { name: /^Remove name: /u })
  expect(await removing(vera.page).count()).toBe(0)
  await everybody(host.page)
  const dialog = host.page.getByRole('dialog', { name: 'Everybody who has joined' })
  await removing(host.page).first().waitFor()
  expect(await dialog.getByRole('button', { name: 'Remove name: Mairi' }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Remove name: Ann' }).press('Enter')
  await dialog.getByText(/^Remove the name of Ann\?/u).waitFor()
  await host.page.screenshot({ path: 'tests/.output/everybody.png' })
  await dialog.getByRole('button', { name: 'Remove the name', exact: true }).press('Enter')
  await dialog.getByText(`former representative, ${HEALTH}`, { exact: true }).waitFor()
  // Her link has ended before, and nobody is told that it lets her in. [PE20]
  await dialog.getByText('Ann is off the board. The link they came by opens nothing any more.').waitFor()
  await dialog.getByRole('button', { name: /^Send Vera away/u }).press('Enter')
  await dialog.getByText(/^Send Vera away\? Vera leaves the board at once/u).waitFor()
  await host.page.screenshot({ path: 'tests/.output/everybody-send.png' })
  await host.page.keyboard.press('Escape')
  expect(await dialog.getByText('Ann', { exact: true }).count()).toBe(0)
  const seen = await vera.page.evaluate(
    async (id) => await (await fetch(`/api/boards/${id}/participants`)).text(),
    board.id,
  )
  expect(seen).toContain('former representative')
  expect(seen).not.toContain('"Ann"')
})
