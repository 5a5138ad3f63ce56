// Makes an empty folder for one test and removes it again; knows nothing of what is put there.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface NewFolder {
  readonly path: string
  remove(): void
}

export function newFolder(): NewFolder {
  const path = mkdtempSync(join(tmpdir(), 'common-ground-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
