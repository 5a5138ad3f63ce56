// Works the panels of a live board in a real browser on a real server: two people in one field, title, export, import, bin.
import { expect, test } from 'vitest'
import type { Download, Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { brokenRules } from '../support/axe.ts'
import { tabTo } from '../support/list-driver.ts'
import { arrive, eventually, makeBoard, saved, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf()

const beside = { width: 683, height: 625 }
const panelOf = ({ page }: Person) => page.getByRole('complementary', { name: 'Card' })
async function openPartnership(person: Person) {
  const panel = panelOf(person)
  const { page } = person
  if (!(await panel.isVisible())) {
    const button = page.getByRole('button', { name: 'Card', exact: true })
    // Beside a call it opens from the menu.
    if ((page.viewportSize()?.width ?? 0) < 1100) {
      await page.getByRole('button', { name: 'More', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Card', exact: true }).click()
    } else await button.click()
  }
  await panel.getByRole('button', { name: 'Open our partnership' }).click()
  return panel
}
const menu = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const bytesOf = async (download: Download): Promise<string> => readFileSync(await download.path(), 'utf8')

test('[PG67] two people type in one field at once and neither loses a letter or the caret', async () => {
  const board = await makeBoard(rig.server.url, {})
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Northshire Council', beside)
  const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'NHS Northshire', beside)
  const [hers, his] = [
    (await openPartnership(anna)).getByLabel('Purpose'),
    (await openPartnership(tom)).getByLabel('Purpose'),
  ]
  await hers.fill('Everybody lives well.')
  await eventually(
    () => his.inputValue(),
    (text) => text === 'Everybody lives well.',
    "Anna's words at Tom's",
  )
  await hers.press('Home')
  await his.press('End')
  await Promise.all([
    hers.pressSequentially('In our town: ', { delay: 15 }),
    his.pressSequentially(' At home, and for long.', { delay: 15 }),
  ])
  const both = 'In our town: Everybody lives well. At home, and for long.'
  await eventually(
    () => Promise.all([hers.inputValue(), his.inputValue()]),
    (seen) => seen.every((text) => text === both),
    'both texts',
  )
  const caret = await hers.evaluate((input) => (input instanceof HTMLTextAreaElement ? input.selectionStart : -1))
  expect(caret).toBe('In our town: '.length)
  await tom.page.getByText('Anna writes here').waitFor()
  await saved(anna)
  expect([...anna.faults, ...tom.faults]).toEqual([])
  await anna.context.close()
  await tom.context.close()
})

test('[PG68] the start page asks for the key where the server does', async () => {
  const locked = await startServer({ env: { CREATE_KEY: 'open-sesame-1234' } })
  const context = await rig.browser.newContext({ viewport: beside })
  const page = await context.newPage()
  await page.goto(locked.url)
  await page.getByRole('button', { name: 'Start blank' }).click()
  await page.getByLabel('What is the board called?').fill('Locked')
  await page.getByRole('button', { name: 'Make the board' }).click()
  await page.getByLabel('Key for making boards').fill('wrong')
  await page.getByRole('button', { name: 'Make the board' }).click()
  await page.getByText('This key does not fit').waitFor()
  await page.getByLabel('Key for making boards').fill('open-sesame-1234')
  await page.getByRole('button', { name: 'Make the board' }).click()
  await page.getByRole('heading', { name: 'Keep your own link' }).waitFor()
  await page.goto(locked.url)
  await page.getByRole('button', { name: 'Start blank' }).click()
  await page.getByLabel('What is the board called?').fill('Locked too')
  await page.getByRole('button', { name: 'Make the board' }).click()
  await page.getByRole('heading', { name: 'Keep your own link' }).waitFor()
  await context.close()
  await locked.stop()
})

test('[PG69] a new title shows for everybody', async () => {
  const board = await makeBoard(rig.server.url, {})
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Northshire Council', beside)
  const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'NHS Northshire', beside)
  const title = anna.page.getByLabel('Title of the board')
  await title.fill('Northshire Together')
  await title.press('Enter')
  await tom.page.getByRole('heading', { level: 1, name: 'Northshire Together' }).waitFor()
  await eventually(
    () => tom.page.title(),
    (now) => now.startsWith('Northshire Together'),
    'the title of the tab',
  )
  await eventually(
    () => title.inputValue(),
    (now) => now === 'Northshire Together',
    'the title in the header',
  )
  await anna.context.close()
  await tom.context.close()
})

test('[PG70] a board leaves as a board file and as a picture', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } }, 'Two: ways / out')
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Dumfries and Galloway Council', beside)
  const take = async (item: string): Promise<Download> => {
    await anna.page.getByRole('button', { name: 'More', exact: true }).click()
    await anna.page.getByRole('menuitem', { name: 'Export' }).click()
    const [download] = await Promise.all([
      anna.page.waitForEvent('download'),
      anna.page.getByRole('menuitem', { name: item }).click(),
    ])
    return download
  }
  const file = await take('Board file')
  expect(file.suggestedFilename()).toBe('Two- ways - out.json')
  expect(JSON.parse(await bytesOf(file))).toMatchObject({ format: 'common-ground-board', version: 1 })
  const picture = await take('Picture (SVG)')
  expect(picture.suggestedFilename()).toBe('Two- ways - out.svg')
  expect(await bytesOf(picture)).toMatch(/^<svg[\s\S]*Carers Centre[\s\S]*<\/svg>\s*$/)
  await anna.context.close()
})

