// Takes pictures of pages for whoever wants to look at them; knows nothing of what is tested, and no test reads one.
import type { Page, PageScreenshotOptions } from 'playwright-core'

/** `tests/.output/<name>.png`, with the environment variable PICTURES only: a run takes about a hundred. */
export async function picture(page: Page, name: string, options: PageScreenshotOptions = {}): Promise<void> {
  if (process.env['PICTURES'] === undefined) return
  await page.screenshot({ ...options, path: `tests/.output/${name}.png` })
}
