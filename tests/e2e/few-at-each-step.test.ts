// Counts what a partner sees to press at every step of two calls beside the call, and reaches what is folded meanwhile by keyboard.
import { expect, test } from 'vitest'
import { endCall, goTo, press, readWhatCame, stripOf, write } from '../support/call-driver.ts'
import { tabTo } from '../support/list-driver.ts'
import { arrive, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { thingsToPress } from '../support/things-to-press.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

test('[PG96] [LD27] [LD95] [LD101] at every step of two calls a partner who has edited before sees at most 12 things to press, and reaches the rest', async () => {
  const beside = { width: 683, height: 625 }
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const lead = await arrive(rig.browser, board.links.facilitator, 'Mairi', 'NHS Dumfries and Galloway', beside)
  const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'Dumfries and Galloway Council', beside)
  const { page } = tom
  const strip = stripOf(page)
  // There is something to take back, and something to do again.
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await tom.map.click({ position: { x: 60, y: 300 } })
  await page.locator('[data-save-state="saved"]').waitFor()
  await page.keyboard.press('Escape')
  const few = async (step: string, most = 12): Promise<void> => {
    await page.mouse.move(2, 400)
    await picture(page, `few-${step}`)
    const around = await thingsToPress(page)
    expect(around, step).toContain('Undo')
    expect(around.length, `${step}: ${around.join(' | ')}`).toBeLessThanOrEqual(most)
  }
  const step = async (call: number, at: number, most = 12): Promise<void> => {
    if (at > 1) await press(lead.page, 'Next step')
    await strip.getByText(`Step ${String(at)} of`).waitFor()
    await stripOf(lead.page)
      .getByText(`Step ${String(at)} of`)
      .waitFor()
    await few(`call-${String(call)}-${String(at)}`, most)
    // One button stands out. [LD101]
    for (const one of [lead.page, page])
      expect(
        await stripOf(one).locator('.button.main:visible').count(),
        `stand out at ${String(call)}-${String(at)}`,
      ).toBeLessThanOrEqual(1)
    // Where people write first, whoever leads keeps the room of the map.
    if (!['1-1', '1-4', '2-2', '2-4'].includes(`${String(call)}-${String(at)}`)) return
    expect((await stripOf(lead.page).boundingBox())?.height, `strip at ${String(at)}`).toBeLessThanOrEqual(128)
    await picture(lead.page, `few-lead-${String(call)}-${String(at)}`)
  }
  const show = async (): Promise<void> => {
    await lead.page.getByRole('button', { name: /^Show \(/u }).click()
    await strip.getByRole('list', { name: 'What we wrote' }).waitFor()
  }

  await goTo(lead.page, 'Call 1: why and who', 0)
  await step(1, 1)
  await step(1, 2)
  await step(1, 3)
  await step(1, 4)
  for (const text of ['People are home sooner', 'Fewer of us wait', 'One door']) await write(page, text)
  await few('call-1-4-written')
  await show()
  await few('call-1-4-shown')
  await step(1, 5)
  await step(1, 6)

  // What goes with a line is there by the keys as soon as the line has them.
  const todo = strip.getByLabel('What is to be done until then')
  expect(await strip.getByLabel('Who', { exact: true }).isVisible()).toBe(false)
  await todo.focus()
  await page.keyboard.type('Ask the carers')
  await page.keyboard.press('Tab')
  expect(await strip.getByLabel('Who', { exact: true }).evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await tabTo(page, 'Add')
  await page.keyboard.press('Enter')
  await strip.getByRole('listitem').filter({ hasText: 'Ask the carers' }).waitFor()
  for (const text of ['Send the figures', 'Find a room', 'Tell the schools']) {
    await todo.fill(text)
    await todo.press('Enter')
    await strip.getByRole('listitem').filter({ hasText: text }).waitFor()
  }
  await todo.blur()
  await few('call-1-6-written')

  // The way home and what can be done again are in the menu meanwhile.
  await page.getByRole('button', { name: 'Undo' }).click()
  await strip.getByRole('listitem').filter({ hasText: 'Tell the schools' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('link', { name: 'Start page' }).count()).toBe(0)
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Start page' }).waitFor()
  await page.getByRole('menuitem', { name: 'Redo' }).press('Enter')
  await strip.getByRole('listitem').filter({ hasText: 'Tell the schools' }).waitFor()
  // What is said in passing goes by itself, long before the next call.
  const said = page.locator('.toast').filter({ hasText: 'Done again: Add action' })
  await said.locator('.icon-button').click()
  await said.waitFor({ state: 'detached' })
  await endCall(lead.page)
  await readWhatCame(page)
  await page.getByRole('link', { name: 'Start page' }).waitFor()
  await page.getByRole('button', { name: 'Redo' }).waitFor()

  await goTo(lead.page, 'Call 2: what we want and who does what', 0)
  await strip.getByText('Tell the schools').waitFor()
  await step(2, 1)
  const dropped = strip.getByRole('button', { name: 'No longer needed: Tell the schools' })
  await strip.getByRole('checkbox', { name: /Tell the schools/u }).focus()
  await page.keyboard.press('Tab')
  expect(
    await dropped.evaluate((one) => one === document.activeElement && one.checkVisibility({ opacityProperty: true })),
  ).toBe(true)
  await step(2, 2)
  for (const text of ['More people at home', 'Less waiting']) await write(page, text)
  await few('call-2-2-written')
  await show()
  await few('call-2-2-shown')
  await step(2, 3)
  const line = strip.getByLabel('What shows that we have begun')
  await line.fill('A nurse in each team')
  await line.press('Enter')
  await strip.getByRole('listitem').filter({ hasText: 'A nurse in each team' }).waitFor()
  await line.blur()
  await few('call-2-3-written')
  await tabTo(page, 'Change: A nurse in each team')
  await page.keyboard.press('Enter')
  await expect.poll(() => line.inputValue()).toBe('A nurse in each team')
  await press(page, 'Leave it as it is')
  await line.blur()
  // The same is asked once for each of five objectives.
  await step(2, 4, 8 + 5)
  await step(2, 5)
  await step(2, 6)
  expect([...lead.faults, ...tom.faults]).toEqual([])
  await tom.context.close()
  await lead.context.close()
})
