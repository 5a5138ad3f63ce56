// Proves, in a real browser, what becomes of a file that is let go on a board.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrive, eventually, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startApp } from '../support/start-server.ts'

const rig = rigOf(startApp)

const beside = { width: 683, height: 625 }

/** Holds files over the board and lets go of them, as a browser says it. */
async function letGo(page: Page, files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  const held = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, text } of all) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  const map = page.locator('.room-map')
  await map.dispatchEvent('dragover', { dataTransfer: held })
  await page.screenshot({ path: 'tests/.output/file-held-over-board.png' })
  await map.dispatchEvent('drop', { dataTransfer: held })
}

test('[PG176] [PG177] a file let go on a board is asked about first, and is sent again where nothing is wrong with it', async () => {
  const board = await makeBoard(rig.server.url, {})
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Northshire Council', beside)
  const { page } = anna
  const text = readFileSync(new URL('../fixtures/cases/01-dumfries-galloway-integration.json', import.meta.url), 'utf8')
  const sent: string[] = []
  await page.route('**/import?*', async (route) => {
    sent.push(route.request().method())
    if (sent.length > 1) return await route.continue()
    const body = JSON.stringify({ code: 'busy', title: 'Too much is being read at once.', status: 503 })
    await route.fulfill({ status: 503, contentType: 'application/problem+json', body })
  })
  await letGo(page, [{ name: 'ours.json', text }])
  const dialog = page.getByRole('dialog', { name: 'Import into this board' })
  await dialog.getByText('Add the cards of “ours.json” to this board?').waitFor()
  const add = dialog.getByRole('button', { name: 'Add to this board' })
  await eventually(
    () => add.evaluate((it) => it === document.activeElement),
    (has) => has,
    'the keys on the answer',
  )
  await page.screenshot({ path: 'tests/.output/file-let-go.png' })
  expect(sent).toEqual([])
  // Another one is asked about in its place.
  await letGo(page, [
    { name: 'broken.json', text: '{' },
    { name: 'other.json', text: '{' },
  ])
  await dialog.getByText('Add the cards of “broken.json” to this board?').waitFor()
  await page.getByText('Only one file at a time').first().waitFor()
  await letGo(page, [{ name: 'ours.json', text }])
  await dialog.getByText('Add the cards of “ours.json” to this board?').waitFor()
  await page.keyboard.press('Enter')
  // The server was busy: the file is not to blame.
  await dialog.getByText('The server is busy right now.').waitFor()
  await page.screenshot({ path: 'tests/.output/file-server-busy.png' })
  await page.locator('button:focus', { hasText: 'Try again' }).waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByText(/cards? and .* came in\./).waitFor()
  expect(sent).toEqual(['POST', 'POST'])
  await dialog.getByRole('button', { name: 'Close', exact: true }).first().click()
  // While something else is open, and for whoever may only look, nothing is read, and that is said.
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('dialog', { name: 'Share this board' }).waitFor()
  await letGo(page, [{ name: 'ours.json', text }])
  await page.getByText('The file was not read: close what is open first').first().waitFor()
  const ben = await arrive(rig.browser, board.links.viewer, 'Ben', 'Carers Centre', beside)
  await letGo(ben.page, [{ name: 'ours.json', text }])
  await ben.page.getByText('The file was not read: you cannot change this board now.').first().waitFor()
  expect(await ben.page.getByRole('dialog', { name: 'Import into this board' }).count()).toBe(0)
  expect(sent.length).toBe(2)
  for (const { context, faults } of [anna, ben]) {
    expect(faults).toEqual([])
    await context.close()
  }
})
