// Knows why the server ends a connection and whether trying again can help; refuses to know who decides it.

/**
 * The closed list of socket close codes. 4400 to 4499 are final: a client must not try again by itself.
 * 4500 to 4599 pass: a client tries again after a pause.
 */
export const CLOSE_CODES = {
  notSignedIn: 4401,
  roleTooLow: 4403,
  boardNotFound: 4404,
  /** The board has moved to a new document: load the page again. */
  epochChanged: 4409,
  boardDeleted: 4410,
  tooLarge: 4413,
  malformed: 4422,
  serverError: 4500,
  /** The server is stopping. */
  draining: 4503,
  /** Too slow to read, silent for too long, or unable to fill a gap. */
  slow: 4508,
  tooMany: 4529,
} as const

export type CloseCode = (typeof CLOSE_CODES)[keyof typeof CLOSE_CODES]

/** True when trying again cannot help: the person or the page has to change first. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500
}
