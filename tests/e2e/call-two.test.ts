// The second call from beginning to end, in real browsers beside a call: what was promised, objectives, who leads, who does what, and what is to be done.
import { expect, test } from 'vitest'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { brokenRules } from '../support/axe.ts'
import { contentNow, placesOf, press, stripOf } from '../support/call-driver.ts'
import { joinLive } from '../support/live-editor.ts'
import { arrive, type Device, type MadeBoard, makeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { until } from '../support/until.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

const beside: Device = { width: 683, height: 625 }
async function come(link: string, name: string, organisation: string, device: Device = beside): Promise<Person> {
  const person = await arrive(rig.browser, link, name, organisation, device)
  rig.people.push(person)
  return person
}
const contentOf = async (board: MadeBoard) => await contentNow(rig.server.url, board)

test('[LD104] [LD72] [LD98] [LD103] [LD99] [LD102] [LD79] [LD80] [LD30] [LD45] [LD48] [LD65] [LD49] [LD121] [LD59] [LD61] [LD62] call 2: who each thinks leads, who does what, a date and actions, and what comes next for whom', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const council = 'Dumfries and Galloway Council'
  const editor = joinLive(rig.server.url, board.id, new URL(board.links.editor).hash.slice(1), 'ed')
  await editor.synced()
  const promise = (id: string, text: string) =>
    editor.apply({ type: 'add-item', card: CHARTER_ID, field: 'actions', id, values: { text, by: '2031-03-01' } })
  expect([promise('promise-1', 'Book a room'), promise('promise-2', 'Print posters')]).toEqual([null, null])
  const health = [...editor.board().cards.values()].find(
    (one) => one.kind === 'organisation' && one.fields.name.startsWith('NHS'),
  )
  const worthIt = { card: health?.id ?? '', field: 'worthIt' }
  expect(
    editor.apply({ type: 'edit-text', at: worthIt, index: 0, remove: 0, insert: 'Fewer people wait for us. ' }),
  ).toBeNull()
  const lead = await come(board.links.facilitator, 'Mairi Scott', council)
  const tom = await come(board.links.editor, 'Tom Ross', 'NHS Dumfries and Galloway')
  const [leader, partner] = [stripOf(lead.page), stripOf(tom.page)]
  await press(lead.page, 'Lead the call')
  await press(lead.page, 'Begin "Call 2: what we want and who does what"')
  await partner.getByText('Step 1 of 6').waitFor()

  // What was said before is looked back at first: one tick for everybody, one press for what nobody needs.
  const promised = leader.getByRole('list', { name: 'What we said we would do' })
  await partner.getByRole('checkbox', { name: 'Done: Book a room' }).check()
  await promised.getByRole('checkbox', { name: 'Done: Book a room', checked: true }).waitFor()
  expect(await brokenRules(tom.page)).toEqual([])
  editor.close()
  const noMore = promised.getByRole('button', { name: 'No longer needed: Print posters' })
  const promisedAt = await placesOf(promised.locator('li'))
  await noMore.click()
  // Nothing moves: what is pressed next is where it was, for everybody. [LD99]
  await partner.getByText('taken off the list').waitFor()
  expect(await placesOf(promised.locator('li'))).toEqual(promisedAt)
  // Where it was written down it still is.
  await until(
    async () =>
      /"droppedOn"[^}]*Print posters|Print posters[^}]*"droppedOn"/u.test(JSON.stringify(await contentOf(board))),
    'it says since when',
  )
  await noMore.click()
  await partner.getByText('taken off the list').waitFor({ state: 'detached' })
  await partner.getByText('Print posters').waitFor()
  await press(lead.page, 'Next step')
  await partner.getByText('Step 2 of 6').waitFor()

  // What each said would make it worth it is read again, one press away. [LD102]
  await partner.getByText('What would make it worth it? See what each of us has said').click()
  await partner.getByText('Fewer people wait for us').waitFor()
  // An objective that is written first lands where objectives belong.
  await partner.getByLabel('Write it down first').fill('Nobody waits alone')
  await press(tom.page, 'Add it')
  await leader.getByRole('button', { name: 'Show (1 written)' }).waitFor()
  await press(lead.page, 'Next step')
  await until(async () => {
    const { cards } = await contentOf(board)
    const made = cards.find(({ title }) => title === 'Nobody waits alone')
    return made !== undefined && cards.some(({ id, zoneType }) => id === made.zone && zoneType === 'what')
  }, 'it stands in the zone made for it')
  await press(lead.page, 'Back')
  await partner.getByText('Step 2 of 6').waitFor()

  // The first steps and the results of an objective, without opening its card.
  await press(lead.page, 'Next step')
  await partner.getByText('Step 3 of 6').waitFor()
  const sign = partner.getByRole('textbox', { name: 'What shows that we have begun' })
  await partner.getByLabel('By when').waitFor()
  await sign.fill('One list of who waits')
  // By when stands beside it, as whoever leads asks for it. [LD59]
  await partner.getByLabel('By when').selectOption({ index: 1 })
  await press(tom.page, 'Add')
  await partner
    .getByRole('listitem')
    .filter({ hasText: 'One list of who waits' })
    .getByText(/^First step, by \w+ 20\d\d$/u)
    .waitFor()
  await until(async () => (await sign.inputValue()) === '', 'the line is free for the next one')
  // Everybody sees the objective that whoever leads has chosen, also who looks at another one: they read it.
  const seen = partner.getByLabel('Objective', { exact: true })
  const chosen = leader.getByLabel('Objective', { exact: true })
  await chosen.selectOption('Nobody waits alone')
  const titleOf = (list: typeof seen) => list.locator('option:checked').innerText()
  await until(async () => (await titleOf(seen)) === 'Nobody waits alone', 'he is shown what she has chosen')
  await seen.selectOption({ index: 0 })
  await partner.getByText('everybody looks at "Nobody waits alone"').waitFor()
  await partner.getByRole('listitem').filter({ hasText: 'One list of who waits' }).waitFor()
  expect(await brokenRules(tom.page)).toEqual([])
  // It was meant for the other one, and as a result: it goes there whole, in other words.
  await press(tom.page, 'Change: One list of who waits')
  await seen.selectOption('Nobody waits alone')
  await partner.getByLabel('A first step, or a result?', { exact: true }).selectOption('Result')
  await partner.getByRole('textbox').fill('One list for all who wait')
  await press(tom.page, 'Change')
  const moved = leader.getByRole('listitem').filter({ hasText: 'One list for all who wait' })
  await moved.getByText('Result').waitFor()
  expect(await brokenRules(lead.page)).toEqual([])
  await press(lead.page, 'Take out: One list for all who wait')
  await moved.waitFor({ state: 'detached' })
  await lead.page.locator('.toasts').getByText('Put it back').click()
  await moved.waitFor()

  // Who leads: nothing is seen before it is shown, and then where it differs.
  await press(lead.page, 'Next step')
  await partner.getByText('Step 4 of 6').waitFor()
  for (const at of [0, 1, 2]) await partner.getByRole('combobox').nth(at).selectOption(council)
  await press(lead.page, 'My answer')
  for (const [at, who] of ['Nobody yet', council].entries())
    await leader.getByRole('combobox').nth(at).selectOption(who)
  expect(await tom.page.getByRole('list', { name: 'Who we each think leads' }).count()).toBe(0)
  await press(lead.page, 'Show (2 written)')
  for (const strip of [leader, partner]) {
    const said = strip.getByRole('list', { name: 'Who we each think leads' })
    await said.getByText('We see this differently').waitFor()
    // Silence is no yes: the third of them only one has chosen for.
    for (const words of ['2 chose the same', '1 has not chosen', council]) await said.getByText(words).first().waitFor()
  }
  await picture(tom.page, 'leading-who-leads')
  expect(await brokenRules(tom.page)).toEqual([])
  // Settled in one press, for everybody, on the board and on no card of its own.
  const settle = leader.getByRole('button', { name: `${council} · said by 1`, exact: true }).first()
  const rows = leader.getByRole('list', { name: 'Who we each think leads' }).getByRole('listitem')
  const before = [await placesOf(rows), await placesOf(settle)]
  if ((await settle.getAttribute('aria-pressed')) === 'false') await settle.press('Enter')
  await leader.locator('button[aria-pressed="true"]').first().waitFor()
  expect([await placesOf(rows), await placesOf(settle)]).toEqual(before)
  // Somebody whom nobody named, one after the other: nothing that is pressed moves, and nothing comes or goes. [LD99]
  const pressable = leader.locator('.lead-compare :is(button, select)')
  const places = await placesOf(pressable)
  const other = rows.nth(1).getByRole('combobox')
  const [one = '', another = ''] = (await other.locator('option').allInnerTexts()).slice(1)
  for (const name of [one, another]) {
    await other.selectOption(name)
    await partner.getByText(new RegExp(`^On the map: .*${name}.* leads?$`, 'u')).waitFor()
    expect(await placesOf(pressable), name).toEqual(places)
  }
  await lead.page.keyboard.press('Control+z')
  await partner.getByText(new RegExp(`^On the map: .*${one}.* leads?$`, 'u')).waitFor()
  await rows.nth(1).getByRole('button', { name: 'Talk about it later' }).click()
  await rows.nth(1).getByRole('button', { name: 'Talk about it later', disabled: true }).waitFor()
  expect(await placesOf(pressable)).toEqual(places)
  await partner
    .getByText(/^On the map: .*Dumfries and Galloway Council.* leads?$/u)
    .first()
    .waitFor()
  expect(await brokenRules(lead.page)).toEqual([])

  // One press to the table.
  // Thought better of once, the end does not take the keys again whenever it is shown.
  if ((await leader.getByRole('button', { name: 'End the call' }).count()) === 0)
    await press(lead.page, 'More about this step')
  await press(lead.page, 'End the call')
  await press(lead.page, 'Cancel')
  await leader.getByRole('button', { name: 'End the call' }).and(lead.page.locator(':focus')).waitFor()
  for (const _ of ['put away', 'opened']) await press(lead.page, 'More about this step')
  await leader.getByRole('button', { name: 'End the call' }).waitFor()
  expect(await lead.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'More about this step',
  )
  await press(lead.page, 'Next step')
  await press(tom.page, 'Open who does what')
  await partner.getByText('Press a cell to say who leads').waitFor()
  // What each brings is written beside it: what is there is gone on with, and whoever leads writes for whose turn it is.
  await partner.getByRole('textbox', { name: 'What NHS D&G brings to it' }).fill('Discharge planning, two nurses')
  await press(tom.page, 'Write it down')
  await press(lead.page, 'Open who does what')
  // Who speaks, and who is next, has its room before anybody does. [LD99]
  const nextStep = leader.getByRole('button', { name: 'Next step' })
  const nextAt = await placesOf(nextStep)
  await press(lead.page, 'Begin with Dumfries and Galloway Carers Centre')
  await leader.getByText('Dumfries and Galloway Carers Centre speaks').waitFor()
  expect(await placesOf(nextStep)).toEqual(nextAt)
  // Nobody delivers because of what they bring: what it does for the objective is chosen first, and what is typed stays.
  const carers = leader.getByRole('textbox', { name: /^What .*Carers.* brings to it$/u })
  const part = leader.getByLabel(/^What .*Carers.* does for it$/u)
  const partAt = await placesOf(part)
  await leader.getByLabel('Objective', { exact: true }).selectOption('Nobody waits alone')
  expect(await placesOf(part), 'asked of every objective, in its place').toEqual(partAt)
  await carers.fill('Somebody who listens')
  const writeAt = await placesOf(leader.getByRole('button', { name: 'Write it down' }))
  await press(lead.page, 'Write it down')
  await leader.getByText('Choose this, and what you typed is written down with it.').waitFor()
  expect(await carers.inputValue()).toBe('Somebody who listens')
  await part.selectOption('Advises')
  await until(async () => JSON.stringify(await contentOf(board)).includes('"advises"'), 'a choice is on the board')
  // What was sent without it goes on with it.
  await leader.getByRole('button', { name: 'Written down' }).waitFor()
  expect((await placesOf(leader.getByRole('button', { name: 'Written down' })))[0]?.[0]).toBe(writeAt[0]?.[0])
  await until(async () => {
    const said = JSON.stringify((await contentOf(board)).relations.map(({ brings, part }) => [part, brings]))
    return said.includes('Discharge planning, two nurses') && said.includes('["advises","Somebody who listens"]')
  }, 'both are on their lines')
  await tom.page.getByRole('grid').waitFor()
  await picture(lead.page, 'leading-who-does-what-lead')
  expect(await brokenRules(lead.page)).toEqual([])

  // A win, the next date and what is to be done, for everybody at once.
  await press(lead.page, 'Next step')
  await partner.getByText('Nobody speaks yet').waitFor({ state: 'detached' })
  // What was pressed is gone in the last step: the keys go on from what is asked now, and from there to the end and back.
  const keysAreOn = (what: string) =>
    until(
      () => lead.page.evaluate((name) => document.activeElement?.textContent?.trim() === name, what),
      `the keys are on "${what}"`,
    )
  await keysAreOn('One win, the next date, and who does what until then')
  await press(lead.page, 'End the call')
  await press(lead.page, 'Cancel')
  await keysAreOn('End the call')
  await partner.getByLabel('One win from today').fill('Everybody came')
  await press(tom.page, 'Add to the map')
  for (const seen of [partner, leader])
    await seen.getByRole('list', { name: 'What was added in this call' }).getByText('Everybody came').waitFor()
  await partner.getByLabel('Who made it possible: Everybody came').selectOption(council)
  // Everybody reads who was thanked. [LD103]
  await leader.getByRole('list', { name: 'What was added in this call' }).getByText(`thanks to ${council}`).waitFor()
  await leader.getByRole('textbox', { name: 'When is our next call?' }).fill('2031-05-12')
  await leader.getByRole('textbox', { name: 'When is our next call?' }).press('Enter')
  await until(
    async () => (await partner.getByRole('textbox', { name: 'When is our next call?' }).inputValue()) === '12 May 2031',
    'the date is there for everybody',
  )
  await partner.getByLabel('What is to be done until then').fill('Ask the carers')
  // Nobody is taken to do what they write down. [LD104]
  const who = partner.getByLabel('Who', { exact: true })
  expect(await who.inputValue()).toBe('')
  await who.selectOption('NHS Dumfries and Galloway')
  await partner.getByLabel('By', { exact: true }).fill('2031-01-15')
  await partner.getByRole('button', { name: 'Add', exact: true }).click()
  const todo = leader.getByRole('list', { name: 'What is to be done' })
  await todo.getByText('by 15 January 2031').waitFor()
  // Who and by when are said in place as well, after it was added. [LD98]
  await todo.getByLabel('Who: Print posters').selectOption(council)
  await todo.getByRole('textbox', { name: 'By: Print posters' }).fill('2031-02-02')
  await todo.getByRole('textbox', { name: 'By: Print posters' }).press('Enter')
  await partner
    .getByRole('list', { name: 'What is to be done' })
    .getByText(/^Council, by 2 February 2031$/u)
    .waitFor()
  await until(
    async () => (await partner.getByLabel('By', { exact: true }).inputValue()) === '',
    'the day is empty for the next one',
  )
  // Begun and not sent when the call ends.
  await partner.getByLabel('What is to be done until then').fill('Tell the schools')
  await partner.getByLabel('By', { exact: true }).fill('2031-01-15')
  await picture(tom.page, 'leading-closing')
  expect(await brokenRules(tom.page)).toEqual([])

  // The end: the same for everybody, and another thing to do next.
  await lead.page.locator('body').click({ position: { x: 400, y: 600 } })
  await tom.page.locator('h2.lead-prompt').click()
  // Whoever has something open is only offered it.
  await press(tom.page, 'More')
  await tom.page.getByRole('menuitem', { name: 'Agreement' }).click()
  const open = tom.page.getByRole('dialog', { name: 'Agreement' })
  await open.waitFor()
  // Whoever ends it reads what came of it at once, whatever of theirs is left over behind it.
  await leader.getByLabel('What is to be done until then').fill('Book the room')
  await press(lead.page, 'End the call')
  await press(lead.page, 'End it')
  const ended = tom.page.getByRole('dialog', { name: 'The call has ended' })
  const see = tom.page.locator('.toasts').getByText('See what came of it')
  await see.waitFor()
  await open.waitFor()
  await tom.page.keyboard.press('Escape')
  await open.waitFor({ state: 'detached' })
  // One press makes it what it was to be.
  const unsent = tom.page.getByRole('region', { name: 'Not on the map yet' })
  await unsent.getByText('Tell the schools, NHS Dumfries and Galloway, by 15 January 2031').waitFor()
  await picture(tom.page, 'leading-unsent')
  expect(await brokenRules(tom.page)).toEqual([])
  await unsent.getByRole('button', { name: 'Add it to what is to be done' }).click()
  await unsent.waitFor({ state: 'detached' })
  await see.click()
  await ended.getByRole('heading', { name: 'Actions' }).waitFor()
  await ended.getByText('Ask the carers').first().waitFor()
  await picture(tom.page, 'leading-ended')
  expect(await brokenRules(tom.page)).toEqual([])
  const forLeader = lead.page.getByRole('dialog', { name: 'The call has ended' })
  await forLeader.getByRole('button', { name: 'Copy the summary' }).waitFor()
  await picture(lead.page, 'leading-ended-lead')
  // While a call is still to come it is named, and agreeing comes after what is sent round. [LD121]
  await forLeader.getByText('“Call 1: why and who” comes next. The next call is on Monday 12 May 2031.').waitFor()
  const offers = forLeader.locator('.after-next').getByRole('button')
  expect(await offers.allInnerTexts()).toEqual([
    'Copy the summary',
    'Page to keep or print',
    'Propose for agreement',
    'Invite people to it',
  ])
  await forLeader.getByRole('heading', { name: 'Actions' }).waitFor()
  expect(await ended.getByRole('button', { name: 'Copy the summary' }).count()).toBe(0)
  await ended.getByRole('button', { name: 'See what is to be done' }).click()
  await tom.page.getByRole('dialog', { name: 'Actions' }).getByText('Ask the carers').waitFor()
  await tom.page.getByRole('dialog', { name: 'Actions' }).getByText('Tell the schools').waitFor()
  await forLeader.getByRole('button', { name: 'Invite people to it' }).click()
  await lead.page.getByRole('dialog', { name: 'Share' }).getByText('Day of the next call').waitFor()
  await lead.page.keyboard.press('Escape')
  await lead.page.getByRole('region', { name: 'Not on the map yet' }).getByText('Book the room').waitFor()
}, 120_000)
