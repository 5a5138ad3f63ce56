// Shows in a real browser how a board's history is read, named, compared and put back, by keyboard and pointer, beside a call.
import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { textValue } from '@common-ground/shared/board/card.ts'
import { joinLive, type LiveEditor } from '../support/live-editor.ts'
import { arrive, eventually, makeBoard, saved, type MadeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const beside = { width: 683, height: 625 }
const secretOf = (link: string): string => link.split('#')[1] ?? ''
const OUTPUT = process.env['SHOTS']
const shot = async (page: Page, name: string): Promise<void> => {
  if (OUTPUT !== undefined) await page.screenshot({ path: `${OUTPUT}/history-${name}.png`, animations: 'disabled' })
}

async function openHistory({ page }: Person): Promise<Locator> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  // On a phone what has changed stands one press further.
  if ((page.viewportSize()?.width ?? 0) < 561) await page.getByRole('menuitem', { name: 'What has changed' }).click()
  await page.getByRole('menuitem', { name: 'Earlier versions' }).click()
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' })
  await dialog.waitFor()
  return dialog
}
async function joined(board: MadeBoard): Promise<LiveEditor> {
  const editor = joinLive(rig.server.url, board.id, secretOf(board.links.editor), 'jo')
  await editor.synced()
  return editor
}
/** Somebody else, who changes what the objective says and adds a note. */
async function changeBehindTheScreen(board: MadeBoard): Promise<void> {
  const editor = await joined(board)
  const objective = [...editor.board().cards.values()].find(({ kind }) => kind === 'objective')
  const organisation = [...editor.board().cards.values()].find(({ kind }) => kind === 'organisation')
  if (objective === undefined || organisation === undefined) throw new Error('the example has no objective')
  editor.apply(
    { type: 'edit-text', at: { card: objective.id, field: 'title' }, index: 0, remove: 0, insert: 'Spoilt ' },
    {
      type: 'edit-text',
      at: { card: objective.id, field: 'why' },
      index: 0,
      remove: 0,
      insert:
        'Nobody should have to wait in a hospital bed for a place to live in, and nobody should go home to a cold house. ',
    },
    { type: 'create', cards: [{ id: 'since', kind: 'note', pos: [0, -300], fields: { text: 'Made since' } }] },
  )
  editor.apply({ type: 'bin', ids: [organisation.id] })
  const until = Date.now() + 8_000
  for (;;) {
    const answer = await fetch(`${rig.server.url}/api/boards/${board.id}/content`, {
      headers: { authorization: `Bearer ${secretOf(board.links.viewer)}` },
    })
    if (answer.headers.get('etag') === `"${editor.hash()}"`) break
    if (Date.now() > until) throw new Error('the changes were not stored')
  }
  editor.close()
}

