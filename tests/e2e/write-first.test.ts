// What is written first and then shown, in real browsers beside a call: nothing is lost and nobody is stuck, whatever happens in between.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { openBrowser } from '../support/browser.ts'
import { arrive, drawn, eventually, headed, makeBoard, type MadeBoard, type Person } from '../support/people.ts'
import { cardsInSight, coveredBy } from '../support/seen-on-map.ts'
import { startServer, type RunningServer } from '../support/start-server.ts'

let browser: Browser
let server: RunningServer
const people: Person[] = []

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer()
})
afterEach(async () => {
  const faults = people.flatMap((person) => person.faults)
  await Promise.all(people.splice(0).map(({ context }) => context.close()))
  expect(faults, 'thrown or logged on a page').toEqual([])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function come(link: string, name: string, organisation: string, theme?: 'dark'): Promise<Person> {
  const device = { width: 683, height: 625, ...(theme === undefined ? {} : { theme }) }
  const person = await arrive(browser, link, name, organisation, device)
  people.push(person)
  return person
}
const stripOf = (page: Page) => page.getByRole('region', { name: 'The call' })
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()
/** Everybody reads what came of a call, and goes on. */
async function readWhatCame(page: Page): Promise<void> {
  const came = page.getByRole('dialog', { name: 'The call has ended' })
  await came.getByRole('button', { name: 'Close' }).click()
  await came.waitFor({ state: 'detached' })
}
/** Ends the call and closes what is said about it then. */
async function endCall(page: Page): Promise<void> {
  const end = stripOf(page).getByRole('button', { name: 'End the call', exact: true })
  if ((await end.count()) === 0) await press(page, 'More about this step')
  await end.click()
  await press(page, 'End it')
  await readWhatCame(page)
}
const picture = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: `tests/.output/write-first-${name}.png` })
async function write(page: Page, text: string): Promise<void> {
  const line = stripOf(page).getByLabel('Write it down first')
  await line.fill(text)
  await line.press('Enter')
  await stripOf(page).getByRole('list', { name: 'What you have written' }).getByText(text).waitFor()
}
interface CardNow {
  readonly kind: string
  readonly text?: string
  readonly title?: string
  readonly made?: { readonly by: string }
}
/** Words and writers of the cards of a kind, as they are on the server's disk. */
async function cards(board: MadeBoard, kind: string): Promise<readonly string[]> {
  const authorization = `Bearer ${board.links.viewer.split('#')[1] ?? ''}`
  const answer = await fetch(`${server.url}/api/boards/${board.id}/content`, { headers: { authorization } })
  const { cards: all } = (await answer.json()) as { readonly cards: readonly CardNow[] }
  return all
    .filter((card) => card.kind === kind)
    .map(({ text, title, made }) => `${text ?? title ?? ''} by ${made?.by === 'server' ? 'nobody' : 'somebody'}`)
    .toSorted()
}
const shownAs = (board: MadeBoard, kind: string, texts: readonly string[]): Promise<readonly string[]> =>
  eventually(
    () => cards(board, kind),
    (seen) => seen.join() === texts.join(),
    `the cards ${texts.join()}`,
    30_000,
  )
/** What of that which can be picked, and of giving it, lies outside the window. */
const outOfSight = (page: Page): Promise<readonly string[]> =>
  stripOf(page).evaluate((strip) =>
    [...strip.querySelectorAll('.tick, .lead-give .button, .lead-give .lead-under')].flatMap((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      const area = strip.getBoundingClientRect()
      const isIn = top >= area.top && bottom <= Math.min(area.bottom, innerHeight) + 1
      return isIn ? [] : [`${one.textContent} ${String(top)}-${String(bottom)}`]
    }),
  )
