// What is to be talked about, in a real browser: from the panel to the field and back, set aside and taken up, for who leads, takes part and looks.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { tabTo } from '../support/list-driver.ts'
import { arrive, type Device, eventually, makeBoard, type MadeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const COUNCIL = 'Dumfries and Galloway Council'
const beside: Device = { width: 683, height: 625 }
const NO_PURPOSE = 'Our purpose is not written down yet.'

const example = (): Promise<MadeBoard> => makeBoard(rig.server.url, { from: { example: '01' } })
async function come(link: string, organisation: string, device: Device = {}): Promise<Page> {
  const person = await arrive(rig.browser, link, 'Anna', organisation, device)
  rig.people.push(person)
  return person.page
}
async function openTalk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'To talk about' }).click()
  await page.locator('.lights').waitFor()
}
const prompts = (page: Page) => page.locator('.prompt')
const focusedLabel = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    return at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement
      ? (at.labels?.[0]?.textContent ?? '').trim()
      : ''
  })

test.each(['light', 'dark'] as const)(
  '[LT65] three prompts and every light, beside a call and on a phone, %s',
  async (theme) => {
    const board = await example()
    for (const device of [beside, { width: 390, height: 844 }]) {
      const page = await come(board.links.editor, COUNCIL, { ...device, theme })
      await openTalk(page)
      expect(await prompts(page).count()).toBe(3)
      await page.getByText('What would make it worth it for Dumfries and Galloway Council').first().waitFor()
      const rows = page.locator('.light-row')
      expect(await rows.count()).toBe(12)
      expect(await rows.first().innerText()).toMatch(/What we want together\s+not yet\s+Our purpose/u)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(await brokenRules(page)).toEqual([])
    }
  },
)

test('[LT66] [LT67] one press leads from the map to the field, and what is written leaves everybody’s prompts', async () => {
  const board = await example()
  const anna = await come(board.links.facilitator, COUNCIL, beside)
  const tom = await come(board.links.editor, 'NHS Dumfries and Galloway')
  await Promise.all([openTalk(anna), openTalk(tom)])
  await prompts(tom).getByText(NO_PURPOSE).waitFor()
  await anna
    .getByRole('button', { name: `Write it down: ${NO_PURPOSE}` })
    .first()
    .click()
  await eventually(
    () => focusedLabel(anna),
    (label) => label === 'Purpose',
    'the keys in the purpose',
  )
  await anna.keyboard.type('People live well at home.')
  await prompts(tom).getByText(NO_PURPOSE).waitFor({ state: 'detached' })
  expect(await prompts(tom).count()).toBeGreaterThan(0)
  await anna.getByRole('tab', { name: 'To talk about' }).click()
  await anna.locator('.lights').waitFor()
  expect(await anna.getByText(NO_PURPOSE).count()).toBe(0)
})

test('[LT66] from the list by keyboard alone, and a card that is missing is added', async () => {
  const board = await makeBoard(rig.server.url, {})
  const page = await come(board.links.facilitator, COUNCIL, beside)
  await page.keyboard.press('Alt+o')
  await page.locator('.board-list').waitFor()
  await tabTo(page, 'More')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'To talk about' }).waitFor()
  await page.keyboard.type('To')
  await page.keyboard.press('Enter')
  await page.locator('.lights').waitFor()
  await page
    .getByRole('button', { name: /^Write it down/u })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await eventually(
    () => focusedLabel(page),
    (label) => label === 'Purpose',
    'the keys in the purpose',
  )
  await page.keyboard.type('People live well at home.')
  await page.getByRole('tab', { name: 'Card' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page
    .getByRole('button', { name: /^Add objective/u })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await eventually(
    () => focusedLabel(page),
    (label) => label !== '' && label !== 'Purpose',
    'the keys in the new objective',
  )
  await page.keyboard.type('Home sooner')
  await page.getByRole('complementary', { name: 'Card' }).getByRole('heading', { name: 'Home sooner' }).waitFor()
})

