// Comes back to a board between two calls in a real browser: what is told above the map, where it leads, and when it stays away.
import type { Page, Request, WebSocketRoute } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { joinLive } from '../support/live-editor.ts'
import { northshireFile } from '../support/northshire.ts'
import { arrive, type Device, drawn, eventually, headed, type Person } from '../support/people.ts'
import { startApp } from '../support/start-server.ts'
import { rigOf } from '../support/rig.ts'
import { thingsToPress } from '../support/things-to-press.ts'

const rig = rigOf(startApp)

const HOUR = 60 * 60_000
const call = async (board: Made, method: string, path: string, json?: object): Promise<void> => {
  const answer = await fetch(`${rig.server.url}/api/boards/${board.id}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${board.facilitator}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: json === undefined ? null : JSON.stringify(json),
  })
  expect(answer.ok, `${method} ${path}`).toBe(true)
}

interface Made {
  readonly id: string
  readonly facilitator: string
  readonly editor: string
}
/** A board on which the council is still to do one thing; a call was held, the next one is set, and an answer is asked. */
async function betweenCalls(): Promise<Made> {
  const cards = [
    { id: 'charter', kind: 'charter', pos: [0, 0], purpose: 'People live well at home.' },
    { id: 'council', kind: 'organisation', pos: [0, 200], name: 'Northshire Council' },
    { id: 'health', kind: 'organisation', pos: [0, 400], name: 'NHS Northshire' },
    {
      id: 'call',
      kind: 'review',
      pos: [300, 200],
      title: 'First call',
      actions: [
        { id: 'ours', order: 'a0', text: 'Ask the housing team', orgId: 'council', by: '2031-05-10' },
        { id: 'theirs', order: 'a1', text: 'Send the figures', orgId: 'health' },
      ],
    },
  ]
  const answer = await fetch(`${rig.server.url}/api/boards/import`, { method: 'POST', body: northshireFile(cards) })
  const { id, links } = (await answer.json()) as { id: string; links: Record<string, { secret: string }> }
  const secret = (role: string): string => links[role]?.secret ?? ''
  const made = { id, facilitator: secret('facilitator'), editor: secret('editor') }
  await call(made, 'POST', '/call', { sheet: 'why-and-who' })
  await call(made, 'PUT', '/call', { step: 5 })
  await call(made, 'DELETE', '/call')
  await call(made, 'PATCH', '', { settings: { nextCallOn: '2031-05-12' } })
  await call(made, 'POST', '/proposals', { title: 'First agreement' })
  return made
}
const strip = (page: Page) => page.getByRole('region', { name: 'Since you were here' })

/** Somebody else says more in the purpose, and goes; a version is kept of it. */
async function changePurpose(board: Made): Promise<void> {
  const read = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${board.editor}` }
    return await (await fetch(`${rig.server.url}/api/boards/${board.id}${path}`, { headers })).json()
  }
  const unkept = async (): Promise<number> => {
    const versions = (await read('/versions')) as readonly { readonly id: string; readonly at: string }[]
    const newest = versions.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))[0]?.id ?? ''
    return ((await read(`/changes?from=${newest}&to=now`)) as { readonly count: number }).count
  }
  const editor = joinLive(rig.server.url, board.id, board.editor, 'jo')
  await editor.synced()
  editor.apply({ type: 'edit-text', at: { card: 'charter', field: 'purpose' }, index: 0, remove: 0, insert: 'Soon: ' })
  await eventually(
    async () => JSON.stringify(await read('/content')),
    (content) => content.includes('Soon: '),
    'the change',
  )
  editor.close()
  // One that is taken for what was there before holds the next one up.
  rig.server.passTime(HOUR)
  await eventually(unkept, (count) => count === 0, 'a version of the change')
}

