// Leads a call in real browsers and looks whether what is pressed or typed in at a step stays in its place while what stands around it changes.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { placesOf } from '../support/call-driver.ts'
import { arrive, eventually, makeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startApp } from '../support/start-server.ts'

const rig = rigOf(startApp)

const COUNCIL = 'Dumfries and Galloway Council'
const strip = ({ page }: Person): Locator => page.getByRole('region', { name: 'The call' })
const placeOf = async (what: Locator): Promise<string> => {
  await what.waitFor()
  const box = await what.boundingBox()
  return box === null ? 'nowhere' : [box.x, box.y, box.width].map((n) => String(Math.round(n))).join()
}
const order = async (lead: Person): Promise<readonly string[]> =>
  await strip(lead).getByRole('list', { name: 'Who we each think leads' }).locator('.lead-said-about').allInnerTexts()

test.each([
  ['beside a call', { width: 683, height: 625 }],
  ['on a phone', { width: 390, height: 844 }],
] as const)('[LD76] [LD99] [LD45] [LD21] nothing moves under the hand of whoever leads %s', async (_, device) => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const lead = await arrive(rig.browser, board.links.facilitator, 'Mairi', COUNCIL, { width: 683, height: 625 })
  const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'NHS Dumfries and Galloway', device)
  await lead.page.getByRole('button', { name: 'Lead the call' }).click()
  await lead.page.getByRole('button', { name: /^Begin "Call 2/u }).click()
  await lead.page.setViewportSize(device)
  const next = strip(lead).getByRole('button', { name: 'Next step' })
  const step = async (at: number): Promise<void> => {
    await next.click()
    await strip(lead)
      .getByText(`Step ${String(at)} of`)
      .waitFor()
    await strip(tom)
      .getByText(`Step ${String(at)} of`)
      .waitFor()
  }

  // What can be shown is said in other words each time; what goes on stays.
  await step(2)
  await strip(lead).getByText('Show (needs one: none so far)').waitFor()
  const place = await placeOf(next)
  await strip(tom).getByLabel('Write it down first').fill('Fewer homes with damp')
  await strip(tom).getByRole('button', { name: 'Add it' }).click()
  if (device.width > 600) {
    // Wide, nothing is left standing of the tools that make room.
    await tom.page.setViewportSize({ width: 1440, height: 900 })
    await tom.page.locator('.tool-strip').waitFor({ state: 'attached' })
    await tom.page.locator('.tool-strip').waitFor({ state: 'hidden' })
    await tom.page.setViewportSize(device)
  }
  const show = strip(lead).getByRole('button', { name: 'Show (1 written)' })
  expect([await placeOf(show), await placeOf(next)]).toEqual([expect.anything(), place])
  await show.click()
  await strip(lead).getByRole('button', { name: 'Take everybody to the map' }).waitFor()
  expect(await placeOf(next)).toBe(place)

  // A list to choose from looks like one, and what does not fit ends in dots.
  await step(3)
  const choice = strip(tom).getByRole('combobox').first()
  const look = await choice.evaluate((one) => {
    const { backgroundImage, textOverflow } = getComputedStyle(one)
    return { hasArrow: backgroundImage !== 'none', textOverflow }
  })
  expect(look).toEqual({ hasArrow: true, textOverflow: 'ellipsis' })

  // What is settled stays where it was pressed.
  await step(4)
  const named = strip(tom).getByRole('combobox')
  for (const at of [0, 1, 2]) await named.nth(at).selectOption(COUNCIL)
  // Whoever may only look, and comes now, is nobody who has not chosen.
  const vera = await arrive(rig.browser, board.links.viewer, 'Vera', COUNCIL, device)
  await strip(vera).getByText('Step 4 of').waitFor()
  await strip(lead).getByRole('button', { name: 'Show (1 written)' }).click()
  const before = await eventually(
    () => order(lead),
    (rows) => rows.length >= 3,
    'what was chosen is compared',
  )
  await strip(lead).getByText('1 has not chosen').first().waitFor()
  expect(await strip(lead).getByText('have not chosen').count()).toBe(0)
  await vera.context.close()
  const last = strip(lead)
    .getByRole('list', { name: 'Who we each think leads' })
    .locator('li')
    .filter({ hasText: before[2] ?? '' })
  const pressable = strip(lead).locator('.lead-compare :is(button, select)')
  // Somebody else than was said: from now on it differs, and nothing that can be pressed moves, comes or goes. [LD99]
  const list = last.getByRole('combobox')
  await list.scrollIntoViewIfNeeded()
  const places = await placesOf(pressable)
  await list.selectOption({ index: 1 })
  await last.getByText('The map says something else').waitFor()
  await last.getByText(/^On the map: .* leads?$/u).waitFor()
  expect(await placesOf(pressable)).toEqual(places)
  // Nor is it wider than the step, by the longest name in the list.
  const names = await list.locator('option').allInnerTexts()
  const longest = names.indexOf(names.slice(1).toSorted((one, other) => other.length - one.length)[0] ?? '')
  await list.selectOption({ index: longest })
  await last.getByText(new RegExp(`^On the map: .*${names[longest] ?? ''}.* leads?$`, 'u')).waitFor()
  expect(await strip(lead).evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0)
  expect(await order(lead)).toEqual(before)

  // The day has its room before it is there, and is one on which people work.
  await step(5)
  await step(6)
  const todo = strip(tom).getByLabel('What is to be done until then')
  const line = await placeOf(todo)
  const topOf = async (label: string): Promise<number> =>
    Math.round((await strip(tom).getByLabel(label, { exact: true }).boundingBox())?.y ?? Number.NaN)
  // Beside each other they stand in one line.
  if (device.width > 600) expect(await topOf('One win from today')).toBe(await topOf('When is our next call?'))
  const take = strip(tom).getByRole('button', { name: /^Take (?:Monday|Tuesday|Wednesday|Thursday|Friday) /u })
  await take.click()
  await strip(tom)
    .getByText(/^The next date is /u)
    .waitFor()
  expect(await placeOf(todo)).toBe(line)
  // What is no day yet takes none out: it stays, with what is wrong with it.
  const day = strip(tom).getByRole('textbox', { name: 'When is our next call?' })
  const taken = await day.inputValue()
  await day.focus()
  await tom.page.keyboard.press('End')
  await tom.page.keyboard.press('Backspace')
  await todo.focus()
  await strip(tom)
    .getByText(/is kept here, but is no date yet/u)
    .waitFor()
  expect(await day.inputValue()).toBe(taken.slice(0, -1))
  await day.fill(taken)
  await todo.focus()
  await expect.poll(() => day.inputValue()).toBe(taken)
  await strip(tom)
    .getByText(/^The next date is /u)
    .waitFor()
  for (const { context } of [lead, tom]) await context.close()
})

