// Knows what somebody who has something open is told of meanwhile: that another presents, that a call has begun; draws nothing itself and takes nobody away.
import { useEffect, useRef, useState } from 'react'
import { tellMeanwhile } from '../controls/meanwhile.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { leadingWords } from '../text/leading-words.ts'
import { presentWords } from '../text/present-words.ts'
import type { BoardDialog } from './board-header.tsx'
import { firstTold, stillAway } from './meanwhile-lines.ts'
import { presenterOf } from './present/presenter.ts'

export interface ToldMeanwhileProps {
  readonly session: BoardSession
  /** What is open; null = the board itself, which says both by itself. */
  readonly dialog: BoardDialog | null
  readonly onFollow: () => void
  /** Closes what is open. */
  readonly onBoard: () => void
}

/** What stands for presenting itself says who presents. */
const OF_PRESENTING: ReadonlySet<BoardDialog> = new Set<BoardDialog>(['present', 'follow'])

export function ToldMeanwhile({ session, dialog, onFollow, onBoard }: ToldMeanwhileProps) {
  const presenter = useSelected(session.peers, (peers) => presenterOf(peers)?.name ?? null)
  const call = useReadable(session.call)
  const participants = useReadable(session.participants)
  // The call that went on when this was opened is no news.
  const [opened, setOpened] = useState({ dialog, call: call?.id ?? null })
  if (opened.dialog !== dialog) setOpened({ dialog, call: call?.id ?? null })
  const [away, setAway] = useState<ReadonlySet<string>>(new Set())
  const run = useRef({ onFollow, onBoard })
  useEffect(() => {
    run.current = { onFollow, onBoard }
  })
  const isNew = call !== null && call.id !== opened.call && call.leader !== session.participantId
  const leader = participants.find(({ id }) => id === call?.leader)?.name || leadingWords.somebody
  const isPresented = presenter !== null && dialog !== null && !OF_PRESENTING.has(dialog)
  const lines = [...(isNew ? [`call ${call.id}`] : []), ...(isPresented ? [`presents ${presenter}`] : [])]
  const told = dialog === null ? '' : firstTold(lines, away)
  // Whoever presents again, or anew, is told of again.
  const left = stillAway(away, presenter === null ? null : `presents ${presenter}`)
  if (left !== away) setAway(left)
  useEffect(() => {
    if (told === '') return
    const isCall = told.startsWith('call ')
    const awayLabel = leadingWords.meanwhile.away
    const onAway = (): void => setAway((before) => new Set([...before, told]))
    tellMeanwhile(
      isCall
        ? {
            text: leadingWords.meanwhile.begun(leader),
            action: { label: leadingWords.meanwhile.go, run: () => run.current.onBoard() },
            onStage: true,
            awayLabel,
            onAway,
          }
        : {
            text: presentWords.presents(presenter ?? ''),
            action: { label: presentWords.follow, run: () => run.current.onFollow() },
            onStage: false,
            awayLabel,
            onAway,
          },
    )
    return () => tellMeanwhile(null)
  }, [told, leader, presenter])
  return null
}
