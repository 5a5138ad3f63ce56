// Opens a real Chromium that npm brought; knows launch flags and nothing about the product.
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** Nothing the browser does on its own may reach the network or need a GPU. */
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts a headless Chromium. The caller closes it.
 *
 * `CHROME_PATH` in the environment names another Chromium to use.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (await sparticuz.executablePath())
  return chromium.launch({ executablePath, headless: true, args: quietFlags })
}
