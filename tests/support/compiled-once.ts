// Knows where Node keeps what it has compiled of the server, so that the many processes of a test run do it once; knows no process.
import { fileURLToPath } from 'node:url'

/** To be added to the environment of a process that a test starts. */
export const COMPILED_ONCE: Readonly<Record<string, string>> = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../.output/compiled', import.meta.url)),
}
