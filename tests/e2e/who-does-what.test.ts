// Who does what as a table, in real browsers: changed by keyboard and pointer, seen by others at once, read by who only looks, saved as files.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { arrive, type Device, eventually, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

const beside: Device = { width: 683, height: 625 }
async function come(link: string, name: string, organisation: string, device: Device): Promise<Page> {
  const person = await arrive(rig.browser, link, name, organisation, device)
  rig.people.push(person)
  return person.page
}
/** The cell with the keys in words: its row, its column and what it says; a heading says itself. */
const onCell = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const cell = document.activeElement
    if (!(cell instanceof HTMLTableCellElement)) return ''
    const words = (element: Element | null | undefined, part: string): string =>
      element?.querySelector(part)?.textContent.trim() ?? ''
    const head = cell.closest('table')?.rows[0]?.cells[cell.cellIndex]
    if (cell === head) return words(head, '.matrix-head')
    const title = words(cell.parentElement?.firstElementChild, '.matrix-title')
    const says = [...cell.querySelectorAll('.matrix-words, .only-heard')].map((one) => one.textContent).join(', ')
    return cell.cellIndex === 0 ? title : `${title} | ${words(head, '.matrix-head')} | ${says}`
  })
const keysOn = (page: Page, wanted: string): Promise<string> =>
  eventually(
    () => onCell(page),
    (seen) => seen === wanted,
    `the keys on ${wanted}`,
    20_000,
  )
/** What a cell says to somebody. */
const says = (page: Page, row: number, column: number, words: string): Promise<void> =>
  page
    .locator(`.matrix tbody tr:nth-child(${String(row)}) td:nth-of-type(${String(column)})`)
    .getByText(words, { exact: true })
    .waitFor()

const HOME = 'People leave hospital as soon as they are well enough'
const CARERS = 'Dumfries and Galloway Carers Centre'

test('[WD12] [WD14] [WD15] [WD30] changed by keyboard alone, seen at once by who may only look', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const tom = await come(board.links.viewer, 'Tom', 'NHS Dumfries and Galloway', { ...beside, theme: 'dark' })
  await tom.getByRole('button', { name: 'Who does what', exact: true }).click()
  await tom.getByRole('grid', { name: 'Who does what' }).waitFor()
  const page = await come(board.links.editor, 'Anna', 'Dumfries and Galloway Council', beside)
  await page.keyboard.press('Alt+w')
  await keysOn(page, `${HOME} | Dumfries and Galloway Council | Delivers`)
  await page.keyboard.press('End')
  await keysOn(page, `${HOME} | ${CARERS} | Nothing yet`)
  await page.keyboard.press('l')
  await keysOn(page, `${HOME} | ${CARERS} | Leads`)
  await says(tom, 1, 5, 'Leads')
  // In the list of parts the letter beside it sets it at once; the keys come back to the cell.
  await page.keyboard.press('Enter')
  await page.getByRole('menuitemradio', { name: 'Leads', checked: true }).waitFor()
  expect(await brokenRules(page)).toEqual([])
  for (const way of ['Escape', 'Tab']) {
    await page.keyboard.press(way)
    await keysOn(page, `${HOME} | ${CARERS} | Leads`)
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await page.getByRole('menuitemradio', { name: 'Leads', checked: true }).waitFor()
  }
  await page.getByRole('menuitemradio', { name: 'Delivers' }).waitFor()
  await page.getByRole('menuitemradio', { name: 'Leads and may deliver too', checked: true }).waitFor()
  await picture(page, 'part-menu')
  await page.keyboard.press('d')
  await keysOn(page, `${HOME} | ${CARERS} | Delivers`)
  await says(tom, 1, 5, 'Delivers')
  // That nobody of them leads any more is said, with the way back.
  await page.getByText(/does not lead “People leave hospital/u).waitFor()
  await picture(page, 'part-replaced')
  const toasts = page.locator('.toasts')
  await toasts.getByRole('button', { name: 'Undo' }).click()
  await says(tom, 1, 5, 'Leads')
  await toasts.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' })
  await page.locator('.matrix td[tabindex="0"]').focus()
  await page.keyboard.press('d')
  await keysOn(page, `${HOME} | ${CARERS} | Delivers`)
  await says(tom, 1, 5, 'Delivers')
  await page.keyboard.press('Delete')
  await keysOn(page, `${HOME} | ${CARERS} | Nothing yet`)
  await page.keyboard.press('Control+z')
  await keysOn(page, `${HOME} | ${CARERS} | Delivers`)
  // A heading leads to its card, and Escape back.
  await page.keyboard.press('Home')
  await keysOn(page, HOME)
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Card' }).getByLabel('Objective', { exact: true }).waitFor()
  await eventually(
    () => page.evaluate(() => document.activeElement?.closest('.panel-body') !== null),
    (there) => there,
    'the keys in the panel',
  )
  await page.keyboard.press('Escape')
  await keysOn(page, HOME)
  // Whoever may only look walks the same table, and nothing in it gives way.
  await tom.locator('.matrix td[tabindex="0"]').focus()
  await tom.keyboard.press('d')
  await tom.keyboard.press('ArrowDown')
  await keysOn(tom, 'Fewer avoidable emergency admissions | Dumfries and Galloway Council | Delivers')
  await tom.keyboard.press('Delete')
  await tom.keyboard.press('l')
  await keysOn(tom, 'Fewer avoidable emergency admissions | Dumfries and Galloway Council | Delivers')
  expect(await tom.locator('.matrix [aria-haspopup]').count()).toBe(0)
  expect(await tom.getByRole('grid').getAttribute('aria-readonly')).toBe('true')
  expect(await brokenRules(tom)).toEqual([])
  // The device remembers the view.
  await tom.reload()
  await tom.getByRole('grid', { name: 'Who does what' }).waitFor()
  await page.keyboard.press('Alt+w')
  await page.getByRole('application', { name: 'Map' }).waitFor()
})

