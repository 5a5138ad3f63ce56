// Knows who has ever joined the board, who of them is here, and how one is sent away or a name removed; refuses to know where anybody looks.
import type { ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { Modal } from '../controls/dialog.tsx'
import { placeOnly, SureQuestion, useSure } from '../controls/sure.tsx'
import type { Api, ApiProblem } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useMade, useReadable } from '../model/use-readable.ts'
import { formatDay } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'
import { peopleWords } from '../text/people-words.ts'
import { type NewLinkMemory } from './change-link.tsx'
import { standingWords } from './present-people.ts'
import { problemSentence } from './problem-words.ts'
import { SentAway } from './sent-away.tsx'

export interface EverybodyDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: NewLinkMemory
  /** To all links of the board. */
  readonly onLinks: () => void
  readonly onClose: () => void
}

/** Everybody reads it; whoever runs the board removes names, but not the own one: that would leave the board without them. */
export function EverybodyDialog({ session, api, memory, onLinks, onClose }: EverybodyDialogProps) {
  const { boardId } = session
  const mayRemove = useReadable(session.role) === 'facilitator'
  const [people, setPeople] = useState<readonly ParticipantInfo[] | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [round, setRound] = useState(0)
  const here = useMade(session.peers, (peers) => new Set(peers.map((one) => one.participantId)), isSameSet)
  /** Whose name was removed here last, as they were called. */
  const [gone, setGone] = useState<{ readonly id: string; readonly name: string } | null>(null)
  useEffect(() => {
    let left = false
    void api.participants(boardId).then((answer) => {
      if (left) return
      setProblem(answer.ok ? null : answer.error)
      if (answer.ok) setPeople(answer.value.toReversed())
    })
    return () => {
      left = true
    }
  }, [api, boardId, round])
  const remove = async (person: ParticipantInfo): Promise<void> => {
    const answer = await api.removeParticipant(boardId, person.id)
    if (answer.ok) setGone({ id: person.id, name: person.name })
    else setProblem(answer.error)
    setRound((before) => before + 1)
  }
  return (
    <Modal
      open
      onClose={onClose}
      title={peopleWords.all}
      description={mayRemove ? peopleWords.allAbout : peopleWords.allLook}
      closeLabel={words.close}
      shape="wide"
    >
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
      {people === null && problem === null ? <p className="quiet">{peopleWords.loading}</p> : null}
      <ul className="link-list">
        {(people ?? []).map((person) => (
          <Somebody
            key={person.id}
            person={person}
            isMe={person.id === session.participantId}
            isHere={here.has(person.id)}
            onRemove={
              mayRemove && person.removedAt === undefined && person.id !== session.participantId
                ? () => void remove(person)
                : null
            }
          >
            {gone?.id === person.id ? (
              <SentAway session={session} api={api} memory={memory} person={gone} onLinks={onLinks} />
            ) : null}
          </Somebody>
        ))}
      </ul>
    </Modal>
  )
}

const isSameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((id) => other.has(id))

interface SomebodyProps {
  readonly person: ParticipantInfo
  readonly isMe: boolean
  /** On the board just now: they are sent away, not only their name. */
  readonly isHere: boolean
  /** Null where there is no name to remove, or nobody to do it. */
  readonly onRemove: (() => void) | null
  /** What came of it. */
  readonly children: ReactNode
}

/** Sending away and removing a name are one act, called by what is seen of it. [PE20] */
function Somebody({ person, isMe, isHere, onRemove, children }: SomebodyProps) {
  const sure = useSure()
  const { name, organisation = '', bound, lastSeenAt, removedAt } = person
  const facts =
    removedAt === undefined
      ? [
          ...(organisation === '' ? [peopleWords.noOrganisation] : [organisation, standingWords(bound, isMe)]),
          isHere || isMe ? peopleWords.here : peopleWords.lastSeen(formatDay(lastSeenAt)),
        ]
      : [peopleWords.removedOn(formatDay(removedAt))]
  const called = isHere ? words.people.removeNamed(name) : peopleWords.removeNamed(name)
  return (
    <li>
      <div className="link-row">
        <span className="person-words">
          <bdi>{isMe ? `${name} (${words.people.you})` : name}</bdi>
          <bdi className="quiet">{facts.join(', ')}</bdi>
        </span>
        {onRemove === null ? null : (
          <Button
            small
            tone="quiet"
            aria-label={called}
            ref={sure.opener}
            {...placeOnly(sure.asking)}
            onClick={sure.ask}
          >
            {isHere ? words.people.remove : peopleWords.remove}
          </Button>
        )}
      </div>
      {sure.asking && onRemove !== null ? (
        <SureQuestion
          label={called}
          question={isHere ? peopleWords.sendSure(name, organisation) : peopleWords.removeSure(name, organisation)}
          yes={isHere ? words.people.removeYes : peopleWords.removeYes}
          no={words.cancel}
          onYes={() => {
            sure.close()
            onRemove()
          }}
          onNo={sure.close}
        />
      ) : null}
      {children}
    </li>
  )
}
