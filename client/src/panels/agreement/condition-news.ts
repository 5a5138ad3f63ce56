// Knows how an organisation that has said yes hears that another says "yes, but"; refuses to change its answer.
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useRef } from 'react'
import { announce, dismiss } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { ownCard } from '../../model/own-card.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { agreementOf, conditionsSince, standing, type Condition } from './agreement-of.ts'

const ID = 'condition'

/** The latest that an organisation has not been told; null = none. @param own its card; undefined = none. */
export function newCondition(
  before: readonly ProposalInfo[],
  now: readonly ProposalInfo[],
  own: string | undefined,
): Condition | null {
  const { open } = standing(now)
  if (open === null) return null
  const last = before.find(({ id }) => id === open.id)
  const known = new Set((last?.answers ?? []).map(({ organisationId, at }) => `${organisationId} ${at}`))
  const fresh = conditionsSince(open, own).filter(({ organisation, at }) => !known.has(`${organisation} ${at}`))
  return fresh.toSorted((one, two) => (one.at < two.at ? -1 : 1)).at(-1) ?? null
}

/** Draws nothing. @param ways `isRead`: what is agreed stands open already. [AG85] */
export function useConditionNews(
  session: BoardSession,
  api: Api,
  ways: { readonly isRead: boolean; readonly onRead: () => void },
): void {
  const now = useRef(ways)
  useEffect(() => {
    now.current = ways
    if (ways.isRead) dismiss(ID)
  })
  useEffect(() => {
    const agreement = agreementOf(session, api)
    let before = agreement.get().proposals
    return agreement.subscribe(() => {
      const { proposals } = agreement.get()
      const last = before
      before = proposals
      // What was said before the board was opened stands in its header.
      if (last === null || proposals === null || now.current.isRead) return
      const me = session.participants.get().find(({ id }) => id === session.participantId)
      const said = newCondition(last, proposals, me === undefined ? undefined : ownCard(session.board.get(), me))
      if (said === null) return
      const action = { label: agreementWords.but.read, run: () => now.current.onRead() }
      announce({ id: ID, text: agreementWords.but.news(said.name, said.note), action, stays: 20_000 })
    })
  }, [session, api])
}
