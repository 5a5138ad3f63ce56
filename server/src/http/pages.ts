// Knows how the built client is served: pages fresh, hashed files for good; refuses to know what a page shows.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fastifyStatic from '@fastify/static'

const PAGES = ['/', '/j', '/b/:id']

/** @param folder the built client. Without it the pages say how to build it. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    index: false,
    serve: existsSync(folder),
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(folder, 'assets'))
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  for (const page of PAGES) app.get(page, async (_request, reply) => await sendPage(reply, folder))
}

async function sendPage(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  if (existsSync(join(folder, 'index.html'))) return await reply.sendFile('index.html', { cacheControl: false })
  return await reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send('The pages are not built yet: run "pnpm build".\n')
}
