// Knows how much main-thread time a page spends on one step of input; knows neither what the page shows nor what the step is.
import type { CDPSession, Page } from 'playwright-core'

/** The fastest way to watch and poke one page. */
export interface Probe {
  readonly page: Page
  readonly cdp: CDPSession
  /** Main-thread CPU time in ms from before the step until the frame after next is done. */
  timeOf(step: () => Promise<void>): Promise<number>
  /** Live JavaScript heap after a collection, in MB. */
  heapMb(): Promise<number>
}

/** Thread time rather than the clock: other processes of the machine then do not count. */
export async function openProbe(page: Page): Promise<Probe> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const metric = async (name: string): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return metrics.find((each) => each.name === name)?.value ?? Number.NaN
  }
  return {
    page,
    cdp,
    async timeOf(step) {
      const before = await metric('TaskDuration')
      await step()
      await afterFrames(cdp)
      return ((await metric('TaskDuration')) - before) * 1000
    },
    async heapMb() {
      await cdp.send('HeapProfiler.collectGarbage')
      return (await metric('JSHeapUsedSize')) / 1e6
    },
  }
}

/** Has the page note by itself when its map is there: whoever asks it from outside learns of it up to half a second later. */
export async function noteReady(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('[data-map-ready]') === null) return
      performance.mark('map-ready')
      observer.disconnect()
    })
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-map-ready'],
    })
  })
}

/** ms from the start of the navigation until the map was there; `noteReady` came before. */
export async function readyAfter(page: Page): Promise<number> {
  await page.waitForSelector('[data-map-ready]', { state: 'attached' })
  return await page.evaluate(() => performance.getEntriesByName('map-ready')[0]?.startTime ?? Number.NaN)
}

/** Until the page has produced two more frames. */
async function afterFrames(cdp: CDPSession): Promise<void> {
  await cdp.send('Runtime.evaluate', {
    expression: 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    awaitPromise: true,
  })
}

/** Value below which the share of the sorted numbers lies; NaN for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
