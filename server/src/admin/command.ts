// Knows how an administrator's command is called and how it ends: one sentence and 0, or one sentence and 2; refuses to know what it does.
import { isAbsolute, resolve } from 'node:path'
import type { Result } from '@common-ground/shared/result.ts'
import { readConfig, type Config } from '../config.ts'

/** What a command is handed. */
export interface Given {
  /** The words behind the command's name. */
  readonly words: readonly string[]
  readonly config: Config
  /** A file named by the person, absolute: relative names count from where they are, not from the repository. */
  file(name: string): string
}

/**
 * Runs a command of this process and ends the process.
 *
 * @param usage what to say when the number of words is not one of `counts`.
 * @param run gives what to print; a failure changes nothing unless its sentence says so.
 */
export async function runCommand(
  usage: string,
  counts: readonly number[],
  run: (given: Given) => Promise<Result<string, string>> | Result<string, string>,
): Promise<never> {
  const words = process.argv.slice(2)
  const config = readConfig(process.env)
  if (!config.ok) return end(2, config.error)
  if (!counts.includes(words.length)) return end(2, usage)
  // pnpm runs scripts in the repository and says here where the person called it.
  const here = process.env['INIT_CWD'] ?? process.cwd()
  const file = (name: string): string => (isAbsolute(name) ? name : resolve(here, name))
  try {
    const done = await run({ words, config: config.value, file })
    return done.ok ? end(0, done.value) : end(2, done.error)
  } catch (error) {
    return end(2, `That did not work: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function end(code: 0 | 2, sentence: string): never {
  const stream = code === 0 ? process.stdout : process.stderr
  stream.write(`${sentence}\n`)
  process.exit(code)
}
