// The list on a phone and at 320 px, with fingers: sheets from below, nothing to scroll sideways, targets large enough.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrive, type Device, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

async function onPhone(device: Device): Promise<Page> {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const me = await arrive(rig.browser, board.links.facilitator, 'Anna', 'NHS Dumfries and Galloway', {
    touch: true,
    ...device,
  })
  rig.people.push(me)
  await me.page.locator('.board-list article').first().waitFor()
  await me.page.getByRole('button', { name: 'Add', exact: true }).waitFor()
  return me.page
}
/** What stands out beyond the right edge of the window, the map and what is only heard left out. */
const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [
    ...(document.documentElement.scrollWidth > innerWidth ? ['the page'] : []),
    ...[...document.querySelectorAll<HTMLElement>('body *')]
      .filter(
        (element) =>
          element.closest('.only-heard, .room-face, svg') === null &&
          element.getBoundingClientRect().right > innerWidth + 1,
      )
      .map(({ className }) => className),
  ])
const card = (page: Page) => page.getByRole('button', { name: 'NHS Dumfries and Galloway, Organisation', exact: true })

test('[PG43] [PG172] a phone, which has neither wheel nor trackpad, is not asked about them, and has few entries at once', async () => {
  const page = await onPhone({ width: 390, height: 844 })
  const board = await makeBoard(rig.server.url, {})
  const desk = await arrive(rig.browser, board.links.facilitator, 'Tom', 'NHS', { width: 683, height: 625 })
  rig.people.push(desk)
  for (const one of [page, desk.page]) {
    await one.getByRole('button', { name: 'More', exact: true }).click()
    if (one === page) {
      const entries = one.getByRole('menuitem')
      await entries.first().waitFor()
      expect(await entries.count(), (await entries.allInnerTexts()).join(' | ')).toBeLessThanOrEqual(9)
      await one.screenshot({ path: 'tests/.output/more-390.png' })
      await one.getByRole('menuitem', { name: 'Board and device' }).tap()
    }
    await one.getByRole('menuitem', { name: 'Keyboard shortcuts' }).waitFor()
    await one.screenshot({ path: `tests/.output/more-board-${String(one.viewportSize()?.width)}.png` })
  }
  expect(await page.getByText('Wheel and trackpad').count()).toBe(0)
  expect(await desk.page.getByText('Wheel and trackpad').count()).toBe(1)
})

test('[LI30] a card opens in a sheet from below, from the list and from the map', async () => {
  const page = await onPhone({ width: 390, height: 844 })
  await card(page).tap()
  await page.getByRole('button', { name: 'Edit', exact: true }).tap()
  const sheet = page.getByRole('complementary', { name: 'Card' })
  await sheet.waitFor()
  await expect.poll(async () => Math.round((await sheet.boundingBox())?.width ?? 0)).toBe(390)
  const box = await sheet.boundingBox()
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844)
  expect(box?.y).toBeGreaterThan(100)
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(true)
  await page.getByLabel('Short name').fill('The NHS')
  await page.getByRole('button', { name: 'Close the panel' }).tap()
  await page.locator('article.chosen').getByText('Short name: The NHS').waitFor()
  await page.getByRole('button', { name: 'Map', exact: true }).tap()
  await page.getByRole('navigation', { name: 'Tools' }).getByRole('button', { name: 'Card', exact: true }).tap()
  await sheet.getByRole('heading', { name: 'NHS Dumfries and Galloway' }).waitFor()
})

test('[LI80] on a phone a card opens at its name, what stands first in it comes next; a new one opens in its first field', async () => {
  const page = await onPhone({ width: 390, height: 844 })
  const on = (): Promise<string> => page.evaluate(() => document.activeElement?.tagName ?? '')
  await page
    .getByRole('button', { name: 'Fewer avoidable emergency admissions, Objective', exact: true })
    .press('Enter')
  const sheet = page.getByRole('complementary', { name: 'Card' })
  await sheet.locator('.card-answers').locator('summary, button').first().waitFor()
  await expect.poll(on).toBe('H2')
  await page.keyboard.press('Tab')
  // Nobody is asked to agree yet. [AG79]
  expect(await on()).toBe('TEXTAREA')
  expect(await page.evaluate(() => document.activeElement?.closest('.card-answers') === null)).toBe(true)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await page.keyboard.press('4')
  await expect.poll(on).toBe('TEXTAREA')
})

