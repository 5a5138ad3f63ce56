// Knows how to read the variable-length numbers and strings of lib0 without ever trusting a length; refuses to allocate by a sender's count.
import { isUtf8 } from 'node:buffer'

/** Thrown inside the frame readers only; they turn it into a value. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
}

const TWO_TO_THE_53 = 2 ** 53

export class ByteReader {
  readonly bytes: Uint8Array
  position: number
  readonly end: number

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes
    this.position = start
    this.end = end
  }

  get left(): number {
    return this.end - this.position
  }

  byte(): number {
    if (this.position >= this.end) throw new Malformed('it ends too early')
    return this.bytes[this.position++] ?? 0
  }

  /** An unsigned number below 2^53. */
  uint(): number {
    let number = 0
    let factor = 1
    for (;;) {
      const byte = this.byte()
      number += (byte & 127) * factor
      if (number >= TWO_TO_THE_53) throw new Malformed('a number is too large')
      if (byte < 128) return number
      factor *= 128
    }
  }

  /** A count of things that take at least one byte each. */
  count(what: string): number {
    const count = this.uint()
    if (count > this.left) throw new Malformed(`it claims ${count} ${what} in ${this.left} bytes`)
    return count
  }

  skip(length: number): void {
    if (length > this.left) throw new Malformed('it ends too early')
    this.position += length
  }

  /** Passes over a signed number, whose first byte holds six bits of it. */
  skipInt(): void {
    for (let read = 1; this.byte() >= 128; read++) if (read === 8) throw new Malformed('a number is too large')
  }

  /** Passes over a string of at most `most` bytes of valid UTF-8; returns where it starts (it ends at `position`). */
  skipString(most: number): number {
    const length = this.uint()
    if (length > most) throw new Malformed(`a string of ${length} bytes is longer than ${most}`)
    const start = this.position
    this.skip(length)
    if (!isUtf8(this.bytes.subarray(start, this.position))) throw new Malformed('a string is not UTF-8')
    return start
  }

  /** A short string, such as a name. */
  string(most: number): string {
    const start = this.skipString(most)
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, this.position - start).toString('utf8')
  }

  /** Passes over a string and counts it as JavaScript does: its UTF-16 units. */
  skipText(most: number): number {
    const start = this.skipString(most)
    let units = 0
    for (let at = start; at < this.position; at++) {
      const byte = this.bytes[at] ?? 0
      // Continuation bytes count nothing; a lead byte of four counts as a surrogate pair.
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
    }
    return units
  }
}
