// Knows how an organisation's form is filled in, sent, and told as sent; refuses to know how it was fetched.
import { makeId } from '@common-ground/shared/board/ids.ts'
import type { OwnForm } from '@common-ground/shared/board/own-form.ts'
import { LIMITS } from '@common-ground/shared/board/limits.ts'
import type { FormNow } from '@common-ground/shared/wire/form-shapes.ts'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from '../controls/button.tsx'
import { keysToMistake } from '../controls/keys-to-mistake.ts'
import { HintArea } from '../controls/tooltip.tsx'
import { openApi, type ApiProblem } from '../model/api.ts'
import { CopyTyped, NotSent } from '../panels/not-sent.tsx'
import { problemSentence } from '../panels/problem-words.ts'
import { longDay } from '../text/dates.ts'
import { formWords } from '../text/form-words.ts'
import { GoOn, isOnThisDevice, ToBoard, type LinkPageProps } from './behind-link.tsx'
import { thisDevice } from './device-memory.ts'
import {
  changesOf,
  isEmptyRow,
  isTooMuch,
  mergeForm,
  readFormDraft,
  type Clashes,
  type FormDraft,
} from './form-draft.ts'
import { noOne } from './form-people.tsx'
import { FormQuestions } from './form-questions.tsx'
import { formText, saidIn } from './form-text.ts'
import { KeptHere } from './kept-here.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrivacyLine } from './privacy-line.tsx'
import '../styles/own-form.css'

export interface FormSheetProps extends LinkPageProps {
  /** As it was fetched. */
  readonly fetched: FormNow
}
/** The form as the server told it last, and what is typed by now. */
interface Open {
  readonly now: FormNow
  readonly form: OwnForm
  readonly clashes: Clashes
  readonly found: boolean
}

const newId = (): string => makeId((bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)))
/** As the server would say it. */
const TOO_MUCH: ApiProblem = {
  code: 'request-too-large',
  status: 413,
  title: formWords.tooMuch,
  consent: false,
  problems: [],
  problemCount: 0,
}
const NO_CLASHES: Clashes = new Map()
/** There is always a place to begin in. */
const roomy = (form: OwnForm): OwnForm => ({
  ...form,
  outcomes: form.outcomes.length > 0 ? form.outcomes : [{ id: newId(), text: '' }],
  people: form.people.length > 0 ? form.people : [noOne(newId())],
})

/** What was typed here before and not sent goes into what was fetched. */
function openSheet(fetched: FormNow, kept: unknown): Open {
  const draft = readFormDraft(kept)
  const merged = draft === null ? null : mergeForm(draft.base, draft.form, fetched.form, newId)
  return {
    now: fetched,
    form: roomy(merged?.form ?? fetched.form),
    clashes: merged?.clashes ?? NO_CLASHES,
    found: merged !== null,
  }
}

