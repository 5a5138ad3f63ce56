// Serves and opens the yardstick: plain Konva on the same generated board; knows nothing of the product.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { stripTypeScriptTypes } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import type { Subject } from './canvas-steps.ts'
import type { GeneratedBoard } from './generated-board.ts'
import { noteReady, openProbe, readyAfter } from './task-time.ts'

const konvaFile = new URL('../../client/node_modules/konva/konva.min.js', import.meta.url)
const fontFile = new URL(
  '../../client/node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  import.meta.url,
)

const page = `<!doctype html><html><head><meta charset="utf-8"><style>
@font-face { font-family: "Atkinson Hyperlegible Next Variable"; src: url(/font.woff2); font-weight: 200 800 }
body { margin: 0; background: #f7f3ec; overflow: hidden }
</style></head><body><div id="map"></div><script src="/konva.js"></script><script type="module" src="/reference.js"></script></body></html>`

/** Opens the yardstick on a board. `close` ends its server and its page. */
export async function openReference(
  browser: Browser,
  board: GeneratedBoard,
): Promise<Subject & { close(): Promise<void> }> {
  const konva = await readFile(konvaFile)
  const script = stripTypeScriptTypes(await readFile(new URL('./reference-script.ts', import.meta.url), 'utf8'))
  const files: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
    '/': ['text/html', page],
    '/konva.js': ['text/javascript', konva],
    '/reference.js': ['text/javascript', script],
    '/font.woff2': ['font/woff2', await readFile(fontFile)],
    '/board.json': ['application/json', JSON.stringify(board)],
  }
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? '/'] ?? ['text/plain', '']
    response.writeHead(200, { 'content-type': type })
    response.end(body)
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo
  const view = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const probe = await openProbe(view)
  await noteReady(view)
  await view.goto(`http://127.0.0.1:${String(port)}/`)
  const loadMs = await readyAfter(view)
  const heapMb = await probe.heapMb()
  return {
    probe,
    loadMs,
    heapMb,
    scriptKb: (gzipSync(konva).length + gzipSync(script).length) / 1000,
    async look(zoom, x, y) {
      await view.evaluate(
        ([z, left, top]) => {
          window.yardstick.zoomTo(z ?? 1, left ?? 0, top ?? 0)
        },
        [zoom, x, y],
      )
    },
    pointOf: async (id) => await view.evaluate((card) => window.yardstick.pointOf(card), id),
    async selectHundred(all) {
      const ids = all.cards
        .filter(({ kind, x, y }) => kind !== 'zone' && x < 2600 && y < 1400)
        .slice(0, 100)
        .map(({ id }) => id)
      await view.evaluate((cards) => {
        window.yardstick.grab(cards)
      }, ids)
      return ids[0] ?? ''
    },
    async peerMoves(ids, dx, dy) {
      await view.evaluate(
        ({ cards, x, y }) => {
          window.yardstick.peerMoves(cards, x, y)
        },
        { cards: ids, x: dx, y: dy },
      )
    },
    // Here a move is a move: nothing is in a hand.
    peerLetsGo: async () => {},
    async edit(id) {
      await view.evaluate((card) => {
        window.yardstick.edit(card)
      }, id)
    },
    stopEditing: async () => {
      await view.evaluate(() => {
        window.yardstick.edit('')
      })
    },
    async close() {
      await view.close()
      await new Promise<void>((closed) => {
        server.close(() => {
          closed()
        })
      })
    },
  }
}
