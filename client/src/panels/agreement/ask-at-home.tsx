// Knows how a partner makes and hands out the link that asks something at home; refuses to know what comes back.
import type { CreatedLink } from '@common-ground/shared/wire/http-shapes.ts'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { formatDay } from '../../text/dates.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { homeWords } from '../../text/home-words.ts'
import { problemSentence } from '../problem-words.ts'
import type { NamedOrganisation } from '../share-links.ts'
import { OpenAsks } from './open-asks.tsx'

const words = homeWords.ask

export interface AskAtHomeProps {
  readonly session: BoardSession
  readonly api: Api
  readonly organisation: NamedOrganisation
  /** A check of a decision, or a card. */
  readonly checkId: string
  /** How the question is called. */
  readonly question: string
}

/** One link however often it is copied; it is made with the first press. */
export function AskAtHome({ session, api, organisation, checkId, question }: AskAtHomeProps) {
  const [made, setMade] = useState<CreatedLink | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const address = async (): Promise<string | null> => {
    if (made !== null) return made.url
    const answer = await api.askAtHome(session.boardId, checkId, organisation.id)
    setProblem(answer.ok ? null : answer.error)
    if (!answer.ok) return null
    setMade(answer.value)
    return answer.value.url
  }
  const write = async (): Promise<void> => {
    const url = await address()
    if (url === null) return
    const text = words.text(question, session.board.get().title, url)
    location.href = `mailto:?subject=${encodeURIComponent(words.subject(question))}&body=${encodeURIComponent(text)}`
  }
  return (
    <div className="ask-at-home" role="group" aria-label={words.openFor(organisation.name)}>
      <p className="quiet">{words.about}</p>
      <div className="panel-actions">
        <CopyButton
          small
          name={words.linkFor(organisation.name)}
          text={address}
          label={words.link}
          doneLabel={allWords.copied}
          failedLabel={allWords.copyFailed}
        />
        <Button
          small
          icon={<Mail size={15} aria-hidden />}
          aria-label={words.mailFor(organisation.name)}
          onClick={() => void write()}
        >
          {words.mail}
        </Button>
      </div>
      {made === null ? null : (
        <>
          <input
            className="input"
            readOnly
            aria-label={words.linkFor(organisation.name)}
            value={made.url}
            onFocus={(event) => event.target.select()}
          />
          {made.expiresAt === undefined ? null : <p className="quiet">{words.ends(formatDay(made.expiresAt))}</p>}
        </>
      )}
      <OpenAsks
        boardId={session.boardId}
        api={api}
        organisationId={organisation.id}
        checkId={checkId}
        made={made?.id ?? null}
        onEnded={(id) => setMade((now) => (now?.id === id ? null : now))}
      />
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
    </div>
  )
}
