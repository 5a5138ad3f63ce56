// A call that is led, in real browsers beside a call: a facilitator leads, partners follow, and somebody else takes over.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { brokenRules } from '../support/axe.ts'
import { contentNow, placesOf, press, stripOf } from '../support/call-driver.ts'
import { tabTo } from '../support/list-driver.ts'
import { joinLive } from '../support/live-editor.ts'
import { arrive, type Device, type MadeBoard, makeBoard, type Person } from '../support/people.ts'
import { startServer } from '../support/start-server.ts'
import { rigOf } from '../support/rig.ts'
import { until } from '../support/until.ts'

const rig = rigOf(startServer)

const beside: Device = { width: 683, height: 625 }
async function come(link: string, name: string, organisation: string, device: Device = beside): Promise<Person> {
  const person = await arrive(rig.browser, link, name, organisation, device)
  rig.people.push(person)
  return person
}
const contentOf = async (board: MadeBoard) => await contentNow(rig.server.url, board)
const picture = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: `tests/.output/leading-${name}.png` })

test('[LD58] [LD64] [CA84] [LD20] [LD21] [LD22] [LD23] [LD24] [LD25] [LD26] [LD27] a call is led step by step, partners follow, and another takes over', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Northshire Young People')
  const lead = await come(board.links.facilitator, 'Mairi Scott', 'Northshire Council')
  const partner = await come(board.links.editor, 'Tom Ross', 'NHS Northshire')
  expect(await partner.page.getByRole('button', { name: 'Lead the call' }).count()).toBe(0)

  // By the keyboard alone.
  await lead.page.getByRole('button', { name: 'Lead the call' }).focus()
  await lead.page.keyboard.press('Enter')
  await lead.page.getByRole('dialog', { name: 'Lead the call' }).waitFor()
  await picture(lead.page, 'choose')
  await tabTo(lead.page, 'Begin "Call 1: why and who"')
  await lead.page.keyboard.press('Enter')
  await stripOf(lead.page).getByText('Step 1 of 6').waitFor()
  // The button that began it is gone.
  await expect
    .poll(() => lead.page.evaluate(() => document.activeElement?.textContent ?? ''))
    .toBe('Which of these apply to us?')
  await stripOf(partner.page).getByRole('heading', { name: 'Which of these apply to us?' }).waitFor()
  expect(await stripOf(partner.page).getByRole('timer', { name: 'Time left for this step' }).innerText()).toMatch(
    /^(?:10:00|9:\d\d)$/u,
  )
  expect(await partner.page.getByRole('button', { name: 'Next step' }).count()).toBe(0)
  await partner.page
    .getByRole('log')
    .getByText('Step 1 of 6: Which of these apply to us?')
    .first()
    .waitFor({ state: 'attached' })

  // A long step leaves room for a card that is opened meanwhile.
  await partner.page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await partner.page.getByRole('menuitem', { name: 'Card', exact: true }).press('Enter')
  const opened = partner.page.getByRole('complementary', { name: 'Card' })
  await expect.poll(async () => (await opened.boundingBox())?.height ?? 0).toBeGreaterThan(200)
  await partner.page.getByRole('button', { name: 'Close the panel' }).press('Enter')
  await opened.waitFor({ state: 'detached' })

  // Who comes late and may only look follows, and F6 goes round: what the step puts away is no stop.
  const vera = await come(board.links.viewer, 'Vera Reid', 'NHS Northshire')
  await stripOf(vera.page).getByText('You can follow this here. Your link does not allow adding.').waitFor()
  await vera.map.focus()
  for (const next of ['nav', 'header', 'section', 'div']) {
    await vera.page.keyboard.press('F6')
    await expect
      .poll(() =>
        vera.page.evaluate(
          () =>
            document.activeElement?.closest('header, nav, .lead-strip, [role="application"]')?.tagName.toLowerCase() ??
            'body',
        ),
      )
      .toBe(next)
  }
  await vera.page.close()

  // A field of one's own organisation.
  await press(lead.page, 'Next step')
  const worth = stripOf(partner.page).getByLabel('What would make it worth it?')
  await stripOf(partner.page).getByText('Step 2 of 6').waitFor()
  await partner.page.getByRole('button', { name: 'Add its card' }).or(worth).first().waitFor()
  await stripOf(partner.page).getByText('Everybody on the board reads it as you type.').waitFor()
  await stripOf(lead.page).getByText('Step 2 of 6').waitFor()
  const strip = await stripOf(lead.page).boundingBox()
  expect(strip?.height).toBeLessThanOrEqual(128)
  await worth.fill('Fewer young people lost after school')
  // Whoever leads reads it without asking for anything.
  const soFar = stripOf(lead.page).getByRole('list', { name: 'What each of us has written so far' })
  await soFar.getByText('Fewer young people lost after school').waitFor()
  await picture(partner.page, 'partner-field')
  await picture(lead.page, 'lead-field')

  // Letter by letter: what is said of it before the last one is no number of rig.people.
  await press(lead.page, 'More about this step')
  const room = lead.page.getByLabel('People here without a device')
  const told: unknown[] = []
  lead.page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().endsWith('/call')) told.push(request.postDataJSON())
  })
  await room.selectText()
  await room.pressSequentially('12')
  await room.press('Enter')
  await until(() => told.length > 0, 'the number is sent')
  expect(told).toEqual([{ withoutDevice: 12 }])
  await picture(lead.page, 'lead-room')
  await room.fill('201')
  await room.press('Enter')
  await stripOf(lead.page).getByRole('alert').waitFor()
  await room.press('Escape')
  await until(async () => (await room.inputValue()) === '12', 'the number of before is back')
  expect(told).toHaveLength(1)

  // Turns: who speaks, and who is next.
  await press(lead.page, 'Next step')
  await press(lead.page, 'Begin with NHS Northshire')
  await stripOf(partner.page).getByText('NHS Northshire speaks').waitFor()
  await stripOf(partner.page).getByText('then Northshire Council').waitFor()
  await picture(partner.page, 'partner-turn')
  expect(await brokenRules(lead.page)).toEqual([])
  expect(await brokenRules(partner.page)).toEqual([])

  // Somebody who comes late, on a phone, has it at once and can take over from whoever has left.
  const late = await come(board.links.facilitator, 'Ruth', 'Voluntary Action', {
    width: 390,
    height: 844,
    theme: 'dark',
  })
  await stripOf(late.page).getByText('Mairi Scott leads').waitFor()
  await picture(late.page, 'late-phone')
  expect(await brokenRules(late.page)).toEqual([])
  await lead.context.close()
  rig.people.splice(rig.people.indexOf(lead), 1)
  await stripOf(late.page).getByText('Mairi Scott led this call and has left').waitFor()
  await press(late.page, 'Take over')
  await press(late.page, 'Back')
  await stripOf(partner.page).getByText('Step 2 of 6').waitFor()

  // Folded away, the call is one line, and the board is there.
  await press(partner.page, 'Hide the step')
  await worth.waitFor({ state: 'detached' })
  await press(partner.page, 'Show the step')
  await worth.waitFor()
  await press(late.page, 'More about this step')
  await press(late.page, 'End the call')
  await stripOf(late.page).locator('button:focus', { hasText: 'End it' }).waitFor()
  await late.page.keyboard.press('Enter')
  await stripOf(partner.page).waitFor({ state: 'detached' })
  await stripOf(late.page).waitFor({ state: 'detached' })
  await late.page.getByRole('dialog', { name: 'The call has ended' }).waitFor()
  await late.page.keyboard.press('Escape')
  // What had the keys went with the call: they go on where the person works.
  await late.page.locator('.board-list .row-name:focus').waitFor()
  await late.page.getByRole('button', { name: 'More', exact: true }).click()
  await late.page.getByRole('menuitem', { name: 'Lead the call' }).waitFor()
}, 120_000)

