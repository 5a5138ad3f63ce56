// Knows which addresses are boards.

const BOARD_ADDRESS = /^\/b\/([A-Za-z0-9_-]{1,40})\/?$/

/** The id of the board that a path shows; null when it shows none. */
export const boardAt = (path: string): string | null => BOARD_ADDRESS.exec(path)?.[1] ?? null

/** Where this page's sockets go. */
export const socketOrigin = (): string => location.origin.replace(/^http/, 'ws')
