// Knows how to look into what a browser keeps of boards; refuses to know what is in the rows.
import type { Page } from 'playwright-core'

/** How many rows each part of the store on this device holds; all 0 where there is no store. */
export interface DeviceRows {
  readonly boards: number
  readonly confirmed: number
  readonly unsent: number
}

/** Counts what the browser of a page keeps, and leaves it as it is. */
export const deviceRows = async (page: Page): Promise<DeviceRows> =>
  await page.evaluate(async () => {
    const nothing = { boards: 0, confirmed: 0, unsent: 0 }
    // Opening a store that is not there would make one.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'common-ground')) return nothing
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('common-ground')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no store')))
    })
    const count = (name: string): Promise<number> =>
      new Promise((resolve) => {
        const request = db.transaction(name).objectStore(name).count()
        request.addEventListener('success', () => resolve(request.result))
      })
    const rows = {
      boards: await count('boards'),
      confirmed: await count('confirmed'),
      unsent: await count('unsent'),
    }
    db.close()
    return rows
  })
