// Knows where a zip file notes when its entries were made, so that equal contents give equal bytes; refuses to know what is in it.

const END = 0x06054b50
const END_LENGTH = 22
const ENTRY = 0x02014b50
const ENTRY_LENGTH = 46
/** The first day the format knows: 1 January 1980. */
const FIRST_DAY = 0x21

/** The same file with one time for every entry. It has to be whole, without a comment at its end; throws RangeError otherwise. */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip)
  const view = new DataView(bytes.buffer)
  const end = bytes.length - END_LENGTH
  if (end < 0 || view.getUint32(end, true) !== END) throw new RangeError(`no zip file: ${String(bytes.length)} bytes`)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const setTime = (where: number): void => {
    view.setUint16(where, 0, true)
    view.setUint16(where + 2, FIRST_DAY, true)
  }
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError(`no entry ${String(index)} at byte ${String(at)}`)
    setTime(at + 12)
    setTime(view.getUint32(at + 42, true) + 10)
    const lengths = [28, 30, 32].map((where) => view.getUint16(at + where, true))
    at += ENTRY_LENGTH + lengths.reduce((sum, length) => sum + length, 0)
  }
  return bytes
}
