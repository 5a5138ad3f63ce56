// Knows which plain values may stand inside an update and passes over them within bounds; refuses to build them.
import { Malformed, type ByteReader } from './byte-reader.ts'

export interface ValueBounds {
  readonly jsonDepth: number
  readonly stringBytes: number
}

/** Names that would reach an object's machinery instead of its content when a reader is careless. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const NAME_BYTES = 800

/** Reads a name of something; refuses reserved ones, empty ones, and control characters. */
export function readName(reader: ByteReader): string {
  const name = reader.string(NAME_BYTES)
  if (RESERVED.has(name)) throw new Malformed(`the name ${name} is reserved`)
  for (let at = 0; at < name.length; at++) {
    if (name.charCodeAt(at) < 32) throw new Malformed('a name holds a control character')
  }
  return name
}

/** Passes over one value in lib0's "any" encoding. */
export function skipValue(reader: ByteReader, bounds: ValueBounds, depth = 0): void {
  if (depth > bounds.jsonDepth) throw new Malformed(`a value is nested deeper than ${bounds.jsonDepth}`)
  const kind = reader.byte()
  switch (kind) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125:
      return reader.skipInt()
    case 124:
      return reader.skip(4)
    case 123:
    case 122:
      return reader.skip(8)
    case 119:
      reader.skipString(bounds.stringBytes)
      return
    case 118: {
      const count = reader.count('entries')
      for (let entry = 0; entry < count; entry++) {
        readName(reader)
        skipValue(reader, bounds, depth + 1)
      }
      return
    }
    case 117: {
      const count = reader.count('values')
      for (let value = 0; value < count; value++) skipValue(reader, bounds, depth + 1)
      return
    }
    case 116: {
      const length = reader.uint()
      if (length > bounds.stringBytes) throw new Malformed(`${length} bytes are more than ${bounds.stringBytes}`)
      return reader.skip(length)
    }
    default:
      throw new Malformed(`there is no kind of value ${kind}`)
  }
}

/** True when JSON text nests no deeper than `most`. Counts brackets outside strings; does not check the rest. */
export function isShallowJson(text: string, most: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (inString) {
      if (unit === 92) at++
      else if (unit === 34) inString = false
    } else if (unit === 34) inString = true
    else if (unit === 91 || unit === 123) {
      depth++
      if (depth > most) return false
    } else if (unit === 93 || unit === 125) depth--
  }
  return true
}

/** Passes over one value written as JSON text of at most a kilobyte. */
export function skipJson(reader: ByteReader, bounds: ValueBounds): void {
  const text = reader.string(1024)
  if (!isShallowJson(text, bounds.jsonDepth)) throw new Malformed(`a value is nested deeper than ${bounds.jsonDepth}`)
  try {
    JSON.parse(text)
  } catch {
    throw new Malformed('a value is not JSON')
  }
}