/** Leaves the board, lets an hour pass, in which somebody may do something, and opens it again. */
async function comeBack(page: Page, board: Made, meanwhile?: () => Promise<void>): Promise<void> {
  await page.goto(`${rig.server.url}/check`)
  rig.server.passTime(HOUR)
  await meanwhile?.()
  const told = Promise.all(
    ['/versions', '/call'].map(async (end) => await page.waitForResponse((answer) => answer.url().endsWith(end))),
  )
  const asking = new Set<Request>()
  const ask = (request: Request): void => {
    if (!request.url().includes('/changes?')) return
    asking.add(request)
    void request.response().then(async (answer) => {
      await answer?.finished()
      asking.delete(request)
    })
  }
  page.on('request', ask)
  await page.goto(`${rig.server.url}/b/${board.id}`)
  await drawn(page)
  await headed(page)
  for (const answer of await told) await answer.finished()
  // What these lead to is asked then, if at all: before it is answered nobody may change anything.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
  await eventually(
    () => Promise.resolve(asking.size),
    (size) => size === 0,
    'every answer',
  )
  page.off('request', ask)
}
/** Everything the strip shows on a page, from its first moment on, however briefly. */
async function recordStrip(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const drawn = new Set<string>()
    Object.assign(window, { drawnInStrip: drawn })
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('.back-strip')) drawn.add(textContent)
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })
  return async () =>
    await page.evaluate(() => [...((window as Window & { drawnInStrip?: ReadonlySet<string> }).drawnInStrip ?? [])])
}
/** What a browser says of a tab that goes behind another one or comes to the front: one without a screen hides none. */
const lookAt = async (page: Page, to: 'hidden' | 'visible'): Promise<void> =>
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
    document.dispatchEvent(new Event('visibilitychange'))
  }, to)
/** An hour passes for the server and for the device, and the page stays open. */
async function hourBehind(page: Page): Promise<void> {
  rig.server.passTime(HOUR)
  await page.evaluate((hour) => {
    const now = Date.now
    Date.now = () => now() + hour
  }, HOUR)
}
const come = async (board: Made, device: Device): Promise<Person> =>
  await arrive(rig.browser, `${rig.server.url}/j#${board.editor}`, 'Cora', 'Northshire Council', device)

