// Opens a browser page that has the product's fonts and no others; knows where npm put them and nothing about boards.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'

const clientModules = fileURLToPath(new URL('../../client/node_modules/', import.meta.url))

/** The stylesheets of the font packages the client depends on. */
const sheets = [
  '@fontsource-variable/atkinson-hyperlegible-next/index.css',
  '@fontsource-variable/noto-sans/index.css',
  '@fontsource-variable/noto-sans-arabic/index.css',
  '@fontsource-variable/noto-sans-hebrew/index.css',
  '@fontsource-variable/noto-sans-sc/index.css',
  '@fontsource/noto-sans-tifinagh/400.css',
]
const origin = 'http://fonts.localhost/'

/** A page with every font of the product declared; files are read from disk as the page asks for them, nothing goes over the network. */
export async function openFontPage(
  browser: Browser,
  { width = 1440, height = 900 }: { readonly width?: number; readonly height?: number } = {},
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1)
    if (path === '') {
      const links = sheets.map((sheet) => `<link rel="stylesheet" href="/${sheet}">`).join('')
      await route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html><head>${links}</head><body></body></html>`,
      })
      return
    }
    const contentType = path.endsWith('.css') ? 'text/css' : 'font/woff2'
    await route.fulfill({ contentType, body: await readFile(`${clientModules}${path}`) })
  })
  await page.goto(origin)
  return page
}
