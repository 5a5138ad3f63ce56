// Knows how what lies behind a private link is fetched, what the page says until it is there or where it is no more, and where what was typed is handed back; refuses to know what it is.
import type { LinkPreview } from '@common-ground/shared/wire/http-shapes.ts'
import { useCallback, useEffect, useState } from 'react'
import { linkClick } from '../controls/link-click.ts'
import type { Answer, ApiProblem } from '../model/api.ts'
import type { TypedKeeper } from '../panels/agreement/typed-answer.ts'
import { problemSentence } from '../panels/problem-words.ts'
import { words } from '../text/en-GB.ts'
import { thisDevice } from './device-memory.ts'
import type { LinkDrafts } from './link-drafts.ts'
import { MessagePage } from './message-page.tsx'
import { PageFrame, type Go } from './page-frame.tsx'
import { TypedHere } from './typed-here.tsx'

/** A link that opens nothing any more, and what is said of it. */
export const isLinkProblem = (code: string): code is keyof typeof words.join.problems =>
  Object.hasOwn(words.join.problems, code)

/** What every page behind a private link is given. */
export interface LinkPageProps {
  readonly go: Go
  readonly secret: string
  /** Of the link that this one leads on to; "" = it leads on to none. */
  readonly next: string
  readonly link: LinkPreview
  readonly drafts: LinkDrafts
}

export interface BehindLink<T> {
  /** null = not there yet. What was fetched once stays when it cannot be fetched again. */
  readonly value: T | null
  /** Why it could not be fetched the last time; null = it could, or it is on its way. */
  readonly problem: ApiProblem | null
  readonly set: (value: T) => void
  readonly again: () => void
}

/** @param read the same function as long as the link is the same; null = there is nothing to fetch. */
export function useBehindLink<T>(read: (() => Answer<T>) | null): BehindLink<T> {
  const [value, setValue] = useState<T | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (read === null) return
    let left = false
    void read().then((answer) => {
      if (left) return
      if (answer.ok) setValue(() => answer.value)
      setProblem(answer.ok ? null : answer.error)
    })
    return () => {
      left = true
    }
  }, [read, attempt])
  const again = useCallback(() => {
    setProblem(null)
    setAttempt((n) => n + 1)
  }, [])
  const set = useCallback((next: T) => setValue(() => next), [])
  return { value, problem, set, again }
}

/** A thing that is there no more, and that trying again does not bring back. */
export interface Gone {
  readonly title: string
  /** Absent = the sentence of the problem. */
  readonly text?: string
}
export interface NotThereYetProps {
  readonly go: Go
  readonly title: string
  /** What is said while it is fetched. */
  readonly loading: string
  readonly problem: ApiProblem | null
  readonly again: () => void
  /** By the code of the problem. A link that opens nothing any more need not be named. */
  readonly gone?: Readonly<Record<string, Gone>>
  readonly secret: string
  /** As of the page; absent = it leads on to nothing. */
  readonly next?: string
  readonly drafts: LinkDrafts
}

/** The page before what it is about is there, or where it is no more. FM35. */
export function NotThereYet({
  go,
  title,
  loading,
  problem,
  again,
  gone = {},
  secret,
  next = '',
  drafts,
}: NotThereYetProps) {
  if (problem === null) {
    return (
      <PageFrame title={title} go={go} narrow>
        <p className="quiet waiting" role="status">
          {loading}
        </p>
      </PageFrame>
    )
  }
  const { code } = problem
  const ended: Gone | undefined = isLinkProblem(code) ? words.join.problems[code] : gone[code]
  return (
    <MessagePage
      title={ended?.title ?? title}
      text={ended?.text ?? problemSentence(problem)}
      go={go}
      {...(ended === undefined ? { action: { label: words.tryAgain, run: again } } : {})}
    >
      <TypedHere text={drafts.textBy(secret)} />
      {next === '' ? null : (
        <p>
          <GoOn go={go} next={next} />
        </p>
      )}
    </MessagePage>
  )
}

export interface GoOnProps {
  readonly go: Go
  readonly next: string
  readonly label?: string
  readonly tone?: 'main' | 'plain'
}

/** The way on to the board by the second link of the address. */
export function GoOn({ go, next, label = words.join.goOn, tone = 'main' }: GoOnProps) {
  const address = `/j#${next}`
  return (
    <a className={`button ${tone}`} href={address} onClick={linkClick(() => go(address))}>
      {label}
    </a>
  )
}

export interface ToBoardProps {
  readonly go: Go
  readonly boardId: string
}

/** Whether somebody has been on the board by this device. */
export const isOnThisDevice = (boardId: string): boolean =>
  thisDevice()
    .boards()
    .some(({ id }) => id === boardId)

/** The way back for whoever has been on the board by this device; nothing for anybody else, whom it would not let in. */
export function ToBoard({ go, boardId }: ToBoardProps) {
  const [isKnown] = useState(() => isOnThisDevice(boardId))
  if (!isKnown) return null
  const address = `/b/${boardId}`
  return (
    <p>
      <a href={address} onClick={linkClick(() => go(address))}>
        {words.join.toBoard}
      </a>
    </p>
  )
}

/** What is typed by this link at this place, for a form that knows neither. */
export const keeperOf = (drafts: LinkDrafts, place: string, secret: string): TypedKeeper => ({
  read: () => drafts.read(place),
  keep: (value, text) => drafts.keep(place, secret, value, text),
  drop: () => drafts.drop(place),
})
