// Presents a partnership in real browsers: a draft, what was agreed, somebody who follows, and no network any more.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { agree } from '../support/agree.ts'
import { stripOf } from '../support/call-driver.ts'
import { arrive, eventually, makeBoard, saved } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

const COUNCIL = 'Dumfries and Galloway Council'
const PURPOSE = 'Written after the agreement.'

const stage = (page: Page) => page.getByRole('dialog', { name: /^Presenting / })
const heading = (page: Page) => stage(page).locator('h2')
/** What the stage says of where one is; waits until it says something else than before. */
const moved = async (page: Page, before: string): Promise<string> =>
  await eventually(
    async () => await stage(page).getByRole('status').innerText(),
    (now) => now !== before,
    'another page of the story',
  )
const place = async (page: Page): Promise<string> => await moved(page, '')

/** What is too small to be read from afar, and what the page cuts. */
const faultsOf = async (page: Page): Promise<readonly string[]> =>
  await stage(page).evaluate((root) => {
    const faults: string[] = []
    const frame = root.querySelector('.stage-frame')?.getBoundingClientRect()
    if (frame === undefined) return ['no frame']
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent === null || (node.textContent ?? '').trim() === '' || parent.closest('.only-heard') !== null) continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize)
      if (size < 18) faults.push(`${String(size)} px: ${node.textContent ?? ''}`)
    }
    for (const piece of root.querySelectorAll('.story-item, .story-text, .story-lead, .story-stairs li')) {
      const { left, right, top, bottom } = piece.getBoundingClientRect()
      if (right <= frame.left || left >= frame.right || bottom - top > frame.height) continue
      const isWhole =
        left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 1 && bottom <= frame.bottom + 1
      if (!isWhole) faults.push(`cut: ${(piece.textContent ?? '').slice(0, 60)}`)
    }
    if (root.scrollWidth > root.clientWidth) faults.push('wider than the window')
    return faults
  })

/** What goes to a printer: how many sheets, and whether anything on them is made of pixels. */
const printed = async (page: Page): Promise<{ readonly sheets: number; readonly pixels: boolean }> => {
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return { sheets: paper.match(/\/Type \/Page\b/gu)?.length ?? 0, pixels: paper.includes('/Subtype /Image') }
}

