// What is written first and then shown, in real browsers beside a call: nothing is lost and nobody is stuck, whatever happens in between.
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { cards, endCall, goTo, press, shownAs, stripOf, write } from '../support/call-driver.ts'
import { arrive, drawn, eventually, headed, makeBoard, type Person } from '../support/people.ts'
import { cardsInSight, coveredBy } from '../support/seen-on-map.ts'
import { rigOf } from '../support/rig.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

async function come(link: string, name: string, organisation: string, theme?: 'dark'): Promise<Person> {
  const device = { width: 683, height: 625, ...(theme === undefined ? {} : { theme }) }
  const person = await arrive(rig.browser, link, name, organisation, device)
  rig.people.push(person)
  return person
}

test('[LD63] [LD30] [LD31] [LD36] [LD37] [LD38] [LD39] [LD43] [LD57] [LD74] what is written first stays here until it is shown, through reload, a lost line, a closed tab and the end', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Northshire Young People')
  const lead = await come(board.links.facilitator, 'Mairi Scott', 'Northshire Council')
  const tom = await come(board.links.editor, 'Tom Ross', 'NHS Northshire', 'dark')
  const ruth = await come(board.links.editor, 'Ruth Bell', 'Voluntary Action')
  await goTo(lead.page, 'Call 1: why and who', 3)

  await write(tom.page, 'Fewer young people lost')
  await tom.page.reload()
  await headed(tom.page)
  await stripOf(tom.page).getByText('Fewer young people lost').waitFor()
  await write(tom.page, 'And sooner')
  await picture(tom.page, 'write-first-partner')
  expect(await brokenRules(tom.page)).toEqual([])
  // A second window of the same person has the same.
  const second = await tom.context.newPage()
  await second.setViewportSize({ width: 683, height: 625 })
  await second.goto(tom.page.url())
  await drawn(second)
  await stripOf(second).getByText('And sooner').waitFor()

  // The server goes away while somebody writes; it hears of it once it is back.
  await stripOf(lead.page).getByRole('button', { name: 'Show (1 written)' }).waitFor()
  await rig.server.kill()
  await write(ruth.page, 'One door for families')
  rig.server = await rig.server.restart()
  await stripOf(lead.page).getByRole('button', { name: 'Show (2 written)' }).waitFor({ timeout: 60_000 })
  await picture(lead.page, 'write-first-lead')
  expect((await stripOf(lead.page).boundingBox())?.height).toBeLessThanOrEqual(120)
  expect(await cards(rig.server.url, board, 'note')).toEqual([])

  // Ruth's tab is closed when it is shown, and the call is a step further when she comes back.
  await stripOf(tom.page).getByLabel('Write it down first').fill('Not ready')
  const address = ruth.page.url()
  await ruth.page.close()
  await press(lead.page, 'Show (2 written)')
  await shownAs(rig.server.url, board, 'note', ['And sooner by somebody', 'Fewer young people lost by somebody'])
  // Everybody reads all of it in one place, by whom it is.
  for (const { page } of [tom, lead]) {
    const read = stripOf(page).getByRole('list', { name: 'What we wrote' }).getByRole('listitem')
    await read.filter({ hasText: 'And sooner' }).getByText('Tom Ross, NHS Northshire').waitFor()
    await read.filter({ hasText: 'Fewer young people lost' }).waitFor()
  }
  // He was writing and goes on; then his keys are elsewhere. Who is in the middle of a line is asked, and not taken along.
  const more = stripOf(tom.page).getByLabel('One more')
  expect(await more.evaluate((line) => line === document.activeElement)).toBe(true)
  expect(await more.inputValue()).toBe('Not ready')
  await more.blur()
  await stripOf(tom.page).getByText('Everybody reads it at once, with your name.').waitFor()
  await picture(tom.page, 'write-first-shown')
  expect(await brokenRules(tom.page)).toEqual([])
  // Whoever is brought to the map has all of it in sight, and the step and its words back in one press.
  await press(lead.page, 'Take everybody to the map')
  await tom.page.getByText('Mairi Scott brought you here.').first().waitFor()
  await eventually(
    () => cardsInSight(tom.page, 'note'),
    (seen) => seen === 2,
    'both notes in sight',
  )
  // Nothing that is said of it lies over it.
  const said = tom.page.locator('.toast').filter({ hasText: 'Mairi Scott brought you here.' })
  expect(await coveredBy(said, 'note')).toBe(0)
  await picture(tom.page, 'write-first-together')
  await press(tom.page, 'Show the step')
  await said.waitFor({ state: 'detached' })
  expect(await more.inputValue()).toBe('Not ready')
  // What was said of a step goes with it, long before its time is up.
  await press(lead.page, 'Read them here')
  await press(lead.page, 'Take everybody to the map')
  await said.waitFor()
  await press(lead.page, 'Next step')
  await stripOf(lead.page).getByText('Step 5 of 6').waitFor()
  await said.waitFor({ state: 'detached', timeout: 4_000 })
  // The step that makes one text of them has them before everybody's eyes.
  await stripOf(tom.page).getByRole('list', { name: 'What we wrote' }).getByText('And sooner').waitFor()
  // What he was still typing has not gone with the step.
  const typed = tom.page.getByRole('region', { name: 'Not on the map yet' })
  await typed.getByText('Not ready').waitFor()
  // Thrown away by mistake it can be had back.
  for (const isMistake of [true, false]) {
    await typed.getByRole('button', { name: 'Throw it away' }).click()
    await typed.waitFor({ state: 'detached' })
    if (isMistake) await tom.page.locator('.toasts').getByRole('button', { name: 'Put it back' }).click()
    if (isMistake) await typed.getByText('Not ready').waitFor()
  }
  const back = await ruth.context.newPage()
  await back.setViewportSize({ width: 683, height: 625 })
  await back.goto(address)
  await headed(back)
  const all = ['And sooner by somebody', 'Fewer young people lost by somebody', 'One door for families by somebody']
  await shownAs(rig.server.url, board, 'note', all)
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
  // What the step asks ends in its own full stop. [LD37]
  await left.getByText('Two things each." It is not on the map').waitFor()
  await picture(back, 'write-first-left-over')
  expect(await cards(rig.server.url, board, 'objective')).toEqual([])
  await left.getByRole('button', { name: 'Put it on the map with my name' }).click()
  await left.waitFor({ state: 'detached' })
  await shownAs(rig.server.url, board, 'objective', ['Every school knows whom to ring by somebody'])

  // Whoever leads is gone before showing.
  await goTo(lead.page, 'Call 2: what we want and who does what', 1)
  await write(tom.page, 'Help within a week')
  await lead.context.close()
  rig.people.splice(rig.people.indexOf(lead), 1)
  await press(tom.page, 'Put mine on the map now')
  await shownAs(rig.server.url, board, 'objective', [
    'Every school knows whom to ring by somebody',
    'Help within a week by somebody',
  ])
  expect(await cards(rig.server.url, board, 'note')).toEqual(all)

  // The board is deleted while somebody still has something to show: the words are handed back.
  await second.close()
  await write(tom.page, 'Not before the board went')
  const authorization = `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`
  const gone = await fetch(`${rig.server.url}/api/boards/${board.id}`, {
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
  await picture(tom.page, 'write-first-handed-back')
  expect(await brokenRules(tom.page)).toEqual([])
}, 180_000)
