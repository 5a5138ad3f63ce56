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
  /** Somebody who does something else is not asked away from it: a line in front of it tells them, and this once they have done. */
  readonly isBusy: boolean
  readonly onFollow: () => void
}

export function FollowOffer({ session, isBusy, onFollow }: FollowOfferProps) {
  const name = useSelected(session.peers, (peers) => presenterOf(peers)?.name ?? null)
  const latest = useRef(onFollow)
  const offered = useRef<string | null>(null)
  useEffect(() => {
    latest.current = onFollow
  })
  useEffect(() => {
    offered.current = null
    return () => dismiss(ID)
  }, [name])
  useEffect(() => {
    if (name === null || isBusy || offered.current === name) return
    offered.current = name
    const follow = (): void => latest.current()
    announce({ id: ID, text: words.presents(name), action: { label: words.follow, run: follow }, stays: 0 })
  }, [name, isBusy])
  return null
}
