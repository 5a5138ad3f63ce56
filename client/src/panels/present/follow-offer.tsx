// Knows when somebody is told that another presents, and offered to follow; draws nothing itself.
import { useEffect, useRef } from 'react'
import { announce, dismiss } from '../../controls/toast.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useSelected } from '../../model/use-readable.ts'
import { presentWords as words } from '../../text/present-words.ts'
import { presenterOf } from './presenter.ts'

const ID = 'presents'

export interface FollowOfferProps {
  readonly session: BoardSession
  /** Somebody who does something else is not asked away from it; the menu offers it still. */
  readonly isBusy: boolean
  readonly onFollow: () => void
}

export function FollowOffer({ session, isBusy, onFollow }: FollowOfferProps) {
  const name = useSelected(session.peers, (peers) => presenterOf(peers)?.name ?? null)
  const latest = useRef({ isBusy, onFollow })
  useEffect(() => {
    latest.current = { isBusy, onFollow }
  })
  useEffect(() => {
    if (name === null || latest.current.isBusy) return
    const follow = (): void => latest.current.onFollow()
    announce({ id: ID, text: words.presents(name), action: { label: words.follow, run: follow }, stays: 0 })
    return () => dismiss(ID)
  }, [name])
  return null
}
