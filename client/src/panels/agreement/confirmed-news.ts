// Knows how whoever answered by the link for everybody hears that their organisation's answer counts; refuses to know who may confirm it.
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect } from 'react'
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { ownCard } from '../../model/own-card.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { agreementOf, standing } from './agreement-of.ts'

/** Who has confirmed the answer of an organisation since it was looked last, their participant id or "" where that is not known; null = nobody has. */
export function confirmedSince(
  before: readonly ProposalInfo[],
  now: readonly ProposalInfo[],
  organisation: string,
): string | null {
  const { open } = standing(now)
  const answerIn = (one: ProposalInfo | null | undefined) =>
    one?.answers.find(({ organisationId }) => organisationId === organisation)
  const last = answerIn(before.find(({ id }) => id === open?.id))
  const said = answerIn(open)
  return last?.how === 'shared' && said?.how === 'confirmed' ? (said.confirmedBy ?? '') : null
}

/** Draws nothing. Where it is agreed with that, that is what is told. [AG52] */
export function useConfirmedNews(session: BoardSession, api: Api): void {
  useEffect(() => {
    const agreement = agreementOf(session, api)
    let before = agreement.get().proposals ?? []
    return agreement.subscribe(() => {
      const now = agreement.get().proposals ?? []
      const last = before
      before = now
      const participants = session.participants.get()
      const called = (participantId: string): string => participants.find(({ id }) => id === participantId)?.name ?? ''
      const me = participants.find(({ id }) => id === session.participantId)
      const own = me === undefined ? undefined : ownCard(session.board.get(), me)
      const by = own === undefined ? null : confirmedSince(last, now, own)
      if (by === null || by === session.participantId) return
      const name = standing(now).open?.organisations.find(({ id }) => id === own)?.name ?? ''
      announce({ id: 'confirmed', text: agreementWords.confirm.yours(name, called(by)) })
    })
  }, [session, api])
}
