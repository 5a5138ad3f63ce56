// Knows how somebody writes openly for another organisation, and how that organisation says afterwards that it is still right; refuses to say it for them.
import type { Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { useEffect, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { announce } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { writingWords as words } from '../text/writing-words.ts'
import { ownCard } from '../model/own-card.ts'
import { tell } from './tell.ts'
import { waitingForOwnWords, wordsOf, writtenSince, type Words } from './writing.ts'
import '../styles/writing-for.css'

export interface WritingForProps {
  readonly session: BoardSession
  /** Of an organisation. */
  readonly card: Card
}

/** Notes that these fields hold the words of an organisation. */
const note = (session: BoardSession, card: string, fields: readonly string[], orgId: string): boolean =>
  fields.length === 0 || tell(session.dispatch([{ type: 'set-voice', card, fields, orgId }], words.step))

export function WritingFor({ session, card }: WritingForProps) {
  const participants = useReadable(session.participants)
  const own = useSelected(session.board, (board) => {
    const me = participants.find(({ id }) => id === session.participantId)
    return me === undefined ? undefined : ownCard(board, me)
  })
  const [before, setBefore] = useState<Words | null>(null)
  useEffect(() => {
    if (before === null || own === undefined) return
    // However it ends: what was written in between is noted.
    return () => {
      const now = session.board.get().cards.get(card.id)
      if (now !== undefined) note(session, card.id, writtenSince(before, now), own)
    }
  }, [session, before, own, card.id])
  if (own === undefined) return null
  const name = cardName(card)
  const { fields } = describeCard(card.kind)
  const waiting = waitingForOwnWords(card)
  const labels = waiting.map((field) => fields[field]?.label ?? '').join(', ')
  return (
    <section className="writing-for" aria-label={words.label}>
      {waiting.length === 0 ? null : <p>{words.waits(name, labels)}</p>}
      {own === card.id ? (
        waiting.length === 0 ? null : (
          <Button
            small
            onClick={() => {
              if (note(session, card.id, waiting, own)) announce({ text: words.confirmed })
            }}
          >
            {words.stillRight}
          </Button>
        )
      ) : (
        <>
          {before === null ? null : <p role="status">{words.writing(name)}</p>}
          <Button
            small
            aria-pressed={before !== null}
            onClick={() => setBefore(before === null ? wordsOf(card) : null)}
          >
            {before === null ? words.begin(name) : words.end}
          </Button>
        </>
      )}
    </section>
  )
}
