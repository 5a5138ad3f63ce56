// Knows the page that says what is kept of a board, how long, and who can read it; knows nothing of what the board says.
import type { Keeping } from '@common-ground/shared/wire/http-shapes.ts'
import { useEffect, useState, type ReactNode } from 'react'
import { openApi, type ApiProblem } from '../model/api.ts'
import { problemSentence } from '../panels/problem-words.ts'
import { formatDay } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'
import { keepingWords } from '../text/keeping-words.ts'
import { MessagePage } from './message-page.tsx'
import { PageFrame, type Go } from './page-frame.tsx'
import { PrivacyLine } from './privacy-line.tsx'
import '../styles/plain-pages.css'

const say = keepingWords.kept

export function KeptPage({ go, boardId }: { readonly go: Go; readonly boardId: string }) {
  const [kept, setKept] = useState<Keeping | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  useEffect(() => {
    let left = false
    void openApi()
      .keeping(boardId)
      .then((answer) => {
        if (left) return
        if (answer.ok) setKept(answer.value)
        else setProblem(answer.error)
      })
    return () => {
      left = true
    }
  }, [boardId])

  if (problem !== null) {
    const isShut = problem.status === 401 || problem.status === 404
    return (
      <MessagePage
        title={isShut ? words.ended.askTitle : words.problem.title}
        text={isShut ? words.ended.ask : problemSentence(problem)}
        go={go}
      />
    )
  }
  if (kept === null) return <PageFrame title={say.title} go={go} children={null} />
  return (
    <PageFrame title={`${say.title}: ${kept.title}`} go={go}>
      <div className="kept">
        <div>
          <h1>{say.title}</h1>
          <p className="kept-board">
            <bdi>{kept.title}</bdi>
          </p>
          <p className="quiet">{say.lead}</p>
        </div>
        <KeptPart title={say.what}>
          <li>{say.board(say.cards(kept.cards), say.inBin(kept.binned))}</li>
          <li>{say.people(kept.people)}</li>
          <li>{say.changes}</li>
          <li>{say.versions(kept.versions)}</li>
          <li>{say.links(kept.links)}</li>
          <li>{say.calls}</li>
          <li>{say.summaries(kept.summaries)}</li>
          <li>{say.answers}</li>
        </KeptPart>
        <KeptPart title={say.long}>
          <li>{say.until(formatDay(kept.createdAt))}</li>
          <li>{say.bin(kept.binDays)}</li>
          <li>{say.name}</li>
          <li>{say.with}</li>
          <li>{say.device}</li>
          <li>{say.backups}</li>
        </KeptPart>
        <KeptPart title={say.who}>
          <li>{say.withLink}</li>
          <li>{say.server}</li>
          <li>{say.nobody}</li>
        </KeptPart>
        <KeptPart title={say.here}>
          <li>{say.copy}</li>
        </KeptPart>
        <KeptPart title={say.not}>
          <li>{say.presence}</li>
          <li>{say.logs}</li>
        </KeptPart>
        <KeptPart title={say.can}>
          <li>{say.export}</li>
          <li>{say.remove}</li>
        </KeptPart>
        {kept.privacyNotice === undefined ? null : (
          <section aria-labelledby="kept-notice">
            <h2 id="kept-notice">{say.notice}</h2>
            <PrivacyLine notice={kept.privacyNotice} />
          </section>
        )}
        <p>
          <a href={`/b/${boardId}`}>{say.toBoard}</a>
        </p>
      </div>
    </PageFrame>
  )
}

function KeptPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className="kept-list">{children}</ul>
    </section>
  )
}