test('[VE30] [VE31] [VE32] [VE33] [VE40] [VE39] [VE41] [VE42] [VE60] [PG262] a moment is named, looked at, compared and put back by the keyboard, and undone', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } }, 'Health and housing')
  const host = await arrive(rig.browser, board.links.editor, 'Mairi', 'NHS', beside)
  const { page } = host
  const { keyboard } = page
  await saved(host)
  // By keys alone: the menu, the name, the version, what changed, back, putting it back.
  await page.getByRole('button', { name: 'More', exact: true }).focus()
  await keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  // Down to it, wherever in the menu it stands.
  await eventually(
    async () => {
      const name = await page.evaluate(() => document.activeElement?.querySelector('.menu-words > span')?.textContent)
      if (name !== 'Earlier versions') await keyboard.press('ArrowDown')
      return name
    },
    (name) => name === 'Earlier versions',
    'the keys on Earlier versions',
  )
  await keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' })
  await dialog.getByText('Nothing is kept yet.').waitFor()
  await shot(page, 'empty-beside')
  await dialog.getByLabel('Keep this moment under a name').focus()
  await keyboard.type('After the call')
  await keyboard.press('Enter')
  const row = dialog.getByRole('button', { name: /^Open After the call, / })
  await row.waitFor()
  await dialog.getByText('Kept as “After the call”.').waitFor()
  expect(await dialog.locator('.history-row').textContent()).toMatch(/After the call.*Mairi.*cards.*lines/)
  await changeBehindTheScreen(board)
  await row.focus()
  await keyboard.press('Enter')
  await dialog.getByRole('region', { name: 'Picture of the board as it was' }).locator('svg').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Back to the earlier versions')
  await shot(page, 'version-beside')
  const picture = await dialog.getByRole('region', { name: 'Picture of the board as it was' }).textContent()
  expect(picture).not.toContain('Made since')
  await dialog.getByText('In words').click()
  await dialog.getByRole('heading', { name: 'Objectives' }).waitFor()
  await dialog.getByRole('button', { name: 'What changed since' }).focus()
  await keyboard.press('Enter')
  const changed = page.getByRole('dialog', { name: 'What changed' })
  await changed.getByText(/Note “Made since” was added\./).waitFor()
  expect(await changed.getByRole('status').textContent(), 'said to whoever does not see it').toMatch(/^\d+ changes$/u)
  await changed.getByText(/was taken off the board\./).waitFor()
  const why = changed.getByRole('listitem').filter({ hasText: 'Why it matters' })
  await why.getByText('Show both texts').click()
  expect(await why.locator('ins').textContent()).toContain('Nobody should have to wait')
  await shot(page, 'changes-beside')
  // Another moment is chosen where the keys are, and that nothing changed is said too. [VE39]
  const from = changed.getByLabel('From', { exact: true })
  await from.focus()
  await keyboard.press('Home')
  await changed.getByRole('status').getByText('Both say the same.').waitFor()
  expect(await from.evaluate((it) => it === document.activeElement)).toBe(true)
  await keyboard.press('End')
  await changed.getByText(/Note “Made since” was added\./).waitFor()
  expect(await from.evaluate((it) => it === document.activeElement)).toBe(true)
  // What was said then does not come: it is said, and one press tries again. [PG262]
  const content = '**/versions/*/content'
  await page.route(content, (route) => route.abort())
  await from.focus()
  await keyboard.press('Home')
  await keyboard.press('End')
  const missing = changed.getByRole('alert').filter({ hasText: 'nothing can be put back here yet' })
  await missing.waitFor()
  await page.unroute(content)
  await missing.getByRole('button', { name: 'Try again' }).press('Enter')
  await missing.waitFor({ state: 'detached' })
  // One thing goes back by itself, by keys: it is said before what will stand there, and one press undoes it. [VE42]
  const spoilt = changed.getByRole('listitem').filter({ hasText: /now reads “Spoilt / })
  await spoilt.getByRole('button', { name: /^Put this back: The objective / }).focus()
  await keyboard.press('Enter')
  await spoilt.getByText(/The objective “Spoilt .*will read “.*Last changed by /).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Put it back')
  await shot(page, 'one-asked')
  // It stays true while others go on: what is asked. [VE60]
  const jo = await joined(board)
  const [goal] = [...jo.board().cards.values()].filter((card) => textValue(card, 'title').startsWith('Spoilt '))
  const id = goal?.id ?? ''
  jo.apply({ type: 'bin', ids: [id] })
  await spoilt.getByText(/cannot be put back by itself/).waitFor()
  expect(await spoilt.evaluate((it) => it.contains(document.activeElement)), 'the keys stay there').toBe(true)
  await shot(page, 'one-cannot')
  jo.apply({ type: 'restore', ids: [id] })
  await spoilt.getByText(/The objective “Spoilt .*will read “/).waitFor()
  jo.apply({ type: 'edit-text', at: { card: id, field: 'title' }, index: 0, remove: 0, insert: 'More ' })
  await spoilt.getByText(/The objective “More Spoilt .*will read “/).waitFor()
  jo.close()
  await spoilt.getByRole('button', { name: 'Put it back' }).press('Enter')
  await spoilt.getByText('It says again what it said then.').waitFor()
  await page.getByText(/^Put back\. The objective “More Spoilt .* now reads /).waitFor()
  expect(await spoilt.evaluate((it) => it.contains(document.activeElement)), 'the keys stay in its place').toBe(true)
  await shot(page, 'one-done')
  const note = changed.getByRole('listitem').filter({ hasText: 'Note “Made since” was added.' })
  await note.getByRole('button', { name: /^Put this back/ }).waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await spoilt.getByRole('button', { name: /^Put this back/ }).waitFor()
  // The other way round: back in the list the keys are on it all the same.
  await changed.getByLabel('To', { exact: true }).focus()
  await keyboard.press('End')
  await changed.getByRole('status').getByText('Both say the same.').waitFor()
  await from.focus()
  await keyboard.press('Home')
  await changed.getByText(/Note “Made since” was taken off the board\./).waitFor()
  await changed.getByRole('button', { name: 'Back to the earlier versions' }).focus()
  await keyboard.press('Enter')
  // Back where it was opened from.
  await eventually(
    () => row.evaluate((it) => it === document.activeElement),
    (has) => has,
    'the keys on the version in the list',
  )
  await keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Put this version back' }).focus()
  await keyboard.press('Enter')
  await dialog.getByText('What has come since stays: 1 card.').waitFor()
  await dialog.getByText(/will come back from the bin\./).waitFor()
  // One count, and it is that of the list.
  const told = await dialog.getByRole('heading', { name: /for everybody, \d+ changes:$/ }).textContent()
  expect(await dialog.locator('.history-changes li').count()).toBe(Number(/(\d+) changes/.exec(told ?? '')?.[1]))
  await shot(page, 'restore-beside')
  await dialog.getByRole('button', { name: 'Put it back' }).focus()
  await keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(/^Put back: /).waitFor()
  await shot(page, 'done-beside')
  const titles = async (): Promise<string> =>
    await (
      await fetch(`${rig.server.url}/api/boards/${board.id}/content`, {
        headers: { authorization: `Bearer ${secretOf(board.links.viewer)}` },
      })
    ).text()
  expect(await titles()).not.toContain('Spoilt')
  expect(await titles()).toContain('Made since')
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await page.getByText(/^Undone: .*as before/).waitFor()
  expect(await titles()).toContain('Spoilt')
  const again = await openHistory(host)
  await again.getByText('Before “After the call” was put back').waitFor()
  await shot(page, 'list-beside')
  await again.getByRole('button', { name: /^Open .*Before “After the call” was put back/ }).click()
  await again.getByRole('button', { name: 'Put this version back' }).waitFor()
  expect(await again.getByRole('button', { name: 'Undo putting it back' }).count()).toBe(0)
  expect(host.faults).toEqual([])
  await host.context.close()
}, 90_000)

