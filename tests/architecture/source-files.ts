// Lists the repository's own files for the structure tests; knows folders and nothing about their content.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Absolute path of the repository, with a closing slash. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url))

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Folders that installing, building, running and testing make. */
const made = new Set(['node_modules', 'dist', 'data', '.git', '.output'])

function walk(folder: string): string[] {
  return readdirSync(repositoryRoot + folder, { withFileTypes: true }).flatMap((entry) => {
    if (made.has(entry.name)) return []
    const path = folder + entry.name
    return entry.isDirectory() ? walk(`${path}/`) : [path]
  })
}

/** All files of the repository whose path matches, sorted by path; installed, built and written files are left out. */
export function repositoryFiles(pattern: RegExp): SourceFile[] {
  return walk('')
    .filter((path) => pattern.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(repositoryRoot + path, 'utf8') }))
}

/** The TypeScript of the four packages, tests included. */
export function codeFiles(): SourceFile[] {
  return repositoryFiles(/^(client|server|shared|tests)\/.*\.tsx?$/)
}

/** Module names that a file imports or re-exports, statically. */
export function importedNames(text: string): string[] {
  const names: string[] = []
  for (const found of text.matchAll(/^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)) {
    if (found[1] !== undefined) names.push(found[1])
  }
  return names
}

/** The text with its comments blanked, line for line; quotes around comment signs are not looked at. */
export function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(^|\s)\/\/ .*$/gm, '$1')
}
