// Sentences that are picked and what is written without a name in a call, in real browsers: from the pick to "us too", and nobody's words stay nobody's.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { endCall, goTo, press, readWhatCame, shownAs, stripOf, write } from '../support/call-driver.ts'
import { arrive, eventually, headed, makeBoard, type Person } from '../support/people.ts'
import { cardsInSight } from '../support/seen-on-map.ts'
import { rigOf } from '../support/rig.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

async function come(link: string, name: string, organisation: string, theme?: 'dark'): Promise<Person> {
  const device = { width: 683, height: 625, ...(theme === undefined ? {} : { theme }) }
  const person = await arrive(rig.browser, link, name, organisation, device)
  rig.people.push(person)
  return person
}
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

test('[LD44] [LD75] what was said in own words alone becomes concerns, which is told where it was pressed', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Northshire Young People')
  const lead = await come(board.links.facilitator, 'Mairi Scott', 'Northshire Council')
  const tom = await come(board.links.editor, 'Tom Ross', 'NHS Northshire')
  const ruth = await come(board.links.editor, 'Ruth Bell', 'Voluntary Action')
  await press(lead.page, 'Lead the call')
  await press(lead.page, 'Begin "Which of these apply to us?"')
  await press(lead.page, 'Pick our three')
  const said = ['Papers come late', 'Nobody answers the phone', 'Rooms are too small']
  for (const [at, { page }] of [lead, tom, ruth].entries()) {
    await stripOf(page)
      .getByLabel('One more, in your own words')
      .fill(said[at] ?? '')
    await press(page, 'Give our picks')
  }
  await press(lead.page, 'Show (3 have picked)')
  for (const words of said) await stripOf(lead.page).getByLabel(words).check()
  await press(lead.page, 'Make 3 concerns')
  const told = stripOf(lead.page).getByRole('status').getByText('They are on the map now as concerns')
  await told.waitFor()
  await stripOf(lead.page).locator('[role="status"]:focus').waitFor()
  await picture(lead.page, 'picks-own-words-made')
  expect(await brokenRules(lead.page)).toEqual([])
  // What it shows to whom is said before it is pressed. [UT5]
  await stripOf(tom.page).getByText('"Us too" is open: it shows everybody your organisation').waitFor()
  // Each presses it there.
  await stripOf(tom.page).getByRole('button', { name: 'Us too: Papers come late' }).click()
  await stripOf(lead.page).getByText('Also NHS Northshire').waitFor()
  await picture(tom.page, 'picks-own-words-us-too')
  // Taken back, it is told no longer.
  await lead.page.keyboard.press('Control+z')
  await told.waitFor({ state: 'detached' })
  await stripOf(lead.page).getByLabel('Papers come late').waitFor()
}, 120_000)