test('[PG71] a file comes into a live board with a report and goes again in one press', async () => {
  const board = await makeBoard(rig.server.url, {})
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Northshire Council')
  await menu(anna.page, 'Import into this board')
  const dialog = anna.page.getByRole('dialog')
  const chooseFile = dialog.locator('input[type=file]')
  const bad = new URL('../fixtures/cases/bad/', import.meta.url)
  await chooseFile.setInputFiles({
    name: 'broken links.json',
    mimeType: 'application/json',
    buffer: readFileSync(new URL('06-dangling-references.json', bad)),
  })
  await dialog.getByText('broken links.json was not imported').waitFor()
  await dialog.getByRole('button', { name: 'Import anyway and list what is left out' }).click()
  await dialog.getByText(/cards? and .* came in\./).waitFor()
  const held = (): Promise<string> => anna.page.evaluate(() => document.activeElement?.textContent ?? '')
  await eventually(held, (on) => /^\d+ cards? and .* came in\.$/u.test(on), 'the keys on what came in')
  await dialog.getByRole('heading', { name: 'came in' }).waitFor()
  await dialog.getByText('left out').first().waitFor()
  const before = await anna.page.locator('[data-card-id]').count()
  expect(before).toBeGreaterThan(0)
  await dialog.getByRole('button', { name: 'Undo import' }).click()
  await anna.page.getByText('of the import went to the bin').waitFor()
  expect(anna.faults).toEqual([])
  await anna.context.close()
})

test('[PG72] [PG151] [BN7] what is put in the bin comes back with its lines', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Dumfries and Galloway Council')
  const panel = panelOf(anna)
  await anna.page.locator('[data-kind=objective]').first().focus()
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.press('Escape')
  const name = await panel.getByRole('heading', { level: 2 }).innerText()
  const lines = await panel.getByRole('button', { name: /^Remove: / }).count()
  expect(lines).toBeGreaterThan(2)
  await panel.getByRole('button', { name: 'Put in the bin' }).press('Enter')
  await anna.page.getByRole('heading', { name: 'Choose a card' }).waitFor()
  // The button is gone: the map has the keys.
  await eventually(
    () => anna.map.evaluate((it) => it === document.activeElement),
    (has) => has,
    'the keys on the map',
  )
  const offer = anna.page.getByText(`In the bin: ${name}`)
  await offer.first().waitFor()
  // Another one that comes back before it: what the panel shows changes behind the dialog.
  await anna.page.locator('[data-kind=objective]').first().focus()
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Put in the bin' }).press('Enter')
  await anna.page.getByRole('heading', { name: 'Choose a card' }).waitFor()
  await menu(anna.page, 'Bin')
  const bin = anna.page.getByRole('dialog', { name: 'Bin', exact: true })
  await bin.getByText('After 30 days it goes for good.').waitFor()
  await bin
    .getByRole('button', { name: /^Restore /u })
    .first()
    .press('Enter')
  // The next one has the keys.
  await bin.locator(`button:focus[aria-label="Restore ${name}"]`).waitFor()
  await anna.page.keyboard.press('Enter')
  await anna.page.getByText('The bin is empty.').waitFor()
  // Long before it would go by itself.
  await offer.first().waitFor({ state: 'detached', timeout: 5000 })
  // The card shows in the panel behind; what has the keys is not there.
  await anna.page.locator('.panel h2').filter({ hasText: name }).waitFor({ state: 'attached' })
  const inDialog = (): Promise<boolean> =>
    anna.page.evaluate(() => document.activeElement?.closest('.dialog') instanceof Element)
  await eventually(inDialog, (is) => is, 'the keys in the dialog')
  await anna.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  expect(await inDialog(), 'and there they stay').toBe(true)
  await anna.page.keyboard.press('Escape')
  await eventually(
    () => panel.getByRole('button', { name: /^Remove: / }).count(),
    (now) => now === lines,
    'its lines',
  )
  await saved(anna)
  await anna.context.close()
})

