// Knows who has ever joined the board and how a name is removed from it; knows nobody's presence.
import type { ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { useEffect, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { Modal } from '../controls/dialog.tsx'
import { SureQuestion, useSure } from '../controls/sure.tsx'
import { announce } from '../controls/toast.tsx'
import type { Api, ApiProblem } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { formatDay } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'
import { peopleWords } from '../text/people-words.ts'
import { standingWords } from './present-people.ts'
import { problemSentence } from './problem-words.ts'

export interface EverybodyDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

/** Everybody reads it; whoever runs the board removes names, but not the own one: that would leave the board without them. */
export function EverybodyDialog({ session, api, onClose }: EverybodyDialogProps) {
  const { boardId } = session
  const mayRemove = useReadable(session.role) === 'facilitator'
  const [people, setPeople] = useState<readonly ParticipantInfo[] | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [round, setRound] = useState(0)
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
    if (answer.ok) announce({ text: peopleWords.removed })
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
            onRemove={
              mayRemove && person.removedAt === undefined && person.id !== session.participantId
                ? () => void remove(person)
                : null
            }
          />
        ))}
      </ul>
    </Modal>
  )
}

interface SomebodyProps {
  readonly person: ParticipantInfo
  readonly isMe: boolean
  /** Null where there is no name to remove, or nobody to do it. */
  readonly onRemove: (() => void) | null
}

function Somebody({ person, isMe, onRemove }: SomebodyProps) {
  const sure = useSure()
  const { name, organisation = '', bound, lastSeenAt, removedAt } = person
  const facts =
    removedAt === undefined
      ? [
          ...(organisation === '' ? [peopleWords.noOrganisation] : [organisation, standingWords(bound, isMe)]),
          peopleWords.lastSeen(formatDay(lastSeenAt)),
        ]
      : [peopleWords.removedOn(formatDay(removedAt))]
  return (
    <li>
      <div className="link-row">
        <span className="person-words">
          <bdi>{isMe ? `${name} (${words.people.you})` : name}</bdi>
          <bdi className="quiet">{facts.join(', ')}</bdi>
        </span>
        {onRemove === null || sure.asking ? null : (
          <Button small tone="quiet" aria-label={peopleWords.removeNamed(name)} ref={sure.opener} onClick={sure.ask}>
            {peopleWords.remove}
          </Button>
        )}
      </div>
      {sure.asking && onRemove !== null ? (
        <SureQuestion
          label={peopleWords.removeNamed(name)}
          question={peopleWords.removeSure(name, organisation)}
          yes={peopleWords.removeYes}
          no={words.cancel}
          onYes={() => {
            sure.close()
            onRemove()
          }}
          onNo={sure.close}
        />
      ) : null}
    </li>
  )
}
