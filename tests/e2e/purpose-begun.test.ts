// Begins the purpose of a partnership, in a call in a real browser, with one of the sentences that were written first.
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { arrive, eventually, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startApp } from '../support/start-server.ts'

const rig = rigOf(startApp)

test('[LD90] whoever leads begins the purpose with a sentence in one press, as long as it is empty', async () => {
  const board = await makeBoard(rig.server.url, {})
  const { page, context, faults } = await arrive(rig.browser, board.links.facilitator, 'Amira', 'Westbrook Council')
  const strip = page.locator('.lead-strip')
  const press = async (name: string | RegExp): Promise<void> =>
    await page.getByRole('button', { name }).first().press('Enter')
  await press('Lead the call')
  await press('Begin "Call 1: why and who"')
  for (const step of [1, 2, 3]) {
    await strip.getByText(`Step ${String(step)} of 6`).waitFor()
    await press('Next step')
  }
  for (const text of ['So that nobody falls twice', 'To keep people on their feet']) {
    await strip.getByLabel(/^(?:Write it down first|One more)$/u).fill(text)
    await press('Add it')
    await strip.getByRole('button', { name: `Take out: ${text}` }).waitFor()
  }
  await press(/^Show \(/u)
  await strip.getByRole('list', { name: 'What we wrote' }).getByText('So that nobody falls twice').waitFor()
  await press('Next step')
  await strip.getByText('Step 5 of 6').waitFor()
  const begin = strip.getByRole('button', { name: /^Start from this/u })
  await begin.nth(1).waitFor()
  await page.setViewportSize({ width: 683, height: 625 })
  await page.screenshot({ path: 'tests/.output/purpose-begun.png' })
  expect(await brokenRules(page)).toEqual([])
  await strip.getByRole('button', { name: 'Start from this: To keep people on their feet' }).press('Enter')
  await eventually(
    () => strip.getByLabel('Purpose').inputValue(),
    (text) => text === 'To keep people on their feet',
    'the sentence in the field',
  )
  // There is something to go on from: none is offered over it.
  await begin.first().waitFor({ state: 'detached' })
  const told = strip.getByText('It is in the field above, to go on from.')
  await told.waitFor()
  // The keys are behind it: nothing that is typed now goes anywhere else. [LD90]
  await page.keyboard.type(', at home')
  await eventually(
    () => strip.getByLabel('Purpose').inputValue(),
    (text) => text === 'To keep people on their feet, at home',
    'what was typed behind it',
  )
  await page.keyboard.press('Control+z')
  // Taken back, nothing says that it is there.
  await page.keyboard.press('Control+z')
  await begin.nth(1).waitFor()
  await told.waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await context.close()
})
