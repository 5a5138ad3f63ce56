// Runs in the browser's service worker: keeps the pages' own files (shell and fonts) for when the server does not answer; refuses to keep or touch anything the server says.

/** Written into the built file: what the pages of this build load, and a name that differs from build to build. */
declare const SHELL_FILES: readonly string[]
declare const SHELL_BUILD: string

// The page's types know no service worker; these are the parts used here.
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Lasting {
  readonly request: Request
  readonly preloadResponse?: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}
interface ServiceWorkerScope extends EventTarget {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } }
  skipWaiting(): Promise<void>
}
const scope = globalThis as unknown as ServiceWorkerScope

const FILES = SHELL_FILES
const PREFIX = 'shell-'
const SHELL = PREFIX + SHELL_BUILD
/** Named by their content, so they outlive every build. */
const FONTS = 'fonts'
/** The one page that every address of a board, a link and the start shows. */
const PAGE = '/'
const ADDRESSES = /^\/(?:j\/?|b\/[^/]+\/?)?$/
const isFont = (path: string): boolean => path.startsWith('/assets/') && path.endsWith('.woff2')

/**
 * Keeps the whole shell or none of it: a page without the files it names would be worse than no page.
 * @throws when the server has moved on to another build: that build's own worker comes with the next load.
 */
async function keepShell(): Promise<void> {
  const page = await fetch(PAGE, { cache: 'no-store' })
  const text = await page.clone().text()
  const named = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  if (!page.ok || !named.every((path) => FILES.includes(path))) throw new Error('this is the page of another build')
  const cache = await caches.open(SHELL)
  // Files named by their content lie in the browser's own cache already: this asks for little again.
  await cache.addAll([...FILES])
  await cache.put(PAGE, page)
  await scope.skipWaiting()
}

/** Tabs of the build before go on with its files; older ones are gone. */
async function takeOver(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== SHELL)
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)))
  await scope.registration.navigationPreload?.enable()
  await scope.clients.claim()
}

/** The server's page whenever it answers, so that a new build is there at the next load; the kept one only when it does not. */
async function page(event: Asked): Promise<Response> {
  const kept = async (): Promise<Response | undefined> =>
    await caches.match(PAGE, { cacheName: SHELL, ignoreVary: true })
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request))
    // Somebody on the way answers for a server that is away.
    return answer.status >= 502 && answer.status <= 504 ? ((await kept()) ?? answer) : answer
  } catch (error) {
    const shell = await kept()
    if (shell === undefined) throw error
    return shell
  }
}

/** A file named by its content is the same wherever it comes from. */
async function file(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path, { ignoreVary: true })
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok && isFont(path)) await (await caches.open(FONTS)).put(path, answer.clone())
  return answer
}

/** Fonts that a page fetched before this worker was there. */
async function keepFonts(paths: unknown): Promise<void> {
  if (!Array.isArray(paths)) return
  const cache = await caches.open(FONTS)
  for (const path of paths as readonly unknown[])
    if (typeof path === 'string' && isFont(path) && (await caches.match(path)) === undefined) await cache.add(path)
}

scope.addEventListener('install', (event) => (event as Lasting).waitUntil(keepShell()))
scope.addEventListener('activate', (event) => (event as Lasting).waitUntil(takeOver()))
scope.addEventListener('message', (event) => {
  const said = event as MessageEvent<unknown> & Lasting
  said.waitUntil(keepFonts(said.data))
})
scope.addEventListener('fetch', (event) => {
  const asked = event as Asked
  const { request } = asked
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  if (request.mode === 'navigate') {
    if (ADDRESSES.test(pathname)) asked.respondWith(page(asked))
  } else if (pathname.startsWith('/assets/') || pathname === '/icon.svg') asked.respondWith(file(request, pathname))
})
