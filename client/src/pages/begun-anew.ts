// Knows what somebody is told whose page loaded again because the board began anew, and which card they come back to; refuses to know when it loads.
import { LIMITS } from '@common-ground/shared/board/limits.ts'
import { useEffect } from 'react'
import { announce } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { showCard } from '../panels/show-card.ts'
import { words } from '../text/en-GB.ts'
import type { DeviceMemory } from './device-memory.ts'

/** Once the board is here; on every other visit nothing. [BN4] */
export function useBegunAnew(session: BoardSession, memory: DeviceMemory): void {
  const ready = useReadable(session.ready)
  useEffect(() => {
    const card = ready ? memory.takeBegunAnew(session.boardId) : null
    if (card === null) return
    showCard(session, card)
    announce({ text: words.board.begunAnew(LIMITS.binDays), stays: 20_000 })
  }, [session, memory, ready])
}
