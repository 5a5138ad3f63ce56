// Knows what an operator's tools ask of the server: alive, ready, counts, the interface; refuses to tell them about boards.
import type { FastifyInstance } from 'fastify'
import { openApiDocument } from '@common-ground/shared/wire/open-api.ts'
import { productName } from '@common-ground/shared/product-name.ts'
import { ERRORS, Refusal } from '../errors.ts'
import type { DiskTrouble } from '../store/store.ts'
import type { HttpPorts } from './ports.ts'

/** Ready means that boards can be read and saved. Asking more often than this learns nothing new and costs the disk nothing. */
const ASKED_MS = 1_000

export function answerOperationsCalls(app: FastifyInstance, ports: HttpPorts): void {
  let asked: Promise<DiskTrouble | null> | null = null
  let askedAt = -Infinity
  const tellDisk = async (): Promise<void> => {
    if (asked === null || performance.now() - askedAt >= ASKED_MS) {
      askedAt = performance.now()
      asked = ports.store.diskTrouble()
    }
    let trouble: DiskTrouble | null
    try {
      trouble = await asked
      await ports.store.board('readiness')
    } catch {
      throw new Refusal('not-ready')
    }
    if (trouble !== null) throw new Refusal('cannot-save')
  }

  app.get(
    '/livez',
    async (_request, reply) => await reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  )

  app.get('/readyz', async (_request, reply) => {
    if (ports.isStopping()) throw new Refusal('not-ready')
    await tellDisk()
    return await reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })

  app.get('/metrics', async (_request, reply) => {
    reply.type(ports.metrics.registry.contentType)
    return await ports.metrics.registry.metrics()
  })

  app.get('/api/openapi.json', async () => openApiDocument(productName, ERRORS))
}