test('[WD13] [WD20] [WD22] [WD31] [WD32] 14 objectives and 33 organisations, by pointer, beside a call and on a phone, and as files', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '06' } })
  for (const device of [beside, { width: 390, height: 844, theme: 'dark' } as const]) {
    const page = await come(board.links.editor, 'Anna', 'A new one', device)
    await page.getByRole('button', { name: 'Who does what', exact: true }).click()
    await page.locator('.matrix td[tabindex="0"]').focus()
    await page.keyboard.press('Control+End')
    const seen = () =>
      page.evaluate(() => {
        const edges = (selector: string) => {
          const { left, top, right, bottom } =
            document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
          return { left, top, right, bottom }
        }
        const [box, corner] = [edges('.matrix-scroll'), edges('.matrix-corner')]
        const row = edges('.matrix tbody tr:last-child th')
        const head = edges('.matrix thead th:last-child')
        const cell = edges('.matrix tbody tr:last-child td:last-child')
        return {
          rowStays: row.left - box.left < 2 && row.right <= cell.left + 1,
          headStays: head.top - box.top < 2 && head.bottom <= cell.top + 1,
          cellInSight: cell.right <= box.right + 1 && cell.bottom <= box.bottom + 1 && cell.left >= corner.right - 1,
          pageStays: document.documentElement.scrollWidth <= innerWidth,
        }
      })
    await eventually(seen, (all) => Object.values(all).every(Boolean), 'headings and the last cell in sight')
    expect(await page.locator('.matrix-brings').count()).toBe(0)
    expect(await brokenRules(page)).toEqual([])
  }
  const page = rig.people[0]?.page
  if (page === undefined) throw new RangeError('nobody has come')
  const cell = page.locator('.matrix tbody tr:first-child td:nth-of-type(2)')
  await cell.click()
  await page.getByRole('menuitemradio', { name: 'Advises' }).click()
  await says(page, 1, 2, 'Advises')
  await cell.click()
  await page.getByRole('menuitem', { name: /^What it brings/u }).click()
  await page.getByRole('complementary', { name: 'Card' }).getByLabel('Brings').waitFor()
  const file = async (name: string): Promise<string> => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Export' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()])
    return readFile(await download.path(), 'utf8')
  }
  const sheet = await file('Who does what, as a spreadsheet (CSV)')
  expect(sheet.split('\r\n')).toHaveLength(16)
  expect(sheet).toContain('Advises')
  const table = await file('Who does what, to print (HTML)')
  expect(table.match(/<th scope="row">/gu)).toHaveLength(14)
  expect(table.match(/<th scope="col"/gu)).toHaveLength(34)
})
