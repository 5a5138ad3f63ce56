// Knows how the built client is served: pages fresh, hashed files for good, text compressed for whoever is far away; refuses to know what a page shows.
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../errors.ts'
import { isLoopback } from './origin.ts'

const PAGES = ['/', '/j', '/b/:id']

const TEXT: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}
const BYTES: Readonly<Record<string, string>> = {
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
}

type Coding = 'br' | 'gzip'
const compress: Readonly<Record<Coding, (plain: Buffer) => Promise<Buffer>>> = {
  br: async (plain) => await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
  gzip: async (plain) => await promisify(gzip)(plain),
}

/** @param folder the built client, read at each request. Without it the pages say how to build it. */
export function servePages(app: FastifyInstance, folder: string): void {
  const packed = new Map<string, Promise<Buffer>>()
  const send = async (request: FastifyRequest, reply: FastifyReply, name: string): Promise<FastifyReply> => {
    const plain = await readInside(folder, name)
    if (plain === null) throw new Refusal('no-such-call')
    const extension = extname(name)
    const isHashed = name.startsWith('assets/')
    reply.header(
      'cache-control',
      isHashed ? 'public, max-age=31536000, immutable' : name.endsWith('.html') ? 'no-store' : 'no-cache',
    )
    reply.type(TEXT[extension] ?? BYTES[extension] ?? 'application/octet-stream')
    if (TEXT[extension] === undefined) return await reply.send(plain)
    reply.header('vary', 'accept-encoding')
    const coding = codingFor(request)
    if (coding === null) return await reply.send(plain)
    reply.header('content-encoding', coding)
    if (!isHashed) return await reply.send(await compress[coding](plain))
    const key = `${coding} ${name}`
    const known = packed.get(key) ?? compress[coding](plain)
    packed.set(key, known)
    return await reply.send(await known)
  }
  for (const page of PAGES)
    app.get(page, async (request, reply) => {
      if ((await readInside(folder, 'index.html')) !== null) return await send(request, reply, 'index.html')
      return await reply
        .code(503)
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send('The pages are not built yet: run "pnpm build".\n')
    })
  app.get('/*', async (request, reply) => {
    const { '*': name = '' } = request.params as Readonly<Record<string, string>>
    return await send(request, reply, name)
  })
}

/** Compressing costs time, which only pays where the network is slower than the processor. */
function codingFor(request: FastifyRequest): Coding | null {
  if (isLoopback(request.ip)) return null
  const accepted = String(request.headers['accept-encoding'] ?? '')
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
}

/** Null for what is no file, and for every name that leads out of the folder or to a hidden file. */
async function readInside(folder: string, name: string): Promise<Buffer | null> {
  const isPlain = normalize(name) === name && !/(?:^|[\\/])\.|[\0\\]/.test(name) && !name.startsWith('/')
  if (!isPlain || name === '' || extname(name) === '') return null
  try {
    return await readFile(join(folder, name))
  } catch {
    // No such file, or a folder: for the caller both are nothing.
    return null
  }
}
