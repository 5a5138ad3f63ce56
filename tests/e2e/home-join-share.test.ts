// Walks the way of a newcomer in a real browser on a real server: start page, own board, join, share, panel, messages.
import { expect, test } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { arriveByForm, drawn, eventually, headed, makeBoard, saved } from '../support/people.ts'
import { thingsToPress } from '../support/things-to-press.ts'
import { rigOf } from '../support/rig.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

const beside = { width: 683, height: 625 }
async function openPage(path: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await rig.browser.newContext({ viewport: beside, reducedMotion: 'reduce', acceptDownloads: true })
  const page = await context.newPage()
  await page.goto(rig.server.url + path)
  return { page, context }
}
const caseFile = (name: string): Buffer => readFileSync(new URL(`../fixtures/cases/${name}`, import.meta.url))

test('[PG60] [PG35] [PG171] [PG175] [PE10] a newcomer gets from the start page to a map of their own', async () => {
  const { page, context } = await openPage('/')
  await page.getByRole('button', { name: /^Start from this: Dumfries/ }).click()
  await page.getByLabel('What is the board called?').fill('Our own partnership')
  await page.getByRole('button', { name: 'Make the board' }).click()
  // The link stands ready to be copied: its field has the keys.
  await page.locator('input:focus[readonly]').waitFor()
  const link = await page.getByLabel('Link to run the board', { exact: true }).inputValue()
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/j#\S{20,}$/)
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await page.getByText('This is the board you run').waitFor()
  await page.getByText('Pick it from the list.').waitFor()
  // What was asked for is not asked for any more once it is typed. [PG175]
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await page.getByText('Say your name, so that').waitFor()
  await page.getByLabel('Your name').fill('Mairi')
  await page.getByText('Say your name, so that').waitFor({ state: 'detached' })
  await page.getByText('Say which organisation').waitFor()
  // Those of the board stand there to be picked; typing brings the near ones first. [PG35]
  const organisation = page.getByLabel('Your organisation')
  const list = page.getByRole('radiogroup', { name: 'Organisations on this board' })
  const all = await list.getByRole('radio').count()
  expect(all).toBeGreaterThan(3)
  await organisation.fill('nhs dumfries')
  await page.getByText('Say which organisation').waitFor({ state: 'detached' })
  await expect.poll(() => list.getByRole('radio').count()).toBeLessThan(all)
  // What is not there is asked about before it is added, the nearest first. [PG171]
  await page.getByRole('button', { name: 'Go to the board' }).click()
  const asked = page.getByRole('alertdialog', { name: '“nhs dumfries” is not on this board yet.' })
  const meant = asked.getByRole('button', { name: 'I am here for NHS Dumfries and Galloway' })
  await expect.poll(() => meant.evaluate((one) => one === document.activeElement)).toBe(true)
  await asked.getByRole('button', { name: 'Add nhs dumfries as a new organisation' }).waitFor()
  await picture(page, 'join-asked')
  await page.keyboard.press('Escape')
  await asked.waitFor({ state: 'detached' })
  await list.getByRole('radio', { name: 'NHS Dumfries and Galloway' }).check()
  expect(await organisation.inputValue()).toBe('NHS Dumfries and Galloway')
  await organisation.fill('nhs dumfries and galloway')
  expect(await list.getByRole('radio', { checked: true }).count()).toBe(1)
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(page)
  expect(new URL(page.url()).pathname).toMatch(/^\/b\/[A-Za-z0-9_-]+$/)
  await page.locator('[role=status][data-save-state=saved]').waitFor()
  await page.getByRole('button', { name: /^People: 1/ }).click()
  await page.getByText('NHS Dumfries and Galloway, runs the board').waitFor()
  // Here for another one after all. [PE10]
  await page.getByRole('button', { name: 'Change my organisation' }).click()
  const change = page.getByRole('dialog', { name: 'Which organisation are you here for?' })
  await change.getByText('So far it is NHS Dumfries and Galloway.').waitFor()
  const named = change.getByLabel('Your organisation')
  await expect.poll(() => named.evaluate((one) => one === document.activeElement)).toBe(true)
  await change.getByRole('button', { name: 'Save' }).click()
  await change.getByText('Say which organisation').waitFor()
  // Picked by keyboard, the last one is in sight among all the others that stand there again.
  await named.fill('third sector')
  await change.getByText('Say which organisation').waitFor({ state: 'detached' })
  const third = change.getByRole('radio', { name: 'Third Sector Dumfries and Galloway' })
  await named.press('Tab')
  await page.keyboard.press('Space')
  await expect.poll(() => change.getByRole('radio').count()).toBe(all)
  await expect
    .poll(() =>
      third.evaluate((one) => {
        const { left, top, width, height } = one.getBoundingClientRect()
        return document.activeElement === one && document.elementFromPoint(left + width / 2, top + height / 2) === one
      }),
    )
    .toBe(true)
  await change.getByRole('radio', { name: 'Dumfries and Galloway Council' }).check()
  await picture(page, 'own-organisation-683')
  await change.getByRole('button', { name: 'Save' }).click()
  await page.getByText('You are here for Dumfries and Galloway Council now.').waitFor()
  await page.getByRole('button', { name: /^People: 1/ }).click()
  await page.getByText('Dumfries and Galloway Council, runs the board').waitFor()
  await picture(page, 'people-own-683')
  await page.goto(`${rig.server.url}/`)
  await page.getByRole('link', { name: /Our own partnership/ }).waitFor()
  await context.close()
})