test('[LD32] [LD79] [BD35] [LD34] [LD44] [LD74] [LD75] [LD60] [LD101] [LD106] [UT1] [UT4] sentences are picked and become concerns, and what is written without a name is nobody’s', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Northshire Young People')
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
    await picture(tom.page, `picks-pick-${String(size.width)}`)
  }
  await tick(tom.page, leads)
  await tom.page.reload()
  await headed(tom.page)
  await tick(tom.page, words)
  await press(tom.page, 'Give our picks')
  await stripOf(tom.page).getByText('Your picks are in, without your name.').waitFor()
  await eventually(
    () => outOfSight(tom.page),
    (out) => out.length === 0,
    'that it is given is in sight',
  )
  await picture(tom.page, 'picks-pick-partner')
  expect(await brokenRules(tom.page)).toEqual([])
  await tick(ruth.page, leads)
  await stripOf(ruth.page).getByLabel('One more, in your own words').fill('Papers come late')
  await press(ruth.page, 'Give our picks')
  // What is missing stands where it would be shown, and the keyboard gets there.
  const missing = stripOf(lead.page).getByRole('button', { name: 'Show (needs three: 2 so far)' })
  await missing.waitFor()
  await missing.focus()
  expect(await missing.getAttribute('aria-disabled')).toBe('true')
  await picture(lead.page, 'picks-pick-missing')
  expect(await brokenRules(lead.page)).toEqual([])
  await press(lead.page, 'More about this step')
  const others = stripOf(lead.page).getByLabel('People here without a device')
  await others.fill('1')
  await others.press('Enter')
  await press(lead.page, 'Pick our three')
  await stripOf(lead.page).getByLabel('For somebody here without a device').check()
  await tick(lead.page, leads)
  await press(lead.page, 'Count them in')
  await stripOf(lead.page).getByText('Counted in.').waitFor()
  // One button stands out: showing them, and once they are shown making concerns of them. [LD101]
  const main = stripOf(lead.page).locator('.button.main')
  expect(await main.allInnerTexts()).toEqual(['Show (3 have picked)'])
  await press(lead.page, 'Show (3 have picked)')
  for (const { page } of [lead, tom, ruth]) {
    const result = stripOf(page).getByRole('list', { name: 'What was picked' })
    await result.getByText(leads).waitFor()
    expect((await result.getByRole('listitem').allInnerTexts()).map((text) => text.slice(0, 1))).toEqual(['3', '1'])
    await stripOf(page).getByText('Papers come late').waitFor()
  }
  // Going on without them is told, to whoever leads alone. [LD106]
  await stripOf(lead.page)
    .getByText('What was picked most is no concern on the map yet. You can go on all the same.')
    .waitFor()
  expect(await stripOf(tom.page).getByText('is no concern on the map yet').count()).toBe(0)
  await picture(lead.page, 'picks-pick-lead')
  expect(await main.allInnerTexts()).toEqual(['Make the top three concerns'])
  // What somebody said in their own words may become a concern too; only whoever makes them chooses. [LD44]
  await stripOf(lead.page).getByLabel('Papers come late').check()
  await stripOf(lead.page).getByRole('button', { name: 'Make 3 concerns' }).waitFor()
  await picture(lead.page, 'picks-pick-also')
  expect(await stripOf(tom.page).getByLabel('Papers come late').count()).toBe(0)
  await stripOf(lead.page).getByLabel('Papers come late').uncheck()
  await press(lead.page, 'Make the top three concerns')
  const concerns = [`${leads} by somebody`, `${words} by somebody`]
  await shownAs(rig.server.url, board, 'concern', concerns)
  await stripOf(lead.page).getByText('What was picked most stands on the map as concerns.').waitFor()
  // Each is read whole where it is said to be one's own, and by whom it was said.
  const usTooOn = (page: Page, sentence: string) => stripOf(page).getByRole('button', { name: `Us too: ${sentence}` })
  await usTooOn(ruth.page, words).click()
  await stripOf(tom.page).getByText('Also Voluntary Action').waitFor()
  expect(await usTooOn(ruth.page, words).getAttribute('aria-pressed')).toBe('true')
  for (const [page, sentence] of [
    [ruth.page, leads],
    [tom.page, words],
  ] as const)
    expect(await usTooOn(page, sentence).getAttribute('aria-pressed')).toBe('false')
  await picture(tom.page, 'picks-us-too-here')
  expect(await brokenRules(ruth.page)).toEqual([])
  // Whoever leads takes everybody to them.
  await press(lead.page, 'Take everybody to the map')
  await eventually(
    () => cardsInSight(ruth.page, 'concern'),
    (seen) => seen === 2,
    'both concerns in sight',
  )
  await ruth.page
    .getByText(/^Mairi Scott brought you here\. .*press it, then "Us too"\.$/u)
    .first()
    .waitFor()
  await press(ruth.page, 'Show the step')
  await stripOf(ruth.page).getByText('The top ones are on the map now as concerns').waitFor()
  await picture(ruth.page, 'picks-pick-dark')
  // One press on one of them, in the list.
  await ruth.page.getByRole('button', { name: 'Hide the step' }).click()
  await ruth.page.locator('.lead-strip.folded').waitFor()
  expect(await ruth.page.locator('.bottom-bar .us-too').count()).toBe(0)
  await ruth.page.getByRole('button', { name: 'List', exact: true }).click()
  await ruth.page.locator('.board-list .row-name').getByText(words).click()
  await ruth.page.locator('.bottom-bar .us-too[aria-pressed="true"]').waitFor()
  // It is of what is chosen: not both at once, and not of the one that was chosen before.
  await press(ruth.page, 'Show the step')
  await ruth.page.locator('.bottom-bar .us-too').waitFor({ state: 'hidden' })
  await ruth.page.getByRole('button', { name: 'Hide the step' }).click()
  await ruth.page.locator('.lead-strip.folded').waitFor()
  await ruth.page.locator('.board-list .row-name').getByText(leads).click()
  await ruth.page.locator('.bottom-bar .us-too[aria-pressed="false"]').waitFor()
  const usToo = ruth.page.getByRole('navigation').getByRole('button', { name: 'Us too' })
  await usToo.click()
  await ruth.page.locator('.bottom-bar .us-too[aria-pressed="true"]').waitFor()
  await picture(ruth.page, 'picks-us-too')
  await endCall(lead.page)
  for (const { page } of [tom, ruth]) await readWhatCame(page)

  await goTo(lead.page, 'Call 3: how we work', 2)
  await write(tom.page, 'Money')
  await write(ruth.page, 'Trust')
  await stripOf(lead.page).getByRole('button', { name: 'Show (needs three: 2 without a name)' }).waitFor()
  // Ruth is away when it is shown, and comes back when the call has ended; Tom is typing.
  const address = ruth.page.url()
  await ruth.page.close()
  await stripOf(tom.page).getByLabel('Write it down first').fill('Not to be mine')
  // Opened once, it stays open from one call to the next.
  await write(lead.page, 'Time')
  await picture(lead.page, 'picks-nameless-lead')
  await press(lead.page, 'Show (3 written)')
  await shownAs(
    rig.server.url,
    board,
    'concern',
    [...concerns, 'Money by nobody', 'Time by nobody', 'Trust by nobody'].toSorted(),
  )
  // Three have no name where everybody reads them.
  const read = stripOf(tom.page).getByRole('list', { name: 'What we wrote' })
  await read.getByText('without a name').nth(2).waitFor()
  expect(await read.getByText(/Ross|Bell|Scott/u).count()).toBe(0)
  expect(await read.getByRole('button', { name: /^Us too: / }).count()).toBe(3)
  // Where both wordings go is said before and where they are read. [LD60]
  await press(lead.page, 'Join two into one')
  await stripOf(lead.page).getByText('both wordings are kept with it under "More about it"').waitFor()
  for (const text of ['Money', 'Time'])
    await stripOf(lead.page)
      .getByRole('button', { name: `${text} without a name` })
      .click()
  await read.getByText('More about it', { exact: true }).waitFor()
  // What came of it is said there, and nothing lies over what is pressed next.
  await stripOf(lead.page).getByRole('status').getByText('both wordings are kept under "More about it"').waitFor()
  expect(await lead.page.locator('.toast').count()).toBe(0)
  await read.getByText('Also said: ').waitFor()
  // What he was typing without his name gets none.
  const begun = tom.page.getByRole('region', { name: 'Not on the map yet' })
  await begun.getByText('Not to be mine').waitFor()
  expect(await stripOf(tom.page).getByLabel('One more').count()).toBe(0)
  expect(await begun.getByRole('button').allInnerTexts()).toEqual(['Copy the words', 'Throw it away'])
  await picture(tom.page, 'picks-nameless-typing')
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
  await picture(tom.page, 'picks-begun')
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
