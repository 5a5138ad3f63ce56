// Looks at the header beside a call when it has the most to say: a long title, what changed since it was agreed, and that the server is away.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agree } from '../support/agree.ts'
import { joinLive } from '../support/live-editor.ts'
import { arrive, makeBoard } from '../support/people.ts'
import { thingsToPress } from '../support/things-to-press.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'
import { picture } from '../support/picture.ts'

// Its server ends in the middle.
const rig = rigOf(startServer)

test('[PG108] beside a call the header holds a long title, what changed since the agreement and that the server is away', async () => {
  const title = 'Nithsdale home from hospital partnership, 2026 to 2029'
  const board = await makeBoard(rig.server.url, { from: { example: '01' } }, title)
  await agree(rig.server.url, board)
  const editor = joinLive(rig.server.url, board.id, new URL(board.links.editor).hash.slice(1), 'jo')
  await editor.synced()
  const objective = [...editor.board().cards.values()].find(({ kind }) => kind === 'objective')
  const at = { card: objective?.id ?? '', field: 'title' }
  editor.apply({ type: 'edit-text', at, index: 0, remove: 0, insert: 'Soon: ' })
  const { page, context, map } = await arrive(rig.browser, board.links.facilitator, 'Mairi', 'NHS', {
    width: 683,
    height: 625,
  })
  await page.getByRole('button', { name: /^Agreed .*, 1 thing changed since we agreed$/u }).waitFor()
  const others = await Promise.all(
    ['Tom', 'Ffion'].map((name) => arrive(rig.browser, board.links.editor, name, `The ${name} Trust`)),
  )
  await page.getByRole('button', { name: 'People: 4' }).waitFor()
  // Something to take back.
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await map.click({ position: { x: 60, y: 300 } })
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await page.locator('[data-save-state="saved"]').waitFor()
  const placed = (): Promise<number[]> =>
    page
      .locator('.board-head')
      .evaluate((element) => [...element.children].map((one) => one.getBoundingClientRect().right))
  for (const width of [683, 768, 820, 900, 1024, 1100]) {
    await page.setViewportSize({ width, height: 625 })
    expect(Math.max(...(await placed())), String(width)).toBeLessThanOrEqual(width - 8)
    const title = await page.locator('.board-title').boundingBox()
    expect(title?.width, String(width)).toBeGreaterThan(120)
    // What leads on keeps its words.
    for (const name of ['Lead the call', 'Share']) {
      const label = page.getByRole('button', { name, exact: true }).locator('.head-label')
      expect((await label.boundingBox())?.width, `${name} at ${String(width)}`).toBeGreaterThan(24)
    }
  }
  await page.setViewportSize({ width: 683, height: 625 })
  await picture(page, 'narrow-header-people')
  for (const other of others) await other.context.close()
  editor.close()
  await rig.server.stop()
  await page.getByText(/^Offline - /u).waitFor()

  const head = page.locator('.board-head')
  const parts = await head.evaluate((element) =>
    [...element.children].map((one) => {
      const { left, right } = one.getBoundingClientRect()
      return {
        left,
        right,
        isCut: one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow === 'visible',
      }
    }),
  )
  for (const [index, part] of parts.entries()) {
    expect(part.right, String(index)).toBeLessThanOrEqual(683)
    expect(part.left, String(index)).toBeGreaterThanOrEqual(parts[index - 1]?.right ?? 0)
    expect(part.isCut, String(index)).toBe(false)
  }
  const saved = page.locator('.save-words')
  expect(await saved.evaluate((words) => words.scrollWidth <= words.clientWidth + 1)).toBe(true)
  expect(await page.getByLabel('Title of the board').getAttribute('title')).toBe(title)
  await picture(page, 'narrow-header')
  // Nor is what was agreed cut where there is more room, but not for all of a long title.
  const chip = page.locator('.agreement-chip')
  for (const width of [1100, 1280, 1440]) {
    await page.setViewportSize({ width, height: 700 })
    const isWhole = (): Promise<boolean> =>
      chip.evaluate((element) =>
        [...element.querySelectorAll('span')].every((words) => words.scrollWidth <= words.clientWidth + 1),
      )
    await expect.poll(isWhole, { message: String(width) }).toBe(true)
  }
  await context.close()
})