test('[LT68] set aside with a reason, shown to everybody, taken up again', async () => {
  const board = await example()
  const anna = await come(board.links.editor, COUNCIL, beside)
  const tom = await come(board.links.viewer, 'NHS Dumfries and Galloway')
  await Promise.all([openTalk(anna), openTalk(tom)])
  await anna.getByRole('button', { name: `Not needed: ${NO_PURPOSE}` }).click()
  const form = anna.getByRole('form', { name: 'We talked about it, and it is not needed' })
  await form.getByLabel('Why it is not needed').fill('By law')
  await form.getByRole('button', { name: 'Set aside' }).click()
  await form.getByText('Say it in a few more words').waitFor()
  await form.getByLabel('Why it is not needed').fill('The law says what this is for.')
  await form.getByRole('button', { name: 'Set aside' }).click()
  for (const page of [anna, tom]) {
    await prompts(page).getByText(NO_PURPOSE).waitFor({ state: 'detached' })
    await page.locator('.aside-list').getByText('The law says what this is for.').waitFor()
    await page.locator('.aside-list').getByText(COUNCIL).waitFor()
  }
  await anna.getByRole('button', { name: 'Undo' }).click()
  await prompts(tom).getByText(NO_PURPOSE).waitFor()
  await anna.getByRole('button', { name: 'Redo' }).click()
  await prompts(tom).getByText(NO_PURPOSE).waitFor({ state: 'detached' })
  await anna.getByRole('button', { name: `Talk about it again: ${NO_PURPOSE}` }).click()
  await prompts(anna).getByText(NO_PURPOSE).waitFor()
})

test('[LT75] set aside by keyboard: Escape keeps what was typed, and the keys are never lost', async () => {
  const board = await example()
  const page = await come(board.links.editor, COUNCIL, beside)
  await openTalk(page)
  const { keyboard } = page
  const holds = (name: string): Promise<void> =>
    expect
      .poll(() => page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent))
      .toBe(name)
  const opener = page.getByRole('button', { name: `Not needed: ${NO_PURPOSE}` })
  const why = page.getByLabel('Why it is not needed')
  await opener.press('Enter')
  await keyboard.type('The law says what')
  await keyboard.press('Escape')
  await holds(`Not needed: ${NO_PURPOSE}`)
  await keyboard.press('Enter')
  await expect.poll(() => why.inputValue()).toBe('The law says what')
  await keyboard.press('End')
  await keyboard.type(' this is for.')
  await keyboard.press('Enter')
  await page.locator('.aside-list').getByText('The law says what this is for.').waitFor()
  await holds('To talk about')
  // The card of the partnership says so too, in words.
  await page.getByRole('tab', { name: 'Card' }).click()
  await page.locator('[data-card-id][data-kind="charter"]').focus()
  const aside = page.locator('[data-field="waivers"]')
  await aside.getByText('The law says what this is for.').waitFor()
  expect(await aside.innerText()).not.toMatch(/A2\.1|\d{4}-\d\d/u)
  await page.getByRole('tab', { name: 'To talk about' }).click()
  await page.getByRole('button', { name: `Talk about it again: ${NO_PURPOSE}` }).press('Enter')
  await prompts(page).getByText(NO_PURPOSE).waitFor()
  await holds('To talk about')
})

test('[LT69] whoever may only look is offered no change', async () => {
  const board = await example()
  const page = await come(board.links.viewer, COUNCIL, beside)
  await openTalk(page)
  expect(await prompts(page).count()).toBe(3)
  expect(await page.getByRole('button', { name: /^(?:Write it down|Add|Not needed)/u }).count()).toBe(0)
  await page
    .getByRole('button', { name: `Look at it: ${NO_PURPOSE}` })
    .first()
    .click()
  await page.getByRole('complementary', { name: 'Card' }).waitFor()
})

test('[LT70] once something is proposed, what is not agreed yet is told, and an answer changes it at once', async () => {
  const board = await example()
  const page = await come(board.links.viewer, COUNCIL)
  await openTalk(page)
  const row = page.locator('.light-row').filter({ hasText: 'If we disagree' })
  await row.waitFor()
  expect(await row.innerText()).not.toMatch(/agreed by everybody/u)
  const call = (method: string, path: string, json: object): Promise<Response> =>
    fetch(`${rig.server.url}/api/boards/${board.id}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(json),
    })
  const proposed = (await (await call('POST', '/proposals', {})).json()) as { organisations: { id: string }[] }
  await row.getByText(/is not agreed by everybody yet: 5 answers to come/u).waitFor()
  const organisationId = proposed.organisations[0]?.id
  await call('PUT', '/proposals/current/answer', { answer: 'yes', name: 'Jo', post: 'Chair', organisationId })
  await row.getByText(/is not agreed by everybody yet: 4 answers to come/u).waitFor()
})
