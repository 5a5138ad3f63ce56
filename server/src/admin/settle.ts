// Knows how what was written comes to be on the disk itself; knows nothing of what it is.
import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until a file's bytes, or the names in a folder, are on the disk. */
export function settle(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
