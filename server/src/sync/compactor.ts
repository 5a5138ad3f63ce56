// Knows how to have a log squashed without holding up the relay: a thread that is started when needed and ended when idle.
import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { pack } from '../store/packed-rows.ts'
import type { Loaded } from '../store/store.ts'
import type { SquashReply, SquashRequest } from './compactor-worker.ts'

export interface Compactor {
  /** One V2 state that says the same as checkpoint and rows; or why it could not be proved to. */
  squash(loaded: Loaded): Promise<Result<Uint8Array, string>>
  close(): Promise<void>
}

const IDLE_MS = 3_000

export function createCompactor(): Compactor {
  const waiting = new Map<number, (result: Result<Uint8Array, string>) => void>()
  let lastId = 0
  let worker: Worker | null = null
  let idle: ReturnType<typeof setTimeout> | undefined

  const stop = async (): Promise<void> => {
    const ending = worker
    worker = null
    clearTimeout(idle)
    // Whatever is asked from now on goes to another thread.
    const abandoned = [...waiting.values()]
    waiting.clear()
    await ending?.terminate()
    for (const settle of abandoned) settle(fail('the thread ended'))
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./compactor-worker.ts', import.meta.url), {
      name: 'compactor',
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    })
    started.on('message', (reply: SquashReply) => {
      waiting.get(reply.id)?.(reply.ok ? ok(reply.state) : fail(reply.message))
      waiting.delete(reply.id)
      if (waiting.size > 0) return
      clearTimeout(idle)
      idle = setTimeout(() => void stop(), IDLE_MS)
      idle.unref()
    })
    started.on('error', (error: Error) => {
      for (const settle of waiting.values()) settle(fail(error.message))
      waiting.clear()
      if (worker === started) worker = null
    })
    // A thread with nothing to do must not keep the process alive.
    started.unref()
    return started
  }
  return {
    squash({ checkpoint, rows }) {
      clearTimeout(idle)
      worker ??= start()
      const packed = pack(rows.map(({ bytes }) => bytes))
      const request: SquashRequest = { id: ++lastId, state: checkpoint?.state ?? null, packed }
      return new Promise((resolve) => {
        waiting.set(request.id, resolve)
        worker?.postMessage(request, [packed.bytes.buffer])
      })
    },
    close: stop,
  }
}
