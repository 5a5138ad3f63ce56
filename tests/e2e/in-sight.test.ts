// Where the keys are is seen: the row one comes back to, the field Tab goes on to, what is added, and what a passing message leaves free.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addCard, enterList, onCard, openCard, tabTo, walkTo } from '../support/list-driver.ts'
import { northshireFile } from '../support/northshire.ts'
import { arrive, eventually, type Device } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const beside: Device = { width: 683, height: 625 }
const LONG = 'Long words that mean something, and then some more of them, so that a narrow row is much higher. '.repeat(
  4,
)

/** Somebody in the list of a board of these cards, beside its purpose. @param said what the health board, to which they belong then, answers on the aim. */
async function inList(cards: readonly object[], device: Device, said?: object): Promise<Page> {
  const charter = { id: 'charter', kind: 'charter', pos: [0, 0], purpose: 'People live well at home.' }
  const body = northshireFile([charter, ...cards.map((card, at) => ({ pos: [0, 200 + 200 * at], ...card }))])
  const made = await fetch(`${rig.server.url}/api/boards/import`, { method: 'POST', body })
  expect(made.status, await made.clone().text()).toBe(201)
  const { id, links } = (await made.json()) as {
    readonly id: string
    readonly links: Readonly<Record<string, { readonly url: string; readonly secret: string }>>
  }
  let link = links['editor']?.url ?? ''
  if (said !== undefined) {
    const call = async (method: string, path: string, json: object): Promise<unknown> => {
      const answer = await fetch(`${rig.server.url}/api/boards/${id}${path}`, {
        method,
        headers: { authorization: `Bearer ${links['facilitator']?.secret ?? ''}`, 'content-type': 'application/json' },
        body: JSON.stringify({ organisationId: 'health', ...json }),
      })
      expect(answer.ok, path).toBe(true)
      return await answer.json()
    }
    await call('PUT', '/answers/aim', { name: 'Tom Ross', post: 'Planning lead', ...said })
    link = ((await call('POST', '/links', { role: 'editor' })) as { readonly url: string }).url
  }
  const person = await arrive(rig.browser, link, 'Anna', 'Northshire Council', device)
  rig.people.push(person)
  // A phone shows the list first.
  if (device.width === 390) await tabTo(person.page, /Our partnership$/u)
  else await enterList(person.page)
  return person.page
}
/** Where what has the keys stands, in px of the window. */
const keysAt = (page: Page): Promise<{ top: number; bottom: number; left: number; right: number }> =>
  page.evaluate(() => {
    const { top, bottom, left, right } = (document.activeElement ?? document.body).getBoundingClientRect()
    return { top, bottom, left, right }
  })

test('[LI26] beside a call the row somebody comes back to is in sight, though the list is wider then', async () => {
  const words = Array.from({ length: 8 }, (_, at) => ({
    id: `word${String(at)}`,
    kind: 'word',
    word: `Word ${String(at)}`,
    agreed: LONG,
  }))
  const page = await inList(words, beside)
  await walkTo(page, 'Word 6')
  await openCard(page)
  await page.keyboard.press('Escape')
  await onCard(page, 'Word 6')
  const bar = await page.locator('.list-bar').boundingBox()
  await eventually(
    () => keysAt(page),
    ({ top }) => top >= (bar?.y ?? 0) + (bar?.height ?? 0),
    'the row below the bar',
  )
})

test('[PG132] on a phone every field that Tab comes to is seen whole', async () => {
  const page = await inList([{ id: 'ann', kind: 'person', name: 'Ann Able' }], {
    width: 390,
    height: 844,
    theme: 'dark',
  })
  await walkTo(page, 'Ann Able')
  await openCard(page)
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab')
    const { top, bottom } = await keysAt(page)
    expect([step, bottom <= 844 && top >= 0]).toEqual([step, true])
  }
})

test('[PG132] beside a call the answers that come above the field with the keys leave it in sight', async () => {
  const health = { id: 'health', kind: 'organisation', name: 'NHS Northshire' }
  const aim = { id: 'aim', kind: 'objective', title: 'Home sooner', state: 'live' }
  const page = await inList([health, aim], beside, { answer: 'not-yet', note: LONG, wish: 'steps' })
  await walkTo(page, 'Home sooner')
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => (give = resolve))
  await page.route(/\/answers$/u, async (route) => {
    await given
    await route.continue()
  })
  await openCard(page)
  await page.getByText('Fetching the answers...').waitFor()
  give()
  await page.getByText('Recorded by whoever runs the board').waitFor()
  const bar = await page.locator('.bottom-bar').boundingBox()
  await eventually(
    () => keysAt(page),
    ({ bottom }) => bottom <= (bar?.y ?? 0),
    'the field above the bar',
  )
})

/** Whether all of the label of the field that has the keys is seen, and what it says. */
const labelSeen = (page: Page): Promise<[label: string, isSeen: boolean]> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    const label = at !== null && 'labels' in at ? (at as HTMLTextAreaElement).labels?.[0] : undefined
    if (label === undefined) return ['', false]
    const { left, right, top, bottom } = label.getBoundingClientRect()
    const isSeen = [top + 2, bottom - 2].every((y) => label.contains(document.elementFromPoint((left + right) / 2, y)))
    return [label.textContent, isSeen]
  })

