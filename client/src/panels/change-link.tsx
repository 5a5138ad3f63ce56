// Knows how the link somebody came by is ended and another of its kind made in its place, saying first who is out by it; refuses to send it to anybody.
import type { LinkInfo, ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { CopyButton } from '../controls/copy-button.tsx'
import { SureQuestion, useSure } from '../controls/sure.tsx'
import type { Api, ApiProblem } from '../model/api.ts'
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

/** A link by which whoever asks came in themselves is a matter for the list of links, as is one that is no link to join by. [PG204] */
export type TheirLink =
  | { readonly is: 'looking' | 'over' | 'elsewhere' }
  | { readonly is: 'here'; readonly link: LinkInfo; readonly people: readonly ParticipantInfo[] }

/** What has become of the link by which somebody came last. @param person participant id. */
export function useTheirLink(session: BoardSession, api: Api, person: string): TheirLink {
  const { boardId, participantId } = session
  const [found, setFound] = useState<TheirLink>({ is: 'looking' })
  useEffect(() => {
    let left = false
    const look = async (): Promise<void> => {
      const [links, people] = await Promise.all([api.links(boardId), api.participants(boardId)])
      if (left) return
      if (!links.ok || !people.ok) return setFound({ is: 'elsewhere' })
      const by = people.value.find(({ id }) => id === person)?.linkId
      const link = links.value.find(({ id }) => id === by)
      if (link === undefined || !isLive(link, Date.parse(session.now()))) setFound({ is: 'over' })
      else if (link.purpose !== 'join' || cameBy(link, people.value, participantId).isMe) setFound({ is: 'elsewhere' })
      else setFound({ is: 'here', link, people: people.value })
    }
    void look()
    return () => {
      left = true
    }
  }, [api, boardId, participantId, person, session])
  return found
}

export interface ChangeLinkProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: NewLinkMemory
  readonly theirs: TheirLink
  /** To all links, where this one cannot be changed here. */
  readonly onLinks: () => void
}

export function ChangeLink({ session, api, memory, theirs, onLinks }: ChangeLinkProps) {
  const { boardId, participantId } = session
  const [made, setMade] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const organisations = organisationsOf(useReadable(session.board))
  const sure = useSure()
  const ready = useRef<HTMLDivElement>(null)
  // What was pressed is gone: the keys are on what comes next.
  useEffect(() => {
    if (made !== null) ready.current?.querySelector('button')?.focus()
  }, [made])
  const change = async (link: LinkInfo): Promise<void> => {
    sure.close()
    // One act of the server: whatever goes wrong, one of both opens the board, and never both. [HT100]
    const answer = await api.addLink(boardId, { ...sameAgain(link), insteadOf: link.id })
    setProblem(answer.ok ? null : answer.error)
    if (!answer.ok) return
    memory.rememberLink(boardId, answer.value.id, answer.value.url)
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
  const isOver = problem?.code === 'link-not-found'
  const link = theirs.is === 'here' && !isOver ? theirs.link : null
  if (link === null || theirs.is !== 'here' || !sure.asking)
    return (
      <>
        {problem === null ? null : (
          <p role="alert">
            {isOver ? peopleWords.newLinkTaken : `${peopleWords.newLinkFailed} ${problemSentence(problem)}`}
          </p>
        )}
        <Button small autoFocus ref={sure.opener} onClick={link === null ? onLinks : sure.ask}>
          {link === null ? peopleWords.toLinks : words.people.changeLink}
        </Button>
      </>
    )
  const organisation = organisations.find(({ id }) => id === link.organisationId)?.name ?? null
  return (
    <SureQuestion
      label={words.people.changeLink}
      question={newLinkQuestion(linkName(link, organisation), cameBy(link, theirs.people, participantId))}
      yes={peopleWords.newLinkYes}
      no={panelWords.share.endNo}
      onYes={() => void change(link)}
      onNo={sure.close}
    />
  )
}
