// Opens the product itself, a real server process and the built client, on a generated board; knows it only by its public contract.
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import type { Map as YMap } from 'yjs'
import { openNodeEditor, type NodeEditor } from './node-editor.ts'
import { startServer } from '../support/start-server.ts'
import type { Spot, Subject } from './canvas-steps.ts'
import { asBoardFile, type GeneratedBoard } from './generated-board.ts'
import { noteReady, openProbe, readyAfter } from './task-time.ts'

interface Created {
  readonly id: string
  readonly links: Readonly<
    Record<'facilitator' | 'editor' | 'viewer', { readonly url: string; readonly secret: string }>
  >
}

/** Creates a board from a file through the door everybody uses. */
export async function importBoard(url: string, file: string): Promise<Created> {
  const response = await fetch(`${url}/api/boards/import?title=Generated`, {
    method: 'POST',
    headers: { 'X-File-Name': 'generated.json', 'content-type': 'application/json' },
    body: file,
  })
  if (response.status !== 201) throw new Error(`import answered ${String(response.status)}: ${await response.text()}`)
  return (await response.json()) as Created
}

/** Opens the product on a board; `close` ends the page, the other person and the server. */
export async function openProduct(
  browser: Browser,
  board: GeneratedBoard,
): Promise<Subject & { close(): Promise<void> }> {
  const server = await startServer({ built: true })
  const { id, links } = await importBoard(server.url, asBoardFile(board))
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const joined = await context.request.post(`${server.url}/api/session`, {
    headers: { origin: server.url },
    data: { secret: links.editor.secret, name: 'Ann', organisation: 'Bench' },
  })
  if (!joined.ok()) throw new Error(`joining answered ${String(joined.status())}: ${await joined.text()}`)
  const page = await context.newPage()
  const probe = await openProbe(page)
  const scripts = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    scripts.set(
      response.url(),
      response.body().then(
        (body) => gzipSync(body).length,
        () => 0,
      ),
    )
  })
  await noteReady(page)
  await page.goto(`${server.url}/b/${id}`)
  const loadMs = await readyAfter(page)
  // The page itself knows what it asked for only once the board was there; from here it is seen a moment late.
  const later = new Set(await page.evaluate(askedAfterReady))
  const sizes = await Promise.all([...scripts].filter(([url]) => !later.has(url)).map(([, size]) => size))
  const scriptKb = sizes.reduce((sum, size) => sum + size, 0) / 1000
  // What is put off until the page rests belongs to the load, not to the first step.
  await page.waitForTimeout(1500)
  const heapMb = await probe.heapMb()
  const other = await openNodeEditor(server.url, id, links.editor.secret, 'Ben')
  const map = page.locator('[role=application]')
  return {
    probe,
    loadMs,
    scriptKb,
    heapMb,
    look: async (zoom, x, y) => {
      await lookAt(page, board, zoom, x, y)
    },
    pointOf: async (card) => await spotOf(page, card),
    selectHundred: async () => await marquee(page),
    ...handOf(other),
    async edit(card) {
      const { x, y } = await spotOf(page, card)
      await page.mouse.dblclick(x, y)
      await page.waitForSelector('[contenteditable=true]:focus, textarea:focus, input:focus')
    },
    async stopEditing() {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    },
    async close() {
      await map.waitFor({ state: 'attached' })
      await other.close()
      await context.close()
      await server.stop()
    },
  }
}

/** Runs in the page: addresses of what was asked for after that. */
function askedAfterReady(): readonly string[] {
  const ready = performance.getEntriesByName('map-ready')[0]?.startTime ?? Infinity
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime > ready)
    .map(({ name }) => name)
}

/** Another person's drag as it travels: one awareness state a step, from where the drag began, and one write at its end. */
function handOf(other: NodeEditor): Pick<Subject, 'peerMoves' | 'peerLetsGo'> {
  let [x, y] = [0, 0]
  return {
    peerMoves(ids, dx, dy) {
      ;[x, y] = [x + dx, y + dy]
      other.show({ cursor: [x, y], selection: [...ids], drag: { ids: [...ids], dx: x, dy: y } })
      return Promise.resolve()
    },
    peerLetsGo(ids) {
      const cards = other.doc.getMap<YMap<unknown>>('cards')
      other.doc.transact(() => {
        for (const id of ids) {
          const card = cards.get(id)
          if (card === undefined) throw new RangeError(`no card ${id}`)
          const [left, top] = card.get('pos') as [number, number]
          card.set('pos', [left + x, top + y])
        }
      })
      ;[x, y] = [0, 0]
      other.show({ cursor: [0, 0], selection: [] })
      return Promise.resolve()
    },
  }
}

