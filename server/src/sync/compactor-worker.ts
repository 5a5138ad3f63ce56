// Runs in a thread of its own: squashes checkpoint and rows into a new checkpoint and proves that nothing is lost; refuses to hand over one it could not prove.
import { parentPort } from 'node:worker_threads'
import { applyUpdate, applyUpdateV2, Doc, encodeStateAsUpdate, encodeStateAsUpdateV2 } from 'yjs'
import { unpack, type Packed } from '../store/packed-rows.ts'
import { buildDocument, isPending } from './load-document.ts'

export interface SquashRequest {
  readonly id: number
  readonly state: Uint8Array | null
  readonly packed: Packed
}
export type SquashReply =
  | { readonly id: number; readonly ok: true; readonly state: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly ok: false; readonly message: string }

/** A fresh document from one encoding of another. Loading joins neighbouring changes, so two loads are compared, not a load and an original. */
function reload(apply: (doc: Doc) => void): Uint8Array {
  const doc = new Doc()
  apply(doc)
  const bytes = encodeStateAsUpdate(doc)
  doc.destroy()
  return bytes
}

function squash({ id, state, packed }: SquashRequest): SquashReply {
  try {
    const rows = unpack(packed).map((bytes, index) => ({ seq: index, bytes }))
    const { doc, thrown } = buildDocument(state, rows)
    if (thrown.length > 0) return { id, ok: false, message: `${thrown.length} rows cannot be applied` }
    if (isPending(doc)) return { id, ok: false, message: 'something is missing in the log' }
    const squashed = new Uint8Array(encodeStateAsUpdateV2(doc))
    const expected = encodeStateAsUpdate(doc)
    doc.destroy()
    const before = reload((fresh) => applyUpdate(fresh, expected))
    const after = reload((fresh) => applyUpdateV2(fresh, squashed))
    if (Buffer.compare(before, after) !== 0)
      return { id, ok: false, message: 'the squashed document reads differently' }
    return { id, ok: true, state: squashed }
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

const port = parentPort
port?.on('message', (request: SquashRequest) => {
  const reply = squash(request)
  port.postMessage(reply, reply.ok ? [reply.state.buffer] : [])
})
