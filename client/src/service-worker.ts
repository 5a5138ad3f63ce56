// Runs in the browser's service worker: keeps the pages' own files (shell and fonts) for when the server does not answer; refuses to keep or touch anything the server says.

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

/** What the pages of the server's build load, and a name that differs from build to build. */
interface Shell {
  readonly build: string
  readonly files: readonly string[]
}
const LIST = '/shell.json'
const PREFIX = 'shell-'
/** Named by their content, so they outlive every build. */
const FONTS = 'fonts'
/** The one page that every address shows. */
const PAGE = '/'
const ADDRESSES = /^\/(?:j\/?|check\/?|b\/[^/]+(?:\/kept)?\/?)?$/
const isFont = (path: string): boolean => path.startsWith('/assets/') && path.endsWith('.woff2')

/**
 * Keeps the server's build, whole or not at all: a page without the files it names would be worse than no page. Tabs of the
 * build before go on with its files; older ones go.
 */
async function keepShell(): Promise<void> {
  const { build, files } = (await (await fetch(LIST, { cache: 'no-store' })).json()) as Shell
  const cache = await caches.open(PREFIX + build)
  if ((await cache.match(PAGE)) !== undefined) return
  const page = await fetch(PAGE, { cache: 'no-store' })
  const text = await page.clone().text()
  const named = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  // The server may have moved on in between: the next load tries again.
  if (!page.ok || !named.every((path) => files.includes(path))) return
  // Files named by their content lie in the browser's own cache already: this asks for little again.
  await cache.addAll([...files])
  await cache.put(PAGE, page)
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  await Promise.all(shells.slice(0, -2).map((name) => caches.delete(name)))
}

/** The page of the newest build that is kept whole. */
async function keptPage(): Promise<Response | undefined> {
  for (const name of (await caches.keys()).toReversed()) {
    const page = name.startsWith(PREFIX) ? await caches.match(PAGE, { cacheName: name, ignoreVary: true }) : undefined
    if (page !== undefined) return page
  }
  return undefined
}

async function takeOver(): Promise<void> {
  await scope.registration.navigationPreload?.enable()
  await scope.clients.claim()
}

/** The server's page whenever it answers, so that a new build is there at the next load; the kept one only when it does not. */
async function page(event: Asked): Promise<Response> {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request))
    // Somebody on the way answers for a server that is away.
    return answer.status >= 502 && answer.status <= 504 ? ((await keptPage()) ?? answer) : answer
  } catch (error) {
    const shell = await keptPage()
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

async function keepAll(fonts: unknown): Promise<void> {
  try {
    await keepShell()
  } finally {
    await keepFonts(fonts)
  }
}

scope.addEventListener('install', (event) => (event as Lasting).waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', (event) => (event as Lasting).waitUntil(takeOver()))
scope.addEventListener('message', (event) => {
  const said = event as MessageEvent<unknown> & Lasting
  said.waitUntil(keepAll(said.data))
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
