// Gives a file of browser tests a browser, a server and a place for the people it brings, and sees them out; knows nothing of what is tested.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Person } from './people.ts'
import { startServer, type RunningServer } from './start-server.ts'

/**
 * One browser and one server for all files that a process runs, which are told apart by devices and boards of their own
 * (0143). They end with the process. Absent = nobody has needed it.
 */
const shared: { browser?: Browser; server?: RunningServer } = {}

async function everythingRunning(): Promise<void> {
  if (shared.browser?.isConnected() !== true) shared.browser = await openBrowser()
  const { child } = shared.server ?? {}
  if (child?.exitCode !== null || child.signalCode !== null) shared.server = await startServer()
}

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

interface Stoppable {
  stop(): Promise<unknown>
}

/** Gives the tests of the file that calls it the browser and the server that are running, for boards of their own. */
export function rigOf(): Rig<RunningServer>
/**
 * Gives them a browser and a server of this file's, which end behind the last of them.
 *
 * @param start How the server starts: a process of its own or inside the test.
 */
export function rigOf<Server extends Stoppable>(start: () => Promise<Server>): Rig<Server>
export function rigOf(start?: () => Promise<Stoppable>): Rig<Stoppable> {
  let own: { readonly browser: Browser; server: Stoppable } | undefined
  const people: Guest[] = []
  beforeAll(async () => {
    if (start === undefined) await everythingRunning()
    else own = { browser: await openBrowser(), server: await start() }
  })
  afterEach(async () => {
    const faults = people.flatMap((person) => person.faults)
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
    expect(faults, 'thrown or logged on a page').toEqual([])
  })
  afterAll(async () => {
    // Whatever the file has opened and left: the next one begins with no device at all.
    const open = start === undefined ? (shared.browser?.contexts() ?? []) : []
    await Promise.all(open.map((context) => context.close()))
    await own?.browser.close()
    await own?.server.stop()
  })
  return {
    get browser() {
      return there(start === undefined ? shared.browser : own?.browser)
    },
    get server() {
      return there(start === undefined ? shared.server : own?.server)
    },
    set server(next) {
      if (start === undefined) shared.server = next as RunningServer
      else there(own).server = next
    },
    people,
  }
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new RangeError('nothing is open before the first test')
  return thing
}
