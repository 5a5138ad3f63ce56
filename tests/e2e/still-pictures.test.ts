// Proves in a real browser that the map is painted and shown away from the page, which is free for hands and letters.
import { expect, test } from 'vitest'
import { arrive, drawn, eventually, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

test('[CA74] every canvas that is shown on the map belongs to the painter, and [PG54] the whole room comes in few files, [PG100] what the board asks for first is asked once', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Dumfries and Galloway Council')
  const shown = await anna.map.locator('canvas').evaluateAll((canvases) =>
    canvases
      .filter((canvas): canvas is HTMLCanvasElement => canvas instanceof HTMLCanvasElement && canvas.checkVisibility())
      .map((canvas) => {
        try {
          return canvas.getContext('2d') === null ? 'another kind' : 'drawn on by the page'
        } catch {
          // The page has no say over a canvas that it handed over.
          return 'handed over'
        }
      }),
  )
  expect(shown.length).toBeGreaterThan(0)
  expect(new Set(shown)).toEqual(new Set(['handed over']))
  // The panels are the last to be fetched, when the page rests.
  const filesOf = (): Promise<readonly string[]> =>
    anna.page.evaluate(() =>
      performance.getEntriesByType('resource').flatMap(({ name }) => /\/assets\/.*\.(?:js|css)$/.exec(name) ?? []),
    )
  const files = await eventually(filesOf, (seen) => seen.some((file) => file.includes('/panels-')), 'the panels came')
  expect(files.length).toBeLessThanOrEqual(24)
  const asked = await anna.page.evaluate(
    (path) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname === path)
        .map((entry) => (entry as PerformanceResourceTiming).initiatorType),
    `/api/boards/${board.id}`,
  )
  expect(asked).toEqual(['link'])
  await anna.context.close()
})

test('[CA75] a painter whose script does not come is started again, and the map is drawn all the same', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const anna = await arrive(rig.browser, board.links.facilitator, 'Anna', 'Dumfries and Galloway Council')
  let refused = 0
  await anna.context.route(/painter-worker/, async (route) => {
    refused += 1
    if (refused <= 2) await route.abort()
    else await route.continue()
  })
  await anna.page.reload()
  await drawn(anna.page)
  expect(refused).toBe(3)
  await anna.context.close()
})
