// What a letter typed on the map costs everything around it, in a real browser.
import { expect, test } from 'vitest'
import { freeSpot, openScene, place } from '../support/map-scene.ts'
import { saved } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

test('[CA95] a letter makes no calendar: what day it is somewhere is asked of one that is kept', async () => {
  const scene = await openScene(rig)
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
