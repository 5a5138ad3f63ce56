// Drives the list of a board with the keyboard alone, as somebody who does not point would; refuses to touch the mouse.
import type { Locator, Page } from 'playwright-core'
import { eventually } from './people.ts'

/** What has the keys: the name of a card of the list, the label of a field, the name of a button; "" = none of these. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    if (!(at instanceof HTMLElement)) return ''
    const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
    return (at.getAttribute('aria-label') ?? (label ? at.labels?.[0]?.textContent : at.textContent) ?? '').trim()
  })

/** A row of the list, by the whole name of its card; for a moment the map still has an element of the same name. */
export const rowNamed = (page: Page, name: string): Locator =>
  page.locator('.board-list').getByRole('button', { name, exact: true })

/** Waits until the keys are on a card whose name begins so; gives the whole name. */
export const onCard = (page: Page, name: string): Promise<string> =>
  eventually(
    async () =>
      (await page.evaluate(() => document.activeElement?.matches('.row-name') === true)) ? focused(page) : '',
    (seen) => seen !== '' && seen.startsWith(name),
    `the keys on ${name}`,
    20_000,
  )

/** Goes from the map to the list. */
export async function enterList(page: Page): Promise<void> {
  await page.keyboard.press('Alt+o')
  await onCard(page, '')
}

/** Walks down the list until the keys are on the card of this name. */
export async function walkTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Home')
  for (let step = 0; step < 100; step += 1) {
    if ((await focused(page)).startsWith(name)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${name} is not in the list`)
}

/** Presses Tab until the keys are on the field or button that is called so. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const met: string[] = []
  for (let step = 0; step < 80; step += 1) {
    const now = await focused(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    met.push(now)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${String(name)}; it met ${met.join(' | ')}`)
}

const inPanel = (page: Page): Promise<boolean> =>
  eventually(
    () => page.evaluate(() => document.activeElement?.closest('.panel-body') !== null),
    (there) => there,
    'the keys in the panel',
    20_000,
  )

/** Opens the card that has the keys. */
export async function openCard(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await inPanel(page)
}

/** From the panel back to the card. */
export async function closeCard(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape')
  await onCard(page, name)
}

/** Adds a card by its key and names it; the keys are in its first field afterwards. */
export async function addCard(page: Page, key: string, title: string): Promise<void> {
  await page.keyboard.press(key)
  await inPanel(page)
  // At once, as a paste does, here and below: letter by letter each is drawn, and what is typed early is tested elsewhere.
  await page.keyboard.insertText(title)
}

/**
 * Connects the card that has the keys with another one.
 *
 * @param meaning what the line is to mean when it is not what is obvious between the two.
 */
export async function connectTo(page: Page, other: string, meaning?: string): Promise<void> {
  const from = await focused(page)
  await page.keyboard.press('Shift+A')
  // By its name: a passing message is a small dialog too.
  const picker = page.getByRole('dialog', { name: 'Connect “' })
  await picker.waitFor()
  await eventually(
    () => page.evaluate(() => document.activeElement?.matches('[role=combobox]') === true),
    (there) => there,
    'the keys in the picker',
  )
  await page.keyboard.insertText(other)
  await page.getByRole('option', { name: other }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('It will read').waitFor()
  if (meaning !== undefined) {
    await tabTo(page, 'The line means')
    await page.keyboard.type(meaning)
  }
  await tabTo(page, 'Connect')
  await page.keyboard.press('Enter')
  await picker.waitFor({ state: 'detached' })
  await onCard(page, from)
}

/** Makes the line of the card that has the keys, "A delivers B", say that A leads B. */
export async function makeLead(page: Page, name: string, sentence: string): Promise<void> {
  await openCard(page)
  await tabTo(page, `Change: ${sentence}`)
  await page.keyboard.press('Enter')
  await tabTo(page, 'What they do for it')
  await page.keyboard.type('Leads')
  await closeCard(page, name)
}