test('[LI61] on a phone the sheet gives way to keys that go on under it', async () => {
  const page = await onPhone({ width: 390, height: 844 })
  await card(page).press('Enter')
  const sheet = page.getByRole('complementary', { name: 'Card' })
  await sheet.waitFor()
  const has = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('aside') !== null)
  await expect.poll(has).toBe(true)
  await sheet.getByRole('button', { name: 'Put in the bin' }).focus()
  for (let step = 0; step < 4 && (await has()); step += 1) await page.keyboard.press('Tab')
  await sheet.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.closest('.bottom-bar') !== null)).toBe(true)
})

test('[LI31] [CA121] at 320 px nothing has to be scrolled sideways', async () => {
  const page = await onPhone({ width: 320, height: 640 })
  expect(await tooWide(page)).toEqual([])
  await card(page).tap()
  expect(await tooWide(page)).toEqual([])
  await page.getByRole('button', { name: 'Edit', exact: true }).tap()
  await page.getByRole('complementary', { name: 'Card' }).waitFor()
  expect(await tooWide(page)).toEqual([])
  await page.getByRole('button', { name: 'Close the panel' }).tap()
  await page.getByRole('complementary', { name: 'Card' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Connect to...' }).tap()
  await page.getByRole('dialog').waitFor()
  expect(await tooWide(page)).toEqual([])
  await page.getByRole('button', { name: 'Cancel' }).tap()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Move to...' }).tap()
  await page.getByRole('menu').waitFor()
  expect(await tooWide(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add', exact: true }).tap()
  await page.getByRole('button', { name: 'Objective', exact: true }).waitFor()
  expect(await tooWide(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Map', exact: true }).tap()
  await page.getByRole('navigation', { name: 'Tools' }).getByRole('button', { name: 'Card', exact: true }).waitFor()
  expect(await tooWide(page)).toEqual([])
  // What the keys do is told in lines above the map's corner, not in a column over the card.
  await page.getByRole('application').focus()
  await page.keyboard.press('Tab')
  const hint = page.locator('.map-hint')
  await hint.waitFor()
  expect((await hint.boundingBox())?.width).toBeGreaterThan(280)
  // Only while the keys are on the map.
  await page.getByRole('button', { name: 'List', exact: true }).focus()
  await hint.waitFor({ state: 'detached' })
})

test.each([
  { touch: true, width: 390, height: 844, least: 44 },
  { touch: false, width: 683, height: 625, least: 24 },
])('[LI32] what is pressed in the list is large enough (touch: $touch)', async ({ touch, width, height, least }) => {
  const page = await (touch ? onPhone({ width, height }) : besideCall({ width, height }))
  await card(page).click()
  await page.getByRole('button', { name: 'Move to...' }).waitFor()
  const small = await page.locator('.board-list button, .view-switch button').evaluateAll(
    (buttons, height) =>
      buttons.flatMap((button) => {
        const box = button.getBoundingClientRect()
        return box.width < 24 || box.height < height ? [`${button.textContent}: ${box.width} x ${box.height}`] : []
      }),
    least,
  )
  expect(small).toEqual([])
})

async function besideCall(device: Device): Promise<Page> {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const me = await arrive(rig.browser, board.links.facilitator, 'Anna', 'NHS Dumfries and Galloway', device)
  rig.people.push(me)
  // A press that comes while the room is still being made ready may be too early.
  await expect
    .poll(
      async () => {
        await me.page.getByRole('button', { name: 'List', exact: true }).click()
        return await card(me.page)
          .waitFor({ timeout: 5000 })
          .then(
            () => true,
            () => false,
          )
      },
      { timeout: 40_000 },
    )
    .toBe(true)
  return me.page
}

test('[LI35] a card that an undo takes to another place stays in sight with the button that has the keys', async () => {
  const page = await onPhone({ width: 390, height: 844 })
  const row = page.locator('.board-list .row-name[aria-label^="More time at home"]')
  await row.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  const up = page.getByRole('button', { name: 'Move up', exact: true })
  const [first, second] = [page.getByText('Now 2 of 3.').first(), page.getByText('Now 1 of 3.').first()]
  await up.press('Enter')
  await first.waitFor({ state: 'attached' })
  await up.press('Enter')
  await second.waitFor({ state: 'attached' })
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Change the order').first().waitFor({ state: 'attached' })
  // All of it: neither beyond the list nor under the bar.
  await expect
    .poll(() =>
      up.evaluate((it) => {
        const { left, right, top, bottom } = it.getBoundingClientRect()
        const seen = [top + 2, bottom - 2].every((y) => it.contains(document.elementFromPoint((left + right) / 2, y)))
        return [document.activeElement === it, seen]
      }),
    )
    .toEqual([true, true])
})
