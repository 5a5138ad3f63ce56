// Comes back to an agreed board in a real browser: what has changed, in sentences and on the map, and a review that is written down.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agree } from '../support/agree.ts'
import { brokenRules } from '../support/axe.ts'
import { arrive, drawn, eventually, headed, makeBoard, type MadeBoard, saved } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

const COUNCIL = 'Dumfries and Galloway Council'
const DAY = 24 * 60 * 60_000

/** A call that was led and has ended, and the day of the next one. */
async function holdCall({ id, links }: MadeBoard): Promise<void> {
  const authorization = `Bearer ${new URL(links.facilitator).hash.slice(1)}`
  const ask = async (method: string, path: string, json?: object): Promise<void> => {
    const headers = { authorization, ...(json === undefined ? {} : { 'content-type': 'application/json' }) }
    const body = json === undefined ? null : JSON.stringify(json)
    const answer = await fetch(`${rig.server.url}/api/boards/${id}${path}`, { method, headers, body })
    expect(answer.ok, `${method} ${path}`).toBe(true)
  }
  await ask('POST', '/call', { sheet: 'why-and-who' })
  await ask('PUT', '/call', { step: 5 })
  await ask('DELETE', '/call')
  await ask('PATCH', '', { settings: { nextCallOn: '2031-05-12' } })
}

