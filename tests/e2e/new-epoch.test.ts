// Proves, in real browsers, what people meet when a board begins a new document: those who are there, and one who was away with changes.
import { readFileSync } from 'node:fs'
import type { WebSocketRoute } from 'playwright-core'
import { expect, test } from 'vitest'
import { arriveByForm, drawn, eventually, makeBoard, saved } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startApp } from '../support/start-server.ts'

const DAY_MS = 86_400_000
const COUNCIL = 'Dumfries and Galloway Council'
const rig = rigOf(startApp)

test('[BN4] [BN5] those who are there go on at once; one who was away keeps what was not saved as a file', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const anna = await arriveByForm(rig.browser, board.links.facilitator, 'Anna', COUNCIL, { width: 683, height: 625 })
  const ben = await arriveByForm(rig.browser, board.links.editor, 'Ben', COUNCIL)
  // Anna puts a card in the bin.
  const first = anna.page.locator('[data-kind=objective]').first()
  const binned = (await first.getAttribute('data-card-id')) ?? ''
  await first.focus()
  await anna.page.keyboard.press('Delete')
  await anna.page.locator(`[data-card-id="${binned}"]`).waitFor({ state: 'detached' })
  await saved(anna)
  await ben.page.locator(`[data-card-id="${binned}"]`).waitFor({ state: 'detached' })

  // Ben's line breaks, and he goes on writing.
  let isCut = false
  const lines = new Set<WebSocketRoute>()
  await ben.context.routeWebSocket(/\/sync\/map\//, async (line) => {
    if (isCut) return await line.close({ code: 4503 })
    line.connectToServer()
    lines.add(line)
  })
  await ben.page.reload()
  await drawn(ben.page)
  await saved(ben)
  isCut = true
  for (const line of lines) await line.close({ code: 4503 })
  const card = ben.page.locator('[data-kind=objective]').first()
  await card.focus()
  await ben.page.keyboard.press('Enter')
  await ben.page.locator('textarea.map-editor').waitFor()
  await ben.page.keyboard.press('Control+End')
  await ben.page.keyboard.type(' by the harbour')
  await ben.page.keyboard.press('Escape')
  await ben.page.locator('[data-save-state="not-saved"]').first().waitFor({ state: 'attached' })

  // Anna is at another card.
  const other = anna.page.locator('[data-kind=organisation]').first()
  await other.focus()
  await anna.page.keyboard.press('Space')
  const chosen = await other.getAttribute('data-card-id')

  // Her page may be there again before the server says that it is done.
  const loadsAgain = anna.page.waitForEvent('load')
  rig.server.passTime(34 * DAY_MS)
  expect(await rig.server.app.emptyBins()).toBe(1)

  // Anna sees the board again by herself, without the card, and works on.
  await loadsAgain
  await drawn(anna.page)
  await anna.page.getByText('What had been in the bin for 30 days is gone for good now').waitFor()
  await anna.page.screenshot({ path: 'tests/.output/new-epoch-told.png' })
  expect(await anna.page.locator('[data-card-id][aria-pressed=true]').getAttribute('data-card-id')).toBe(chosen)
  await saved(anna)
  expect(await anna.page.locator(`[data-card-id="${binned}"]`).count()).toBe(0)
  const info = await fetch(`${rig.server.url}/api/boards/${board.id}`, {
    headers: { authorization: `Bearer ${board.links.viewer.split('#')[1] ?? ''}` },
  })
  expect(await info.json()).toMatchObject({ epoch: 2 })

  // Ben comes back: his words are his to keep, and are not sent by themselves.
  isCut = false
  await ben.page.getByRole('heading', { name: 'What was in the bin for long is gone' }).waitFor({ timeout: 30_000 })
  await ben.page.screenshot({ path: 'tests/.output/new-epoch-ended.png' })
  const [file] = await Promise.all([
    ben.page.waitForEvent('download'),
    ben.page.getByRole('button', { name: 'Download my copy' }).click(),
  ])
  expect(readFileSync(await file.path(), 'utf8')).toContain(' by the harbour')
  await ben.page.getByRole('button', { name: 'Load the page again' }).click()
  await drawn(ben.page)
  await ben.page.screenshot({ path: 'tests/.output/new-epoch-found.png' })
  await eventually(
    async () =>
      await (
        await fetch(`${rig.server.url}/api/boards/${board.id}/content`, {
          headers: { authorization: `Bearer ${board.links.viewer.split('#')[1] ?? ''}` },
        })
      ).text(),
    (content) => !content.includes('by the harbour') && !content.includes(`"id":"${binned}"`),
    'the board without what was not its own',
  )
  // Both lines are closed in the middle of work: what the stock client sends on one just closing it sends again on the next.
  const faults = [...anna.faults, ...ben.faults].filter((fault) => !fault.startsWith('WebSocket is already in CLOSING'))
  expect(faults).toEqual([])
  await anna.context.close()
  await ben.context.close()
})