test('[PS2] [PS10] [PS11] [PS12] [PS13] [PS14] [PS15] [PS16] [PS20] [PS22] [PS24] [PS26] [PS27] [PS28] from a draft to what was agreed, followed, and on and to paper without a server', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', COUNCIL, { width: 683, height: 625 })
  // Beside a call, from the menu.
  const present = async (): Promise<void> => {
    await anna.page.getByRole('button', { name: 'More', exact: true }).press('Enter')
    await anna.page.getByRole('menuitem', { name: 'Present', exact: true }).press('Enter')
  }
  await present()
  const before = anna.page.getByRole('dialog', { name: 'Present the map' })
  await before.getByText(/^Nothing has been agreed yet/u).waitFor()
  // Short, and read from its beginning: the way on stands first, and what is left out is a press away. [PS24]
  const go = before.locator('button:focus', { hasText: 'Start' })
  await go.waitFor()
  expect((await go.boundingBox())?.y ?? 999).toBeLessThan(300)
  expect(await before.getByText(/^Written, but left out:/u).isVisible()).toBe(false)
  await before.getByText('What is left out, and why').click()
  await before
    .getByText(/^Written, but left out: What will take time, and what will be hard\. To have it told/u)
    .waitFor()
  expect(await brokenRules(anna.page)).toEqual([])
  await anna.page.keyboard.press('ArrowRight')
  await stage(anna.page).getByText('Draft', { exact: true }).waitFor()
  await anna.page.keyboard.press('Escape')
  await stage(anna.page).waitFor({ state: 'detached' })
  await anna.page.locator('button:focus').waitFor()

  await agree(rig.server.url, board)
  const ben = await arrive(rig.browser, board.links.facilitator, 'Ben', COUNCIL, { theme: 'dark' })
  await ben.page.getByRole('button', { name: 'Open our partnership' }).click()
  await ben.page.getByRole('complementary', { name: 'Card' }).getByLabel('Purpose').fill(PURPOSE)
  await saved(ben)
  // What was agreed is presented next: first in the menu, and from where it is read. [PS16]
  await anna.page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await anna.page
    .getByRole('menuitem')
    .first()
    .and(anna.page.getByRole('menuitem', { name: 'Present', exact: true }))
    .waitFor()
  await anna.page.keyboard.press('Escape')
  await anna.page
    .getByRole('button', { name: /^Agreed / })
    .first()
    .click()
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Read the agreement' }).press('Enter')
  await anna.page
    .getByRole('dialog', { name: 'Agreement' })
    .getByRole('button', { name: 'Present what was agreed' })
    .press('Enter')
  await before.getByText(/^What was agreed on .* is shown/u).waitFor()
  // Fetched from the server first; then the keys are on it as well.
  await go.waitFor()
  await before.getByText('What is left out, and why').click()
  await before
    .getByText(
      /^Written on that day, but no part of what was agreed: What will take time, and what will be hard\. .* propose the board for agreement anew; a concern also says who raised it\.$/u,
    )
    .waitFor()
  // The other one is just looking something up: told once that is done. [PS14]
  await ben.page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await ben.page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).press('Enter')
  await ben.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await before.getByRole('button', { name: 'Start' }).focus()
  await anna.page.keyboard.press('Enter')
  await stage(anna.page)
    .getByText(/^Agreed \d/u)
    .waitFor()
  expect(await stage(anna.page).getByText(PURPOSE).count()).toBe(0)

  // Told in front of what is open as well, where its keys come to, and covering nothing that is pressed. [PS28]
  const open = ben.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await open.getByText('Anna is presenting the map.').waitFor()
  await open.getByRole('button', { name: 'Close' }).focus()
  await ben.page.keyboard.press('Tab')
  await open.locator('button:focus', { hasText: 'Follow' }).waitFor()
  await open.getByRole('button', { name: 'Close' }).click({ trial: true })
  expect(await brokenRules(ben.page)).toEqual([])
  await ben.page.keyboard.press('Tab')
  await ben.page.keyboard.press('Enter')
  await open.getByText('Anna is presenting the map.').waitFor({ state: 'detached' })

  // The other one is told, and goes along.
  await ben.page.keyboard.press('Escape')
  await ben.page.getByText('Anna is presenting the map.').waitFor()
  await ben.page.getByRole('button', { name: 'Follow', exact: true }).click()
  await heading(ben.page).getByText('Why we exist').waitFor()
  await ben.page.getByRole('button', { name: 'With Anna', pressed: true }).waitFor()
  // Whoever presents sees who is with them. [PS27]
  await stage(anna.page).getByText('Ben follows').waitFor()
  await picture(anna.page, 'present-followed')
  const seen = [await place(anna.page)]
  // Beside a call, below whether it is agreed and as wide as what it is the title of. [PS26]
  const wide = async (part: string): Promise<number> => (await stage(anna.page).locator(part).boundingBox())?.width ?? 0
  expect(await wide('.stage-head h2')).toBe(await wide('.stage-frame'))
  expect(await brokenRules(anna.page)).toEqual([])
  expect(await brokenRules(ben.page)).toEqual([])
  const last = anna.page.getByRole('button', { name: 'Next' }).and(anna.page.locator('[aria-disabled=true]'))
  while ((await last.count()) === 0) {
    const now = seen.at(-1) ?? ''
    expect(await faultsOf(anna.page), now).toEqual([])
    await anna.page.keyboard.press(seen.length % 2 === 0 ? 'ArrowRight' : 'PageDown')
    seen.push(await moved(anna.page, now))
    const title = await heading(anna.page).innerText()
    await heading(ben.page).getByText(title, { exact: true }).waitFor()
    await eventually(
      () => faultsOf(ben.page),
      (faults) => faults.length === 0,
      `what is cut for whoever follows at ${title}`,
    )
  }
  expect(seen.length).toBeGreaterThan(7)
  expect(seen.at(-1)).toMatch(/When we look again/u)

  // One's own way, and back to the one who presents.
  await ben.page.keyboard.press('Home')
  await heading(ben.page).getByText('Why we exist').waitFor()
  await stage(anna.page).getByText('Ben follows').waitFor({ state: 'detached' })
  await ben.page.getByRole('button', { name: 'With Anna', pressed: false }).click()
  await stage(anna.page).getByText('Ben follows').waitFor()
  await heading(ben.page).getByText('When we look again').waitFor()

  // A phone, from the menu.
  const cat = await arrive(rig.browser, board.links.viewer, 'Cat', COUNCIL, { width: 390, height: 844, touch: true })
  await cat.page.getByRole('button', { name: 'More', exact: true }).tap()
  await cat.page.getByRole('menuitem', { name: 'Present', exact: true }).tap()
  await cat.page.getByRole('button', { name: 'Start' }).tap()
  await place(cat.page)
  expect(await brokenRules(cat.page)).toEqual([])
  for (let page = 0; page < 6; page += 1) {
    expect(await faultsOf(cat.page)).toEqual([])
    const now = await place(cat.page)
    await cat.page.getByRole('button', { name: 'Next' }).tap()
    await moved(cat.page, now)
  }

  // Whoever stays in it is told of a call that begins, and goes there in one press. [PS28]
  const dan = await arrive(rig.browser, board.links.facilitator, 'Dan', COUNCIL)
  await dan.page.getByRole('button', { name: 'Lead the call' }).click()
  await dan.page.getByRole('button', { name: 'Begin "Call 1: why and who"' }).click()
  await stage(cat.page).getByText('Dan has begun a call.').waitFor()
  expect(await faultsOf(cat.page)).toEqual([])
  expect(await brokenRules(cat.page)).toEqual([])
  await picture(cat.page, 'present-call-begins-390')
  await cat.page.getByRole('button', { name: 'Go to the call' }).tap()
  await stage(cat.page).waitFor({ state: 'detached' })
  await stripOf(cat.page).waitFor()
  await dan.context.close()
  for (const { page } of [anna, ben]) await stage(page).getByRole('button', { name: 'Not now' }).click()

  // The network goes, the story does not.
  await rig.server.kill()
  await anna.page.keyboard.press('Home')
  // Dark and back, without going anywhere.
  const dark = anna.page.locator('.stage-dark')
  await anna.page.keyboard.press('b')
  await dark.waitFor()
  await anna.page.keyboard.press('PageDown')
  await dark.waitFor({ state: 'detached' })
  await heading(anna.page).getByText('Why we exist').waitFor()
  await anna.page.keyboard.press('End')
  await heading(anna.page).getByText('When we look again').waitFor()
  await anna.page.evaluate(() => {
    // The browser's own window would wait for somebody.
    window.print = () => undefined
  })
  await anna.page.getByRole('button', { name: 'Print on one page' }).press('Enter')
  await anna.page
    .locator('.print-sheet')
    .getByText(/^Agreed \d/u)
    .waitFor({ state: 'attached' })
  expect(await printed(anna.page)).toEqual({ sheets: 1, pixels: false })
  expect(await printed(ben.page)).toEqual({ sheets: 1, pixels: false })
  await ben.page.getByText('Anna is not presenting any more. You can go on by yourself.').waitFor({ timeout: 60_000 })
  // Where Anna left him, not at the beginning, and beside a call what is said there leaves the place in one line.
  await heading(ben.page).getByText('When we look again').waitFor()
  await ben.page.setViewportSize({ width: 683, height: 625 })
  const line = await ben.page.locator('.stage-place').boundingBox()
  expect(line?.height).toBeLessThan(40)
  await picture(ben.page, 'present-left')
  await ben.page.setViewportSize({ width: 390, height: 844 })
  expect((await ben.page.locator('.stage-place').boundingBox())?.height).toBeLessThan(40)
  await picture(ben.page, 'present-left-390')
  await ben.page.keyboard.press('Home')
  await heading(ben.page).getByText('Why we exist').waitFor()
  await anna.page.keyboard.press('Escape')
  await stage(anna.page).waitFor({ state: 'detached' })
  await anna.page.locator('.print-sheet').waitFor({ state: 'detached' })
  expect([...anna.faults, ...ben.faults, ...cat.faults]).toEqual([])
  await Promise.all([anna.context.close(), ben.context.close(), cat.context.close()])
  rig.server = await rig.server.restart()
})

