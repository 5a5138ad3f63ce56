// Proves, in a real browser, what the page for newcomers and IT desks finds out and says.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { rigOf } from '../support/rig.ts'
import { until } from '../support/until.ts'

const SHOTS = 'tests/.output/check'
const rig = rigOf()

/** What is said of each, once all of it is said: a look that is begun again takes back what the one before said. */
async function verdicts(page: Page): Promise<Record<string, string | null>> {
  let read: Record<string, string | null> = {}
  await page.locator('[data-check]').first().waitFor()
  await until(
    async () => {
      const again = page.getByRole('button', { name: 'Look again' })
      read = await page
        .locator('[data-check]')
        .evaluateAll((rows) =>
          Object.fromEntries(
            rows.map((row) => [row.getAttribute('data-check') ?? '', row.getAttribute('data-verdict')]),
          ),
        )
      return (await again.isEnabled()) && !Object.values(read).includes('waiting')
    },
    'everything is looked at',
    60_000,
  )
  return read
}
const ALL_GOOD = { features: 'good', server: 'good', socket: 'good', clock: 'good', storage: 'good', offline: 'good' }

test.each([
  [683, 625, 'light'],
  [390, 844, 'dark'],
  [1440, 900, 'dark'],
] as const)('[CK1] [CK3] at %i x %i, %s, everything is looked at and said', async (width, height, theme) => {
  const context = await rig.browser.newContext({ viewport: { width, height }, colorScheme: theme })
  const page = await context.newPage()
  await page.goto(`${rig.server.url}/check`)
  expect(await verdicts(page)).toEqual(ALL_GOOD)
  await page.getByText('Yes. Boards work here.').waitFor()
  const text = await page.getByRole('region', { name: 'Text for the IT desk' }).textContent()
  expect(text).toContain(`HTTP to ${rig.server.url}`)
  expect(text).toContain(`WebSocket connections to ${rig.server.url.replace('http', 'ws')}/sync/`)
  expect(text).toContain('Live connection: Works. Messages go there and back in')
  expect(text).toContain('Chrome')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.screenshot({ path: `${SHOTS}/${width}-${theme}.png`, fullPage: true })
  // By keyboard alone.
  await page.getByRole('button', { name: 'Look again' }).focus()
  await page.keyboard.press('Enter')
  expect(await verdicts(page)).toEqual(ALL_GOOD)
  await context.close()
})

test('[CK2] a network that lets no live connection through is told apart, with what to do', async () => {
  const context = await rig.browser.newContext({ viewport: { width: 683, height: 625 } })
  const page = await context.newPage()
  await page.routeWebSocket('**/sync/check', async (socket) => await socket.close())
  await page.goto(`${rig.server.url}/check`)
  expect(await verdicts(page)).toMatchObject({ features: 'good', server: 'good', socket: 'bad' })
  await page.getByText('Not yet. What stands in the way is below.').waitFor()
  const text = await page.getByRole('region', { name: 'Text for the IT desk' }).textContent()
  expect(text).toContain('Live connection: Does not work. This network lets no live connection (WebSocket) through.')
  await page.screenshot({ path: `${SHOTS}/no-socket.png`, fullPage: true })
  await context.close()
})

test('[CK2] small messages alone are not enough', async () => {
  const context = await rig.browser.newContext()
  const page = await context.newPage()
  await page.routeWebSocket('**/sync/check', (socket) => {
    const onward = socket.connectToServer()
    socket.onMessage((message) => {
      if (message.length < 1_000) onward.send(message)
    })
  })
  await page.goto(`${rig.server.url}/check`)
  expect(await verdicts(page)).toMatchObject({ socket: 'bad' })
  await page.getByText('Small messages get through, large ones do not.').first().waitFor()
  await context.close()
})

test('[CK6] where scripts do not arrive, a sentence says what to do, and only then', async () => {
  const context = await rig.browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  const page = await context.newPage()
  const sentence = page.getByText('If nothing else appears here, use a current Chrome')
  await page.goto(`${rig.server.url}/check`)
  await verdicts(page)
  expect(await sentence.count()).toBe(0)
  await page.route('**/*.js', async (route) => await route.abort())
  await page.reload()
  expect(await sentence.isVisible()).toBe(false)
  await sentence.waitFor({ timeout: 10_000 })
  await page.screenshot({ path: `${SHOTS}/no-scripts.png` })
  await context.close()
})

test('[CK7] a browser that keeps nothing is told that no board opens without a connection', async () => {
  const context = await rig.browser.newContext({ viewport: { width: 683, height: 625 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    })
  })
  await page.goto(`${rig.server.url}/check`)
  expect(await verdicts(page)).toEqual({ ...ALL_GOOD, storage: 'warn', offline: 'warn' })
  await page.getByText('Not in this browser. While connected, everything works.').first().waitFor()
  await context.close()
})

test('[CK4] a clock that is ten minutes ahead is told with the difference', async () => {
  const context = await rig.browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(() => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + 600_000
  })
  await page.goto(`${rig.server.url}/check`)
  expect(await verdicts(page)).toMatchObject({ socket: 'good', clock: 'warn' })
  await page.getByText("It is 10 minutes ahead of the server's.").first().waitFor()
  await page.getByText('Yes, with something missing. Boards work here.').waitFor()
  await context.close()
})