async function goTo(lead: Page, sheet: string, steps: number): Promise<void> {
  await press(lead, 'Lead the call')
  await press(lead, `Begin "${sheet}"`)
  for (let step = 1; step <= steps; step += 1) {
    await stripOf(lead)
      .getByText(`Step ${String(step)} of`)
      .waitFor()
    await press(lead, 'Next step')
  }
  await stripOf(lead)
    .getByText(`Step ${String(steps + 1)} of`)
    .waitFor()
}

test('[LD63] [LD30] [LD31] [LD36] [LD37] [LD38] [LD39] [LD43] [LD57] [LD74] what is written first stays here until it is shown, through reload, a lost line, a closed tab and the end', async () => {
  const board = await makeBoard(server.url, {}, 'Northshire Young People')
  const lead = await come(board.links.facilitator, 'Mairi Scott', 'Northshire Council')
  const tom = await come(board.links.editor, 'Tom Ross', 'NHS Northshire', 'dark')
  const ruth = await come(board.links.editor, 'Ruth Bell', 'Voluntary Action')
  await goTo(lead.page, 'Call 1: why and who', 3)

  await write(tom.page, 'Fewer young people lost')
  await tom.page.reload()
  await headed(tom.page)
  await stripOf(tom.page).getByText('Fewer young people lost').waitFor()
  await write(tom.page, 'And sooner')
  await picture(tom.page, 'partner')
  expect(await brokenRules(tom.page)).toEqual([])
  // A second window of the same person has the same.
  const second = await tom.context.newPage()
  await second.setViewportSize({ width: 683, height: 625 })
  await second.goto(tom.page.url())
  await drawn(second)
  await stripOf(second).getByText('And sooner').waitFor()

  // The server goes away while somebody writes; it hears of it once it is back.
  await stripOf(lead.page).getByRole('button', { name: 'Show (1 written)' }).waitFor()
  await server.kill()
  await write(ruth.page, 'One door for families')
  server = await server.restart()
  await stripOf(lead.page).getByRole('button', { name: 'Show (2 written)' }).waitFor({ timeout: 60_000 })
  await picture(lead.page, 'lead')
  expect((await stripOf(lead.page).boundingBox())?.height).toBeLessThanOrEqual(120)
  expect(await cards(board, 'note')).toEqual([])

  // Ruth's tab is closed when it is shown, and the call is a step further when she comes back.
  await stripOf(tom.page).getByLabel('Write it down first').fill('Not ready')
  const address = ruth.page.url()
  await ruth.page.close()
  await press(lead.page, 'Show (2 written)')
  await shownAs(board, 'note', ['And sooner by somebody', 'Fewer young people lost by somebody'])
  // Everybody reads all of it in one place, by whom it is.
  for (const { page } of [tom, lead]) {
    const read = stripOf(page).getByRole('list', { name: 'What we wrote' }).getByRole('listitem')
    await read.filter({ hasText: 'And sooner' }).getByText('Tom Ross, NHS Northshire').waitFor()
    await read.filter({ hasText: 'Fewer young people lost' }).waitFor()
  }
  const more = stripOf(tom.page).getByLabel('One more')
  expect(await more.inputValue()).toBe('Not ready')
  await stripOf(tom.page).getByText('Everybody reads it at once, with your name.').waitFor()
  await picture(tom.page, 'shown')
  expect(await brokenRules(tom.page)).toEqual([])
  // Whoever is brought to the map has all of it in sight, and the step and its words back in one press.
  await press(lead.page, 'Look at them together')
  await tom.page.getByText('Mairi Scott brought you here.').first().waitFor()
  await eventually(
    () => cardsInSight(tom.page, 'note'),
    (seen) => seen === 2,
    'both notes in sight',
  )
  // Nothing that is said of it lies over it.
  const said = tom.page.locator('.toast').filter({ hasText: 'Mairi Scott brought you here.' })
  expect(await coveredBy(said, 'note')).toBe(0)
  await picture(tom.page, 'together')
  await press(tom.page, 'Show the step')
  await said.waitFor({ state: 'detached' })
  expect(await more.inputValue()).toBe('Not ready')
  // What was said of a step goes with it, long before its time is up.
  await press(lead.page, 'Read them here')
  await press(lead.page, 'Look at them together')
  await said.waitFor()
  await press(lead.page, 'Next step')
  await stripOf(lead.page).getByText('Step 5 of 6').waitFor()
  await said.waitFor({ state: 'detached', timeout: 4_000 })
  // The step that makes one text of them has them before everybody's eyes.
  await stripOf(tom.page).getByRole('list', { name: 'What we wrote' }).getByText('And sooner').waitFor()
  // What he was still typing has not gone with the step.
  const typed = tom.page.getByRole('region', { name: 'Not on the map yet' })
  await typed.getByText('Not ready').waitFor()
  await typed.getByRole('button', { name: 'Throw it away' }).click()
  await typed.waitFor({ state: 'detached' })
  const back = await ruth.context.newPage()
  await back.setViewportSize({ width: 683, height: 625 })
  await back.goto(address)
  await headed(back)
  const all = ['And sooner by somebody', 'Fewer young people lost by somebody', 'One door for families by somebody']
  await shownAs(board, 'note', all)
  await endCall(lead.page)
  await stripOf(back).waitFor({ state: 'detached' })
  // What came of it is there for her too, until the next call begins.
  await back.getByRole('dialog', { name: 'The call has ended' }).waitFor()

  // The call ends before it is shown.
  await goTo(lead.page, 'Call 2: what we want and who does what', 1)
  await write(back, 'Every school knows whom to ring')
  await stripOf(lead.page).getByRole('button', { name: 'Show (1 written)' }).waitFor()
  await endCall(lead.page)
  const left = back.getByRole('region', { name: 'Not on the map yet' })
  await left.getByText('Every school knows whom to ring').waitFor()
  await picture(back, 'left-over')
  expect(await cards(board, 'objective')).toEqual([])
  await left.getByRole('button', { name: 'Put it on the map with my name' }).click()
  await left.waitFor({ state: 'detached' })
  await shownAs(board, 'objective', ['Every school knows whom to ring by somebody'])

  // Whoever leads is gone before showing.
  await goTo(lead.page, 'Call 2: what we want and who does what', 1)
  await write(tom.page, 'Help within a week')
  await lead.context.close()
  people.splice(people.indexOf(lead), 1)
  await press(tom.page, 'Put mine on the map now')
  await shownAs(board, 'objective', ['Every school knows whom to ring by somebody', 'Help within a week by somebody'])
  expect(await cards(board, 'note')).toEqual(all)

  // The board is deleted while somebody still has something to show: the words are handed back.
  await second.close()
  await write(tom.page, 'Not before the board went')
  const authorization = `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`
  const gone = await fetch(`${server.url}/api/boards/${board.id}`, {
    method: 'DELETE',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Northshire Young People' }),
  })
  expect(gone.ok, await gone.text()).toBe(true)
  await tom.page.getByText('What you wrote in the call is still on this device.').waitFor()
  await tom.page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (document.title = await Promise.resolve(text))
  })
  await tom.page.locator('.typed-here').getByRole('button').click()
  await eventually(
    () => tom.page.title(),
    (copied) => copied.includes('Not before the board went'),
    'what he wrote is copied',
  )
  await picture(tom.page, 'handed-back')
  expect(await brokenRules(tom.page)).toEqual([])
}, 180_000)

