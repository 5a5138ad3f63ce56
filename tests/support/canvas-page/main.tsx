// Mounts the canvas alone on an in-memory board, so that it can be driven and measured without a server.
import '@common-ground/client/styles/base.css'
import '@common-ground/client/styles/tokens.css'
import '@common-ground/client/styles/fonts.css'
import { BoardCanvas } from '@common-ground/client/canvas/board-canvas.tsx'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { readFile } from '@common-ground/shared/interchange/read-file.ts'
import { createRoot } from 'react-dom/client'
import { generatedBoard } from '../generated-board.ts'
import { openMemorySession } from '../memory-session.ts'

const asked = new URLSearchParams(location.search)
const size = Number(asked.get('elements') ?? '0')
const file = asked.get('file')

async function content() {
  if (file === null) return generatedBoard(size, 7)
  const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer())
  let next = 0
  const read = readFile(bytes, {
    fileName: 'case.json',
    grade: 'report',
    at: '2026-01-01T00:00:00Z',
    newId: () => `made${(next += 1)}`,
    heightOf,
  })
  if (!read.ok) throw new TypeError(JSON.stringify(read))
  return read.content
}
const session = openMemorySession(await content())
if (asked.get('theme') === 'dark') {
  document.documentElement.dataset['theme'] = 'dark'
  session.view.set({ theme: 'dark' })
}
Object.assign(globalThis, { session })
const root = document.getElementById('root')
if (root === null) throw new TypeError('the page has no root')
createRoot(root).render(<BoardCanvas session={session} />)
