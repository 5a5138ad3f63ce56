// Runs an administrator's command as a process of its own; knows how commands are started, nothing of what they do.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { COMPILED_ONCE } from './compiled-once.ts'

const ADMIN = fileURLToPath(new URL('../../server/src/admin/', import.meta.url))

export interface CommandEnd {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** @param command name of its file, without ending: `board`. */
export async function runCommand(
  command: 'board' | 'backup' | 'restore',
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandEnd> {
  const child = spawn(process.execPath, [`${ADMIN}${command}.ts`, ...words], {
    env: { PATH: process.env['PATH'] ?? '', ...COMPILED_ONCE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}