/** The middle of a card's element for assistive technology, which stands exactly on the card. */
async function spotOf(page: Page, card: string): Promise<Spot> {
  const proxy = page.locator(`[data-card-id="${card}"]`)
  await proxy.waitFor({ state: 'attached' })
  const box = await proxy.boundingBox()
  if (box === null) throw new Error(`card ${card} has no place on the screen`)
  return { x: box.x + box.width / 2, y: box.y + Math.min(24, box.height / 2) }
}

/** Where the camera is, told from two cards whose places on the board are known. */
async function cameraOf(
  page: Page,
  board: GeneratedBoard,
): Promise<{ readonly zoom: number; readonly left: number; readonly top: number } | null> {
  const spots = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-card-id]')].map((element) => {
      const { x, y, width } = element.getBoundingClientRect()
      return { id: element.dataset['cardId'] ?? '', x, y, width }
    }),
  )
  const known = new Map(board.cards.map((card) => [card.id, card]))
  for (const spot of spots) {
    const card = known.get(spot.id)
    if (card === undefined || card.kind === 'zone' || spot.width < 2) continue
    const zoom = spot.width / card.w
    return { zoom, left: spot.x - card.x * zoom, top: spot.y - card.y * zoom }
  }
  return null
}

const MIDDLE = { x: 700, y: 480 } as const

/** Wheels the camera until (x, y) of the board stands near (60, 140) of the screen at about the zoom. */
async function lookAt(page: Page, board: GeneratedBoard, zoom: number, x: number, y: number): Promise<void> {
  await page.mouse.move(MIDDLE.x, MIDDLE.y)
  for (let round = 0; round < 60; round++) {
    await page.waitForTimeout(round === 0 ? 0 : 350)
    const camera = await cameraOf(page, board)
    if (camera === null) {
      // Too far out for elements on cards, or nothing in view.
      if (round > 0 && round % 6 === 0) await page.getByRole('button', { name: 'Zoom to fit' }).click()
      await wheel(page, 0, -100, true)
      continue
    }
    if (Math.abs(camera.zoom / zoom - 1) > 0.1) {
      // Smaller and smaller, or the camera would jump over the mark for ever.
      await wheel(
        page,
        0,
        (camera.zoom > zoom ? 1 : -1) * Math.max(4, 60 * Math.abs(camera.zoom / zoom - 1) * (1 - round / 80)),
        true,
      )
      continue
    }
    const [dx, dy] = [camera.left + x * camera.zoom - 60, camera.top + y * camera.zoom - 140]
    if (Math.hypot(dx, dy) < 40) return
    await wheel(page, dx, dy, false)
  }
  throw new Error(`the camera did not reach ${String(zoom)} at ${String(x)}, ${String(y)}`)
}

async function wheel(page: Page, dx: number, dy: number, zooms: boolean): Promise<void> {
  if (zooms) await page.keyboard.down('Control')
  await page.mouse.wheel(dx, dy)
  if (zooms) await page.keyboard.up('Control')
}

/** Draws a frame around about a hundred cards, from an empty place above and left of the first. Gives one of them. */
async function marquee(page: Page): Promise<string> {
  await page.mouse.move(36, 150)
  await page.mouse.down()
  await page.mouse.move(400, 400, { steps: 3 })
  await page.mouse.move(1240, 850, { steps: 3 })
  await page.mouse.up()
  // The elements follow in idle time.
  const chosen = page.locator('[data-card-id][aria-pressed=true]:not([data-kind=zone])')
  await chosen.nth(60).waitFor({ state: 'attached' })
  const id = await chosen.nth(40).getAttribute('data-card-id')
  if (id === null) throw new Error('the frame selected nothing')
  return id
}