test.each([
  ['beside a call', { width: 683, height: 625 }],
  ['on a phone', { width: 390, height: 844, theme: 'dark' }],
] as const)(
  '[CB4] [CB7] [CB8] [CB9] [CB21] who comes back between two calls %s sees what matters, once',
  async (_, device) => {
    const board = await betweenCalls()
    const { page, context, faults } = await come(board, device)
    expect(await strip(page).count()).toBe(0)

    await comeBack(page, board, async () => await changePurpose(board))
    await strip(page).getByText('Next call: 12 May 2031').waitFor()
    const around = await thingsToPress(page)
    expect(around).toContain('Put away')
    expect(around.length, around.join(' | ')).toBeLessThanOrEqual(12)
    expect(await brokenRules(page)).toEqual([])
    await page.screenshot({ path: `tests/.output/returning-${String(device.width)}.png` })
    // That an answer is asked is said by the header; on a phone the last call gives way to it.
    const asked = page.locator('.board-head').getByRole('button', { name: /your answer is asked$/u })
    const last = strip(page).getByRole('button', { name: 'Summary of the last call' })
    expect(await last.count()).toBe(device.width === 390 ? 0 : 1)

    await strip(page).getByRole('button', { name: 'Ours to do: 1, by 10 May 2031' }).press('Enter')
    const actions = page.getByRole('dialog', { name: 'Actions' })
    await actions.getByText('Ask the housing team').waitFor()
    expect(await actions.getByText('Send the figures').count()).toBe(0)
    await page.keyboard.press('Escape')
    await actions.waitFor({ state: 'detached' })
    if (device.width === 390) await asked.press('Enter')
    else await last.press('Enter')
    await page.getByRole('dialog', { name: device.width === 390 ? 'Agreement' : 'Call summary' }).waitFor()
    await page.keyboard.press('Escape')
    await strip(page)
      .getByRole('button', { name: /^What changed /u })
      .press('Enter')
    const changed = page.getByRole('dialog', { name: 'What changed' })
    await changed.getByRole('heading', { name: /^Since you were here on .*, \d\d:\d\d$/u }).waitFor()
    await changed
      .getByText(/Soon: People live well at home\./u)
      .first()
      .waitFor()
    await page.screenshot({ path: `tests/.output/returning-changed-${String(device.width)}.png` })
    await changed.getByRole('heading', { name: 'While you are here' }).waitFor()
    await page.keyboard.press('Escape')
    await changed.waitFor({ state: 'detached' })
    // A question that nobody answers is not taken for "nothing has changed".
    await page.route(/\/versions$/u, async (route) => await route.abort())
    const ways = strip(page).getByRole('button', { name: /^What changed /u })
    await ways.press('Enter')
    await changed.getByText('The server does not answer, so what changed cannot be told.', { exact: false }).waitFor()
    await page.screenshot({ path: `tests/.output/returning-unanswered-${String(device.width)}.png` })
    await page.unroute(/\/versions$/u)
    await page.keyboard.press('Escape')
    await strip(page).getByRole('button', { name: 'Put away' }).press('Enter')
    await strip(page).waitFor({ state: 'detached' })

    // Its neighbours in the menu say of themselves what they are for.
    await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
    if (device.width === 390) await page.getByRole('menuitem', { name: 'What has changed' }).press('Enter')
    for (const [name, about] of [
      ['What changed', 'since we agreed, or since you were here'],
      ['Look back', 'calls and reviews, and when we look again'],
      ['Earlier versions', 'open the board as it was, or bring it back'],
    ] as const) {
      // Heard as it is seen: the name and what it is for.
      await page.getByRole('menuitem', { name: `${name} ${about}`, exact: true }).waitFor()
    }
    await page.screenshot({ path: `tests/.output/returning-menu-${String(device.width)}.png` })
    await page.keyboard.press('Escape')

    // Nothing has changed since: the strip comes only once something has, so it was not drawn with what was put away.
    const drawnSince = await recordStrip(page)
    await comeBack(page, board)
    await call(board, 'PATCH', '', { settings: { nextCallOn: '2031-06-12' } })
    await strip(page).getByText('Next call: 12 June 2031').waitFor()
    for (const drawn of await drawnSince()) expect(drawn).toContain('Next call: 12 June 2031')

    if (device.width !== 390) {
      const lines: WebSocketRoute[] = []
      await page.routeWebSocket(/\/sync\/map\//u, (line) => {
        line.connectToServer()
        lines.push(line)
      })
      // A tab that nobody has looked at for an hour, and that is closed then, was left an hour ago.
      await strip(page).getByRole('button', { name: 'Put away' }).click()
      await lookAt(page, 'hidden')
      await call(board, 'PATCH', '', { settings: { nextCallOn: '2031-07-12' } })
      await hourBehind(page)
      await page.goto(`${rig.server.url}/check`)
      await page.goto(`${rig.server.url}/b/${board.id}`)
      await strip(page).getByText('Next call: 12 July 2031').waitFor()

      // So was one that is come back to, though its line broke meanwhile.
      await strip(page).getByRole('button', { name: 'Put away' }).click()
      await lookAt(page, 'hidden')
      await call(board, 'PATCH', '', { settings: { nextCallOn: '2031-08-12' } })
      await hourBehind(page)
      const before = lines.length
      await lines.at(-1)?.close()
      await eventually(
        () => Promise.resolve(lines.length),
        (now) => now > before,
        'a new line',
      )
      await lookAt(page, 'visible')
      await strip(page).getByText('Next call: 12 August 2031').waitFor()

      // A device that slept saw nothing meanwhile, though its tab stayed in front.
      await page.goto(`${rig.server.url}/check`)
      await page.goto(`${rig.server.url}/b/${board.id}`)
      await headed(page)
      expect(await strip(page).count()).toBe(0)
      await call(board, 'PATCH', '', { settings: { nextCallOn: '2031-09-12' } })
      await hourBehind(page)
      await lines.at(-1)?.close()
      await strip(page).getByText('Next call: 12 September 2031').waitFor()

      // A call that begins takes its place, and whoever comes while one is led does not meet it.
      await call(board, 'POST', '/call', { sheet: 'what-and-who-does-what' })
      await strip(page).waitFor({ state: 'detached' })
      await comeBack(page, board)
      await page.getByRole('region', { name: 'The call' }).waitFor()
      expect(await drawnSince()).toEqual([])
    }
    expect(faults).toEqual([])
    await context.close()
  },
)
