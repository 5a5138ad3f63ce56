// Gives a file of browser tests its browser, its server and a place for the people it brings, and closes them all; knows nothing of what is tested.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Person } from './people.ts'

/** What the tests of one file share. Its members are there from the first test on, not while the file is being read. */
export interface Rig<Server> {
  readonly browser: Browser
  /** A test that starts it again puts the new one in its place. */
  server: Server
  /** Who is added here leaves after the test, and nothing may have been thrown or logged on their pages. */
  readonly people: Guest[]
}
/** Somebody who is led out at the end, with the board before them or not. */
export type Guest = Pick<Person, 'context' | 'faults'> & Partial<Person>

/**
 * Opens one browser and one server for all tests of the file that calls it, and closes both behind the last of them.
 *
 * @param start How the server starts: a process of its own or inside the test.
 */
export function rigOf<Server extends { stop(): Promise<unknown> }>(start: () => Promise<Server>): Rig<Server> {
  let browser: Browser | undefined
  let server: Server | undefined
  const people: Guest[] = []
  beforeAll(async () => {
    browser = await openBrowser()
    server = await start()
  })
  afterEach(async () => {
    const faults = people.flatMap((person) => person.faults)
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
    expect(faults, 'thrown or logged on a page').toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  return {
    get browser() {
      return there(browser)
    },
    get server() {
      return there(server)
    },
    set server(next) {
      server = next
    },
    people,
  }
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new RangeError('nothing is open before the first test')
  return thing
}
