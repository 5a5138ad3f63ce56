// Knows when the links of connected people run out, one timer a link; refuses to know who came by them.
import type { LinkRow } from '../store/store.ts'

/** The longest a timer can wait; whoever is here for longer is found by the relay's own rounds. */
const LONGEST_MS = 2 ** 31 - 1

export interface ExpiringLinks {
  /** Somebody has come by this link. @param now milliseconds since 1970. */
  watch(link: Pick<LinkRow, 'id' | 'boardId' | 'expiresAt'>, now: number): void
}

/** @param onExpiry called with the board once a link that is watched has run out. */
export function openExpiringLinks(onExpiry: (boardId: string) => void): ExpiringLinks {
  const watched = new Set<string>()
  return {
    watch({ id, boardId, expiresAt }, now) {
      if (expiresAt === null || watched.has(id)) return
      const inMs = Date.parse(expiresAt) - now + 1
      if (inMs > LONGEST_MS) return
      watched.add(id)
      setTimeout(() => {
        watched.delete(id)
        onExpiry(boardId)
      }, inMs).unref()
    },
  }
}