test('[UT1] [UT2] [UT4] whoever has just arrived on a wide screen says us too to a chosen concern by the keys', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'Dumfries and Galloway Carers Centre')
  const { page } = tom
  const usToo = page.getByRole('navigation', { name: 'Tools' }).getByRole('button', { name: 'Us too' })
  expect(await usToo.count()).toBe(0)
  await page.locator('[data-kind=concern]').first().focus()
  await usToo.waitFor()
  await eventually(
    async () => {
      await page.keyboard.press('F6')
      return await page.evaluate(() => document.activeElement?.closest('nav') !== null)
    },
    (there) => there,
    'F6 comes to the tools',
  )
  await tabTo(page, 'Us too')
  for (const says of ['true', 'false']) {
    await page.keyboard.press('Enter')
    await eventually(
      () => usToo.getAttribute('aria-pressed'),
      (pressed) => pressed === says,
      `pressed: ${says}`,
    )
  }
  await tom.context.close()
})

test('[PG74] [PG204] [IN12] whoever runs the board sends one person away and learns that the link still opens it', async () => {
  const board = await makeBoard(rig.server.url, {})
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Northshire Council', beside)
  const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'NHS Northshire', beside)
  await anna.page.getByRole('button', { name: 'People: 2' }).click()
  await anna.page.getByRole('button', { name: 'Send Tom away from the board' }).click()
  await anna.page.getByRole('button', { name: 'Send away', exact: true }).click()
  await tom.page.getByRole('heading', { name: 'You are no longer on this board' }).waitFor({ timeout: 5000 })
  // The link still opens the board, for Tom too: it is said, and changing it is offered where the keys are. [PG204]
  await anna.page.getByText(/^Tom is off the board\. Tom can come again by the link/u).waitFor()
  const change = anna.page.getByRole('button', { name: 'Change the link' })
  await eventually(() => change.evaluate((it) => it === document.activeElement), Boolean, 'the keys at what comes next')
  await anna.page.screenshot({ path: 'tests/.output/sent-away.png' })
  await change.press('Enter')
  // There and then, and it is said first what ends and for whom. [PG204]
  const sure = anna.page.getByRole('alertdialog', { name: 'Change the link' })
  await sure
    .getByText('End the link "Edit, for everybody" and make a new one? Nobody else is on the board by it.')
    .waitFor()
  await anna.page.screenshot({ path: 'tests/.output/change-link.png' })
  expect(await brokenRules(anna.page)).toEqual([])
  await sure.getByRole('button', { name: 'End it and make a new one' }).press('Enter')
  await anna.page.locator('button:focus', { hasText: 'Copy link' }).waitFor()
  const authorization = (link: string): { readonly authorization: string } => ({
    authorization: `Bearer ${new URL(link).hash.slice(1)}`,
  })
  const opened = await fetch(`${rig.server.url}/api/boards/${board.id}/content`, {
    headers: authorization(board.links.editor),
  })
  expect(opened.status).toBe(401)
  await anna.page.keyboard.press('Escape')
  await anna.page.getByRole('button', { name: 'People: 1' }).waitFor()
  // The list of who is invited follows while it is open: who joins, and who is sent away. [IN12]
  await anna.page.getByRole('button', { name: 'Share' }).click()
  const row = anna.page
    .getByRole('dialog', { name: 'Share' })
    .locator('li[data-organisation]', { hasText: 'Northshire Council' })
  await row.getByText('Anna has joined').waitFor()
  const cat = await arrive(rig.browser, board.links.facilitator, 'Cat', 'Northshire Council', beside)
  await row.getByText('Anna and Cat have joined').waitFor()
  const people = `${rig.server.url}/api/boards/${board.id}/participants`
  const headers = authorization(board.links.facilitator)
  const all = (await (await fetch(people, { headers })).json()) as readonly { readonly id: string; name: string }[]
  await fetch(`${people}/${all.find(({ name }) => name === 'Cat')?.id ?? ''}`, { method: 'DELETE', headers })
  await row.getByText(/^Anna has joined/u).waitFor()
  await cat.context.close()
  await anna.context.close()
  await tom.context.close()
})