export function FormSheet({ go, secret, next, link, drafts, fetched }: FormSheetProps) {
  const [api] = useState(() => openApi())
  const place = `form.${link.boardId}.${link.organisation?.id ?? ''}`
  const [open, setOpen] = useState(() => openSheet(fetched, drafts.read(place)))
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(false)
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  const said = useRef<HTMLElement>(null)
  const problemBox = useRef<HTMLDivElement>(null)

  // It stands on top of the page, where nobody who has pressed what is at its end looks. FM33.
  useEffect(() => {
    if (!sent) return
    said.current?.focus({ preventScroll: true })
    said.current?.closest('.page')?.scrollIntoView()
  }, [sent])
  const [isKnown] = useState(() => isOnThisDevice(link.boardId))
  /** Whoever has been on the board by this device goes back there by what they came by. */
  const leadsOn = next !== '' && !isKnown
  const isClashing = open.clashes.size > 0
  useEffect(() => {
    if (isClashing && !busy) document.querySelector<HTMLElement>('.form-meanwhile')?.focus()
  }, [isClashing, busy])

  const keep = ({ now: { hash, form: base }, form: typed }: Pick<Open, 'now' | 'form'>): void =>
    drafts.keep(place, secret, { hash, base, form: typed } satisfies FormDraft, formText(typed))
  const { now, form, clashes } = open
  const { callOn, organisation } = now
  const type = (next: OwnForm): void => {
    setOpen({ ...open, form: next })
    keep({ now, form: next })
  }
  const isTooLong = Object.values(form.fields).some((text) => text.length > LIMITS.textChars)

  const deliver = async (from: Open, again: boolean): Promise<void> => {
    const changes = changesOf(from.now.form, from.form)
    if (isTooMuch(changes)) return setProblem(TOO_MUCH)
    const answer = await api.sendForm(link.boardId, secret, { hash: from.now.hash, ...changes })
    if (answer.ok) {
      drafts.drop(place)
      rememberWho(answer.value)
      setOpen({ now: answer.value, form: roomy(answer.value.form), clashes: NO_CLASHES, found: false })
      setSent(true)
      setProblem(null)
      return
    }
    if (answer.error.code === 'changed-meanwhile' && again) {
      const fresh = await api.form(link.boardId, secret)
      if (fresh.ok) {
        const merged = mergeForm(from.now.form, from.form, fresh.value.form, newId)
        const next: Open = { now: fresh.value, form: roomy(merged.form), clashes: merged.clashes, found: false }
        setOpen(next)
        keep(next)
        if (merged.clashes.size === 0) {
          await deliver(next, false)
          return
        }
      }
    }
    setProblem(answer.error)
  }
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const page = event.currentTarget
    const gaps = new Set(form.people.filter((one) => !isEmptyRow(one) && one.name.trim() === '').map(({ id }) => id))
    setMissing(gaps)
    if (gaps.size > 0 || isTooLong) {
      keysToMistake(page)
      return
    }
    const { activeElement: at } = document
    setBusy(true)
    setProblem(null)
    await deliver(open, true)
    setBusy(false)
    // Fields that could not be typed into for a moment let go of the keys.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && at instanceof HTMLElement) at.focus()
      problemBox.current?.scrollIntoView({ block: 'nearest' })
    })
  }
  const heading = (
    <header>
      <p className="quiet">
        <bdi>{now.board}</bdi>
      </p>
      <h1 dir="auto">{organisation.name}</h1>
      {now.closed || sent ? null : (
        <>
          <p>{formWords.about(organisation.name)}</p>
          <p className="quiet">{callOn === undefined ? formWords.noCall : formWords.call(longDay(callOn))}</p>
        </>
      )}
    </header>
  )
  if (sent || now.closed)
    return (
      <PageFrame title={formWords.title} go={go} narrow>
        <div className="own-form">
          {heading}
          <section ref={said} className="form-sent" tabIndex={-1} aria-label={formWords.said}>
            <p role="status">
              <strong>{sent ? formWords.sent : formWords.closed}</strong>
            </p>
            <p className="quiet">
              {now.closed
                ? formWords.closedText
                : callOn === undefined
                  ? formWords.sentAlways
                  : formWords.sentUntil(longDay(callOn))}
              {leadsOn ? ` ${formWords.leadsOn}` : ''}
            </p>
            <div className="panel-actions">
              {leadsOn ? <GoOn go={go} next={next} /> : null}
              {now.closed ? (
                <CopyTyped typed={formText(form)} />
              ) : (
                <Button onClick={() => setSent(false)}>{formWords.change}</Button>
              )}
            </div>
          </section>
          <Said form={now.form} />
          <ToBoard go={go} boardId={link.boardId} />
          {isKnown || leadsOn ? null : <p>{wayToBoard(callOn)}</p>}
          {link.privacyNotice === undefined ? null : <PrivacyLine notice={link.privacyNotice} />}
        </div>
      </PageFrame>
    )
  return (
    <PageFrame title={formWords.title} go={go} narrow>
      <HintArea>
        <form
          className="own-form"
          noValidate
          aria-label={formWords.form(organisation.name)}
          onSubmit={(event) => void submit(event)}
        >
          {heading}
          {open.found ? <p role="status">{formWords.found}</p> : null}
          {leadsOn && now.filled ? (
            <p>
              <GoOn go={go} next={next} />
            </p>
          ) : null}
          {/* What is typed while it is on its way would belong to neither form. */}
          <fieldset className="form-held" disabled={busy}>
            <FormQuestions
              form={form}
              known={new Set(now.form.people.map(({ id }) => id))}
              missing={missing}
              clashes={clashes}
              onForm={type}
              newId={newId}
            />
          </fieldset>
          {problem === null ? null : <NotSent box={problemBox} why={sentenceOf(problem)} typed={formText(form)} />}
          <Button tone="main" type="submit" className="wide" disabled={busy}>
            {busy ? formWords.busy : now.filled ? formWords.sendAgain : formWords.send}
          </Button>
          <KeptHere drafts={drafts} place={place} secret={secret} before={formWords.public} />
          <ToBoard go={go} boardId={link.boardId} />
          {leadsOn && !now.filled ? (
            <p>
              <GoOn go={go} next={next} tone="plain" label={formWords.skip} />
            </p>
          ) : null}
          {link.privacyNotice === undefined ? null : <PrivacyLine notice={link.privacyNotice} />}
        </form>
      </HintArea>
    </PageFrame>
  )
}

/** So that the page of a link to the board knows it. Who of several fills in the form is not known. */
function rememberWho({ organisation, form }: FormNow): void {
  const memory = thisDevice()
  const before = memory.self()
  const [only, ...others] = form.people.filter((one) => one.name.trim() !== '')
  const name = only === undefined || others.length > 0 ? '' : only.name.trim()
  const post = name === '' ? '' : (only?.jobTitle.trim() ?? '')
  const self = { name, organisation: organisation.name, ...(post === '' ? {} : { post }) }
  // A device that belongs to somebody goes on being theirs.
  const isTheirs = before?.name === name && before.organisation === organisation.name
  if (before === null || before.name === '' || isTheirs) memory.rememberSelf({ ...(isTheirs ? before : {}), ...self })
}

function wayToBoard(callOn: string | undefined): string {
  const when = callOn === undefined ? '' : `${formWords.callOn(longDay(callOn))} `
  return when + linkToBoard()
}

function linkToBoard(): string {
  const self = thisDevice().self()
  if (self === null) return formWords.toBoardShared
  return self.name === '' ? formWords.toBoard : formWords.toBoardNamed(self.name)
}

function sentenceOf(problem: ApiProblem): string {
  if (problem.code === 'changed-meanwhile') return formWords.clash
  return problem.status === 413 ? formWords.tooMuch : problemSentence(problem)
}

function Said({ form }: { readonly form: OwnForm }) {
  const answers = saidIn(form)
  return (
    <section className="form-said" aria-label={formWords.said}>
      <h2>{formWords.said}</h2>
      {answers.length === 0 ? <p className="quiet">{formWords.nothingSaid}</p> : null}
      <dl>
        {answers.map(({ ask, says }) => (
          <div key={ask}>
            <dt>{ask}</dt>
            <dd dir="auto">{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
