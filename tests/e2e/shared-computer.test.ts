// Joins boards in a real browser on a real server as somebody on a computer that others use too: what goes from it, and what is asked first.
import { expect, test } from 'vitest'
import { eventually, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

const beside = { width: 683, height: 625 }

test('[PG73] a shared computer forgets', async () => {
  const board = await makeBoard(rig.server.url, {})
  const context = await rig.browser.newContext({ viewport: beside })
  const page = await context.newPage()
  await page.goto(board.links.editor)
  await page.getByLabel('Your name').fill('Tom')
  await page.getByLabel('Your organisation').fill('NHS Northshire')
  await page.getByLabel('Your organisation').press('Tab')
  await page.getByLabel('This is a shared computer').check()
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await page.locator('[data-save-state]').waitFor()
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}')
  await page.goto(rig.server.url)
  await page.getByRole('heading', { name: 'Start a new board' }).waitFor()
  expect(await page.getByText('Boards on this device').count()).toBe(0)
  await context.close()
})

test('[PG73] whoever says that a computer is shared reads what it had kept, and is asked where that is nowhere else', async () => {
  const board = await makeBoard(rig.server.url, {})
  const context = await rig.browser.newContext({ viewport: beside })
  const page = await context.newPage()
  const come = async (shared: boolean): Promise<void> => {
    await page.goto('about:blank')
    await page.goto(board.links.editor)
    await page.getByLabel('Your name').fill('Tom')
    await page.getByLabel('Your organisation').fill('NHS Northshire')
    await page.getByLabel('Your organisation').press('Tab')
    await page.getByLabel('This is a shared computer').setChecked(shared)
    await page.getByRole('button', { name: 'Go to the board' }).click()
  }
  await come(false)
  await page.locator('[data-save-state="saved"]').waitFor()
  // Something that was written first, and not shown.
  const shelf = `common-ground.written-first.${board.id}`
  // And a link that was made here.
  const links = `common-ground.links.${board.id}`
  await page.evaluate(
    ([shelfKey, linksKey]) => {
      localStorage.setItem(shelfKey, '[]')
      localStorage.setItem(linksKey, '{"made":"https://example.org/j#secret"}')
    },
    [shelf, links] as const,
  )
  const asked: string[] = []
  let goesOn = false
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void (goesOn ? dialog.accept() : dialog.dismiss())
  })
  await come(true)
  await eventually(
    () => asked.length,
    (times) => times === 1,
    'the question',
  )
  expect(asked[0]).toContain('not saved or sent yet would be lost')
  const go = page.getByRole('button', { name: 'Go to the board' })
  await go.and(page.locator(':not([aria-disabled="true"])')).waitFor()
  expect(await page.evaluate((key) => localStorage.getItem(key), shelf)).toBe('[]')
  goesOn = true
  // Nobody joins, so nothing goes, and it is told as it goes later.
  await page.route('**/api/session', (route) => route.abort())
  await go.click()
  await page.getByRole('alert').waitFor()
  expect(await page.evaluate((key) => [localStorage.getItem(key), ...Object.keys(localStorage)], shelf)).toEqual(
    expect.arrayContaining(['[]', shelf, links]),
  )
  await page.unroute('**/api/session')
  await go.click()
  const said = page
    .locator('.toast')
    .filter({ hasText: 'This is a shared computer, so what it had kept of this board' })
  await said.waitFor()
  expect(await said.innerText()).toMatch(
    /its place on the start page.* the links made here.* what was not saved or sent yet\./u,
  )
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}')
  await page.screenshot({ path: 'tests/.output/shared-forgotten.png' })
  await context.close()
})
