// Knows how somebody sees on their own screen what another presents, goes their own way and comes back; refuses to present.
import { useEffect, useState } from 'react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useMade } from '../../model/use-readable.ts'
import { usePrintSheet } from './print-sheet.ts'
import { isSamePlace, presenterOf, type Presenter } from './presenter.ts'
import { START, type StagePlace } from './stage-place.ts'
import { StoryStage } from './story-stage.tsx'
import { useStory } from './story-source.ts'

export interface FollowStageProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

export function FollowStage({ session, api, onClose }: FollowStageProps) {
  const told = useStory(session, api)
  const print = usePrintSheet(session, told)
  const [first] = useState<Presenter | null>(() => presenterOf(session.peers.get()))
  const now = useMade(
    session.peers,
    (peers) => (first === null ? null : presenterOf(peers, first.participantId)),
    isSamePlace,
  )
  const [own, setOwn] = useState<StagePlace>(START)
  const [follows, setFollows] = useState(true)
  useEffect(() => {
    if (first === null) onClose()
  }, [first, onClose])
  // Whoever presents sees who is with them.
  const guide = follows && now !== null ? now.participantId : null
  useEffect(() => {
    session.setPresence({ following: guide })
    return () => session.setPresence({ following: null })
  }, [session, guide])
  if (told === null || first === null || told.story.stops.length === 0) return null
  const stop = told.story.stops.findIndex(({ key }) => key === now?.presenting.stop)
  const theirs = now === null || stop < 0 ? null : { stop, part: now.presenting.part }
  const place = follows && theirs !== null ? theirs : own
  // Whoever follows stays where the presenter left them.
  if (follows && theirs !== null && (own.stop !== theirs.stop || own.part !== theirs.part)) setOwn(theirs)
  return (
    <StoryStage
      told={told}
      place={place}
      onPlace={(next) => {
        setFollows(false)
        setOwn(next)
      }}
      onShown={() => undefined}
      onPrint={print}
      onClose={onClose}
      guide={{
        name: first.name,
        follows: follows && now !== null,
        ended: now === null,
        onFollow: (on) => {
          setOwn(place)
          setFollows(on)
        },
      }}
    />
  )
}
