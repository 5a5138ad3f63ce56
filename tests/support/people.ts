// Knows how a person with a browser makes, joins and uses a board through the screen; refuses to reach behind it.
import type { Browser, Locator, Page } from 'playwright-core'
import { anyDevice, type Device, newDevice, type OpenDevice } from './devices.ts'

export type { Device } from './devices.ts'

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

/** Somebody at a device: their own cookies, their own page. Whoever made them arrive lets them leave. */
export interface Person extends OpenDevice {
  readonly map: Locator
}

/**
 * Opens the board of a link on an empty device, as somebody of that name and organisation, and waits until the map is drawn and
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
  const { context, page, faults } = await anyDevice(browser, device)
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
