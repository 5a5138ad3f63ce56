// Knows the browser of this worker and the server of the run, which files that need nothing special of them share (0134).
import type { Browser } from 'playwright-core'
import { inject } from 'vitest'
import { openBrowser } from './browser.ts'
import { isResting } from './devices.ts'

/** A server that is there before the first file and after the last. Whoever has to stop one, or to set one up, starts their own. */
export interface SharedServer {
  readonly url: string
}
export const sharedServer = (): SharedServer => ({ url: inject('sharedServer') })

/** A page of a test is gone before its scripts are optimised: doing so took a twelfth of what an arrival costs. */
const BRIEF = ['--js-flags=--no-opt']

let open: Promise<Browser> | undefined
/** The browser of this worker; it ends with the worker. Every file closes what it opened there with `clearAway`. */
export async function sharedBrowser(): Promise<Browser> {
  open ??= openBrowser(BRIEF)
  const browser = await open
  if (browser.isConnected()) return browser
  return await (open = openBrowser(BRIEF))
}

/** Closes what a file has left open, so that the next file meets a browser in which nobody sits. */
export async function clearAway(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map(async (context) => (isResting(context) ? undefined : await context.close())))
}
