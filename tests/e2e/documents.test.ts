// Somebody takes a partnership's documents away through the screen, by keyboard, beside a call; other programs read what came.
import { readFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import type { Download, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { boardWithActions } from '../support/board-with-actions.ts'
import { arrive, eventually, makeBoard, type Device, type MadeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { until } from '../support/until.ts'

const rig = rigOf()

const beside: Device = { width: 683, height: 625 }
async function come(link: string, organisation: string, device: Device = beside): Promise<Page> {
  const person = await arrive(rig.browser, link, 'Anna', organisation, device)
  rig.people.push(person)
  return person.page
}
const download = async (page: Page, press: () => Promise<void>): Promise<Download> => {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return file
}
const facilitator = async (board: MadeBoard, method: string, path: string, json?: object): Promise<unknown> => {
  const answer = await fetch(`${rig.server.url}/api/boards/${board.id}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  expect([path, answer.ok]).toEqual([path, true])
  return answer.status === 204 ? null : await answer.json()
}

test('[DOC33] the agreement is taken away from the Export menu: as what, with whom by name, and which one', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const page = await come(board.links.viewer, 'NHS Dumfries and Galloway')
  const choose = async (): Promise<void> => {
    await page.getByRole('button', { name: 'More', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Export' }).waitFor()
    await page.keyboard.type('Exp')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('menuitem', { name: 'Partnership agreement...' }).waitFor()
    await page.keyboard.type('Part')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Partnership agreement' }).waitFor()
  }
  await choose()
  const dialog = page.getByRole('dialog', { name: 'Partnership agreement' })
  await dialog.getByText('Nothing has been agreed yet').waitFor()
  expect(await brokenRules(page)).toEqual([])
  // As it stands there: a Word file, by posts; what that does not reach is said.
  await page.getByText(/A name that somebody typed into a text stays there/u).waitFor()
  const word = await download(page, async () => await page.keyboard.press('Enter'))
  expect(word.suggestedFilename()).toBe('Test partnership - agreement.docx')
  const { value } = await mammoth.extractRawText({ path: await word.path() })
  expect(value).toContain('Job titles stand in place of names.')
  await dialog.waitFor({ state: 'detached' })

  // Another is proposed meanwhile: it comes first, and the board as it is now can still be had.
  await facilitator(board, 'POST', '/proposals', { title: 'First' })
  await choose()
  const proposed = dialog.getByRole('radio', { name: /^Proposed on/u })
  await proposed.and(page.locator(':checked')).waitFor()
  expect(await dialog.getByRole('radio', { name: /^As the board is now/u }).count()).toBe(1)
  await dialog.getByRole('radio', { name: /^Plain text/u }).check()
  await dialog.getByRole('radio', { name: /^By their names/u }).check()
  const text = await download(page, async () => await dialog.getByRole('button', { name: 'Download' }).click())
  const markdown = await readFile(await text.path(), 'utf8')
  expect(markdown).toContain('still to agree')
  expect(markdown).not.toContain('Job titles stand in place of names.')
  await choose()
  await dialog.getByRole('radio', { name: /^As the board is now/u }).check()
  await dialog.getByRole('radio', { name: /^Page to print/u }).check()
  const print = await download(page, async () => await dialog.getByRole('button', { name: 'Download' }).click())
  expect(print.suggestedFilename()).toBe('Test partnership - agreement.html')
  expect(await readFile(await print.path(), 'utf8')).toContain('Nothing has been agreed yet')
})

test('[DOC33] before it is known what was agreed nothing is taken for it', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  await facilitator(board, 'POST', '/proposals', { title: 'First' })
  const page = await come(board.links.viewer, 'NHS Dumfries and Galloway')
  let isOpen = false
  await page.route(/\/proposals$/u, (route) => (isOpen ? route.continue() : route.abort()))
  await page.reload()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Partnership agreement...' }).click()
  const dialog = page.getByRole('dialog', { name: 'Partnership agreement' })
  await dialog.getByRole('alert').getByText('The server does not answer.').waitFor()
  expect(await dialog.getByRole('button', { name: 'Download' }).isDisabled()).toBe(true)
  expect(await dialog.getByText('Nothing has been agreed yet').count()).toBe(0)
  expect(await brokenRules(page)).toEqual([])
  isOpen = true
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByRole('radio', { name: /^Proposed on/u }).waitFor()
  expect(await dialog.getByRole('button', { name: 'Download' }).isDisabled()).toBe(false)
})

test("[AC5] what is to be done is found, ticked and taken away from the board's menu, in List too", async () => {
  const board = await boardWithActions(rig.server.url)
  const page = await come(board.links.editor, 'Northshire Council')
  const dialog = page.getByRole('dialog', { name: 'Actions' })
  const open = async (): Promise<void> => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Actions' }).click()
    await dialog.waitFor()
  }
  await open()
  // One's own organisation has something to do: that first.
  await dialog.getByRole('radio', { name: 'Mine and ours', checked: true }).waitFor()
  expect(await dialog.getByRole('button', { name: 'Ask the finance leads' }).count()).toBe(0)
  await dialog.getByRole('radio', { name: 'All' }).check()
  await dialog.getByRole('button', { name: 'Ask the finance leads' }).waitFor()
  expect(await dialog.getByLabel('By: Ask the finance leads').count(), 'a year stays as it was written').toBe(0)
  await dialog.getByText('Council · was due 5 October 2026 · From: Two budgets').waitFor()
  expect(await brokenRules(page)).toEqual([])
  for (const which of ['Mine and ours', 'Late']) {
    await dialog.getByRole('radio', { name: which }).check()
    await dialog.getByRole('button', { name: 'Ask the finance leads' }).waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Share the calendar', exact: true }).waitFor()
  }
  // A day is chosen there, and pressing the action leads to where it is written.
  await dialog.getByRole('radio', { name: 'All' }).check()
  await page.screenshot({ path: 'tests/.output/actions.png' })
  await dialog.getByRole('textbox', { name: 'By: Share the calendar' }).fill('2100-05-12')
  await dialog.getByRole('textbox', { name: 'By: Share the calendar' }).press('Enter')
  await dialog.getByText('Council · From: Two budgets', { exact: true }).waitFor()
  // No row moves under the hand; at the next choice they stand in their order.
  const order = (): Promise<readonly string[]> => dialog.locator('.action-what').allInnerTexts()
  expect(await order()).toEqual(['Share the calendar', 'Ask the finance leads'])
  await dialog.getByRole('radio', { name: 'Late' }).check()
  await dialog.getByRole('status').filter({ hasText: 'None of these.' }).waitFor()
  await dialog.getByRole('radio', { name: 'All' }).check()
  expect(await dialog.getByRole('status').innerText(), 'what is heard stands ready').toBe('')
  expect(await order()).toEqual(['Ask the finance leads', 'Share the calendar'])
  // What is no day yet is not another day, nor none: Escape takes it back.
  const day = dialog.getByRole('textbox', { name: 'By: Share the calendar' })
  await day.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await dialog.getByRole('radio', { name: 'All' }).focus()
  await dialog.getByText('"12 May 210" is kept here, but is no date yet.').waitFor()
  await day.focus()
  await page.keyboard.press('Escape')
  expect(await day.inputValue()).toBe('12 May 2100')
  // What is still to be done stands out from what is done.
  const weight = (of: string): Promise<string> =>
    dialog
      .locator(of)
      .first()
      .evaluate((row) => getComputedStyle(row).fontWeight)
  expect(await weight('li:not(.done) .action-what')).toBe('600')
  await dialog.getByRole('button', { name: 'Share the calendar', exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await eventually(
    () =>
      page.evaluate(() => {
        const at = document.activeElement
        return at instanceof HTMLTextAreaElement ? [at.value, at.closest('[data-item]')?.getAttribute('data-item')] : []
      }),
    (at) => at[0] === 'Share the calendar' && at[1] === 'a',
    'the keys in the very action',
  )
  await page.screenshot({ path: 'tests/.output/action-field.png' })
  await open()
  // It is late again by its first day.
  await dialog.getByRole('textbox', { name: 'By: Share the calendar' }).fill('2026-10-05')
  await dialog.getByRole('textbox', { name: 'By: Share the calendar' }).press('Enter')
  await dialog.getByText('Council · was due 5 October 2026 · From: Two budgets').waitFor()
  await dialog.getByRole('radio', { name: 'Late' }).check()
  // Ticked by keyboard, it is late no more; somebody else sees it done, today.
  const today = (): string => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' })
  const before = today()
  await dialog.getByRole('checkbox', { name: 'Done: Share the calendar' }).focus()
  await page.keyboard.press('Space')
  await dialog.getByText('None of these.').waitFor()
  await dialog.getByRole('radio', { name: 'All' }).check()
  await dialog.getByText(/^Council · done /u).waitFor()
  expect(await weight('.done .action-what')).toBe('400')
  const sheet = await download(
    page,
    async () => await dialog.getByRole('button', { name: 'Spreadsheet (CSV)' }).click(),
  )
  const csv = await readFile(await sheet.path(), 'utf8')
  const doneOn = /Share the calendar,,Council,2026-10-05,(\d{4}-\d\d-\d\d),,Two budgets/u.exec(csv)?.[1]
  expect([before, today()]).toContain(doneOn)
  await page.keyboard.press('Escape')
  const other = await come(board.links.viewer, 'Somebody else')
  await other.getByRole('button', { name: 'List', exact: true }).click()
  await other.getByRole('button', { name: 'More', exact: true }).click()
  await other.getByRole('menuitem', { name: 'Actions' }).click()
  const seen = other.getByRole('dialog', { name: 'Actions' })
  await seen.getByText(/^Council · done /u).waitFor()
  expect(await seen.getByRole('checkbox', { name: 'Done: Share the calendar' }).isDisabled()).toBe(true)
  expect(await seen.getByRole('form').count(), 'who only reads adds nothing').toBe(0)
  await seen.getByRole('button', { name: 'Share the calendar', exact: true }).click()
  await other.locator('[data-card-id="worry"]').first().waitFor({ state: 'attached' })
})

test('[SUM4] what came of a call is read and taken away from the Export menu', async () => {
  const board = await boardWithActions(rig.server.url)
  await facilitator(board, 'POST', '/call', { sheet: 'which-apply' })
  await facilitator(board, 'DELETE', '/call', {})
  const page = await come(board.links.viewer, 'Northshire Council')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Call summary...' }).click()
  const dialog = page.getByRole('dialog', { name: 'Call summary' })
  const text = dialog.getByRole('textbox', { name: 'Text to send' })
  const line = '- Share the calendar - Council - by 5 October 2026, late'
  await until(async () => (await text.inputValue()).includes(line), 'what came of the call')
  await until(async () => await dialog.getByRole('radio', { name: /^The call of / }).isChecked(), 'since the call')
  expect(await brokenRules(page)).toEqual([])
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: 'Copy the text' }).click()
  await until(
    async () => (await page.evaluate(() => navigator.clipboard.readText())) === (await text.inputValue()),
    'the text on the clipboard',
  )
  await dialog.getByRole('radio', { name: 'One hour' }).check()
  const file = await download(
    page,
    async () => await dialog.getByRole('button', { name: 'Page to keep or print' }).click(),
  )
  expect(file.suggestedFilename()).toBe('Northshire - call summary.html')
  expect(await readFile(await file.path(), 'utf8')).toMatch(/<h2>Actions<\/h2>/u)
})

test('[SUM19] [SUM20] [SUM18] earlier calls stand by run sheet and date, open by keyboard as the last one does, and one is deleted for good', async () => {
  const board = await boardWithActions(rig.server.url)
  const hold = async (sheet: string): Promise<void> => {
    await facilitator(board, 'POST', '/call', { sheet })
    await facilitator(board, 'PUT', '/call', { step: 1 })
    await facilitator(board, 'DELETE', '/call', {})
  }
  await hold('why-and-who')
  await hold('what-and-who-does-what')
  // With it what the second one left is kept as well.
  await facilitator(board, 'POST', '/call', { sheet: 'which-apply' })
  const person = await arrive(rig.browser, board.links.facilitator, 'Ruth', 'Northshire Council', beside)
  rig.people.push(person)
  const { page } = person
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Call summary...' }).click()
  const dialog = page.getByRole('dialog', { name: 'Call summary' })
  const list = dialog.getByRole('region', { name: 'Earlier calls' }).getByRole('button')
  await until(async () => (await list.count()) === 2, 'both are listed')
  expect(await list.allInnerTexts()).toEqual([
    expect.stringMatching(/^Call 2: .*\s\d+ \w+ \d{4}, \d\d:\d\d$/u),
    expect.stringMatching(/^Call 1: .*\s\d+ \w+ \d{4}, \d\d:\d\d$/u),
  ])
  expect(await brokenRules(page)).toEqual([])
  const shoot = async (name: string): Promise<void> => {
    for (const [width, height, colorScheme] of [
      [683, 625, 'light'],
      [390, 844, 'dark'],
      [390, 844, 'light'],
      [683, 625, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await page.screenshot({ path: `tests/.output/earlier-calls/${name}-${width}-${colorScheme}.png` })
    }
  }
  await list.nth(1).focus()
  await shoot('list')
  await page.keyboard.press('Enter')
  const text = dialog.getByRole('textbox', { name: 'Text to send' })
  await until(async () => (await text.inputValue()).includes('- Call 1: '), 'what came of the first')
  const back = dialog.getByRole('button', { name: 'All calls' })
  expect(await back.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await brokenRules(page)).toEqual([])
  await shoot('one')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: 'Copy the text' }).click()
  await dialog.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue())
  const file = await download(
    page,
    async () => await dialog.getByRole('button', { name: 'Page to keep or print' }).click(),
  )
  expect(file.suggestedFilename()).toMatch(/^Northshire, \d+ \w+ \d{4} - call summary\.html$/u)
  expect(await readFile(await file.path(), 'utf8')).toMatch(/<h2>Which call it was<\/h2>/u)
  await back.focus()
  await page.keyboard.press('Enter')
  await until(async () => await list.nth(1).evaluate((row) => row === document.activeElement), 'its row has the keys')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Delete this summary' }).press('Enter')
  const keep = dialog.getByRole('button', { name: 'Keep it' })
  expect(await keep.evaluate((element) => element === document.activeElement)).toBe(true)
  await shoot('delete')
  await page.keyboard.press('Enter')
  const ask = dialog.getByRole('button', { name: 'Delete this summary' })
  await until(async () => await ask.evaluate((it) => it === document.activeElement), 'the keys where it was asked')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Delete for good' }).press('Enter')
  await until(async () => (await list.count()) === 1, 'only the second is listed')
  expect(await list.allInnerTexts()).toEqual([expect.stringMatching(/^Call 2: /u)])
  const hasKeys = async (): Promise<boolean> => await text.evaluate((element) => element === document.activeElement)
  expect(await hasKeys()).toBe(true)
  // Somebody else deletes the other one, which is still listed here.
  const [kept] = (await facilitator(board, 'GET', '/calls')) as readonly { readonly id: string }[]
  await facilitator(board, 'DELETE', `/calls/${kept?.id ?? ''}/summary`)
  await list.first().press('Enter')
  await page.getByText('Somebody has deleted the summary of this call.').first().waitFor()
  await until(async () => (await list.count()) === 0, 'none is listed')
  expect(await hasKeys()).toBe(true)
})

test('[SUM14] nothing is copied before the summary is there; one that does not come says so, and is asked for again', async () => {
  const board = await boardWithActions(rig.server.url)
  await facilitator(board, 'POST', '/call', { sheet: 'which-apply' })
  const page = await come(board.links.facilitator, 'Northshire Council')
  await page.getByRole('button', { name: 'More', exact: true }).waitFor()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(() => navigator.clipboard.writeText('Something of mine'))
  let state: 'held' | 'broken' | 'open' = 'held'
  const waiting = Promise.withResolvers<undefined>()
  await page.route('**/call/summary*', async (route) => {
    if (state === 'held') await waiting.promise
    return state === 'broken' ? await route.abort() : await route.continue()
  })
  await facilitator(board, 'DELETE', '/call', {})
  const dialog = page.getByRole('dialog', { name: 'The call has ended' })
  const copy = dialog.getByRole('button', { name: 'Copy the summary' })
  const idle = async (): Promise<boolean> =>
    (await copy.isDisabled()) && (await dialog.getByRole('button', { name: 'Page to keep or print' }).isDisabled())
  await dialog.getByText('Fetching the summary...').waitFor()
  expect(await idle()).toBe(true)
  await copy.click({ force: true })
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Something of mine')
  state = 'broken'
  waiting.resolve(undefined)
  await dialog.getByRole('alert').getByText('The server does not answer.').waitFor()
  expect(await idle()).toBe(true)
  expect(await brokenRules(page)).toEqual([])
  state = 'open'
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText('Share the calendar').first().waitFor()
  await copy.click()
  await dialog.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Share the calendar')
})
