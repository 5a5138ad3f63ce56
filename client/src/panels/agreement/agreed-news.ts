// Knows how whoever is on the board hears once, as it happens, that something is agreed; refuses to know how it came to that.
import { useEffect, useRef } from 'react'
import { announce, dismiss } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { presentWords } from '../../text/present-words.ts'
import { agreementOf, conditionsOf } from './agreement-of.ts'

const words = agreementWords.settled
const ID = 'agreed'
/** Ids of proposals whose agreement was told on this device during the visit. */
const told = new WeakMap<BoardSession, Set<string>>()

function firstTime(session: BoardSession, proposalId: string): boolean {
  const before = told.get(session) ?? new Set()
  told.set(session, before)
  if (before.has(proposalId)) return false
  before.add(proposalId)
  return true
}

/** The last yes was given here. @param said what is told of it instead; null = it reads where it was given. */
export function agreedHere(session: BoardSession, proposalId: string, said: string | null): void {
  firstTime(session, proposalId)
  if (said === null) dismiss(ID)
  else announce({ id: ID, text: said, stays: 12_000 })
}

export interface AgreedNewsWays {
  /** It is open already: it is told, and nothing is offered. */
  readonly isRead: boolean
  readonly onRead: () => void
  /** What whoever runs the board does next. [PS16] */
  readonly onPresent: () => void
}

/** Draws nothing. */
export function useAgreedNews(session: BoardSession, api: Api, ways: AgreedNewsWays): void {
  const now = useRef(ways)
  useEffect(() => {
    now.current = ways
  })
  const { isRead } = ways
  // What it leads to is open.
  useEffect(() => {
    if (isRead) dismiss(ID)
  }, [isRead])
  useEffect(() => {
    const agreement = agreementOf(session, api)
    let before = agreement.get().proposals
    return agreement.subscribe(() => {
      const { proposals } = agreement.get()
      const known = before
      before = proposals
      // What was agreed before the board was opened is told by the header.
      if (known === null || proposals === null) return
      const news = proposals.find(
        ({ id, state }) => state === 'agreed' && known.every((one) => one.id !== id || one.state === 'proposed'),
      )
      if (news === undefined || !firstTime(session, news.id)) return
      const action =
        session.role.get() === 'facilitator'
          ? { label: presentWords.presentAgreed, run: () => now.current.onPresent() }
          : { label: words.read, run: () => now.current.onRead() }
      announce({
        id: ID,
        text: words.agreed(
          news.title,
          conditionsOf(news).map(({ name }) => name),
        ),
        ...(now.current.isRead ? {} : { action }),
        stays: 20_000,
      })
    })
  }, [session, api])
}
