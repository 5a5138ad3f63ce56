// Knows the one page on which somebody at home reads what is asked and replies, without coming onto the board; refuses to show anything else of it.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { CheckSheet, NewReply } from '@common-ground/shared/wire/check-shapes.ts'
import { useCallback, useRef, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { openApi, type ApiProblem } from '../model/api.ts'
import { ReplyForm } from '../panels/agreement/reply-form.tsx'
import { ReplyLine } from '../panels/agreement/reply-line.tsx'
import { SaidLines } from '../panels/agreement/sheet-view.tsx'
import { words as allWords } from '../text/en-GB.ts'
import { homeWords } from '../text/home-words.ts'
import { keeperOf, NotThereYet, ToBoard, useBehindLink, type LinkPageProps } from './behind-link.tsx'
import { KeptHere } from './kept-here.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrivacyLine } from './privacy-line.tsx'
import { TypedHere } from './typed-here.tsx'
import '../styles/agreement.css'
import '../styles/home-check.css'

const words = homeWords.page

export interface HomeCheckPageProps extends LinkPageProps {
  readonly checkId: string
}
const GONE = { 'check-not-found': { title: words.gone } }

export function HomeCheckPage({ go, secret, link, drafts, checkId }: HomeCheckPageProps) {
  const [api] = useState(() => openApi())
  const [changed, setChanging] = useState<boolean | null>(null)
  const said = useRef<HTMLElement>(null)
  const read = useCallback(async () => await api.check(link.boardId, checkId, secret), [api, link, checkId, secret])
  const { value: sheet, problem, set, again } = useBehindLink(read)
  if (sheet === null) {
    return (
      <NotThereYet
        go={go}
        title={homeWords.title}
        loading={allWords.join.opening}
        problem={problem}
        again={again}
        gone={GONE}
        secret={secret}
        drafts={drafts}
      />
    )
  }
  const { board, organisation, card, needs, dueOn, hash, reply } = sheet
  // What was typed over a reply that has been given anew meanwhile is handed back, not laid over it.
  const place = `reply.${link.boardId}.${checkId}.${link.organisation?.id ?? ''}.${reply?.at ?? ''}`
  const keeper = keeperOf(drafts, place, secret)
  const changing = changed ?? keeper.read() !== null
  const give = async (given: NewReply): Promise<ApiProblem | null> => {
    const kept = await api.replyToCheck(link.boardId, checkId, { ...given, hash }, secret)
    if (!kept.ok) {
      // What is typed stays; what it is about is read anew.
      if (kept.error.code === 'changed-meanwhile') again()
      return kept.error
    }
    keeper.drop()
    set({ ...sheet, reply: kept.value })
    setChanging(false)
    requestAnimationFrame(() => said.current?.focus())
    return null
  }
  return (
    <PageFrame title={card.name} go={go} narrow>
      <div className="answer-page home-check">
        <header>
          <p className="quiet">
            <bdi>{board}</bdi> · {homeWords.title}
          </p>
          <h1 dir="auto">{card.name}</h1>
          <p>
            <strong>
              <bdi>{words.asked(organisation.name)}</bdi>
            </strong>
            . {words.intro}
          </p>
          {dueOn === undefined ? null : <p className="home-by">{words.by(dateWords(dueOn))}</p>}
        </header>
        {needs === undefined ? null : (
          <section aria-label={words.needs}>
            <h2>{words.needs}</h2>
            <p dir="auto">{needs}</p>
          </section>
        )}
        <section aria-label={words.what}>
          <h2>{words.what}</h2>
          <p className="quiet">{card.kind}</p>
          {card.lines.length === 0 ? (
            <p className="quiet">{words.nothingMore}</p>
          ) : (
            <SaidLines className="home-lines" lines={card.lines} />
          )}
        </section>
        <Helps sheet={sheet} />
        {reply === undefined ? null : (
          <section ref={said} className="given" aria-label={words.before} tabIndex={-1}>
            <p role="status">
              <strong>{reply.current ? words.given : words.changedSince}</strong>
            </p>
            <ReplyLine reply={reply} />
            {changing ? null : (
              <>
                <p className="quiet">{words.givenAbout}</p>
                <Button onClick={() => setChanging(true)}>{words.change}</Button>
              </>
            )}
          </section>
        )}
        {reply === undefined || changing ? (
          <ReplyForm
            organisation={organisation.name}
            before={reply}
            passing={false}
            today={new Date().toISOString().slice(0, 10)}
            keeper={keeper}
            onReply={give}
          />
        ) : null}
        <KeptHere drafts={drafts} place={place} secret={secret} />
        {keeper.read() === null ? <TypedHere text={drafts.textBy(secret)} /> : null}
        <ToBoard go={go} boardId={link.boardId} />
        <p className="privacy">{words.privacy}</p>
        {link.privacyNotice === undefined ? null : <PrivacyLine notice={link.privacyNotice} />}
      </div>
    </PageFrame>
  )
}

/** What it does for the organisation, in the words of the board. */
function Helps({ sheet: { helps, helpsBy, organisation } }: { readonly sheet: CheckSheet }) {
  const isAll = helpsBy === 'partnership' && helps.length > 0
  const title = isAll ? words.helpsAll(organisation.name) : words.helps(organisation.name)
  return (
    <section aria-label={title}>
      <h2 dir="auto">{title}</h2>
      {isAll ? <p className="quiet">{words.helpsAllAbout}</p> : null}
      {helps.length === 0 ? (
        <p className="quiet">{words.noHelp}</p>
      ) : (
        <ul className="home-helps">
          {helps.map(({ outcome, objective, fit }) => (
            <li key={`${objective} ${outcome}`} className={fit}>
              <strong dir="auto">{outcome === '' ? words.whole : outcome}</strong>
              <span dir="auto">{words.help(objective, fit)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
