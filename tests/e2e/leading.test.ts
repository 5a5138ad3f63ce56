// A call that is led, in real browsers beside a call: a facilitator leads, partners follow, and somebody else takes over.
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { press, stripOf } from '../support/call-driver.ts'
import { tabTo } from '../support/list-driver.ts'
import { arrive, type Device, makeBoard, type Person } from '../support/people.ts'
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

test('[LD58] [LD64] [CA84] [LD20] [LD21] [LD22] [LD23] [LD24] [LD25] [LD26] [LD27] [LD131] a call is led step by step, partners follow, and another takes over', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Northshire Young People')
  const lead = await come(board.links.facilitator, 'Mairi Scott', 'Northshire Council')
  const partner = await come(board.links.editor, 'Tom Ross', 'NHS Northshire')
  expect(await partner.page.getByRole('button', { name: 'Lead the call' }).count()).toBe(0)

  // By the keyboard alone.
  await lead.page.getByRole('button', { name: 'Lead the call' }).focus()
  await lead.page.keyboard.press('Enter')
  await lead.page.getByRole('dialog', { name: 'Lead the call' }).waitFor()
  await picture(lead.page, 'leading-choose')
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
  await picture(partner.page, 'leading-partner-field')
  await picture(lead.page, 'leading-lead-field')

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
  await picture(lead.page, 'leading-lead-room')
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
  await picture(partner.page, 'leading-partner-turn')
  expect(await brokenRules(lead.page)).toEqual([])
  expect(await brokenRules(partner.page)).toEqual([])

  // The last turn is told while it lasts, and what goes on stands out; that all have spoken is said once. [LD131]
  await press(lead.page, 'Next: Northshire Council')
  await stripOf(lead.page).getByText('This is the last turn.').waitFor()
  expect(await stripOf(lead.page).locator('.button.main').allInnerTexts()).toEqual(['Next step'])
  await press(lead.page, 'End the last turn')
  await stripOf(lead.page).getByText('Everybody has spoken.').waitFor()
  expect(await stripOf(lead.page).getByText('This is the last turn.').count()).toBe(0)

  // Somebody who comes late, on a phone, has it at once and can take over from whoever has left.
  const late = await come(board.links.facilitator, 'Ruth', 'Voluntary Action', {
    width: 390,
    height: 844,
    theme: 'dark',
  })
  await stripOf(late.page).getByText('Mairi Scott leads').waitFor()
  await picture(late.page, 'leading-late-phone')
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
