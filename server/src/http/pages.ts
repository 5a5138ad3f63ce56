// Knows how the built client is served: pages fresh, hashed files for good, text compressed for whoever is far away; refuses to know what a page shows.
import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyCompress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import type { FastifyError, FastifyInstance } from 'fastify'
import { Refusal } from '../errors.ts'
import { isFromHere } from './proxies.ts'

const PAGES = ['/', '/j', '/b/:id', '/b/:id/kept', '/check']
const HTML = 'index.html'
/** What may stand in a header as it is. */
const BOARD_ID = /^[A-Za-z0-9_-]{1,40}$/u

/** @param folder the built client, read at each request. Without it the pages say how to build it. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  // Compressing costs time, which only pays where the network is slower than the processor.
  app.addHook('onRequest', async (request) => {
    if (isFromHere(request.raw)) request.headers['x-no-compression'] = 'loopback'
  })
  // A name that leads out of the folder, to a folder or to nothing readable: for the caller there is nothing.
  app.setErrorHandler<FastifyError | Refusal>((error) => {
    throw error instanceof Refusal || (error.statusCode ?? 500) >= 500 ? error : new Refusal('no-such-call')
  })
  await app.register(fastifyCompress, { encodings: ['br', 'gzip'] })
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    dotfiles: 'ignore',
    // A part of a file has no meaning once the whole is compressed.
    acceptRanges: false,
    cacheControl: false,
    setHeaders: (reply, path) => reply.header('cache-control', freshness(folder, path)),
    suppressWarning: true,
  })
  for (const page of PAGES)
    app.get<{ Params: { id?: string } }>(page, async (request, reply) => {
      if (existsSync(join(folder, HTML))) {
        // The first thing the page of a board asks for travels beside its code instead of after it.
        const { id } = request.params
        if (page === '/b/:id' && id !== undefined && BOARD_ID.test(id))
          reply.header('link', `</api/boards/${id}>; rel=preload; as=fetch; crossorigin`)
        return await reply.sendFile(HTML)
      }
      return await reply
        .code(503)
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send('The pages are not built yet: run "npx -y pnpm@12 build".\n')
    })
}

/** What the build names by its content never changes; a page names what it loads and is never kept. */
function freshness(folder: string, path: string): string {
  if (path.startsWith(join(folder, 'assets') + sep)) return 'public, max-age=31536000, immutable'
  return path.endsWith('.html') ? 'no-store' : 'no-cache'
}
