// Knows how many small byte strings cross to another thread as one buffer that is handed over, not copied.

/** Byte strings laid one after another; `ends[i]` is where the i-th ends. */
export interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: readonly number[]
}

/** Copies the pieces into one buffer of their own, fit for a transfer list. */
export function pack(pieces: readonly Uint8Array[]): Packed {
  let length = 0
  const ends = pieces.map((piece) => (length += piece.length))
  const bytes = new Uint8Array(length)
  pieces.forEach((piece, index) => bytes.set(piece, (ends[index] ?? 0) - piece.length))
  return { bytes, ends }
}

/** Views into the one buffer, in order. */
export function unpack({ bytes, ends }: Packed): Uint8Array[] {
  return ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end))
}
