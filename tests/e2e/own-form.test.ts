// One walk of a form before the call, on a phone and beside it: handed out, filled in by the keyboard, reloaded, sent without a line and with one, changed, ended.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { tabTo } from '../support/list-driver.ts'
import { arrive, eventually, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

const HEALTH = 'NHS Dumfries and Galloway'
const outOfSight = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

test('[IN8] [PG200] [FM32] [FM33] [FM34] [FM35] [FM36] [PG97] a form goes out, is filled in on a phone, survives reload and a lost line, and is on the card', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } }, 'Home & sooner')
  const host = await arrive(rig.browser, board.links.facilitator, 'Mairi', HEALTH, { width: 683, height: 625 })
  await host.page.evaluate(
    async (id) =>
      await fetch(`/api/boards/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ settings: { nextCallOn: '2100-05-12' } }),
      }),
    board.id,
  )
  await host.page.getByRole('button', { name: 'Share' }).click()
  const dialog = host.page.getByRole('dialog', { name: 'Share this board' })
  const invite = host.page.getByRole('button', { name: `Invite: ${HEALTH}`, exact: true })
  const row = dialog.getByRole('listitem').filter({ has: invite })
  await invite.click()
  await row.getByRole('radio', { name: /^Five questions/u }).check()
  await row.getByText('form not filled in yet').waitFor()
  const letter = row.getByLabel('Message to send')
  await letter.waitFor()
  const link = /^http\S+$/mu.exec(await letter.inputValue())?.[0] ?? ''
  await picture(host.page, 'form-share-683')

  const context = await rig.browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(link)
  await page.getByRole('heading', { level: 1, name: HEALTH }).waitFor()
  await picture(page, 'form-390', { fullPage: true })
  expect(await outOfSight(page)).toBe(false)
  expect(await brokenRules(page)).toEqual([])

  // By the keyboard alone.
  await tabTo(page, 'What do people wrongly think you do?')
  await page.keyboard.type('We do not run the care homes.')
  await tabTo(page, 'We are required to')
  await page.keyboard.press('Space')
  await tabTo(page, 'Add a person')
  await page.keyboard.press('Enter')
  const people = page.getByRole('group', { name: /^Person \d+$/u })
  const last = people.last()
  await last.getByLabel('Job title').fill('Head of service')
  await last.getByLabel('Can decide').selectOption('check-first')
  await last.getByLabel('Checks with whom?').fill('The chief executive')
  await last.getByLabel('Working days that takes').fill('10')
  await page.getByRole('button', { name: 'Send', exact: true }).press('Enter')
  await last.getByText('Say who it is, or leave the whole entry empty.').waitFor()
  await last.getByLabel('Name', { exact: true }).fill('Fiona <b>Bell</b>')

  await page.reload()
  await page.getByText('What you wrote here before and did not send is back.').waitFor()
  expect(await last.getByLabel('Name', { exact: true }).inputValue()).toBe('Fiona <b>Bell</b>')
  expect(await page.getByRole('radio', { name: 'We are required to' }).isChecked()).toBe(true)

  // Without a line: said, kept, and offered to copy.
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Send', exact: true }).press('Enter')
  await page.getByText('Not sent. What you wrote is still here.').waitFor()
  await page.getByRole('button', { name: 'Copy what I wrote' }).waitFor()
  // The keys are still on what was pressed.
  await page.locator('button:focus', { hasText: 'Send' }).waitFor()
  expect(await brokenRules(page)).toEqual([])
  await picture(page, 'form-390-offline', { fullPage: true })
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Send', exact: true }).press('Enter')
  await page.getByText('Thank you. It is on the board now, in your words.').waitFor()
  await page
    .getByText(
      'Fiona <b>Bell</b>, Head of service. Can decide: checks at home first. Checks with: The chief executive. That takes 10 working days',
    )
    .waitFor()
  // The way to the board; for whom they are here goes along, and who of several it is stays open. [FM36]
  await page.getByRole('link', { name: 'Go to the board' }).click()
  await page.getByText(`You join for ${HEALTH}.`).waitFor()
  await page.getByText('The call is on Wednesday 12 May 2100.').waitFor()
  await picture(page, 'form-390-on-to-board')
  await page.goBack()
  await page.getByRole('button', { name: 'Send the changes' }).waitFor()
  await page.getByRole('link', { name: 'Go to the board' }).waitFor()
  await picture(page, 'form-390-sent', { fullPage: true })
  const next = await context.newPage()
  await next.goto(board.links.editor)
  await next.getByLabel('Your name').waitFor()
  expect(await next.getByLabel('Your name').inputValue()).toBe('')
  expect(await next.getByLabel('Your organisation').inputValue()).toBe(HEALTH)
  await next.close()

  // On a shared computer nobody goes back to the way on of whoever came before.
  const shared = await rig.browser.newContext({ reducedMotion: 'reduce' })
  const lent = await shared.newPage()
  await lent.goto(link)
  await lent.getByRole('link', { name: 'Go to the board' }).click()
  await lent.getByLabel('Your name').fill('Rory')
  await lent.getByRole('checkbox', { name: /shared computer/u }).check()
  await lent.getByRole('button', { name: 'Go to the board' }).click()
  await lent.locator('[data-map-ready]').waitFor({ state: 'attached' })
  await lent.goBack()
  await lent.getByRole('button', { name: 'Send the changes' }).waitFor()
  expect(await lent.getByRole('link', { name: 'Go to the board' }).count()).toBe(0)
  const held = await lent.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }]))
  expect(held).not.toContain(link.split('.').at(-1))
  await shared.close()

  // On the card of that organisation, for everybody; and filled in, nothing more.
  await host.page.keyboard.press('Escape')
  await host.page.getByRole('button', { name: 'Share' }).click()
  await row.getByText(/, form filled in/u).waitFor()
  await host.page.keyboard.press('Escape')
  await host.page.getByRole('button', { name: 'List', exact: true }).click()
  const list = host.page.locator('.board-list')
  await list
    .getByRole('button', { name: /^Fiona <b>Bell<\/b>, Person/u })
    .first()
    .waitFor()

  // Changed again beside a call, in the dark, after somebody else changed the same words.
  await page.setViewportSize({ width: 683, height: 625 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page
    .getByRole('textbox', { name: 'What do people wrongly think you do?' })
    .fill('We do not run care homes at all.')
  await list.getByRole('button', { name: `${HEALTH}, Organisation`, exact: true }).click()
  await list.getByRole('button', { name: 'Edit', exact: true }).click()
  const panel = host.page.getByRole('complementary', { name: 'Card' })
  await panel.getByLabel('People wrongly think we ...').fill('Ambulances.')
  await host.page.locator('[data-save-state="saved"]').first().waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Send the changes' }).click()
  await page.getByText('On the board this was changed meanwhile. It says there: Ambulances.').waitFor()
  expect(await page.getByRole('textbox', { name: 'What do people wrongly think you do?' }).inputValue()).toBe(
    'We do not run care homes at all.',
  )
  await page.locator('.form-meanwhile:focus').waitFor()
  await picture(page, 'form-683-dark-clash')
  expect(await brokenRules(page)).toEqual([])
  await page.getByRole('button', { name: 'Send the changes' }).click()
  await page.getByText('Thank you. It is on the board now, in your words.').waitFor()
  // On top, with the keys; whose form it was is in sight as well.
  await page.locator('.form-sent:focus').waitFor()
  for (const seen of [page.getByRole('heading', { level: 1 }), page.getByText('Thank you.')])
    expect(await seen.evaluate((it) => it.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
  await picture(page, 'form-683-dark-sent')
  await eventually(
    () => panel.getByLabel('People wrongly think we ...').inputValue(),
    (seen) => seen === 'We do not run care homes at all.',
    'the words of the form in the panel',
  )

  // An ended link says so, and hands back what was typed.
  await page.getByRole('button', { name: 'Change something' }).click()
  await page.getByRole('textbox', { name: 'What do people wrongly think you do?' }).fill('Never sent.')
  await host.page.getByRole('button', { name: 'Share' }).click()
  await dialog.getByText('Links in use').click()
  await dialog.getByRole('button', { name: `End link: Form before the call, ${HEALTH}` }).click()
  await dialog.getByRole('button', { name: 'End the link' }).click()
  await dialog.getByText('Ended links').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'This link was ended' }).waitFor()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy what I wrote' }).press('Enter')
  await eventually(
    () => page.evaluate(() => navigator.clipboard.readText()),
    (text) => text.includes('What do people wrongly think you do?\nNever sent.'),
    'what was typed on the clipboard',
  )
  expect([...host.faults, ...faults]).toEqual([])
  await context.close()
  await host.context.close()
})