test('[PS5] the last stop says who agreed with what condition, whole beside a call, and however long it is', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const call = async (method: string, path: string, json: object): Promise<unknown> => {
    const secret = board.links.facilitator.split('#')[1] ?? ''
    const answer = await fetch(`${rig.server.url}/api/boards/${board.id}/proposals${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    })
    return await answer.json()
  }
  const asked = (await call('POST', '', {})) as { id: string; organisations: readonly { id: string; name: string }[] }
  const note = 'We agree if the money of the first year is settled by May. '.repeat(5).trim()
  for (const { id: organisationId, name } of asked.organisations) {
    const condition = name === COUNCIL ? note : name.startsWith('NHS') ? note.repeat(12) : ''
    const answer = condition === '' ? { answer: 'yes' } : { answer: 'yes-but', note: condition.slice(0, 2000) }
    await call('PUT', `/${asked.id}/answer`, { ...answer, name: 'Jo Hay', post: 'Director', organisationId })
  }
  const { page } = await arrive(rig.browser, board.links.viewer, 'Cat', COUNCIL, { width: 683, height: 625 })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Present', exact: true }).click()
  await page.getByRole('button', { name: 'Agreed, and this has to be said with it' }).click()
  await heading(page).getByText('Agreed, and this has to be said with it').waitFor()
  // It begins here: the pages behind are known at once.
  await stage(page)
    .getByText(/part 1 of [2-9]$/u)
    .waitFor()
  expect(await faultsOf(page)).toEqual([])
  expect(await brokenRules(page)).toEqual([])
  await page.keyboard.press('End')
  const isSeen = (): Promise<boolean> =>
    stage(page)
      .getByText('NHS D&G', { exact: true })
      .evaluate((name) => {
        const { left, right } = name.getBoundingClientRect()
        return left >= 0 && right <= innerWidth
      })
  await expect.poll(isSeen).toBe(true)
})
