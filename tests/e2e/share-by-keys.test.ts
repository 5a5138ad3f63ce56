// Links and people by keyboard alone: where the keys are after each step, and what is heard of it.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrive, type Device, drawn, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

async function come(link: string, name: string, device?: Device): Promise<Page> {
  const person = await arrive(rig.browser, link, name, 'NHS Dumfries and Galloway', device)
  rig.people.push(person)
  return person.page
}
const heading = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement?.matches('h1') === true ? document.activeElement.textContent : ''))

test('[PG122] [PG173] a link that was made has the keys, fits a phone, and what is said of ending it has a name', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const page = await come(board.links.facilitator, 'Moira', { width: 390, height: 844 })
  await page.getByRole('button', { name: 'Share', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Share this board' })
  await dialog.getByText('Only to look, or to run the board with you').waitFor()
  const beyond = await dialog
    .getByRole('button')
    .evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.ariaLabel),
    )
  expect(beyond, 'beyond the edge').toEqual([])
  await dialog.getByText('A link with a note or an end date').press('Enter')
  const day = dialog.getByRole('textbox', { name: 'Ends on' })
  await day.fill('2020-01-01')
  await dialog.getByRole('button', { name: 'Make the link' }).press('Enter')
  await dialog.getByRole('alert').getByText('Choose a day that is still to come.').waitFor()
  expect(await day.evaluate((it) => it === document.activeElement)).toBe(true)
  await day.fill('')
  await dialog.getByText('Choose a day that is still to come.').waitFor({ state: 'detached' })
  await dialog.getByLabel('Note', { exact: true }).focus()
  await page.keyboard.type('For Jean')
  await page.keyboard.press('Enter')
  const ready = dialog.getByLabel('The link is ready.')
  await ready.waitFor()
  await expect.poll(() => ready.evaluate((it) => it === document.activeElement)).toBe(true)
  await dialog.getByText('Links in use').press('Enter')
  const end = dialog.getByRole('button', { name: 'End link: Edit, For Jean' })
  expect(
    await end.evaluate((it) => document.getElementById(it.getAttribute('aria-describedby') ?? '')?.innerText),
  ).toMatch(/^made .*, not used yet$/u)
  await end.press('Enter')
  await dialog.getByRole('button', { name: 'End the link', exact: true }).press('Enter')
  await page.getByRole('dialog', { name: /^The link is ended/u }).waitFor()
})

test('[PE9] [PG263] whoever does not end a link, take somebody off or remove a name after all has the keys where they asked', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const moira = await come(board.links.facilitator, 'Moira')
  await come(board.links.editor, 'Ana')
  const keysOn = async (name: string | RegExp): Promise<void> =>
    await expect
      .poll(() => moira.getByRole('button', { name }).evaluate((it) => it === document.activeElement))
      .toBe(true)
  const refuse = async (opener: string | RegExp, no: string): Promise<void> => {
    for (const way of ['Escape', 'Enter']) {
      const around = moira.locator('.people-list, .dialog').last()
      const placeOf = async () => {
        const { x, y, width } = (await around.boundingBox()) ?? { x: 0, y: 0, width: 0 }
        return { x, y, width }
      }
      const before = await placeOf()
      await moira.getByRole('button', { name: opener }).press('Enter')
      const question = moira.getByRole('alertdialog')
      await question.waitFor()
      // What asks moves nothing above it. [PG263]
      expect(await placeOf()).toEqual(before)
      await keysOn(no)
      await (way === 'Escape' ? moira.keyboard : question.getByRole('button', { name: no })).press(way)
      await question.waitFor({ state: 'detached' })
      await keysOn(opener)
    }
  }
  await moira.getByRole('button', { name: 'People: 2' }).press('Enter')
  await refuse('Send Ana away from the board', 'Cancel')
  await moira.getByRole('button', { name: 'Everybody who has joined' }).press('Enter')
  await refuse('Send Ana away from the board', 'Cancel')
  await moira.getByRole('button', { name: 'Close' }).press('Enter')
  await moira.getByRole('button', { name: 'Share', exact: true }).press('Enter')
  await moira.getByText('Links in use').press('Enter')
  await refuse(/^End link: Look, for everybody$/u, 'Keep it')
})

test('[PG123] whoever is taken off a board while they are on it hears so', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const moira = await come(board.links.facilitator, 'Moira')
  const ana = await come(board.links.editor, 'Ana')
  await moira.getByRole('button', { name: 'People: 2' }).press('Enter')
  await moira.getByRole('button', { name: 'Send Ana away from the board' }).press('Enter')
  await moira.getByRole('button', { name: 'Send away', exact: true }).press('Enter')
  await expect.poll(() => heading(ana)).toBe('You are no longer on this board')
})

test('[PG124] forgetting boards on the start page by keyboard: what one runs is asked about, and the keys stay near', async () => {
  const [first, second] = [await makeBoard(rig.server.url, {}, 'First'), await makeBoard(rig.server.url, {}, 'Second')]
  const page = await come(first.links.facilitator, 'Moira')
  await page.goto(second.links.editor)
  await page.getByLabel('Your name').fill('Moira')
  await page.getByLabel('Your organisation').fill('Health board')
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(page)
  await page.goto(rig.server.url)
  const asked: string[] = []
  let answer = false
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void (answer ? dialog.accept() : dialog.dismiss())
  })
  const held = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.getByRole('button', { name: 'Forget Second on this device' }).press('Enter')
  await expect.poll(held).toContain('First')
  expect(asked).toEqual([])
  const forget = page.getByRole('button', { name: 'Forget First on this device' })
  await forget.press('Enter')
  await expect.poll(() => asked.length).toBe(1)
  expect(await forget.isVisible(), asked[0]).toBe(true)
  answer = true
  await forget.press('Enter')
  await expect.poll(held).toBe('Start a new board')
})
