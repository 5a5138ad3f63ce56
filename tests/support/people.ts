// Knows how a person with a browser makes, joins and uses a board through the screen; refuses to reach behind it.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

export interface Links {
  readonly facilitator: string
  readonly editor: string
  readonly commenter: string
  readonly viewer: string
}
export interface MadeBoard {
  readonly id: string
  readonly links: Links
}
type Made = {
  readonly id: string
  readonly links: Readonly<Record<keyof Links, { readonly url: string; readonly secret: string }>>
}

/** Makes a board by the public call and gives the addresses to hand out. */
export async function makeBoard(url: string, from: object, title = 'Test partnership'): Promise<MadeBoard> {
  const answer = await fetch(`${url}/api/boards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title, ...from }),
  })
  if (answer.status !== 201) throw new Error(`making a board answered ${String(answer.status)}: ${await answer.text()}`)
  const made = (await answer.json()) as Made
  return {
    id: made.id,
    links: {
      facilitator: made.links.facilitator.url,
      editor: made.links.editor.url,
      commenter: made.links.commenter.url,
      viewer: made.links.viewer.url,
    },
  }
}

/** Somebody at a device: their own cookies, their own page. */
export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  readonly map: Locator
  /** What went wrong on the page without being shown: thrown errors and console errors. */
  readonly faults: string[]
}
export interface Device {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  /** Used with fingers. */
  readonly touch?: boolean
  /** Keeps the pages for when the server does not answer: every new device fetches all of them for that. */
  readonly keepsPages?: boolean
}

/** What a browser itself says of a server that is not there. */
const OF_THE_LINE = /WebSocket connection|Failed to load resource|error occurred when fetching the script/u

const watch = (page: Page): string[] => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !OF_THE_LINE.test(message.text())) faults.push(message.text().slice(0, 400))
  })
  return faults
}

/** A new device with nothing on it. */
async function newDevice(
  browser: Browser,
  device: Device,
): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: device.width ?? 1440, height: device.height ?? 900 },
    colorScheme: device.theme ?? 'light',
    reducedMotion: 'reduce',
    hasTouch: device.touch ?? false,
    isMobile: device.touch ?? false,
    serviceWorkers: device.keepsPages === true ? 'allow' : 'block',
  })
  const page = await context.newPage()
  return { context, page, faults: watch(page) }
}

/**
 * Opens the board of a link on a new device, as somebody of that name and organisation, and waits until the map is drawn and
 * its header has come. Says who they are by the call that the form of the link makes: what is tested begins on the board
 * (0121).
 */
export async function arrive(
  browser: Browser,
  link: string,
  name: string,
  organisation: string,
  device: Device = {},
): Promise<Person> {
  const { context, page, faults } = await newDevice(browser, device)
  const { origin, hash } = new URL(link)
  const answer = await context.request.post(`${origin}/api/session`, {
    data: { secret: hash.slice(1), name, organisation },
    headers: { origin },
  })
  if (!answer.ok()) throw new Error(`joining answered ${String(answer.status())}: ${await answer.text()}`)
  const { boardId } = (await answer.json()) as { readonly boardId: string }
  await page.goto(`${origin}/b/${boardId}`)
  const map = await drawn(page)
  await headed(page)
  return { page, context, faults, map }
}

/** The same through the form of the link, as a newcomer does. */
export async function arriveByForm(
  browser: Browser,
  link: string,
  name: string,
  organisation: string,
  device: Device = {},
): Promise<Person> {
  const { context, page, faults } = await newDevice(browser, { keepsPages: true, ...device })
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  const choice = page.getByLabel('Your organisation')
  await choice.fill(organisation)
  // Going on closes the list of suggestions.
  await choice.press('Tab')
  await page.getByRole('button', { name: 'Go to the board' }).click()
  // An organisation that is not on the board yet is asked about. [PG171]
  const add = page.getByRole('button', { name: 'as a new organisation' })
  await add.or(page.locator('[data-map-ready]')).first().waitFor({ state: 'attached', timeout: 30_000 })
  if ((await add.count()) > 0) await add.click()
  const map = await drawn(page)
  await headed(page)
  return { page, context, faults, map }
}

/** The map of a page, once it is drawn. */
export async function drawn(page: Page): Promise<Locator> {
  const map = page.getByRole('application', { name: 'Map' })
  await page.locator('[data-map-ready]').first().waitFor({ state: 'attached', timeout: 30_000 })
  return map
}

/** Waits for the header, which says what is saved: it is fetched behind the map. */
export async function headed(page: Page): Promise<void> {
  await page.locator('[data-save-state]').first().waitFor({ state: 'attached', timeout: 30_000 })
}

/** Waits until everything done on this page is on the server's disk. */
export async function saved(person: Person): Promise<void> {
  await person.page.locator('[data-save-state="saved"]').first().waitFor({ state: 'attached', timeout: 15_000 })
}

/** Polls until a condition holds; rejects with what was last seen. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  holds: (seen: T) => boolean,
  what: string,
  deadlineMs = 10_000,
): Promise<T> {
  const end = Date.now() + deadlineMs
  for (;;) {
    const seen = await look()
    if (holds(seen)) return seen
    if (Date.now() > end)
      throw new Error(`${what}: not within ${String(deadlineMs)} ms; last seen ${JSON.stringify(seen)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
