// Ends a call beside which several things are said in passing: one at a time is seen, and it covers nothing that is to be pressed.
import { expect, test } from 'vitest'
import { goTo, press, readWhatCame, stripOf } from '../support/call-driver.ts'
import { arrive, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

test.each([
  ['beside a call', { width: 683, height: 625 }],
  ['on a phone', { width: 390, height: 844 }],
] as const)(
  '[PG138] %s one thing is said in passing at a time, over nothing that is to be pressed',
  async (_, device) => {
    const board = await makeBoard(rig.server.url, { from: { example: '01' } })
    const lead = await arrive(rig.browser, board.links.facilitator, 'Mairi', 'NHS Dumfries and Galloway', device)
    const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'Dumfries and Galloway Council', device)
    if (device.width < 600) {
      await lead.page.getByRole('button', { name: 'More', exact: true }).click()
      await lead.page.getByRole('menuitem', { name: 'Lead the call' }).click()
      await press(lead.page, 'Begin "Call 1: why and who"')
      for (let step = 1; step < 6; step += 1) {
        await stripOf(lead.page)
          .getByText(`Step ${String(step)} of`)
          .waitFor()
        await press(lead.page, 'Next step')
      }
    } else await goTo(lead.page, 'Call 1: why and who', 5)
    const { page } = tom
    await stripOf(page).getByLabel('One win from today').fill('Everybody came')
    await stripOf(page).getByLabel('What is to be done until then').fill('Ask the carers')
    await stripOf(lead.page).getByRole('button', { name: 'End the call', exact: true }).click()
    await press(lead.page, 'End it')
    const said = page.locator('.toast:visible')
    const ended = said.filter({ hasText: 'The call has ended.' })
    await ended.waitFor()
    await page.getByRole('button', { name: 'Throw it away' }).first().click()
    await said.filter({ hasText: 'It is thrown away.' }).waitFor()
    expect(await said.count()).toBe(1)
    await page.screenshot({ path: `tests/.output/one-sentence-${String(device.width)}.png` })
    const place = await said.boundingBox()
    const presses = await page.locator('.board-head button, .lead-area button, .bottom-bar button').all()
    expect(presses.length).toBeGreaterThan(5)
    for (const one of presses) {
      const at = await one.boundingBox()
      if (at === null || place === null) continue
      const isApart = at.y + at.height <= place.y || at.y >= place.y + place.height
      expect(isApart, await one.textContent().then(String)).toBe(true)
    }
    // What was said before is there again, and leads where it did.
    await said.locator('.icon-button').click()
    await ended.getByRole('button', { name: 'See what came of it' }).click()
    await readWhatCame(page)
    expect([...lead.faults, ...tom.faults]).toEqual([])
    await tom.context.close()
    await lead.context.close()
  },
)