test.each([
  ['light', 390],
  ['dark', 390],
  ['light', 320],
] as const)(
  '[AG43] [AG44] [PG96] [PG139] on a phone the header says that an answer is asked and what changed since it was agreed, whole, %s at %i',
  async (theme, width) => {
    const open = await startServer()
    const device = { width, height: 844, theme }
    const seen = async (page: Page, name: RegExp, part: string): Promise<void> => {
      const chip = page.getByRole('button', { name })
      await chip.waitFor()
      await page.locator('[data-save-state="saved"]').waitFor()
      const parts = await page
        .locator('.board-head')
        .evaluate((element) => [...element.children].map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
      for (const one of parts) {
        expect(one.left).toBeGreaterThanOrEqual(0)
        expect(one.right).toBeLessThanOrEqual(width)
      }
      // Two rows, also with something to take back.
      expect((await page.locator('.board-head').boundingBox())?.height, part).toBeLessThanOrEqual(90)
      expect(
        await chip.evaluate((element) =>
          [element, ...element.querySelectorAll('span')].every((one) => one.scrollWidth <= one.clientWidth + 1),
        ),
      ).toBe(true)
      await picture(page, `phone-header-${part}-${String(width)}-${theme}`)
    }
    const board = await makeBoard(open.url, { from: { example: '01' } })
    const { page, context } = await arrive(rig.browser, board.links.editor, 'Bea', 'NHS Dumfries and Galloway', device)
    await agree(open.url, board)
    await seen(page, /^Agreed [^,]*$/u, 'agreed')
    const editor = joinLive(open.url, board.id, new URL(board.links.editor).hash.slice(1), 'jo')
    await editor.synced()
    const objective = [...editor.board().cards.values()].find(({ kind }) => kind === 'objective')
    editor.apply({
      type: 'edit-text',
      at: { card: objective?.id ?? '', field: 'title' },
      index: 0,
      remove: 0,
      insert: 'Soon: ',
    })
    await seen(page, /^Agreed .*, 1 thing changed since we agreed$/u, 'changed')
    const around = await thingsToPress(page)
    expect(around.length, around.join(' | ')).toBeLessThanOrEqual(12)
    const lead = await arrive(rig.browser, board.links.facilitator, 'Mairi', 'NHS Dumfries and Galloway', device)
    // What was agreed is presented from below, one press away as in a wide header. [PS16]
    await lead.page.locator('.bottom-bar').getByRole('button', { name: 'Present', exact: true }).waitFor()
    const below = await lead.page
      .locator('.bottom-bar')
      .evaluate((element) => [...element.children].map((one) => one.getBoundingClientRect().right))
    expect(Math.max(...below)).toBeLessThanOrEqual(width)
    await picture(lead.page, `narrow-present-${theme}-${String(width)}`)
    await lead.page.getByRole('button', { name: 'Add', exact: true }).click()
    await lead.page.getByRole('button', { name: 'Note', exact: true }).click()
    await lead.page.getByRole('button', { name: 'Undo' }).waitFor()
    await seen(lead.page, /^Agreed .*, 1 thing changed since we agreed$/u, 'lead')
    await fetch(`${open.url}/api/boards/${board.id}/proposals`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`,
        'content-type': 'application/json',
      },
      body: '{}',
    })
    await seen(page, /^Proposed .*, your answer is asked$/u, 'asked')
    await seen(lead.page, /^Proposed .*, your answer is asked$/u, 'lead-asked')
    await page.getByRole('button', { name: /your answer is asked$/u }).click()
    await page.getByRole('dialog', { name: 'Agreement' }).waitFor()
    editor.close()
    await context.close()
    await lead.context.close()
    await open.stop()
  },
)
