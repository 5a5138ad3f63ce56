// Knows how somebody with a link says who they are and gets onto the board; keeps the secret out of address bar and history.
import type { LinkPreview } from '@common-ground/shared/wire/http-shapes.ts'
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from '../controls/button.tsx'
import { Field, TextInput, Tick } from '../controls/field.tsx'
import { HintArea } from '../controls/tooltip.tsx'
import { announce } from '../controls/toast.tsx'
import { bringWhole } from '../controls/whole-in-sight.ts'
import { openApi, type ApiProblem } from '../model/api.ts'
import { type LinkSecrets, secretsOf } from '../model/link-address.ts'
import { NewOrganisation, OrganisationField } from '../panels/organisation-field.tsx'
import { organisationMeant, type OrganisationChoice, type SaidOrganisation } from '../panels/organisation-match.ts'
import { problemSentence } from '../panels/problem-words.ts'
import { longDay } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'
import { offlineWords } from '../text/offline-words.ts'
import { isLinkProblem, NotThereYet, useBehindLink } from './behind-link.tsx'
import { thisDevice } from './device-memory.ts'
import { keptBefore } from './kept-before.ts'
import { thisLinkDrafts } from './link-drafts.ts'
import { MessagePage } from './message-page.tsx'
import { PrivacyLine } from './privacy-line.tsx'
import { PageFrame, type Go } from './page-frame.tsx'
import { fetched } from '../controls/fetched.tsx'

const HomeCheckPage = fetched(async () => (await import('./home-check-page.tsx')).HomeCheckPage)
const FormPage = fetched(async () => (await import('./form-page.tsx')).FormPage)
const AnswerPage = fetched(async () => (await import('./answer-page.tsx')).AnswerPage)

/**
 * The secrets of the address, taken out of address bar and history at once; a reload of the tab still finds them. What leads
 * on to the board stands in no entry of the history: that one stays behind whoever goes on, and could be gone back to. [IN8]
 */
function takeSecrets(): LinkSecrets {
  const memory = thisDevice()
  const state: unknown = history.state
  const kept = typeof state === 'object' && state !== null && 'secret' in state ? state.secret : ''
  const { secret, next } = secretsOf(
    location.hash.length > 1 ? location.hash.slice(1) : typeof kept === 'string' ? kept : '',
  )
  if (next !== '') memory.keepLeadsOn(secret, next)
  if (secret !== '') history.replaceState({ secret }, '', '/j')
  return { secret, next: next === '' ? memory.leadsOn(secret) : next }
}

export function JoinPage({ go }: { readonly go: Go }) {
  const [{ secret, next }] = useState(takeSecrets)
  const [api] = useState(() => openApi())
  const [drafts] = useState(() => {
    const memory = thisDevice()
    return thisLinkDrafts(() => memory.isShared())
  })
  const read = useCallback(async () => await api.preview(secret), [api, secret])
  const { value: link, problem, again } = useBehindLink(secret === '' ? null : read)

  if (secret === '') return <MessagePage title={words.join.noSecretTitle} text={words.join.noSecret} go={go} />
  if (link === null) {
    return (
      <NotThereYet
        go={go}
        title={problem === null ? words.join.opening : words.problem.title}
        loading={words.join.opening}
        problem={problem}
        again={again}
        secret={secret}
        next={next}
        drafts={drafts}
      />
    )
  }
  if (link.purpose === 'join' && link.role !== null) {
    return (
      <HintArea>
        <JoinForm go={go} secret={secret} link={link} role={link.role} />
      </HintArea>
    )
  }
  if (link.purpose === 'check' && link.checkId !== undefined) {
    return <HomeCheckPage go={go} secret={secret} next={next} link={link} drafts={drafts} checkId={link.checkId} />
  }
  if (link.purpose !== 'form' && link.purpose !== 'answer')
    return <MessagePage title={words.problem.title} text={words.join.otherPurpose} go={go} />
  const Page = { form: FormPage, answer: AnswerPage }[link.purpose]
  return <Page go={go} secret={secret} next={next} link={link} drafts={drafts} />
}

interface JoinFormProps {
  readonly go: Go
  readonly secret: string
  readonly link: LinkPreview
  readonly role: keyof typeof words.join.roles
}

