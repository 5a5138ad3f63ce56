// Changing a board in its list with the keyboard alone, in a real browser, and what is said of it.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openCard, tabTo } from '../support/list-driver.ts'
import { arrive, eventually, makeBoard, saved, type MadeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const HEALTH = 'NHS Dumfries and Galloway'
const COUNCIL = 'Dumfries and Galloway Council'

interface Listed {
  readonly board: MadeBoard
  readonly me: Person
  readonly page: Page
}
/** Somebody in the list of a board, the keys on its first card. */
async function inList(role: 'facilitator' | 'viewer', from: object): Promise<Listed> {
  const board = await makeBoard(rig.server.url, from)
  const me = await arrive(rig.browser, board.links[role], 'Anna', HEALTH)
  rig.people.push(me)
  await me.page.keyboard.press('Alt+o')
  await onCard(me.page, '')
  return { board, me, page: me.page }
}
/** Waits until the keys are on a card of this name; "" = on any. */
const onCard = (page: Page, name: string): Promise<string> =>
  eventually(
    () =>
      page.evaluate(() => {
        const { activeElement: at } = document
        return at?.matches('.row-name') === true ? (at.getAttribute('aria-label') ?? '') : ''
      }),
    (seen) => seen !== '' && seen.startsWith(name),
    `the keys on ${name}`,
  )
const inField = (page: Page): Promise<boolean> =>
  eventually(
    () => page.evaluate(() => document.activeElement?.closest('.panel') !== null),
    (there) => there,
    'the keys in the panel',
  )
const said = (page: Page, sentence: RegExp): Promise<string> =>
  eventually(
    async () => (await page.getByRole('log', { name: 'What just happened' }).allInnerTexts()).join('\n'),
    (all) => sentence.test(all),
    String(sentence),
  )
/** Walks down until the keys are on the card. */
async function walkTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Home')
  for (let step = 0; step < 60; step += 1) {
    if ((await onCard(page, '')).startsWith(name)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${name} is not in the list`)
}
type Content = {
  readonly cards: readonly {
    id: string
    kind: string
    title?: string
    zone?: string
    bin?: object
    pos: readonly number[]
  }[]
  readonly relations: readonly { kind: string; from: string; to: string; bin?: object }[]
}
async function content({ board, me }: Listed): Promise<Content> {
  await saved(me)
  const headers = { authorization: `Bearer ${board.links.viewer.split('#')[1] ?? ''}` }
  return (await (await fetch(`${rig.server.url}/api/boards/${board.id}/content`, { headers })).json()) as Content
}

test('[LI29] letters typed before the field of a new card is there come into it, and none does anything else', async () => {
  const listed = await inList('facilitator', {})
  const { page } = listed
  for (const title of ['Notes 4 all: n4', 'Second']) {
    // Nothing is waited for: the letters are sent in one go with the key that adds.
    await Promise.all([page.keyboard.press('4'), page.keyboard.type(title)])
    await eventually(
      () => page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value ?? ''),
      (value) => value === title,
      `${title} in the field`,
    )
    await page.keyboard.press('Escape')
    await onCard(page, `${title}, Objective`)
  }
  expect(listed.me.faults).toEqual([])
})

test('[PG150] Escape on a button whose words are shown beside it takes them away and closes what it closes', async () => {
  const { page } = await inList('facilitator', { from: { example: '01' } })
  const on = await onCard(page, '')
  await page.keyboard.press('Enter')
  await inField(page)
  const close = page.locator('.panel-bar .icon-button')
  for (let step = 0; step < 10 && !(await close.evaluate((it) => it === document.activeElement)); step += 1)
    await page.keyboard.press('Shift+Tab')
  await page.locator('.hint').filter({ visible: true }).waitFor()
  await page.keyboard.press('Escape')
  await onCard(page, on)
  await page.locator('.hint').waitFor({ state: 'detached' })
})

test('[LI20] [LI23] [LI25] [LI26] a card is added, named and connected by keyboard, and each step is said', async () => {
  const listed = await inList('facilitator', { from: { example: '01' } })
  const { page } = listed
  await page.keyboard.press('4')
  await inField(page)
  await page.keyboard.type('Warm homes')
  await page.keyboard.press('Escape')
  await onCard(page, 'Warm homes, Objective')
  await said(page, /Objective added\. Undo: Ctrl\+Z/u)
  await page.keyboard.press('Shift+A')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type(COUNCIL)
  await page.getByRole('option', { name: COUNCIL }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('It will read').waitFor()
  await page.getByLabel('The line means').selectOption('Does something for it')
  await page.getByRole('button', { name: 'Connect', exact: true }).press('Enter')
  await onCard(page, 'Warm homes, Objective')
  await page.locator('article.chosen').getByText(`Is delivered by ${COUNCIL}.`).waitFor()
  const { cards, relations } = await content(listed)
  const goal = cards.find(({ title }) => title === 'Warm homes')
  const what = cards.find(({ kind, title }) => kind === 'zone' && title === 'What we want together')
  expect(goal?.zone).toBe(what?.id)
  expect(relations.some(({ kind, to }) => kind === 'does' && to === goal?.id)).toBe(true)
})

test('[LI21] [LI22] [LI25] [LI33] [LI34] [LI35] [LI81] cards are moved to another zone and put in order by keyboard, alone and together, one step of undo each', async () => {
  const listed = await inList('facilitator', { from: { example: '01' } })
  const { page } = listed
  const objectives = async (): Promise<string[]> =>
    (await page.locator('article[data-kind="objective"] .row-name').allInnerTexts()).map((name) => name.trim())
  const before = await objectives()
  const [first = '', second = ''] = before
  await walkTo(page, `${first}, Objective`)
  await page.keyboard.press('Alt+ArrowDown')
  await said(page, /Now 2 of 3\. Undo: Ctrl\+Z/u)
  expect((await objectives()).slice(0, 2)).toEqual([second, first])
  await onCard(page, `${first}, Objective`)
  await page.keyboard.press('Alt+ArrowUp')
  await said(page, /Now 1 of 3/u)
  expect(await objectives()).toEqual(before)
  await page.keyboard.press('Alt+ArrowUp')
  await said(page, /It is the first here\./u)
  const start = (await content(listed)).cards.find(({ title }) => title === first)
  const zones = page.getByRole('menuitem', { name: 'How we work' })
  await page.keyboard.press('m')
  await zones.waitFor()
  await page.keyboard.press('Escape')
  await zones.waitFor({ state: 'detached' })
  await onCard(page, `${first}, Objective`)
  // A press that gives the button no keys, as in Safari, does not lose them.
  await page.evaluate(() => {
    const row = document.activeElement
    if (row instanceof HTMLElement) row.blur()
    document.querySelector<HTMLElement>('[data-move]')?.click()
  })
  await zones.waitFor()
  await page.keyboard.press('Escape')
  await page.locator('[data-move]:focus').waitFor()
  await page.locator('.row-name[tabindex="0"]').focus()
  await onCard(page, `${first}, Objective`)
  await page.keyboard.press('m')
  await zones.waitFor()
  await page.keyboard.type('How')
  await page.keyboard.press('Enter')
  await onCard(page, `${first}, Objective`)
  await said(page, /Moved under How we work\. Undo: Ctrl\+Z/u)
  const moved = await content(listed)
  const goal = moved.cards.find(({ title }) => title === first)
  expect(moved.cards.find(({ id }) => id === goal?.zone)?.title).toBe('How we work')
  await page.keyboard.press('Control+z')
  await eventually(
    async () => (await content(listed)).cards.find(({ title }) => title === first),
    (card) => card?.zone === start?.zone && String(card?.pos) === String(start?.pos),
    'the card back where it was',
  )

  // The keys went along with it.
  await onCard(page, `${first}, Objective`)

  // Two at once, and back in one step; then both to the bin.
  await walkTo(page, `${first}, Objective`)
  await page.keyboard.press('Shift+ArrowDown')
  await onCard(page, `${second}, Objective`)
  await said(page, /2 chosen/u)
  await page.getByRole('group', { name: 'What to do with all that are chosen' }).waitFor()
  const zonesOf = async (): Promise<string[]> => {
    const { cards } = await content(listed)
    return [first, second].map((name) => {
      const card = cards.find(({ title }) => title === name)
      return card?.bin === undefined ? (cards.find(({ id }) => id === card?.zone)?.title ?? '') : 'bin'
    })
  }
  const home = await zonesOf()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: 'How we work' }).waitFor()
  await page.keyboard.type('How')
  await page.keyboard.press('Enter')
  await said(page, /2 cards moved under How we work\. Undo: Ctrl\+Z/u)
  await onCard(page, `${second}, Objective`)
  const holds = (zones: readonly string[]) => (seen: readonly string[]) => String(seen) === String(zones)
  await eventually(zonesOf, holds(['How we work', 'How we work']), 'both in the other zone')
  await page.keyboard.press('Control+z')
  await eventually(zonesOf, holds(home), 'both back')
  await walkTo(page, `${first}, Objective`)
  await page.keyboard.press('Shift+ArrowDown')
  await onCard(page, `${second}, Objective`)
  await page.keyboard.press('Delete')
  await eventually(zonesOf, holds(['bin', 'bin']), 'both in the bin')
  await onCard(page, '')

  // What is asked for in a menu has the keys, and they come back to the list.
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'To talk about' }).press('Enter')
  await page.locator('.panel-tab:focus', { hasText: 'To talk about' }).waitFor()
  await page.getByRole('button', { name: 'Close the panel' }).press('Enter')
  await onCard(page, '')
})

test('[LI24] [LI82] after the bin the keys are on the next card, and the card comes back', async () => {
  const listed = await inList('facilitator', { from: { example: '01' } })
  const { page } = listed
  await walkTo(page, `${COUNCIL}, Organisation`)
  const rows = await page.locator('.board-list .row-name').allInnerTexts()
  const next = rows[rows.findIndex((name) => name.trim() === COUNCIL) + 1]?.trim() ?? ''
  await page.keyboard.press('Delete')
  await onCard(page, `${next}, Organisation`)
  expect((await content(listed)).cards.find((card) => 'name' in card && card.name === COUNCIL)?.bin).toBeDefined()
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Bin' }).press('Enter')
  await page.getByRole('button', { name: `Restore ${COUNCIL}` }).press('Enter')
  await page.getByRole('button', { name: 'Close', exact: true }).first().press('Enter')
  await page.getByRole('button', { name: `${COUNCIL}, Organisation`, exact: true }).waitFor()
  expect((await content(listed)).cards.find((card) => 'name' in card && card.name === COUNCIL)?.bin).toBeUndefined()
  // Tab comes to it, not to what can be done with it alone.
  await page.locator(`.board-list .row-name[tabindex="0"][aria-label="${COUNCIL}, Organisation"]`).waitFor()
  // The same from the panel, which goes away with the card.
  await page.getByRole('button', { name: `${COUNCIL}, Organisation`, exact: true }).press('Enter')
  await inField(page)
  await page.locator('.panel').getByRole('button', { name: 'Put in the bin' }).press('Enter')
  await onCard(page, `${next}, Organisation`)
})

test('[LI27] [LI28] a viewer finds and reads cards and is offered no change', async () => {
  const { page } = await inList('viewer', { from: { example: '01' } })
  const count = await page.locator('.board-list article').count()
  await page.getByLabel('Find in the list').fill('carers')
  await page.getByText(/^[1-9] cards found$/u).waitFor()
  expect(await page.locator('.board-list article').count()).toBeLessThan(count)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.board-list article').count()).toBe(count)
  await page.getByRole('button', { name: `${COUNCIL}, Organisation`, exact: true }).click()
  for (const key of ['Delete', 'm', 'Alt+ArrowDown', '4']) await page.keyboard.press(key)
  expect(await page.locator('.board-list article').count()).toBe(count)
  expect(await page.getByRole('group', { name: 'What to do with the card' }).count()).toBe(0)
  expect(await page.locator('.board-list .zone-add').count()).toBe(0)
})

test('[LI52] the keys stay with the steps that are moved and removed, and what has them is in sight', async () => {
  const { page } = await inList('facilitator', { from: { example: '01' } })
  await page.setViewportSize({ width: 683, height: 625 })
  const { keyboard } = page
  await walkTo(page, 'If we disagree')
  await openCard(page)
  /** Waits until the keys are on what is called so, and nothing lies over it. */
  const hasKeys = (name: string): Promise<unknown> =>
    eventually(
      () =>
        page.evaluate(() => {
          const { activeElement: at } = document
          const bar = document.querySelector('.panel-bar')?.getBoundingClientRect().bottom ?? 0
          const { top = 0, bottom = 0 } = at?.getBoundingClientRect() ?? {}
          const by = document.getElementById(at?.getAttribute('aria-labelledby') ?? '')?.textContent
          const called = by ?? at?.getAttribute('aria-label') ?? at?.textContent ?? ''
          return { called, isSeen: top >= bar && bottom <= innerHeight }
        }),
      ({ called, isSeen }) => called === name && isSeen,
      `the keys on ${name}, in sight`,
    )
  await tabTo(page, 'Move step 1 down')
  for (const at of ['Move step 2 down', 'Move step 3 down', 'Move step 4 down']) {
    await keyboard.press('Enter')
    await hasKeys(at)
  }
  const heard = page.getByRole('log')
  await heard.getByText('Now 4 of 4. Undo: Ctrl+Z').waitFor({ state: 'attached' })
  await tabTo(page, 'Remove step 4')
  await keyboard.press('Enter')
  await hasKeys('Step 3')
  await heard.getByText('Step 4 removed. Undo: Ctrl+Z').waitFor({ state: 'attached' })
  await tabTo(page, 'Remove step 3')
  // Backwards too nothing that has the keys is under the bar.
  for (let back = 0; back < 24; back += 1) {
    await keyboard.press('Shift+Tab')
    const under = await page.evaluate(() => {
      const bar = document.querySelector('.panel-bar')?.getBoundingClientRect().bottom ?? 0
      return bar - (document.activeElement?.getBoundingClientRect().top ?? 0)
    })
    expect(under).toBeLessThanOrEqual(0)
  }

  // A way on to another step: the keys stay in it while its target is changed by them, and in the step when it goes.
  await tabTo(page, 'More about it')
  await keyboard.press('Enter')
  await tabTo(page, 'Add a way on')
  await keyboard.press('Enter')
  const way = page.getByRole('combobox', { name: 'Then' }).first()
  await way.focus()
  const to = await way.inputValue()
  await keyboard.press('ArrowDown')
  await eventually(
    () => way.evaluate((it: HTMLSelectElement) => ({ value: it.value, hasKeys: it === document.activeElement })),
    ({ value, hasKeys: has }) => value !== to && has,
    'another target, and the keys still there',
  )
  await tabTo(page, 'Remove way 1')
  await keyboard.press('Enter')
  await hasKeys('Add a way on')
  await tabTo(page, /^Remove Chief Executive/u)
  await keyboard.press('Enter')
  await eventually(
    () => page.evaluate(() => document.activeElement?.getAttribute('role') ?? ''),
    (role) => role === 'combobox',
    'the keys in the same field',
  )
})
