// Knows the page on which an organisation answers by its own link without coming onto the board; refuses to show anything else of it.
import type { LinkPreview } from '@common-ground/shared/wire/http-shapes.ts'
import type { NewAnswer, ProposalSheet } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useState } from 'react'
import { openApi, type ApiProblem } from '../model/api.ts'
import { OwnAnswer } from '../panels/agreement/own-answer.tsx'
import { SheetView } from '../panels/agreement/sheet-view.tsx'
import { problemSentence } from '../panels/problem-words.ts'
import { words as allWords } from '../text/en-GB.ts'
import { agreementWords } from '../text/agreement-words.ts'
import { MessagePage } from './message-page.tsx'
import { PageFrame, type Go } from './page-frame.tsx'
import { PrivacyLine } from './privacy-line.tsx'
import '../styles/agreement.css'

const words = agreementWords.page

export interface AnswerPageProps {
  readonly go: Go
  readonly secret: string
  readonly link: LinkPreview
}

export function AnswerPage({ go, secret, link }: AnswerPageProps) {
  const [api] = useState(() => openApi())
  const [sheet, setSheet] = useState<ProposalSheet | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let left = false
    void api.proposal(link.boardId, 'current', secret).then((answer) => {
      if (left) return
      if (answer.ok) setSheet(answer.value)
      setProblem(answer.ok ? null : answer.error)
    })
    return () => {
      left = true
    }
  }, [api, secret, link, attempt])

  if (problem !== null) {
    if (problem.code === 'proposal-not-found')
      return <MessagePage title={words.nothing} text={words.nothingText} go={go} />
    return (
      <MessagePage
        title={words.title}
        text={problemSentence(problem)}
        go={go}
        action={{
          label: allWords.tryAgain,
          run: () => {
            setProblem(null)
            setAttempt(attempt + 1)
          },
        }}
      />
    )
  }
  if (sheet === null) {
    return (
      <PageFrame title={words.title} go={go} narrow>
        <p className="quiet waiting" role="status">
          {agreementWords.loading}
        </p>
      </PageFrame>
    )
  }
  const { proposal, organisation = link.organisation } = sheet
  const [answer] = proposal.answers
  const isOpen = proposal.state === 'proposed'
  const give = async (given: NewAnswer): Promise<ApiProblem | null> => {
    const kept = await api.answerProposal(link.boardId, proposal.id, given, secret)
    if (!kept.ok) return kept.error
    setSheet({ ...sheet, proposal: kept.value })
    return null
  }
  const name = organisation?.name ?? ''
  return (
    <PageFrame title={words.title} go={go} narrow>
      <div className="answer-page">
        <header>
          <p className="quiet">
            <bdi>{link.title}</bdi>
          </p>
          <h1 dir="auto">{proposal.title}</h1>
          <p>
            <strong>
              <bdi>{words.hello(name)}</bdi>
            </strong>
            . {words.about}
          </p>
          {proposal.note === undefined ? null : <p dir="auto">{proposal.note}</p>}
        </header>
        <SheetView cards={sheet.cards} since={sheet.since} changes={sheet.changes} />
        <OwnAnswer
          organisation={name}
          answer={answer}
          state={proposal.state}
          name=""
          today={new Date().toISOString().slice(0, 10)}
          onAnswer={give}
        />
        {!isOpen && proposal.state !== 'agreed' ? <p>{words.closed}</p> : null}
        <PrivacyLine notice={link.privacyNotice} />
      </div>
    </PageFrame>
  )
}
