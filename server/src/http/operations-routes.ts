// Knows what an operator's tools ask of the server: alive, ready, counts, the interface; refuses to tell them about boards.
import type { FastifyInstance } from 'fastify'
import { openApiDocument } from '@common-ground/shared/wire/open-api.ts'
import { productName } from '@common-ground/shared/product-name.ts'
import { ERRORS, Refusal } from '../errors.ts'
import type { HttpPorts } from './ports.ts'

export function answerOperationsCalls(app: FastifyInstance, ports: HttpPorts): void {
  app.get(
    '/livez',
    async (_request, reply) => await reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  )

  app.get('/readyz', async (_request, reply) => {
    if (ports.isStopping()) throw new Refusal('not-ready')
    // Asks the database something cheap: ready means that boards can be read.
    try {
      await ports.store.board('readiness')
    } catch (error) {
      throw new Refusal('not-ready', { detail: String(error) })
    }
    return await reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })

  app.get('/metrics', async (_request, reply) => {
    reply.type(ports.metrics.registry.contentType)
    return await ports.metrics.registry.metrics()
  })

  app.get('/api/openapi.json', async () => openApiDocument(productName, ERRORS))
}
