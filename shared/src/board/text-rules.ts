// Knows which text a board takes and how it is made fit for others; refuses to know fields and files.
import { LIMITS } from './limits.ts'
import { fail, ok, type Result } from '../result.ts'

const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
const NEEDS_CLEANING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/

/** Every kind of line end becomes a line feed; control characters, which nobody can see or type, go. Words stay as they are. */
export const cleanText = (text: string): string =>
  NEEDS_CLEANING.test(text) ? text.replaceAll(LINE_ENDS, '\n').replaceAll(CONTROLS, '') : text

/** Text as a document may hold it: cleaned. `bad-text` = half a character (a lone surrogate, which replicas store differently for good); `too-long` = over 20,000. */
export const checkText = (text: string): Result<string, 'bad-text' | 'too-long'> => {
  if (!text.isWellFormed()) return fail('bad-text')
  const clean = cleanText(text)
  return clean.length > LIMITS.textChars ? fail('too-long') : ok(clean)
}

/** Text as somebody's document really holds it, made readable: half characters become U+FFFD. Whole texts come back as they are. */
export const readableText = (text: string): string => cleanText(text.isWellFormed() ? text : text.toWellFormed())

/** Text as files hold it: composed (NFC), so that equal words are equal bytes. */
export const exportText = (text: string): string => readableText(text).normalize('NFC')

/** True when the offset stands between the two halves of one character; an edit there would leave halves behind. */
export const splitsCharacter = (text: string, offset: number): boolean => {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}