test('[LD77] [LD78] [LD122] [CA91] [CA130] whoever is writing when the step goes on finishes; what is still typed once the field is gone is no order to the map, and is kept', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Northshire Young People')
  const beside = { width: 683, height: 625 }
  const lead = await arrive(rig.browser, board.links.facilitator, 'Mairi Scott', 'Northshire Council', beside)
  const tom = await arrive(rig.browser, board.links.editor, 'Tom Ross', 'NHS Northshire', beside)
  const { page } = tom
  const press = (by: Person, name: string): Promise<void> => by.page.getByRole('button', { name, exact: true }).click()
  const cards = async (): Promise<number> => {
    const authorization = `Bearer ${new URL(board.links.viewer).hash.slice(1)}`
    const answer = await fetch(`${rig.server.url}/api/boards/${board.id}/content`, { headers: { authorization } })
    return ((await answer.json()) as { readonly cards: readonly object[] }).cards.length
  }
  const own = page.getByRole('button', { name: 'NHS Northshire, Organisation' })
  await own.focus()
  await page.keyboard.press(' ')
  await expect.poll(() => own.getAttribute('aria-pressed')).toBe('true')
  await press(lead, 'Lead the call')
  await press(lead, 'Begin "Call 1: why and who"')
  // A step that holds more than there is room for is scrolled; the bar below stays in the window. [LD78]
  await press(lead, 'Pick our three')
  await press(lead, 'More about this step')
  await lead.page.setViewportSize({ width: 683, height: 560 })
  const bar = (): Promise<number> =>
    lead.page.locator('.bottom-bar').evaluate((element) => element.getBoundingClientRect().bottom)
  await expect.poll(bar).toBe(560)
  await lead.page.setViewportSize(beside)
  await press(lead, 'More about this step')
  await press(lead, 'Next step')
  await strip(tom).getByText('Step 2 of 6').waitFor()
  const field = strip(tom).getByRole('textbox').first()
  await field.click()
  await page.keyboard.type('We give adv')
  await page.locator('[data-save-state="saved"]').first().waitFor({ state: 'attached' })
  const before = await cards()
  await page.clock.install()
  const goesOn = strip(lead).getByRole('button', { name: 'Next step' })
  const stood = await placeOf(goesOn)
  await press(lead, 'Next step')
  await strip(tom).getByText('Step 3 of 6').waitFor()
  // People take turns now, and who has had none is told: below. [LD122]
  await strip(lead).getByText('No turn yet').waitFor()
  expect(await placeOf(goesOn)).toBe(stood)
  await strip(tom).getByText('The call has gone on.').waitFor()
  await page.screenshot({ path: 'tests/.output/leading-held.png' })
  // However long the right word takes.
  await page.clock.fastForward(20_000)
  await page.keyboard.type('ice')
  expect(await field.inputValue()).toBe('We give advice')
  await press(tom, 'Go on to the step')
  await strip(tom).getByText('The call has gone on.').waitFor({ state: 'detached' })
  await press(lead, 'Back')
  await field.click()
  await page.keyboard.type(', and')
  await press(lead, 'More about this step')
  const end = await lead.page.getByRole('button', { name: 'End the call' }).boundingBox()
  await press(lead, 'End the call')
  // Pressed twice in haste it ends nothing.
  const cancel = await strip(lead).getByRole('button', { name: 'Cancel' }).boundingBox()
  expect([cancel?.x, cancel?.y]).toEqual([end?.x, end?.y])
  await press(lead, 'End it')
  await strip(tom).waitFor({ state: 'detached' })
  // Whoever was typing is only offered what came of it.
  await page.locator('.toasts').getByText('See what came of it').waitFor()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('h and advice')
  // By then the server would know of a card in the bin, and the map of another tool.
  await page.locator('[data-save-state="saved"]').first().waitFor({ state: 'attached' })
  expect(await cards()).toBe(before)
  await own.waitFor()
  // It is kept from its first letter on, and nobody made it anything else.
  const kept = page.getByRole('textbox', { name: 'You were writing' })
  expect(await kept.inputValue()).toBe('h and advice')
  await page.screenshot({ path: 'tests/.output/caught-words.png' })
  await press(tom, 'Let it go')
  await page.locator('.toasts').getByText('Let go: h and advice').waitFor()
  // Undo is heard: nothing but what was typed last goes by it.
  const written = async (): Promise<string> => {
    const authorization = `Bearer ${new URL(board.links.viewer).hash.slice(1)}`
    return await (
      await fetch(`${rig.server.url}/api/boards/${board.id}/content`, { headers: { authorization } })
    ).text()
  }
  expect(await written()).toContain('We give advice, and')
  await page.keyboard.press('Control+z')
  await eventually(written, (content) => !content.includes('We give advice, and'), 'what was typed last is taken back')
  expect(await cards()).toBe(before)
  // A sentence on the map loses no letter, picks no tool and leaves what is chosen where it is.
  await own.focus()
  await page.keyboard.type('Now we have 4 vans, and a driver')
  await expect.poll(() => kept.inputValue()).toBe('Now we have 4 vans, and a driver')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Now we have 4 vans, and a driver, Note' }).waitFor()
  await expect.poll(cards).toBe(before + 1)
  // Whoever has switched single keys off meets none of them on the map.
  await page.keyboard.press('?')
  await page.getByRole('checkbox', { name: 'Single keys pick tools' }).uncheck()
  await page.keyboard.press('Escape')
  await own.focus()
  await page.keyboard.press('n')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('textbox', { name: 'Name: NHS Northshire' }).inputValue()).toBe('NHS Northshire')
  await page.keyboard.press('Escape')
  // What is pressed on purpose is heard again.
  await page.keyboard.press('Escape')
  await own.focus()
  await page.keyboard.press('Backspace')
  await own.waitFor({ state: 'detached' })
  expect([...lead.faults, ...tom.faults]).toEqual([])
  await Promise.all([lead, tom].map(({ context }) => context.close()))
})

