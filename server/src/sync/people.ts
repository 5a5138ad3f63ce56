// Knows what everybody on a board is told about who belongs to it; refuses to know where that is written down.
import { encodeNotice, type ParticipantNotice } from '@common-ground/shared/wire/protocol.ts'

export interface People {
  /** The notice for a board, asked for once however many want it; null when it cannot be had now. */
  notice(boardId: string): Promise<Uint8Array | null>
  /** What was known of a board is no longer so. */
  forget(boardId: string): void
}

export function createPeople(
  ask: (boardId: string) => Promise<readonly ParticipantNotice[]>,
  failed: (boardId: string, error: unknown) => void,
): People {
  const known = new Map<string, Promise<Uint8Array | null>>()
  return {
    notice(boardId) {
      const asked = known.get(boardId)
      if (asked !== undefined) return asked
      const asking = ask(boardId).then(
        (participants) => encodeNotice({ type: 'participants', participants }),
        (error: unknown) => {
          failed(boardId, error)
          if (known.get(boardId) === asking) known.delete(boardId)
          return null
        },
      )
      known.set(boardId, asking)
      return asking
    },
    forget: (boardId) => void known.delete(boardId),
  }
}