test('[LD72] [LD98] [LD99] [LD79] [LD80] [LD30] [LD45] [LD48] [LD65] [LD49] [LD59] [LD61] [LD62] call 2: who each thinks leads, who does what, a date and actions, and what comes next for whom', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const council = 'Dumfries and Galloway Council'
  const editor = joinLive(rig.server.url, board.id, new URL(board.links.editor).hash.slice(1), 'ed')
  await editor.synced()
  const promise = (id: string, text: string) =>
    editor.apply({ type: 'add-item', card: CHARTER_ID, field: 'actions', id, values: { text, by: '2031-03-01' } })
  expect([promise('promise-1', 'Book a room'), promise('promise-2', 'Print posters')]).toEqual([null, null])
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
  await promised.getByRole('button', { name: 'No longer needed: Print posters' }).click()
  await partner.getByText('Print posters').waitFor({ state: 'detached' })
  // Where it was written down it still is.
  await until(
    async () =>
      /"droppedOn"[^}]*Print posters|Print posters[^}]*"droppedOn"/u.test(JSON.stringify(await contentOf(board))),
    'it says since when',
  )
  await lead.page.locator('.toasts').getByText('Put it back').click()
  await partner.getByText('Print posters').waitFor()
  await press(lead.page, 'Next step')
  await partner.getByText('Step 2 of 6').waitFor()

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
  await sign.fill('One list of who waits')
  await press(tom.page, 'Add')
  await partner.getByRole('listitem').filter({ hasText: 'One list of who waits' }).getByText('First step').waitFor()
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
  await partner.getByLabel('First step or result', { exact: true }).selectOption('Result')
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
  await picture(tom.page, 'who-leads')
  expect(await brokenRules(tom.page)).toEqual([])
  // Settled in one press, for everybody, on the board and on no card of its own.
  const settle = leader.getByRole('button', { name: `${council} · said by 1`, exact: true }).first()
  const rows = leader.getByRole('list', { name: 'Who we each think leads' }).getByRole('listitem')
  const before = [await placesOf(rows), await placesOf(settle)]
  if ((await settle.getAttribute('aria-pressed')) === 'false') await settle.press('Enter')
  await leader.locator('button[aria-pressed="true"]').first().waitFor()
  expect([await placesOf(rows), await placesOf(settle)]).toEqual(before)
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
  await press(lead.page, 'Begin with Dumfries and Galloway Carers Centre')
  // Nobody delivers because of what they bring: what it does for the objective is chosen first, and what is typed stays.
  const carers = leader.getByRole('textbox', { name: /^What .*Carers.* brings to it$/u })
  await leader.getByLabel('Objective', { exact: true }).selectOption('Nobody waits alone')
  await carers.fill('Somebody who listens')
  await press(lead.page, 'Write it down')
  await leader.getByText('Choose this first. What you typed stays here.').waitFor()
  expect(await carers.inputValue()).toBe('Somebody who listens')
  await leader.getByLabel(/^What .*Carers.* does for it$/u).selectOption('Advises')
  await until(async () => JSON.stringify(await contentOf(board)).includes('"advises"'), 'a choice is on the board')
  const writeAt = await placesOf(leader.getByRole('button', { name: 'Write it down' }))
  await press(lead.page, 'Write it down')
  await leader.getByRole('button', { name: 'Written down' }).waitFor()
  expect((await placesOf(leader.getByRole('button', { name: 'Written down' })))[0]?.[0]).toBe(writeAt[0]?.[0])
  await until(async () => {
    const said = JSON.stringify((await contentOf(board)).relations.map(({ brings, part }) => [part, brings]))
    return said.includes('Discharge planning, two nurses') && said.includes('["advises","Somebody who listens"]')
  }, 'both are on their lines')
  await tom.page.getByRole('grid').waitFor()
  await picture(lead.page, 'who-does-what-lead')
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
  await leader.getByLabel('When is our next call?').fill('2031-05-12')
  await leader.getByLabel('When is our next call?').press('Enter')
  await until(
    async () => (await partner.getByLabel('When is our next call?').inputValue()) === '2031-05-12',
    'the date is there for everybody',
  )
  await partner.getByLabel('What is to be done until then').fill('Ask the carers')
  await partner.getByLabel('By', { exact: true }).fill('2031-01-15')
  await partner.getByRole('button', { name: 'Add', exact: true }).click()
  await leader.getByRole('list', { name: 'What is to be done' }).getByText('by 15 January 2031').waitFor()
  await until(
    async () => (await partner.getByLabel('By', { exact: true }).inputValue()) === '',
    'the day is empty for the next one',
  )
  // Begun and not sent when the call ends.
  await partner.getByLabel('What is to be done until then').fill('Tell the schools')
  await partner.getByLabel('By', { exact: true }).fill('2031-01-15')
  await picture(tom.page, 'closing')
  expect(await brokenRules(tom.page)).toEqual([])

  // The end: the same for everybody, and another thing to do next.
  await lead.page.locator('body').click({ position: { x: 400, y: 600 } })
  await tom.page.locator('h2.lead-prompt').click()
  // Whoever has something open is only offered it.
  await press(tom.page, 'More')
  await tom.page.getByRole('menuitem', { name: 'Agreement' }).click()
  const open = tom.page.getByRole('dialog', { name: 'Agreement' })
  await open.waitFor()
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
  await picture(tom.page, 'unsent')
  expect(await brokenRules(tom.page)).toEqual([])
  await unsent.getByRole('button', { name: 'Add it to what is to be done' }).click()
  await unsent.waitFor({ state: 'detached' })
  await see.click()
  await ended.getByRole('heading', { name: 'Actions' }).waitFor()
  await ended.getByText('Ask the carers').first().waitFor()
  await picture(tom.page, 'ended')
  expect(await brokenRules(tom.page)).toEqual([])
  const forLeader = lead.page.getByRole('dialog', { name: 'The call has ended' })
  await forLeader.getByRole('button', { name: 'Copy the summary' }).waitFor()
  await picture(lead.page, 'ended-lead')
  await forLeader.getByRole('button', { name: 'Propose for agreement' }).waitFor()
  expect(await ended.getByRole('button', { name: 'Copy the summary' }).count()).toBe(0)
  await ended.getByRole('button', { name: 'See what is to be done' }).click()
  await tom.page.getByRole('dialog', { name: 'Actions' }).getByText('Ask the carers').waitFor()
  await tom.page.getByRole('dialog', { name: 'Actions' }).getByText('Tell the schools').waitFor()
}, 120_000)
