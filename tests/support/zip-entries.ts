// Knows how to read what is in a zip file, for tests that look into a document; refuses files with comments or more than one disk.
import { inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly text: string
  /** As the format notes it, beside the entry and in the list at the end: time of day, then the date. */
  readonly times: readonly [number, number]
}

/** Every entry of the file in its order. */
export function zipEntries(zip: Uint8Array): readonly ZipEntry[] {
  const file = Buffer.from(zip)
  const end = file.length - 22
  if (file.readUInt32LE(end) !== 0x06054b50) throw new Error('no zip file')
  const found: ZipEntry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, name, extra, comment] = [
      file.readUInt32LE(at + 20),
      ...[28, 30, 32].map((to) => file.readUInt16LE(at + to)),
    ]
    const start = file.readUInt32LE(at + 42)
    const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
    const bytes = file.subarray(from, from + (packed ?? 0))
    found.push({
      name: file.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      text: (file.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'),
      times: [file.readUInt32LE(start + 10), file.readUInt32LE(at + 12)],
    })
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return found
}