test('[PG61] [PG35] the secret leaves the address bar at once, and a reload still joins', async () => {
  const board = await makeBoard(rig.server.url, {})
  const { page, context } = await openPage('/')
  await page.goto(board.links.editor)
  await page.getByLabel('Your name').waitFor()
  // There is no organisation to pick yet: it does not say that there is. [PG35]
  await page.getByText('Type its name.').waitFor()
  expect(await page.getByText('Pick it from the list').count()).toBe(0)
  expect(await page.getByRole('radiogroup').count()).toBe(0)
  expect(page.url()).toBe(`${rig.server.url}/j`)
  await page.reload()
  await page.getByLabel('Your name').waitFor()
  await page.goBack()
  expect(page.url()).toBe(`${rig.server.url}/`)
  await context.close()
})

test('[PG62] an address without a link says to ask for one', async () => {
  const board = await makeBoard(rig.server.url, {})
  const { page, context } = await openPage(`/b/${board.id}`)
  await page.getByRole('heading', { name: 'Ask for the link' }).waitFor()
  await page.getByText('The address alone does not open a board').waitFor()
  await page.goto(`${rig.server.url}/j#nothing-of-the-kind`)
  await page.getByRole('heading', { name: 'This link opens nothing' }).waitFor()
  await context.close()
})

test('[PG63] a copied link opens the board in its role, and ending it takes people off', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const host = await arriveByForm(rig.browser, board.links.facilitator, 'Mairi', 'NHS Dumfries and Galloway', beside)
  await host.page.getByRole('button', { name: 'Share' }).click()
  await host.page.getByText('A link with a note or an end date').click()
  await host.page.getByLabel('What people can do').selectOption('viewer')
  await host.page.getByLabel('Note').fill('For the board meeting')
  await host.page.getByRole('button', { name: 'Make the link' }).click()
  const link = await host.page.getByLabel(/The link is ready/).inputValue()
  const guest = await arriveByForm(rig.browser, link, 'Owen', 'Third Sector Dumfries and Galloway', beside)
  expect(await guest.page.getByRole('button', { name: 'Add', exact: true }).count()).toBe(0)
  expect(await guest.page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0)
  await host.page.getByText('Links in use').click()
  await host.page.getByRole('button', { name: 'End link: Look, For the board meeting' }).click()
  await host.page.getByRole('button', { name: 'End the link' }).click()
  await guest.page.getByRole('heading', { name: 'Your link to this board was ended' }).waitFor({ timeout: 5000 })
  await host.page.getByText('Ended links').waitFor()
  expect([...host.faults, ...guest.faults]).toEqual([])
  await host.context.close()
  await guest.context.close()
})

test('[PG231] whoever only looks names no organisation, has saved nothing, and reads a card in one press', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const { page, context } = await openPage(new URL(board.links.viewer).pathname + new URL(board.links.viewer).hash)
  await page.getByText('you can look without it').waitFor()
  await page.getByLabel('Your name').fill('Vera')
  await page.getByRole('button', { name: 'Go to the board' }).click()
  const map = await drawn(page)
  await headed(page)
  expect(await page.locator('.save-words').count()).toBe(0)
  await map.getByRole('button', { name: 'NHS Dumfries and Galloway, Organisation' }).click()
  await page
    .getByRole('complementary', { name: 'Card' })
    .getByRole('heading', { name: 'NHS Dumfries and Galloway' })
    .waitFor()
  await picture(page, 'viewer-reads')
  await context.close()
})

test('[PG64] [PG120] a broken file is refused in words, and a good one after it becomes a board', async () => {
  const { page, context } = await openPage('/')
  const chooseFile = page.locator('input[type=file]')
  await chooseFile.setInputFiles({
    name: 'cut.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"partner'),
  })
  await page.getByLabel('What is the board called?').press('Enter')
  const refusal = page.getByRole('alert')
  await refusal.getByText('cut.json was not imported').waitFor()
  expect(await refusal.innerText()).toMatch(/line 1/)
  await expect.poll(() => refusal.getByRole('list').evaluate((list) => list === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: 'Close' }).click()
  await chooseFile.setInputFiles({
    name: 'case.json',
    mimeType: 'application/json',
    buffer: caseFile('04-openjs-cross-project-council.json'),
  })
  await page.getByRole('button', { name: 'Make the board' }).click()
  await page.getByRole('heading', { name: 'Keep your own link' }).waitFor()
  await context.close()
})

