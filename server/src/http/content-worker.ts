// Knows how to do content jobs in a thread of its own, one after the other; refuses to know who asked.
import { parentPort } from 'node:worker_threads'
import type { NumberedJob } from './content-desk.ts'
import { runContentJob } from './run-content-job.ts'

parentPort?.on('message', ({ number, job }: NumberedJob) => {
  void runContentJob(job).then((answer) => parentPort?.postMessage({ number, answer }))
})
