// What the next person meets at a device that somebody has left: nothing of theirs, in a real browser at a real server.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { anyDevice, leave } from './devices.ts'
import { type RunningApp, startApp } from './start-server.ts'

let browser: Browser
let server: RunningApp
beforeAll(async () => {
  server = await startApp()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const write = async (page: Page): Promise<void> =>
  await page.evaluate(async () => {
    document.cookie = 'who=anna'
    localStorage.setItem('who', 'anna')
    sessionStorage.setItem('who', 'anna')
    await caches.open('annas')
    await new Promise((resolve, reject) => {
      const request = indexedDB.open('annas', 1)
      request.addEventListener('success', resolve)
      request.addEventListener('error', reject)
    })
  })
const kept = async (page: Page): Promise<readonly unknown[]> =>
  await page.evaluate(async () => [
    document.cookie,
    localStorage.length,
    sessionStorage.length,
    (await caches.keys()).length,
    (await indexedDB.databases()).length,
    innerWidth,
    matchMedia('(prefers-color-scheme: dark)').matches,
  ])

test('[BUILD23] whoever sits down at a device that was left meets nothing of whoever left it', async () => {
  const first = await anyDevice(browser, { width: 683, height: 625 })
  await first.page.goto(server.url)
  await write(first.page)
  expect(await kept(first.page)).toEqual(['who=anna', 1, 1, 1, 1, 683, false])
  await first.page.setViewportSize({ width: 390, height: 844 })
  await first.page.emulateMedia({ colorScheme: 'dark' })
  await first.context.newPage()
  await first.context.route('**/*', async (route) => await route.abort())
  await first.page.evaluate(() => console.error('a fault of the first'))
  await leave(first)
  const second = await anyDevice(browser, { width: 683, height: 625 })
  expect(second.context).toBe(first.context)
  expect(second.faults).toEqual([])
  expect(second.context.pages()).toEqual([second.page])
  await second.page.goto(server.url)
  expect(await kept(second.page)).toEqual(['', 0, 0, 0, 0, 683, false])
  await second.page.evaluate(() => console.error('a fault of the second'))
  await expect.poll(() => second.faults).toEqual(['a fault of the second'])
  const beside = await anyDevice(browser, { width: 683, height: 625 })
  expect(beside.context).not.toBe(second.context)
  await leave(second, beside)
})

test('[BUILD23] a device that keeps the pages, or is of another sort, is never handed on', async () => {
  const keeping = await anyDevice(browser, { keepsPages: true })
  await keeping.page.goto(server.url)
  await leave(keeping)
  const plain = await anyDevice(browser, {})
  expect(plain.context).not.toBe(keeping.context)
  await plain.page.goto(server.url)
  await leave(plain)
  const dark = await anyDevice(browser, { theme: 'dark' })
  expect(dark.context).not.toBe(plain.context)
  await leave(dark)
})
