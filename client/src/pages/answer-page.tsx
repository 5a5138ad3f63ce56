// Knows the page on which an organisation answers by its own link without coming onto the board; refuses to show anything else of it.
import type { NewAnswer, ProposalSheet } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useCallback, useEffect, useState } from 'react'
import { openApi, type Answer, type ApiProblem } from '../model/api.ts'
import { OwnAnswer } from '../panels/agreement/own-answer.tsx'
import { ProposalNote } from '../panels/agreement/proposal-note.tsx'
import { SheetView, standingOf } from '../panels/agreement/sheet-view.tsx'
import { agreementWords } from '../text/agreement-words.ts'
import { keeperOf, NotThereYet, ToBoard, useBehindLink, type LinkPageProps } from './behind-link.tsx'
import { thisDevice, type DeviceMemory, type Self } from './device-memory.ts'
import { KeptHere } from './kept-here.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrivacyLine } from './privacy-line.tsx'
import { TypedHere } from './typed-here.tsx'
import '../styles/agreement.css'

const words = agreementWords.page

/** Whoever said on this device that they are from the organisation; null = nobody. */
function selfFor(memory: DeviceMemory, organisation: string): Self | null {
  const self = memory.self()
  const plain = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase('en-GB')
  return self !== null && plain(self.organisation) === plain(organisation) ? self : null
}

/** How often an open page looks whether it is still asked, ms. */
const LOOK_MS = 10_000

/** Shows it as soon as what is asked here has settled, so that nothing is offered that is refused. Gives the press that looks at once. */
function useSettling(
  read: () => Answer<ProposalSheet>,
  sheet: ProposalSheet | null,
  set: (sheet: ProposalSheet) => void,
): () => Promise<void> {
  const asked = sheet?.proposal.state === 'proposed' ? sheet.proposal.id : null
  const look = useCallback(async () => {
    const now = await read()
    // While it is asked what is typed stays on what it was typed for.
    if (now.ok && (now.value.proposal.id !== asked || now.value.proposal.state !== 'proposed')) set(now.value)
  }, [read, asked, set])
  useEffect(() => {
    if (asked === null) return
    const lookIfSeen = (): void => {
      if (document.visibilityState === 'visible') void look()
    }
    const timer = setInterval(lookIfSeen, LOOK_MS)
    addEventListener('focus', lookIfSeen)
    document.addEventListener('visibilitychange', lookIfSeen)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', lookIfSeen)
      document.removeEventListener('visibilitychange', lookIfSeen)
    }
  }, [asked, look])
  return look
}

const GONE = { 'proposal-not-found': { title: words.nothing, text: words.nothingText } }

export function AnswerPage({ go, secret, link, drafts }: LinkPageProps) {
  const [api] = useState(() => openApi())
  const [memory] = useState(thisDevice)
  const read = useCallback(async () => await api.proposal(link.boardId, 'current', secret), [api, link, secret])
  const { value: sheet, problem, set, again } = useBehindLink(read)
  const look = useSettling(read, sheet, set)
  if (sheet === null) {
    return (
      <NotThereYet
        go={go}
        title={words.title}
        loading={agreementWords.loading}
        problem={problem}
        again={again}
        gone={GONE}
        secret={secret}
        drafts={drafts}
      />
    )
  }
  const { proposal, organisation = link.organisation } = sheet
  const [answer] = proposal.answers
  const isOpen = proposal.state === 'proposed'
  // What was typed over an answer that has been given anew meanwhile is handed back, not laid over it.
  const place = `answer.${proposal.id}.${organisation?.id ?? ''}.${answer?.at ?? ''}`
  const keeper = keeperOf(drafts, place, secret)
  const name = organisation?.name ?? ''
  const self = selfFor(memory, name)
  // Who is known here as somebody else keeps being known as that.
  const keepsName = self !== null || memory.self() === null
  const give = async (given: NewAnswer): Promise<ApiProblem | null> => {
    const kept = await api.answerProposal(link.boardId, proposal.id, given, secret)
    if (!kept.ok) {
      if (kept.error.code === 'proposal-closed') void look()
      return kept.error
    }
    keeper.drop()
    if (keepsName) memory.rememberSelf({ name: given.name, organisation: name, post: given.post })
    set({ ...sheet, proposal: kept.value })
    return null
  }
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
            . {isOpen ? words.about : words.aboutThen}
          </p>
          <ProposalNote proposal={proposal} />
        </header>
        <SheetView
          standing={standingOf(proposal.state)}
          cards={sheet.cards}
          since={sheet.since}
          changes={sheet.changes}
        />
        <OwnAnswer
          key={proposal.id}
          organisation={name}
          answer={answer}
          state={proposal.state}
          name={self?.name ?? ''}
          post={self?.post ?? ''}
          today={new Date().toISOString().slice(0, 10)}
          keeper={keeper}
          onChange={() => void look()}
          onAnswer={give}
        />
        {isOpen ? <KeptHere drafts={drafts} place={place} secret={secret} keepsName={keepsName} /> : null}
        {isOpen || proposal.state === 'agreed' ? null : <p>{words.closed}</p>}
        {isOpen && keeper.read() !== null ? null : <TypedHere text={drafts.textBy(secret)} />}
        <ToBoard go={go} boardId={link.boardId} />
        <PrivacyLine notice={link.privacyNotice} />
      </div>
    </PageFrame>
  )
}