test.each([
  ['desk-light', { width: 1440, height: 900, theme: 'light' }],
  ['phone-dark', { width: 390, height: 844, theme: 'dark' }],
] as const)(
  '[VE30] [VE31] whoever may only look reads it too and is offered no change (%s)',
  async (name, device) => {
    const board = await makeBoard(rig.server.url, { from: { example: '04' } }, 'A council of projects')
    for (const title of ['First draft', 'After the second call'])
      await fetch(`${rig.server.url}/api/boards/${board.id}/versions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secretOf(board.links.editor)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ title }),
      })
    const guest = await arrive(rig.browser, board.links.viewer, 'Owen', 'Council', device)
    const dialog = await openHistory(guest)
    await dialog.getByText('First draft').waitFor()
    expect(await dialog.getByRole('textbox').count()).toBe(0)
    await shot(guest.page, `list-${name}`)
    await dialog.getByRole('button', { name: /^Open After the second call/ }).click()
    const picture = dialog.getByRole('region', { name: 'Picture of the board as it was' })
    await picture.locator('svg').waitFor()
    expect(await dialog.getByRole('button', { name: 'Put this version back' }).count()).toBe(0)
    await shot(guest.page, `version-${name}`)
    await dialog.getByRole('button', { name: 'Full size' }).click()
    expect(await picture.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true)
    await shot(guest.page, `full-${name}`)
    await dialog.getByRole('button', { name: 'What changed since' }).click()
    await guest.page.getByText('Both say the same.').waitFor()
    await shot(guest.page, `same-${name}`)
    const wide = await guest.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    expect(guest.faults).toEqual([])
    await guest.context.close()
  },
  60_000,
)

test('[VE36] whoever runs the board deletes a version after being asked, and nobody else is offered it', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Health and housing')
  for (const title of ['After the first call', 'After the second call']) {
    const answer = await fetch(`${rig.server.url}/api/boards/${board.id}/versions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretOf(board.links.editor)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title }),
    })
    expect(answer.status).toBe(201)
  }
  const open = async (link: string, name: string): Promise<{ readonly person: Person; readonly dialog: Locator }> => {
    const person = await arrive(rig.browser, link, name, 'NHS', beside)
    const dialog = await openHistory(person)
    await dialog.getByRole('button', { name: /^Open .*After the first call/ }).click()
    await dialog.getByRole('heading', { name: 'After the first call' }).waitFor()
    return { person, dialog }
  }
  const editor = await open(board.links.editor, 'Jo')
  await editor.dialog.getByRole('button', { name: 'Put this version back' }).waitFor()
  expect(await editor.dialog.getByRole('button', { name: 'Delete this version' }).count()).toBe(0)
  const keeper = await open(board.links.facilitator, 'Mairi')
  const { dialog } = keeper
  const { keyboard } = keeper.person.page
  await dialog.getByRole('button', { name: 'Delete this version' }).focus()
  await keyboard.press('Enter')
  await dialog.getByRole('heading', { name: 'Delete this version for good?' }).waitFor()
  await shot(keeper.person.page, 'delete')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await dialog.getByRole('button', { name: 'Delete this version' }).click()
  await dialog.getByRole('button', { name: 'Delete for good' }).press('Enter')
  await dialog.getByRole('button', { name: /^Open .*After the second call/ }).waitFor()
  await eventually(
    async () => await dialog.getByRole('button', { name: /^Open .*After the first call/ }).count(),
    (count) => count === 0,
    'it is gone from the list',
  )
  await dialog.locator('button:focus[aria-label*="After the second call"]').waitFor()
  for (const { person } of [editor, keeper]) {
    expect(person.faults).toEqual([])
    await person.context.close()
  }
})
