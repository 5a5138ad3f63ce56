// Looks beside a call at what is longer than its room: that it says so, and that what a call ends with is seen without a search.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { northshireFile } from '../support/northshire.ts'
import { arrive, eventually, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startApp } from '../support/start-server.ts'

const rig = rigOf(startApp)

const ACTIONS = ['Ask whether we may share the list', 'Send the list of visitors', 'Book the room']

/** How much of the sign that there is more below is seen, from 0 to 1. */
const sign = async (box: Locator): Promise<number> =>
  await box.evaluate((element) => Number(getComputedStyle(element, '::after').opacity))

test('[PG131] on a phone the organisations to pick from say that they go on', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const context = await rig.browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(board.links.editor)
  const picks = page.getByRole('radiogroup', { name: 'Organisations on this board' })
  await picks.waitFor()
  await eventually(
    async () => await sign(picks),
    (seen) => seen === 1,
    'the sign that they go on',
  )
  await picks.getByRole('radio').first().focus()
  for (let step = await picks.getByRole('radio').count(); step > 1; step -= 1) await page.keyboard.press('ArrowDown')
  await eventually(
    async () => await sign(picks),
    (seen) => seen < 0.1,
    'no sign at their end',
  )
  await context.close()
})

test('[PG131] beside a call a long menu says that it goes on, and what is to be done is seen whole at the last step', async () => {
  const cards = [
    {
      id: 'charter',
      kind: 'charter',
      pos: [0, 0],
      purpose: 'People stay on their feet.',
      actions: ACTIONS.map((text, at) => ({ id: `x${String(at)}`, order: `a${String(at)}`, text, by: '2031-05-12' })),
    },
    { id: 'council', kind: 'organisation', pos: [0, 200], name: 'Northshire Council' },
  ]
  const made = await fetch(`${rig.server.url}/api/boards/import`, { method: 'POST', body: northshireFile(cards) })
  const { links } = (await made.json()) as { links: { facilitator: { url: string } } }
  const { page, context } = await arrive(rig.browser, links.facilitator.url, 'Cora', 'Northshire Council', {
    width: 683,
    height: 625,
  })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  const menu = page.locator('.menu')
  await eventually(
    async () => await sign(menu),
    (seen) => seen === 1,
    'the sign that the menu goes on',
  )
  // What has the keys is never under it.
  const under: string[] = []
  const items = await menu.getByRole('menuitem').count()
  for (let at = 0; at < items; at += 1) {
    await page.keyboard.press('ArrowDown')
    const hidden = await menu.evaluate((element) => {
      const item = document.activeElement
      if (item === null || item === element || Number(getComputedStyle(element, '::after').opacity) < 0.5) return null
      const lowest = element.getBoundingClientRect().bottom - 30
      return item.getBoundingClientRect().bottom > lowest ? item.textContent : null
    })
    if (hidden !== null) under.push(hidden)
  }
  expect(under).toEqual([])
  await menu.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
  await eventually(
    async () => await sign(menu),
    (seen) => seen < 0.1,
    'no sign at its end',
  )
  await page.keyboard.press('Escape')

  // A short list has none.
  await page.setViewportSize({ width: 683, height: 1200 })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await menu.waitFor()
  expect(await sign(menu)).toBe(0)
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 683, height: 625 })

  await page.getByRole('button', { name: 'Lead the call' }).click()
  await page.getByRole('button', { name: /^Begin "Call 2/u }).click()
  const strip = page.locator('.lead-strip')
  const next = strip.getByRole('button', { name: /Next step/u })
  for (let step = 1; step < 6; step += 1) {
    await strip.getByText(`Step ${String(step)} of 6`).waitFor()
    await next.click()
  }
  await strip.getByText('Step 6 of 6').waitFor()
  const edges = async (): Promise<readonly string[]> => {
    const end = await strip.evaluate((element) => element.getBoundingClientRect().bottom)
    const hidden: string[] = []
    for (const text of ACTIONS) {
      const line = strip.getByText(text, { exact: true })
      const bottom = await line.evaluate((element) => element.getBoundingClientRect().bottom)
      if (bottom >= end) hidden.push(`${text}: ${String(bottom)} of ${String(end)}`)
    }
    return hidden
  }
  // The step takes the room it needs once it is drawn.
  await eventually(edges, (hidden) => hidden.length === 0, 'everything to be done is seen')
  // Share and Add stand back while a call waits for something.
  expect(await page.locator('.board-head .button.main, .bottom-bar .button.main').count()).toBe(0)
  await page.screenshot({ path: 'tests/.output/closing-683.png' })
  await context.close()
})
