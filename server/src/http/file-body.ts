// Knows how the raw bytes of a file come in, plain or gzip, without ever holding more than the limit; refuses to read what they say.
import type { IncomingMessage } from 'node:http'
import { createGunzip } from 'node:zlib'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'

/** A file may unpack to so many bytes. */
const FILE_LIMIT = 5 * 1024 * 1024
/** How much of a file that is too large is still taken in, so that its sender gets to read the answer. */
const DRAINED = 64 * 1024 * 1024

export type FileError = 'file-too-large' | 'file-unreadable' | 'encoding-not-supported'

/** Takes in a request's body. Gzip is told by its header or by its first two bytes. */
export async function takeFile(body: IncomingMessage): Promise<Result<Uint8Array, FileError>> {
  const encoding = (body.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (!/^(?:identity|gzip|x-gzip)?$/.test(encoding)) {
    drain(body, 0)
    return fail('encoding-not-supported')
  }
  const received = await collect(body)
  if (!received.ok) return received
  const isZipped = received.value[0] === 0x1f && received.value[1] === 0x8b
  if (!isZipped) return encoding.includes('gzip') ? fail('file-unreadable') : received
  return await unzip(received.value)
}

async function collect(body: IncomingMessage): Promise<Result<Uint8Array, FileError>> {
  const pieces: Buffer[] = []
  let size = 0
  return await new Promise((settle) => {
    body.on('data', (piece: Buffer) => {
      size += piece.length
      if (size <= FILE_LIMIT) pieces.push(piece)
      else {
        pieces.length = 0
        body.removeAllListeners('data')
        drain(body, size)
        settle(fail('file-too-large'))
      }
    })
    body.on('end', () => settle(ok(Buffer.concat(pieces))))
    body.on('error', () => settle(fail('file-unreadable')))
    body.on('aborted', () => settle(fail('file-unreadable')))
  })
}

function drain(body: IncomingMessage, already: number): void {
  let size = already
  body.on('data', (piece: Buffer) => {
    size += piece.length
    if (size > DRAINED) body.destroy()
  })
}

async function unzip(packed: Uint8Array): Promise<Result<Uint8Array, FileError>> {
  const gunzip = createGunzip()
  const pieces: Buffer[] = []
  let size = 0
  return await new Promise((settle) => {
    gunzip.on('data', (piece: Buffer) => {
      size += piece.length
      if (size <= FILE_LIMIT) pieces.push(piece)
      else {
        gunzip.destroy()
        settle(fail('file-too-large'))
      }
    })
    gunzip.on('end', () => settle(ok(Buffer.concat(pieces))))
    gunzip.on('error', () => settle(fail('file-unreadable')))
    gunzip.end(packed)
  })
}
