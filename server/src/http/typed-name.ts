// Knows what a person may type as a name or a title; refuses to know whose it is.
import { fail, ok, type Result } from '@common-ground/shared/result.ts'

export type NameError = 'empty' | 'broken' | 'hidden'

/**
 * A name as it is kept: NFC, single spaces, no space at the ends.
 *
 * Refused are what shows nothing, broken characters (lone surrogates), and control or direction-changing characters,
 * which could make one name look like another. Joiners stay: Persian and emoji need them.
 */
export function readName(typed: string): Result<string, NameError> {
  if (!typed.isWellFormed()) return fail('broken')
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(name)) return fail('hidden')
  if (!/[^\p{Z}\p{Cf}\p{M}\u115F\u1160\u3164\uFFA0\u2800]/u.test(name)) return fail('empty')
  return ok(name)
}

/** What to say to whoever typed it. */
export function sayNameError(what: string, error: NameError): string {
  switch (error) {
    case 'empty':
      return `${what} is empty.`
    case 'broken':
      return `${what} holds broken characters. Type it again.`
    case 'hidden':
      return `${what} holds hidden or direction-changing characters. Type it again without them.`
  }
}