test('[LD32] [LD79] [LD34] [LD44] [LD75] [UT1] [UT4] sentences are picked and become concerns, and what is written without a name is nobody’s', async () => {
  const board = await makeBoard(server.url, {}, 'Northshire Young People')
  const lead = await come(board.links.facilitator, 'Mairi Scott', 'Northshire Council')
  const tom = await come(board.links.editor, 'Tom Ross', 'NHS Northshire')
  const ruth = await come(board.links.editor, 'Ruth Bell', 'Voluntary Action', 'dark')
  await press(lead.page, 'Lead the call')
  await press(lead.page, 'Begin "Which of these apply to us?"')
  const leads = 'It is not clear who leads, or why it is them.'
  const words = 'We use the same words and mean different things.'
  const tick = (page: Page, sentence: string): Promise<void> => stripOf(page).getByLabel(sentence).check()
  // All there is to pick and how it is given are in sight together, beside a call and on a phone.
  for (const size of [
    { width: 390, height: 844 },
    { width: 683, height: 625 },
  ]) {
    await tom.page.setViewportSize(size)
    await stripOf(tom.page).getByRole('button', { name: 'Give our picks' }).waitFor()
    await eventually(
      () => outOfSight(tom.page),
      (out) => out.length === 0,
      `everything to pick in sight at ${String(size.width)}`,
    )
    await picture(tom.page, `pick-${String(size.width)}`)
  }
  await tick(tom.page, leads)
  await tom.page.reload()
  await headed(tom.page)
  await tick(tom.page, words)
  await press(tom.page, 'Give our picks')
  await stripOf(tom.page).getByText('Given. You can change it').waitFor()
  await eventually(
    () => outOfSight(tom.page),
    (out) => out.length === 0,
    'that it is given is in sight',
  )
  await picture(tom.page, 'pick-partner')
  expect(await brokenRules(tom.page)).toEqual([])
  await tick(ruth.page, leads)
  await stripOf(ruth.page).getByLabel('One more, in your own words').fill('Papers come late')
  await press(ruth.page, 'Give our picks')
  // What is missing stands where it would be shown, and the keyboard gets there.
  const missing = stripOf(lead.page).getByRole('button', { name: 'Needs three: 2 so far' })
  await missing.waitFor()
  await missing.focus()
  expect(await missing.getAttribute('aria-disabled')).toBe('true')
  await picture(lead.page, 'pick-missing')
  expect(await brokenRules(lead.page)).toEqual([])
  await press(lead.page, 'More about this step')
  const others = stripOf(lead.page).getByLabel('People here without a device')
  await others.fill('1')
  await others.press('Enter')
  await press(lead.page, 'My answer')
  await stripOf(lead.page).getByLabel('For somebody here without a device').check()
  await tick(lead.page, leads)
  await press(lead.page, 'Count them in')
  await press(lead.page, 'Show (3 have picked)')
  for (const { page } of [lead, tom, ruth]) {
    const result = stripOf(page).getByRole('list', { name: 'What was picked' })
    await result.getByText(leads).waitFor()
    expect((await result.getByRole('listitem').allInnerTexts()).map((text) => text.slice(0, 1))).toEqual(['3', '1'])
    await stripOf(page).getByText('Papers come late').waitFor()
  }
  await picture(lead.page, 'pick-lead')
  await press(lead.page, 'Make the top three concerns')
  const concerns = [`${leads} by somebody`, `${words} by somebody`]
  await shownAs(board, 'concern', concerns)
  // Whoever has to say "us too" is taken to them.
  await eventually(
    () => cardsInSight(ruth.page, 'concern'),
    (seen) => seen === 2,
    'both concerns in sight',
  )
  await ruth.page
    .getByText(/^Mairi Scott brought you here\. .*Press it, then "Us too"\.$/u)
    .first()
    .waitFor()
  await press(ruth.page, 'Show the step')
  await stripOf(ruth.page).getByText('The top ones are on the map as concerns.').waitFor()
  await picture(ruth.page, 'pick-dark')
  // One press on one of them, in the list.
  await ruth.page.getByRole('button', { name: 'Hide the step' }).click()
  expect(await ruth.page.getByRole('button', { name: 'Us too' }).count()).toBe(0)
  await ruth.page.getByRole('button', { name: 'List', exact: true }).click()
  await ruth.page.getByText(leads).first().click()
  const usToo = ruth.page.getByRole('navigation').getByRole('button', { name: 'Us too' })
  await usToo.click()
  await ruth.page.locator('.bottom-bar .us-too[aria-pressed="true"]').waitFor()
  await picture(ruth.page, 'us-too')
  await endCall(lead.page)
  for (const { page } of [tom, ruth]) await readWhatCame(page)

  await goTo(lead.page, 'Call 3: how we work', 2)
  await write(tom.page, 'Money')
  await write(ruth.page, 'Trust')
  await stripOf(lead.page).getByRole('button', { name: 'Needs three: 2 without a name' }).waitFor()
  // Ruth is away when it is shown, and comes back when the call has ended; Tom is typing.
  const address = ruth.page.url()
  await ruth.page.close()
  await stripOf(tom.page).getByLabel('Write it down first').fill('Not to be mine')
  // Opened once, it stays open from one call to the next.
  await write(lead.page, 'Time')
  await picture(lead.page, 'nameless-lead')
  await press(lead.page, 'Show (3 written)')
  await shownAs(board, 'concern', [...concerns, 'Money by nobody', 'Time by nobody', 'Trust by nobody'].toSorted())
  // Three have no name where everybody reads them.
  const read = stripOf(tom.page).getByRole('list', { name: 'What we wrote' })
  await read.getByText('without a name').nth(2).waitFor()
  expect(await read.getByText(/Ross|Bell|Scott/u).count()).toBe(0)
  // What he was typing without his name gets none.
  const begun = tom.page.getByRole('region', { name: 'Not on the map yet' })
  await begun.getByText('Not to be mine').waitFor()
  expect(await stripOf(tom.page).getByLabel('One more').count()).toBe(0)
  expect(await begun.getByRole('button').allInnerTexts()).toEqual(['Copy the words', 'Throw it away'])
  await picture(tom.page, 'nameless-typing')
  expect(await brokenRules(tom.page)).toEqual([])
  await begun.getByRole('button', { name: 'Throw it away' }).click()
  await begun.waitFor({ state: 'detached' })

  // What is being typed for a card outlives a reload, a pause and the call.
  for (const step of [4, 5, 6]) {
    await press(lead.page, 'Next step')
    await stripOf(lead.page)
      .getByText(`Step ${String(step)} of`)
      .waitFor()
  }
  const line = stripOf(tom.page).getByLabel('Add: word')
  await line.fill('Half a word')
  await tom.page.reload()
  await headed(tom.page)
  await press(lead.page, 'More about this step')
  await press(lead.page, 'Pause editing')
  await stripOf(tom.page).getByRole('button', { name: 'Add to the map', disabled: true }).waitFor()
  expect(await line.inputValue()).toBe('Half a word')
  await press(lead.page, 'Let everybody edit again')
  await stripOf(tom.page).getByRole('button', { name: 'Add to the map', disabled: false }).waitFor()
  await endCall(lead.page)
  await stripOf(tom.page).waitFor({ state: 'detached' })
  await begun.getByText('Half a word').waitFor()
  await picture(tom.page, 'begun')
  await begun.getByRole('button', { name: 'Throw it away' }).click()
  await begun.waitFor({ state: 'detached' })
  const back = await ruth.context.newPage()
  await back.goto(address)
  await headed(back)
  await eventually(
    () => back.evaluate((id) => localStorage.getItem(`common-ground.written-first.${id}`), board.id),
    (kept) => kept === null,
    'what was shown while she was away is not kept any more',
  )
  expect(await back.getByRole('region', { name: 'Not on the map yet' }).count()).toBe(0)
  // What he was only offered, because he had to decide about his word, goes with the next call.
  const offered = tom.page.locator('.toasts').getByText('The call has ended.')
  await offered.waitFor()
  await press(lead.page, 'Lead the call')
  await press(lead.page, 'Begin "Which of these apply to us?"')
  await offered.waitFor({ state: 'detached', timeout: 4_000 })
}, 180_000)