function JoinForm({ go, secret, link, role }: JoinFormProps) {
  const [api] = useState(() => openApi())
  const [memory] = useState(thisDevice)
  const [name, setName] = useState(() => memory.self()?.name ?? '')
  const [said, setSaid] = useState<SaidOrganisation>(() => ({ typed: memory.self()?.organisation ?? '', picked: null }))
  const organisation = said.typed.trim()
  const [shared, setShared] = useState(() => memory.isShared())
  const [missing, setMissing] = useState<{ name?: string; organisation?: string }>({})
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const nameInput = useRef<HTMLInputElement>(null)
  useEffect(() => {
    nameInput.current?.focus()
  }, [])

  // Why it did not go stands above the button, which has the keys and stays in sight.
  useEffect(() => {
    if (problem !== null && document.activeElement !== null) bringWhole(document.activeElement)
  }, [problem])

  const organisations = link.organisations ?? []
  const bound = link.organisation
  const meant = organisationMeant(said, organisations)

  const mayAdd = role === 'facilitator' || role === 'editor'
  /** `known` = one that was picked after all; null = what was typed is added. */
  const join = async (known: OrganisationChoice | null, isAsked: boolean): Promise<void> => {
    const gaps = {
      ...(name.trim() === '' ? { name: words.join.nameMissing } : {}),
      ...(mayAdd && bound === undefined && organisation === '' ? { organisation: words.join.organisationMissing } : {}),
    }
    setMissing(gaps)
    if (Object.keys(gaps).length > 0) {
      document.querySelector<HTMLElement>('.join-form [aria-invalid=true]')?.focus()
      if (gaps.name !== undefined) nameInput.current?.focus()
      return
    }
    // A second card for one of those that are there would have to be found and put right by somebody. PG35.
    if (!isAsked && bound === undefined && known === null && mayAdd && organisations.length > 0) {
      setAsking(true)
      return
    }
    setBusy(true)
    setProblem(null)
    const kept = shared ? await keptBefore(memory, link.boardId) : null
    if (kept?.isOnlyHere === true && !confirm(offlineWords.forget.askShared)) {
      setBusy(false)
      return
    }
    const answer = await api.join({
      secret,
      name: name.trim(),
      ...(shared ? { shared } : {}),
      ...(bound !== undefined
        ? { organisationId: bound.id }
        : known !== null
          ? { organisationId: known.id }
          : organisation === ''
            ? {}
            : { organisation }),
    })
    if (!answer.ok) {
      setBusy(false)
      setProblem(answer.error)
      return
    }
    memory.forgetLeadsOn(secret)
    // Not before: whoever could not join has lost nothing by it.
    memory.setShared(shared)
    // The board may have been made here a moment ago, and its links be kept.
    if (shared) {
      memory.forgetBoard(answer.value.boardId)
      const { thisStore } = await import('./this-store.ts')
      await thisStore().forget(answer.value.boardId)
      // Said on the board, where there is a place for it.
      if (kept !== null && kept.what.length > 0)
        announce({ id: 'forgotten', text: offlineWords.forget.shared(kept.what), stays: 20_000 })
    }
    const joinedFor = bound?.name ?? known?.name ?? organisation
    const before = memory.self()
    const self = { name: name.trim(), organisation: joinedFor }
    // Whoever is still who they said keeps the post they gave.
    const isSame = before?.name === self.name && before.organisation === self.organisation
    memory.rememberSelf(isSame ? { ...before, ...self } : self)
    memory.rememberBoard({ id: answer.value.boardId, title: link.title, role, lastOpened: Date.now() })
    go(`/b/${answer.value.boardId}`, 'replace')
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void join(meant, false)
  }
  const code = problem?.code ?? ''
  return (
    <PageFrame title={link.title} go={go} narrow>
      <form className="join-form" onSubmit={submit} noValidate>
        <header>
          <p className="quiet">{role === 'facilitator' ? words.join.aboutOwn : words.join.about}</p>
          <h1>
            <bdi>{link.title}</bdi>
          </h1>
          <p>{words.join.roles[role]}</p>
          {link.callOn === undefined ? null : <p>{words.join.call(longDay(link.callOn))}</p>}
        </header>
        <Field label={words.join.name} help={words.join.nameHelp} mistake={missing.name}>
          {(ids) => (
            <TextInput
              {...ids}
              ref={nameInput}
              value={name}
              maxLength={100}
              autoComplete="name"
              onChange={(event) => {
                setName(event.target.value)
                // It was said of what stood there before. [PG175]
                setMissing(({ name: _, ...rest }) => rest)
              }}
            />
          )}
        </Field>
        {bound === undefined ? (
          <OrganisationField
            value={said}
            organisations={organisations}
            help={
              !mayAdd
                ? words.join.organisationLook
                : organisations.length === 0
                  ? words.join.organisationFirst
                  : words.join.organisationHelp
            }
            mistake={missing.organisation}
            onChange={(next) => {
              setSaid(next)
              setAsking(false)
              setMissing(({ organisation: _, ...rest }) => rest)
            }}
          />
        ) : (
          <p>{words.join.organisationBound(bound.name)}</p>
        )}
        <Tick checked={shared} onChange={setShared} label={words.join.shared} help={words.join.sharedHelp} />
        {problem === null ? null : (
          <p className="field-mistake" role="alert">
            {isLinkProblem(code) ? words.join.problems[code].text : problemSentence(problem)}
          </p>
        )}
        {asking ? (
          <NewOrganisation
            typed={organisation}
            organisations={organisations}
            busy={busy}
            onPick={(one) => {
              setSaid({ typed: one.name, picked: one.id })
              void join(one, true)
            }}
            onAdd={() => void join(null, true)}
            onBack={() => {
              setAsking(false)
              document.querySelector<HTMLElement>('.organisation-field .input')?.focus()
            }}
          />
        ) : (
          <Button tone="main" type="submit" className="wide" disabled={busy}>
            {busy ? words.join.entering : words.join.enter}
          </Button>
        )}
        <PrivacyLine notice={link.privacyNotice} />
      </form>
    </PageFrame>
  )
}
