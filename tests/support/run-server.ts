// Starts the server that the browser tests of a run share and ends it after them; knows no test.
import type { TestProject } from 'vitest/node'
import { type RunningServer, startServer } from './start-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server of the run. */
    readonly sharedServer: string
  }
}

let server: RunningServer | undefined

/** Called once before the first file of the project. */
export async function setup(project: TestProject): Promise<void> {
  server = await startServer()
  project.provide('sharedServer', server.url)
}

/** Called after its last. */
export async function teardown(): Promise<void> {
  await server?.stop()
}
