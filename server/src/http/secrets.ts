// Knows how secrets are made, hashed and compared; refuses to keep one.
import { createHash, timingSafeEqual } from 'node:crypto'

/** Fills in unguessable bytes. */
export type RandomBytes = (count: number) => Uint8Array

/** 256 bits, 43 characters of A-Z a-z 0-9 _ and -. */
export function makeSecret(random: RandomBytes): string {
  return Buffer.from(random(32)).toString('base64url')
}

/** A row id of 12 characters. */
export function makeRowId(random: RandomBytes): string {
  return Buffer.from(random(9)).toString('base64url')
}

/** SHA-256, hex. Secrets carry 256 random bits, so a slow hash would add nothing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

/** Compares without telling by its duration how much was right. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(hashSecret(expected)))
}