test("[PG78] my organisation's card is shown beside the panel and has the keys, and the room stays in its place", async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'Dumfries and Galloway Council', beside)
  await tom.page.getByRole('button', { name: 'Zoom in' }).click()
  await tom.page.getByRole('button', { name: 'Add', exact: true }).click()
  await tom.page.getByRole('button', { name: 'Go to our own card' }).click()
  const panel = panelOf(tom)
  await panel.getByRole('heading', { name: 'Dumfries and Galloway Council' }).waitFor()
  const card = tom.map.getByRole('button', { name: 'Dumfries and Galloway Council, Organisation' })
  const right = await eventually(
    async () => {
      const [of, edge] = [await card.boundingBox(), await panel.boundingBox()]
      return of === null || edge === null ? Number.NaN : edge.x - (of.x + of.width)
    },
    (gap) => gap >= 0,
    'the card stands left of the panel',
  )
  expect(right).toBeGreaterThanOrEqual(0)
  await eventually(
    () => tom.map.evaluate((map) => map.contains(document.activeElement)),
    (has) => has,
    'the map has the keys',
  )
  // Nothing is typed into it by accident: what stands there is not opened. [PG78]
  expect(await tom.page.locator('textarea.map-editor').count()).toBe(0)
  // Nor is it over a card that the keys come to.
  for (let step = 0; step < 8; step += 1) {
    await tom.page.keyboard.press('Tab')
    await eventually(
      () =>
        tom.page.evaluate(() => {
          const { left = 0, right = 0 } = document.activeElement?.getBoundingClientRect() ?? {}
          const edge = document.querySelector('.panel')?.getBoundingClientRect().left ?? 0
          return { left, right, edge }
        }),
      ({ left, right, edge }) => left >= 0 && (right <= edge || (right - left > edge - 80 && left <= 80)),
      'beside the panel',
    )
  }
  // What is deep in the panel is brought into sight by the panel alone.
  await panel.evaluate((aside) => aside.querySelectorAll('.only-heard').forEach((one) => one.scrollIntoView()))
  expect(await tom.page.locator('.room').evaluate((room) => room.scrollTop)).toBe(0)
  // A card wider than what is free shows where its words begin.
  await tom.page.keyboard.press('Escape')
  await (await openPartnership(tom)).getByLabel('Purpose').waitFor()
  const whole = tom.map.getByRole('button', { name: /, Our partnership$/ })
  await eventually(
    async () => (await whole.boundingBox())?.x ?? -1,
    (x) => x >= 0 && x < 40,
    'the left edge of our partnership is in sight',
  )
  await tom.context.close()
})

test('[PG79] [AG79] a field keeps taking words while somebody else puts its card in the bin', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Northshire Council')
  const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'NHS Northshire')
  const objective = anna.page.locator('[data-card-id][data-kind="objective"]').first()
  await objective.waitFor({ state: 'attached' })
  const id = (await objective.getAttribute('data-card-id')) ?? ''
  const select = async ({ page }: Person): Promise<void> => {
    const box = await page.locator(`[data-card-id="${id}"]`).boundingBox()
    if (box === null) throw new Error('the card has no place on the screen')
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  }
  await select(anna)
  const why = panelOf(anna).getByLabel('Why it matters')
  // Nobody has been asked to agree: what is written comes before the answers to it.
  const answers = panelOf(anna).getByRole('region', { name: 'Answers' })
  await answers.waitFor()
  expect((await why.boundingBox())?.y ?? Infinity).toBeLessThan((await answers.boundingBox())?.y ?? 0)
  await why.fill('Because ')
  await why.press('End')
  await select(tom)
  await tom.page.keyboard.press('Delete')
  await panelOf(anna).getByText('Somebody put this card in the bin').waitFor()
  await why.pressSequentially('nobody should wait alone', { delay: 10 })
  expect(await why.inputValue()).toBe('Because nobody should wait alone')
  await saved(anna)
  await panelOf(anna).getByRole('button', { name: 'Restore' }).click()
  await tom.page.locator(`[data-card-id="${id}"]`).waitFor({ state: 'attached' })
  await select(tom)
  await tom.page.getByRole('button', { name: 'Card', exact: true }).first().click()
  await eventually(
    () => panelOf(tom).getByLabel('Why it matters').inputValue(),
    (text) => text === 'Because nobody should wait alone',
    "the whole text in Tom's panel",
  )
  await Promise.all([anna.context.close(), tom.context.close()])
})