test('[LD77] [LD120] what is typed beside a step is in its line; whoever is writing first when it is shown goes on with the line, and what is sent late goes on to the step', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Northshire Young People')
  const beside = { width: 683, height: 625 }
  const lead = await arrive(rig.browser, board.links.facilitator, 'Mairi Scott', 'Northshire Council', beside)
  const tom = await arrive(rig.browser, board.links.editor, 'Tom Ross', 'NHS Northshire', beside)
  const { page } = tom
  const press = (by: Person, name: string): Promise<void> => by.page.getByRole('button', { name, exact: true }).click()
  await press(lead, 'Lead the call')
  await lead.page.getByRole('button', { name: /^Begin "Call 2/u }).click()
  await press(lead, 'Next step')
  await strip(tom).getByText('Step 2 of 6').waitFor()
  const line = strip(tom).getByRole('textbox').first()
  // The keys are nowhere: the line of the step takes them from the first letter on.
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
  await page.keyboard.type('have fewer homes with damp')
  expect(await line.inputValue()).toBe('have fewer homes with damp')
  await line.fill('Fewer homes with damp')
  await page.keyboard.press('Enter')
  await strip(tom).getByText('Fewer homes with damp').waitFor()
  // The map has them: it gives all of the sentence back, with the tool that its first letters took.
  const map = page.getByRole('application')
  await map.focus()
  await page.keyboard.type('4 warm hmes, A warm hme')
  expect(await line.inputValue()).toBe('4 warm hmes, A warm hme')
  expect(await map.evaluate((element) => element.style.cursor)).not.toBe('crosshair')
  await line.fill('A warm hme')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await press(lead, 'Show (1 written)')
  await strip(tom).getByLabel('One more').waitFor()
  await page.keyboard.type('o')
  expect(await strip(tom).getByLabel('One more').inputValue()).toBe('A warm home')
  // An empty line holds nobody; one that is sent lets go.
  await press(lead, 'Next step')
  await strip(tom).getByText('The call has gone on.').waitFor()
  await page.keyboard.press('End')
  await page.keyboard.type(' for all')
  await strip(tom).getByRole('button', { name: 'Add to the map' }).click()
  await strip(tom).getByText('The call has gone on.').waitFor({ state: 'detached' })
  await eventually(
    async () => {
      const authorization = `Bearer ${new URL(board.links.viewer).hash.slice(1)}`
      return await (
        await fetch(`${rig.server.url}/api/boards/${board.id}/content`, { headers: { authorization } })
      ).text()
    },
    (content) => content.includes('A warm home for all'),
    'what was finished late is on the map',
  )
  for (const { context } of [lead, tom]) await context.close()
})
