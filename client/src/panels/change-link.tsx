// Knows how the link somebody came by is ended and another of its kind made in its place, saying first who is out by it; refuses to send it to anybody.
import type { LinkInfo, ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { CopyButton } from '../controls/copy-button.tsx'
import { SureQuestion, useSure } from '../controls/sure.tsx'
import { announce } from '../controls/toast.tsx'
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'
import { panelWords } from '../text/panel-words.ts'
import { peopleWords } from '../text/people-words.ts'
import { problemSentence } from './problem-words.ts'
import { cameBy, isLive, linkName, newLinkQuestion, organisationsOf, sameAgain } from './share-links.ts'

/** Where this device keeps the addresses of links it made. */
export interface NewLinkMemory {
  rememberLink(boardId: string, key: string, url: string): void
}
export interface ChangeLinkProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: NewLinkMemory
  /** Participant id of whoever was sent away. */
  readonly person: string
  /** To all links, where this one cannot be changed here. */
  readonly onLinks: () => void
}

interface Found {
  readonly link: LinkInfo
  readonly people: readonly ParticipantInfo[]
}

/** A link by which whoever asks came in themselves, or one that is over, is a matter for the list of links. [PG204] */
export function ChangeLink({ session, api, memory, person, onLinks }: ChangeLinkProps) {
  const { boardId, participantId } = session
  const [found, setFound] = useState<Found | null>(null)
  const [made, setMade] = useState<string | null>(null)
  const organisations = organisationsOf(useReadable(session.board))
  const sure = useSure()
  const ready = useRef<HTMLDivElement>(null)
  // What was pressed is gone: the keys are on what comes next.
  useEffect(() => {
    if (made !== null) ready.current?.querySelector('button')?.focus()
  }, [made])
  useEffect(() => {
    let left = false
    const look = async (): Promise<void> => {
      const [links, people] = await Promise.all([api.links(boardId), api.participants(boardId)])
      if (left || !links.ok || !people.ok) return
      const by = people.value.find(({ id }) => id === person)?.linkId
      const link = links.value.find(({ id }) => id === by)
      const isHere = link !== undefined && link.purpose === 'join' && isLive(link, Date.parse(session.now()))
      if (isHere && !cameBy(link, people.value, participantId).isMe) setFound({ link, people: people.value })
    }
    void look()
    return () => {
      left = true
    }
  }, [api, boardId, participantId, person, session])
  const change = async ({ link }: Found): Promise<void> => {
    sure.close()
    // The new one first: whatever goes wrong then, there is a way in.
    const answer = await api.addLink(boardId, sameAgain(link))
    if (!answer.ok) return announce({ text: problemSentence(answer.error) })
    memory.rememberLink(boardId, answer.value.id, answer.value.url)
    const ended = await api.revokeLink(boardId, link.id)
    if (!ended.ok) return announce({ text: problemSentence(ended.error) })
    setMade(answer.value.url)
  }
  if (made !== null)
    return (
      <div ref={ready} className="new-link">
        <p role="status">{peopleWords.newLinkMade}</p>
        <CopyButton
          small
          tone="main"
          text={made}
          label={panelWords.share.copyLink}
          doneLabel={words.copied}
          failedLabel={words.copyFailed}
        />
      </div>
    )
  if (found === null || !sure.asking)
    return (
      <Button small autoFocus ref={sure.opener} onClick={found === null ? onLinks : sure.ask}>
        {found === null ? peopleWords.toLinks : words.people.changeLink}
      </Button>
    )
  const organisation = organisations.find(({ id }) => id === found.link.organisationId)?.name ?? null
  return (
    <SureQuestion
      label={words.people.changeLink}
      question={newLinkQuestion(linkName(found.link, organisation), cameBy(found.link, found.people, participantId))}
      yes={peopleWords.newLinkYes}
      no={panelWords.share.endNo}
      onYes={() => void change(found)}
      onNo={sure.close}
    />
  )
}
