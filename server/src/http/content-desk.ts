// Knows how heavy reading of files and versions is kept off the thread that serves everybody; refuses to read a file itself.
import { Worker } from 'node:worker_threads'
import type { ContentAnswer, ContentJob, OutcomeOf } from './content-job.ts'

/** A job on its way to the worker. */
export interface NumberedJob {
  readonly number: number
  readonly job: ContentJob
}
interface NumberedAnswer {
  readonly number: number
  readonly answer: ContentAnswer
}

export interface ContentDesk {
  /**
   * Jobs are done one at a time, in order. A job that takes too long or too much memory ends as a refusal.
   *
   * @param queue what the job is for, such as a live board: one job of each may wait, so that none keeps the others waiting long.
   */
  run<J extends ContentJob>(job: J, queue?: string): Promise<OutcomeOf<J>>
  close(): Promise<void>
}

/** A file of 5 MB is read in well under a second or two; beyond this it was made to hurt. */
const JOB_MS = 20_000
/** Without work for so long the thread and its memory are given back. */
const IDLE_MS = 10_000
const HEAP_MB = 512
/** Jobs that wait hold a file each. */
const WAITING = 24

/** Whether it was the file or all the others that are read at the same time is not known: it blames neither. */
const TOO_MUCH =
  'Reading took more time or memory than one file may take. Try again in a moment; if it is refused again, split it into smaller files.'
const tooMuch: ContentAnswer = {
  kind: 'refused',
  status: 422,
  reason: 'too-complicated',
  sentence: `The file was not imported. ${TOO_MUCH}`,
  consent: false,
  problems: [{ path: '', code: 'too-complicated', problem: TOO_MUCH }],
  problemCount: 1,
}

interface Waiting {
  readonly job: ContentJob
  readonly queue: string | null
  readonly settle: (answer: ContentAnswer) => void
}

/** Opens the desk; its thread starts with the first job. */
export function openContentDesk(): ContentDesk {
  const queue: Waiting[] = []
  let worker: Worker | null = null
  let current: Waiting | null = null
  let number = 0
  let timer: NodeJS.Timeout | undefined

  const start = (): Worker => {
    const started = new Worker(new URL('./content-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    started.unref()
    started.on('message', (message: NumberedAnswer) => {
      if (message.number === number) finish(message.answer)
    })
    // Out of memory or broken: the thread is gone, the server is not.
    started.on('error', () => {
      if (worker === started) worker = null
      finish(tooMuch)
    })
    return started
  }
  const stop = (): void => {
    void worker?.terminate()
    worker = null
  }
  const finish = (answer: ContentAnswer): void => {
    clearTimeout(timer)
    const done = current
    current = null
    done?.settle(answer)
    next()
  }
  const next = (): void => {
    if (current !== null) return
    current = queue.shift() ?? null
    if (current === null) {
      timer = setTimeout(stop, IDLE_MS)
      timer.unref()
      return
    }
    clearTimeout(timer)
    number += 1
    worker ??= start()
    worker.postMessage({ number, job: current.job } satisfies NumberedJob)
    timer = setTimeout(() => {
      stop()
      finish(tooMuch)
    }, JOB_MS)
  }
  return {
    run: async <J extends ContentJob>(job: J, name?: string): Promise<OutcomeOf<J>> => {
      const isWaiting = name !== undefined && queue.some((waiting) => waiting.queue === name)
      if (isWaiting || queue.length >= WAITING) return { kind: 'busy' }
      const answer = await new Promise<ContentAnswer>((settle) => {
        queue.push({ job, queue: name ?? null, settle })
        next()
      })
      // The thread answers a job with the outcome of its kind.
      return answer as OutcomeOf<J>
    },
    close: async () => {
      clearTimeout(timer)
      await worker?.terminate()
      worker = null
    },
  }
}
