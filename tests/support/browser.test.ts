// Proves that the browser from npm draws a page; says nothing about the product.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
})

test('[BUILD1] a real browser from npm draws a page', async () => {
  const page = await browser.newPage({ viewport: { width: 200, height: 100 } })
  await page.setContent('<body style="margin:0;background:#0a0"><p id="p">hello</p></body>')
  expect(await page.textContent('#p')).toBe('hello')
  const corner = await page.evaluate(
    async (png) => {
      const image = new Image()
      image.src = `data:image/png;base64,${png}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const brush = canvas.getContext('2d')
      if (!brush) throw new TypeError('no 2d context')
      brush.drawImage(image, 0, 0)
      return [...brush.getImageData(199, 99, 1, 1).data]
    },
    (await page.screenshot()).toString('base64'),
  )
  expect(corner).toEqual([0, 170, 0, 255])
  await page.close()
})
