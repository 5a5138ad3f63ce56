// Knows the devices at which people of browser tests sit, and hands one that was left to the next; refuses to know any board.
import type { Browser, BrowserContext, Page } from 'playwright-core'

export interface Device {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  /** Used with fingers. */
  readonly touch?: boolean
  /** Keeps the pages for when the server does not answer: every new device fetches all of them for that. */
  readonly keepsPages?: boolean
}

/** A device with one page and nothing else on it. */
export interface OpenDevice {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong on the page without being shown: thrown errors and console errors. */
  readonly faults: string[]
}

/** What a browser itself says of a server that is not there. */
const OF_THE_LINE = /WebSocket connection|Failed to load resource|error occurred when fetching the script/u

/** More than this many of one sort are never at rest: a test of many people would keep their memory for the whole run. */
const AT_REST = 3

interface Known {
  readonly page: Page
  readonly sort: string
  readonly device: Device
  readonly browser: Browser
  faults: string[]
}
const known = new WeakMap<BrowserContext, Known>()
const resting = new WeakMap<Browser, Map<string, OpenDevice[]>>()

const sizeOf = ({ width = 1440, height = 900 }: Device): { width: number; height: number } => ({ width, height })

/** A device that nobody has used. */
export async function newDevice(browser: Browser, device: Device): Promise<OpenDevice> {
  const touch = device.touch ?? false
  const context = await browser.newContext({
    viewport: sizeOf(device),
    colorScheme: device.theme ?? 'light',
    reducedMotion: 'reduce',
    hasTouch: touch,
    isMobile: touch,
    serviceWorkers: device.keepsPages === true ? 'allow' : 'block',
  })
  const page = await context.newPage()
  const { keepsPages: _kept, ...lasting } = device
  const it: Known = { sort: JSON.stringify([sizeOf(device), lasting.theme, touch]), page, device, browser, faults: [] }
  page.on('pageerror', (error) => it.faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !OF_THE_LINE.test(message.text())) it.faults.push(message.text().slice(0, 400))
  })
  // Devices that keep pages are about what stays on a device: each is new.
  if (device.keepsPages !== true) known.set(context, it)
  return { context, page, faults: it.faults }
}

/**
 * A device with nothing on it: one that somebody has left, when there is one of this sort. Its renderer has compiled the
 * pages already, which is half of what it costs to arrive (0134).
 */
export async function anyDevice(browser: Browser, device: Device): Promise<OpenDevice> {
  const sort = JSON.stringify([sizeOf(device), device.theme, device.touch ?? false])
  const left = resting.get(browser)?.get(sort)?.pop()
  const it = left && known.get(left.context)
  if (left === undefined || it === undefined) return await newDevice(browser, device)
  it.faults = []
  return { ...left, faults: it.faults }
}

/**
 * Everybody stands up. A device of `anyDevice` is emptied for the next; all others are closed. A test that gave a device
 * something it cannot be rid of (a script of its own) closes it instead.
 */
export async function leave(...devices: readonly Pick<OpenDevice, 'context'>[]): Promise<void> {
  await Promise.all(devices.map(async ({ context }) => ((await emptied(context)) ? undefined : await context.close())))
}

/** Empties a device and lays it by; false = it has to be closed. */
async function emptied(context: BrowserContext): Promise<boolean> {
  const it = known.get(context)
  if (it === undefined || it.page.isClosed()) return false
  const { page } = it
  let sorts = resting.get(it.browser)
  if (sorts === undefined) resting.set(it.browser, (sorts = new Map<string, OpenDevice[]>()))
  let free = sorts.get(it.sort)
  if (free === undefined) sorts.set(it.sort, (free = []))
  if (free.length >= AT_REST) return false
  try {
    await Promise.all(context.pages().map(async (other) => (other === page ? undefined : await other.close())))
    const { origin } = new URL(page.url())
    await Promise.all([page.unrouteAll(), context.unrouteAll(), context.setOffline(false), context.clearPermissions()])
    // What is open there ends with its page, before its storage goes. A page of the same site keeps the renderer.
    await page.goto(`${origin}/livez`)
    await page.evaluate(() => sessionStorage.clear())
    const line = await context.newCDPSession(page)
    await line.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb,cache_storage' })
    await line.detach()
    await context.clearCookies()
    await page.setViewportSize(sizeOf(it.device))
    await page.emulateMedia({ colorScheme: it.device.theme ?? 'light', reducedMotion: 'reduce', media: null })
  } catch {
    // Not to be emptied, for instance because its page crashed: the next one gets a new one.
    return false
  }
  free.push({ context, page, faults: [] })
  return true
}

/** Whether nobody sits at it until somebody asks for any device. */
export function isResting(context: BrowserContext): boolean {
  const it = known.get(context)
  return it !== undefined && (resting.get(it.browser)?.get(it.sort) ?? []).some((one) => one.context === context)
}
