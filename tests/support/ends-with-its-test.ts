// Ends the process it is loaded into when whoever holds its standard input has ended, in whatever way; knows nothing of what that process does.
import { rmSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

// Vitest ends its processes by a signal: no listener to their end is ever called, so what they started has to notice by itself.
if (isMainThread) {
  const folder = new URL(import.meta.url).searchParams.get('folder')
  process.stdin.on('close', () => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
    process.kill(process.pid, 'SIGKILL')
  })
  process.stdin.resume()
  // Reading alone keeps nothing running: a server that has closed everything ends as ever.
  if ('unref' in process.stdin) process.stdin.unref()
}