test('[PG65] what is typed in the panel is on the card and is saved', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const host = await arriveByForm(rig.browser, board.links.facilitator, 'Mairi', 'NHS Dumfries and Galloway')
  await host.page.getByRole('button', { name: 'Open our partnership' }).click()
  const panel = host.page.getByRole('complementary', { name: 'Card' })
  await panel.getByLabel('Purpose').fill('Everybody lives well at home.')
  await panel.getByLabel('How we decide', { exact: true }).selectOption('consensus')
  const again = panel.getByRole('textbox', { name: 'Next time we look again' })
  await again.fill('30/2/27')
  await again.press('Enter')
  await panel.getByText('There is no such day as 30/2/27.').waitFor()
  // What cannot be read waits for whoever comes back to it.
  await panel.getByRole('button', { name: 'Close the panel' }).click()
  await host.page.getByRole('button', { name: 'Card', exact: true }).click()
  await panel.getByText('There is no such day as 30/2/27.').waitFor()
  expect(await again.inputValue()).toBe('30/2/27')
  await again.fill('March 2027')
  await again.press('Enter')
  expect(await again.getAttribute('aria-invalid')).toBeNull()
  // Escape leaves the field, and what was picked in it.
  const deputy = panel.getByRole('combobox', { name: 'Stands in for the lead' })
  const picked = await deputy.inputValue()
  expect(picked).not.toBe('')
  await deputy.press('Escape')
  expect(await deputy.inputValue()).toBe(picked)
  await panel.getByRole('button', { name: 'Add a planned date' }).click()
  await panel.getByLabel('What', { exact: true }).last().fill('First report')
  await saved(host)
  // What the state means is said to whoever rests on it.
  await host.page.locator('[data-save-state]').first().hover()
  await host.page.locator('.hint', { hasText: "on the server's disk" }).waitFor()
  const content = await eventually(
    () => host.page.evaluate(async (id) => await (await fetch(`/api/boards/${id}/content`)).text(), board.id),
    (text) => text.includes('First report'),
    'the planned date in the board file',
  )
  expect(content).toContain('Everybody lives well at home.')
  expect(content).toContain('consensus')
  expect(content).toContain('2027-03')
  await host.page.getByRole('button', { name: 'Undo', exact: true }).click()
  await host.page.getByText(/^Undone:/).waitFor()
  expect(host.faults).toEqual([])
  await host.context.close()
})

test('[PG66] [PG174] two cards are connected from the keyboard, and the line reads as a sentence', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const host = await arriveByForm(rig.browser, board.links.facilitator, 'Mairi', 'NHS Dumfries and Galloway')
  await host.page.getByRole('button', { name: 'Open our partnership' }).click()
  const panel = host.page.getByRole('complementary', { name: 'Card' })
  await panel.getByRole('button', { name: 'Connect to...' }).press('Enter')
  const dialog = host.page.getByRole('dialog')
  await dialog.locator('input[role=combobox]:focus').waitFor()
  await host.page.keyboard.type('carers')
  await host.page.keyboard.press('Enter')
  await dialog.getByText('It will read').waitFor()
  const sentence = await dialog.getByRole('status').innerText()
  expect(sentence).toContain('Carers Centre')
  await dialog.getByRole('button', { name: 'Connect', exact: true }).press('Enter')
  const remove = panel.getByRole('button', { name: /^Remove: / })
  await panel.getByRole('button', { name: /^Remove: .*Carers Centre/ }).waitFor()
  // Taken away again, until none is left: the keys go on to what stands beside it. [PG174]
  for (let left = await remove.count(); left > 0; left -= 1) {
    const place = left > 1 ? panel.getByRole('button', { name: /^Change: / }) : panel.locator('.add')
    await remove.last().press('Enter')
    await expect.poll(() => remove.count()).toBe(left - 1)
    expect(await place.last().evaluate((it) => it === document.activeElement)).toBe(true)
  }
  await saved(host)
  await host.context.close()
})

test.each([
  ['beside a call', { width: 683, height: 625 }],
  ['on a phone', { width: 390, height: 844 }],
] as const)('[PG96] a partner who has just arrived %s meets at most 12 things to press', async (_, device) => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const { page, context } = await arriveByForm(rig.browser, board.links.editor, 'Owen', 'Council', device)
  await page.getByRole('button', { name: 'More', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Add', exact: true }).waitFor()
  const around = await thingsToPress(page)
  expect(around).toContain('Add')
  expect(around.length, around.join(' | ')).toBeLessThanOrEqual(12)

  // The same once a call begins with the longest of its steps.
  const begun = await fetch(`${rig.server.url}/api/boards/${board.id}/call`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ sheet: 'why-and-who' }),
  })
  expect(begun.ok).toBe(true)
  const strip = page.getByRole('region', { name: 'The call' })
  await strip.getByRole('checkbox').first().waitFor()
  const inCall = await thingsToPress(page)
  expect(inCall).toContain('Pick up to three for your organisation')
  expect(inCall.length, inCall.join(' | ')).toBeLessThanOrEqual(12)
  // One press brings the rest back.
  await strip.getByRole('button', { name: 'Hide the step' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).waitFor()
  await context.close()
})