const lookBack = (page: Page) => page.getByRole('dialog', { name: 'Look back' })
async function openLookBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  if ((page.viewportSize()?.width ?? 0) < 600)
    await page.getByRole('menuitem', { name: 'What has changed' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Look back' }).press('Enter')
  await lookBack(page).getByRole('heading', { name: 'Reviews' }).waitFor()
}
const marks = (page: Page) => page.locator('.map-marked')

test('[PG202] [CB1] [CB2] [CB31] [CB4] [CB6] [CB13] [CB14] [CB10] [CB20] [CB11] [CB12] from the news after a week to a review with the date of the next one', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  await agree(rig.server.url, board)
  await holdCall(board)
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', COUNCIL)
  const { page } = anna
  // Somebody else changes it: what she did herself would be no news to her. [CB3]
  const ben = await arrive(rig.browser, board.links.facilitator, 'Ben', COUNCIL)
  await ben.page.getByRole('button', { name: 'Open our partnership' }).click()
  await ben.page.getByRole('complementary', { name: 'Card' }).getByLabel('Purpose').fill('Home sooner, and well.')
  await saved(ben)
  await ben.page.context().close()

  // A week later, beside a call.
  await page.setViewportSize({ width: 683, height: 625 })
  await page.goto(`${rig.server.url}/check`)
  await page.evaluate(
    ([id, at]) => localStorage.setItem(`common-ground.visit.${id ?? ''}`, JSON.stringify(at)),
    [board.id, new Date(Date.now() - 7 * DAY).toISOString()],
  )
  await page.goto(`${rig.server.url}/b/${board.id}`)
  await drawn(page)
  await headed(page)
  const back = page.getByRole('region', { name: 'Since you were here' })
  await back.getByText('Next call: 12 May 2031').waitFor()
  await back.getByRole('button', { name: /^What changed since /u }).click()
  const changed = page.getByRole('dialog', { name: 'What changed' })
  await changed.getByRole('heading', { name: 'What we agree on' }).waitFor()
  expect(await changed.getByRole('radio', { name: /^I was here last, on /u }).isChecked()).toBe(true)
  await changed.getByText(/was agreed on /u).waitFor()
  await changed.getByText(new RegExp(`^${COUNCIL} on .*: Yes$`, 'u')).waitFor()
  expect(await brokenRules(page)).toEqual([])
  await page.keyboard.press('Escape')
  // The header says it in a whole sentence, and one press tells what; from what was agreed as well.
  const chip = page.getByRole('button', { name: /^Agreed .*, 1 thing changed since we agreed$/u })
  expect(await chip.innerText()).toBe('1 thing changed')
  for (const way of ['header', 'agreement']) {
    if (way === 'header') await chip.click()
    else {
      await changed.getByRole('button', { name: 'Read the agreement' }).press('Enter')
      await page.getByRole('button', { name: 'Everything that has changed since' }).press('Enter')
    }
    await changed.getByRole('heading', { name: 'What we agree on' }).waitFor()
    expect(await changed.getByRole('radio', { name: /^we agreed, on /u }).isChecked(), way).toBe(true)
    expect(await changed.getByText(/was agreed on /u).count()).toBe(0)
    // The same number as in the header, and who it was. [CB33]
    await changed.getByRole('status').getByText('1 thing changed in what we agree on.', { exact: true }).waitFor()
    await changed.getByText(new RegExp(`^By Ben, ${COUNCIL}, on \\d`, 'u')).waitFor()
  }
  await changed.getByRole('radio', { name: /^I was here last, on /u }).press(' ')
  await changed.getByText(/was agreed on /u).waitFor()
  expect(await brokenRules(page)).toEqual([])
  await page.keyboard.press('Escape')
  await openLookBack(page)
  await lookBack(page).getByRole('heading', { name: 'What we agree on' }).waitFor()
  await lookBack(page)
    .getByText(/the purpose was written down: .Home sooner, and well\../u)
    .first()
    .waitFor()
  expect(await brokenRules(page)).toEqual([])
  await lookBack(page).getByRole('button', { name: 'Mark on the map' }).press('Enter')
  await page.getByText('What has changed is marked on the map.').waitFor()
  await marks(page).waitFor()
  // Whoever is on it learns why it is ringed, and reads it in its panel.
  const ringed = page.locator('[data-card-id="charter"]')
  const why = /^Changed since we agreed on \d.*: .*the purpose was written down: .Home sooner, and well\../u
  // Once the map has come to it.
  await page.locator('[data-card-id="charter"][aria-description]').waitFor()
  await expect.poll(async () => await ringed.getAttribute('aria-description')).toMatch(why)
  await ringed.focus()
  await page.locator('.map-why').getByText(why).waitFor()
  await picture(page, 'coming-back-ring')
  await page.getByRole('button', { name: 'Card', exact: true }).click()
  await page.getByRole('complementary', { name: 'Card' }).getByText(why).waitFor()
  await page.locator('.map-why').waitFor({ state: 'detached' })
  await ringed.focus()
  await page.keyboard.press('Escape')
  await expect.poll(async () => await ringed.getAttribute('aria-pressed')).toBe('false')
  // It would lie over the title of what is open.
  const off = page.locator('.toasts').getByRole('button', { name: 'Take the marks off' })
  await openLookBack(page)
  await off.waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await off.click()
  await marks(page).waitFor({ state: 'hidden' })
  await expect.poll(async () => await ringed.getAttribute('aria-description')).toBe(null)
  await openLookBack(page)
  await lookBack(page)
    .getByRole('button', { name: /^Show on the board: .*the purpose/u })
    .press('Enter')
  await page.locator('.map-selected').waitFor()

  // The review.
  await openLookBack(page)
  await lookBack(page).getByText('No review is written down yet.').waitFor()
  await lookBack(page).getByRole('button', { name: 'Write down a review' }).press('Enter')
  const form = page.getByRole('form', { name: 'Write down a review' })
  const keysIn = (): Promise<string> =>
    page.evaluate(() => `${document.activeElement?.role ?? ''} ${document.activeElement?.ariaLabel ?? ''}`)
  await expect.poll(keysIn).toBe('group Write down a review')
  const end = await form.getByRole('button', { name: 'Write it down' }).boundingBox()
  expect((end?.y ?? Infinity) + (end?.height ?? 0), 'in sight at 625 px').toBeLessThanOrEqual(625)
  await picture(page, 'coming-back-review')
  await form.getByRole('textbox', { name: 'Held on' }).fill('2027-05-12')
  await form.getByRole('checkbox').first().check()
  await form.getByLabel('Others who were there').fill('Sam Reid, the minute taker')
  await form.getByLabel('What we keep').fill('The monthly call')
  // Escape closes all of it; what was begun is there again, loaded anew too, and it is said.
  await page.keyboard.press('Escape')
  await lookBack(page).waitFor({ state: 'detached' })
  await page.reload()
  await headed(page)
  await openLookBack(page)
  await lookBack(page)
    .getByRole('status')
    .filter({ hasText: /^\d+ things? changed/u })
    .waitFor()
  await lookBack(page)
    .getByText(/^One has been begun here\./u)
    .waitFor()
  await lookBack(page).getByRole('button', { name: 'Write down a review' }).press('Enter')
  expect(await form.getByLabel('What we keep').inputValue()).toBe('The monthly call')
  expect(await form.getByRole('checkbox').first().isChecked()).toBe(true)
  await form.getByRole('button', { name: 'Write it down' }).press('Enter')
  await form.getByText('Choose the date of the next review.').waitFor()
  const next = form.getByRole('textbox', { name: 'Next time we look again' })
  await eventually(
    () => next.evaluate((input) => input === document.activeElement),
    Boolean,
    'the keys in the missing date',
  )
  await form.getByRole('textbox', { name: 'Next time we look again' }).fill('2027-05-12')
  await form.getByRole('button', { name: 'Write it down' }).press('Enter')
  await form.getByText('Choose a date after this review.').waitFor()
  expect(await brokenRules(page)).toEqual([])
  await form.getByRole('textbox', { name: 'Next time we look again' }).fill('2027-11-10')
  await form.getByRole('button', { name: 'Write it down' }).press('Enter')
  await lookBack(page).getByText('The review is written down. Next time: 10 November 2027.').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    lookBack(page).getByRole('button', { name: 'Add to my calendar' }).press('Enter'),
  ])
  const file = readFileSync(await download.path(), 'utf8')
  expect(file).toContain('DTSTART;VALUE=DATE:20271110')
  expect(file).toContain('SUMMARY:Review: Test partnership')
  expect(file).not.toContain('#')
  await lookBack(page).getByRole('button', { name: 'Open Review of 12 May 2027' }).press('Enter')
  const card = page.getByRole('complementary', { name: 'Card' })
  await eventually(
    async () => await card.getByLabel('What we keep').inputValue(),
    (value) => value === 'The monthly call',
    'what is kept, on the card of the review',
  )
  await saved(anna)

  // Somebody who may only look, on a phone.
  const cat = await arrive(rig.browser, board.links.viewer, 'Cat', COUNCIL, {
    width: 390,
    height: 844,
    theme: 'dark',
    touch: true,
  })
  await openLookBack(cat.page)
  await lookBack(cat.page).getByText('Next time we look again: 10 November 2027.').waitFor()
  await lookBack(cat.page).getByText('Review of 12 May 2027', { exact: true }).waitFor()
  expect(await lookBack(cat.page).getByRole('button', { name: 'Write down a review' }).count()).toBe(0)
  await lookBack(cat.page).getByText('Next call: 12 May 2031.').waitFor()
  await picture(cat.page, 'coming-back-calls')
  expect(await brokenRules(cat.page)).toEqual([])
  await lookBack(cat.page).getByRole('button', { name: 'What came of it' }).press('Enter')
  await cat.page.getByRole('dialog', { name: 'Call summary' }).getByLabel('Text to send').waitFor()
  await cat.page.keyboard.press('Escape')
  await cat.page.getByRole('dialog').waitFor({ state: 'detached' })
  await openLookBack(cat.page)

  // One step to undo, the date of the next one included.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
  await lookBack(cat.page).getByText('No review is written down yet.').waitFor()
  await lookBack(cat.page).getByText('Next time we look again: 10 November 2027.').waitFor({ state: 'detached' })
  // On a first visit, what is answered meanwhile.
  await agree(rig.server.url, board)
  await cat.page.keyboard.press('Escape')
  await cat.page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await cat.page.getByRole('menuitem', { name: 'What has changed' }).press('Enter')
  await cat.page.getByRole('menuitem', { name: /^What changed/u }).press('Enter')
  const meanwhile = cat.page.getByRole('dialog', { name: 'What changed' })
  await meanwhile.getByText(/was agreed on /u).waitFor()
  expect(await meanwhile.getByText(/was agreed on /u).count()).toBe(1)
  expect([...anna.faults, ...cat.faults]).toEqual([])
  await Promise.all([anna.context.close(), cat.context.close()])
})
