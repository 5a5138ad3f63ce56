// What a letter typed on the map costs everything around it, in a real browser.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { freeSpot, openScene, place } from '../support/map-scene.ts'
import { type Person, saved } from '../support/people.ts'
import { type RunningServer, startServer } from '../support/start-server.ts'

let browser: Browser
let server: RunningServer
const people: Person[] = []
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer()
})
afterEach(async () => {
  const faults = people.flatMap((person) => person.faults)
  await Promise.all(people.splice(0).map(({ context }) => context.close()))
  expect(faults, 'thrown or logged on a page').toEqual([])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('[CA95] a letter makes no calendar: what day it is somewhere is asked of one that is kept', async () => {
  const scene = await openScene({ browser, server, people })
  const { page, me } = scene
  await place(scene, '4', 'Home sooner', await freeSpot(scene))
  await saved(me)
  await page.keyboard.press('F2')
  await page.locator('textarea.map-editor').waitFor()
  // The first letter may need what the page has not used yet.
  await page.keyboard.type('a')
  await saved(me)
  await page.evaluate(() => {
    const { DateTimeFormat } = Intl
    const made: string[] = []
    Object.assign(window, { made })
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct(target, options) {
        made.push(JSON.stringify(options))
        return Reflect.construct(target, options) as object
      },
    })
  })
  await page.keyboard.type('nd safer ')
  await saved(me)
  expect((await scene.content()).cards.some(({ title }) => String(title).includes('nd safer'))).toBe(true)
  expect(await page.evaluate(() => (window as unknown as { made: string[] }).made)).toEqual([])
})
