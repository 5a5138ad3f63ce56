// Who works by keyboard while a part of the page comes late: the keys and the letters reach what was asked for, or stay where the person went.
import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { enterList, onCard, walkTo } from '../support/list-driver.ts'
import { arrive, drawn, eventually, headed, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

const COUNCIL = 'Dumfries and Galloway Council'
const HOME = 'People leave hospital'

/** From now on one script comes only when it is let. */
async function hold(page: Page, script: RegExp): Promise<{ asked(): boolean; let(): Promise<void> }> {
  const held: Route[] = []
  await page.route(script, (route) => void held.push(route))
  return {
    asked: () => held.length > 0,
    async let() {
      await Promise.all(held.splice(0).map(async (route) => await route.continue()))
      await page.unroute(script)
    },
  }
}
/** Lets the page draw so many times: twice as often as a wait that counted frames would have lasted. */
const drawnOften = (page: Page): Promise<void> =>
  page.evaluate(
    async () =>
      await new Promise<void>((resolve) => {
        let left = 130
        const next = (): void => {
          left -= 1
          if (left === 0) resolve()
          else requestAnimationFrame(next)
        }
        next()
      }),
  )
const written = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value ?? '')

/** Somebody in the list beside a call, whose panel comes only when it is let. */
async function withoutPanel(): Promise<{ readonly page: Page; readonly panel: Awaited<ReturnType<typeof hold>> }> {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const { page } = await arrive(rig.browser, board.links.editor, 'Anna', COUNCIL, { width: 683, height: 625 })
  const panel = await hold(page, /\/assets\/panels-[^/]+\.js$/u)
  await page.reload()
  await drawn(page)
  await headed(page)
  await eventually(panel.asked, (isAsked) => isAsked, 'the panel asked for')
  await enterList(page)
  return { page, panel }
}

test('[LI36] [LI29] a panel that comes late has the keys, and every letter typed until then', async () => {
  const { page, panel } = await withoutPanel()
  const rows = page.locator('.board-list .row')
  const before = await rows.count()
  await page.keyboard.press('4')
  await page.keyboard.type('Late but wholx')
  // What is meant for the field is for no card of the list: none is binned, none is gone to.
  await page.keyboard.press('Backspace')
  await page.keyboard.type('e')
  for (const key of ['Enter', 'ArrowDown', 'Delete']) await page.keyboard.press(key)
  await drawnOften(page)
  expect(await rows.count()).toBe(before + 1)
  await panel.let()
  await eventually(
    () => written(page),
    (value) => value === 'Late but whole',
    'the words in the field',
  )
  await page.keyboard.press('Escape')
  await onCard(page, 'Late but whole, Objective')
  await page.context().close()
})

test('[LI36] [LI29] the picker of a line that comes late has the keys, and every letter typed until then', async () => {
  const { page, panel } = await withoutPanel()
  await walkTo(page, HOME)
  const rows = page.locator('.board-list .row')
  const before = await rows.count()
  await page.keyboard.press('Shift+A')
  // N would add a note, and 4 an objective.
  await page.keyboard.type('nhs 4')
  await page.keyboard.press('Backspace')
  await drawnOften(page)
  await panel.let()
  await page.getByRole('dialog', { name: 'Connect “' }).waitFor()
  await eventually(
    () => written(page),
    (value) => value === 'nhs ',
    'the words in the picker',
  )
  await page.getByRole('option', { name: 'NHS Dumfries and Galloway' }).first().waitFor()
  expect(await rows.count()).toBe(before)
  await page.context().close()
})

test('[LI36] a panel that comes late takes no keys from whoever has gone on', async () => {
  const { page, panel } = await withoutPanel()
  await walkTo(page, HOME)
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  const next = await onCard(page, '')
  expect(next.startsWith(HOME)).toBe(false)
  await panel.let()
  await page.getByRole('complementary', { name: 'Card' }).locator('.panel-body').waitFor()
  await drawnOften(page)
  expect(await onCard(page, next)).toBe(next)
  await page.context().close()
})

test('[LI36] [WD12] the list of parts that comes late opens where it was asked for, and not once the keys have gone on', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const { page } = await arrive(rig.browser, board.links.editor, 'Anna', COUNCIL, { width: 683, height: 625 })
  const parts = await hold(page, /\/assets\/part-menu-[^/]+\.js$/u)
  const inCell = (): Promise<unknown> =>
    eventually(
      () => page.evaluate(() => document.activeElement?.matches('.matrix td') === true),
      (there) => there,
      'the keys in a cell',
    )
  await page.keyboard.press('Alt+w')
  await inCell()
  await page.keyboard.press('Enter')
  await eventually(parts.asked, (isAsked) => isAsked, 'the parts asked for')
  await page.keyboard.press('ArrowRight')
  await parts.let()
  await drawnOften(page)
  expect(await page.getByRole('menu').count()).toBe(0)
  await inCell()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitemradio', { name: 'Delivers' }).waitFor()
  await page.keyboard.press('Escape')
  await inCell()
  await page.context().close()
})