test('[PG180] what has the keys moves out from under what is said in passing', async () => {
  const aims = Array.from({ length: 8 }, (_, at) => ({ id: `aim${at}`, kind: 'objective', title: `Aim ${at}` }))
  const page = await inList(aims, beside)
  await walkTo(page, 'Aim 3')
  await tabTo(page, /bin$/u)
  // The bar at the bottom is right under it.
  await page.evaluate(() => {
    const bar = document.querySelector('.bottom-bar')?.getBoundingClientRect().top ?? 0
    const bottom = document.activeElement?.getBoundingClientRect().bottom ?? 0
    document.querySelector('.board-list')?.scrollBy(0, bottom + 8 - bar)
  })
  const low = (await keysAt(page)).bottom
  expect(low).toBeGreaterThan(500)
  await page.keyboard.press('Control+z')
  const toast = page.locator('.toast')
  await toast.waitFor()
  await eventually(
    async () => [(await keysAt(page)).bottom, (await toast.boundingBox())?.y ?? 0] as const,
    ([bottom, top]) => bottom < low && bottom <= top,
    'the button above what is said',
  )
})

test('[PG132] beside a call the first field of a card that is added shows its label, though the panel stood scrolled', async () => {
  const page = await inList([{ id: 'ann', kind: 'person', name: 'Ann Able' }], beside)
  await walkTo(page, 'Ann Able')
  await openCard(page)
  await tabTo(page, 'Who took over')
  // By F6 the panel stays, scrolled as it is.
  const isListed = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('.board-list') != null)
  for (let step = 0; step < 5 && !(await isListed()); step += 1) await page.keyboard.press('F6')
  await page.locator('.panel [data-card="ann"]').waitFor()
  await addCard(page, '4', 'Home sooner')
  await page.screenshot({ path: 'tests/.output/add-scrolled.png' })
  expect(await labelSeen(page)).toEqual(['Objective', true])
})

test('[LI52] a way on that is added has the keys, and its own words', async () => {
  const steps = [{ id: 'talk', order: 'a0', title: 'Talk it through' }]
  const page = await inList([{ id: 'ladder', kind: 'if-we-disagree', title: 'Our steps', steps }], beside)
  await walkTo(page, 'Our steps')
  await openCard(page)
  await tabTo(page, 'More about it')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Add a way on')
  await page.keyboard.press('Enter')
  await eventually(
    () => page.evaluate(() => document.activeElement?.matches('.branch select') === true),
    (there) => there,
    'the keys on the way',
  )
  // Another one that leads to the same place: each keeps its own words.
  await page.keyboard.press('Tab')
  await page.keyboard.type('After a month')
  await tabTo(page, 'Add a way on')
  await page.keyboard.press('Enter')
  const words = page.locator('.branch input')
  await words.nth(1).waitFor()
  await words.nth(1).focus()
  await page.keyboard.type('If it is urgent')
  await page.keyboard.press('Tab')
  await eventually(
    () => words.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
    (seen) => JSON.stringify(seen) === '["After a month","If it is urgent"]',
    'each with its words',
  )
})

test.each([
  ['beside a call', beside],
  ['on a phone', { width: 390, height: 844 }],
  ['on a desk', { width: 1440, height: 500 }],
])('[PG133] what is said in passing lies on nothing that has the keys in a dialog (%s)', async (_where, device) => {
  const actions = Array.from({ length: 8 }, (_, at) => ({
    id: `a${String(at)}`,
    order: `a${String(at)}`,
    text: `Do this ${String(at)}`,
  }))
  const page = await inList([{ id: 'worry', kind: 'concern', title: 'Two budgets', actions }], device)
  // A key says that whoever was given a row has gone on from it; before, the row would be given once more.
  await page.keyboard.press('F6')
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  const item = page.getByRole('menuitem', { name: 'Actions' })
  await item.waitFor()
  await item.press('Enter')
  await page.getByRole('button', { name: 'Spreadsheet (CSV)' }).press('Enter')
  const toast = page.locator('.toast').filter({ hasText: 'is in your downloads' })
  await toast.waitFor()
  const over = await toast.boundingBox()
  if (over === null) throw new Error('the message has gone')
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Shift+Tab')
    const keys = await keysAt(page)
    const isFree =
      keys.bottom <= over.y ||
      keys.top >= over.y + over.height ||
      keys.right <= over.x ||
      keys.left >= over.x + over.width
    expect([step, isFree]).toEqual([step, true])
  }
  await tabTo(page, 'Close')
  expect((await keysAt(page)).left).toBeGreaterThan(over.x + over.width)
  // On a phone the dialog begins below it; in a wide window it stands beside the dialog.
  const title = await page.evaluate(() => {
    const words = document.createRange()
    words.selectNodeContents(document.querySelector('.dialog-title') ?? document.body)
    const { top, right } = words.getBoundingClientRect()
    return { top, right }
  })
  expect(title.right <= over.x || title.top >= over.y + over.height, 'its title can be read').toBe(true)
})
