// Knows how people are invited and how a link is ended; keeps no secret but those made on this device.
import type { LinkInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { ROLES, type Role } from '@common-ground/shared/wire/roles.ts'
import { useEffect, useState, type FormEvent } from 'react'
import { Button } from '../controls/button.tsx'
import { CopyButton } from '../controls/copy-button.tsx'
import { Modal } from '../controls/dialog.tsx'
import { Field, SelectInput, TextInput } from '../controls/field.tsx'
import { announce } from '../controls/toast.tsx'
import type { Api, ApiProblem } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { formatDay } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'
import { panelWords } from '../text/panel-words.ts'
import { problemSentence } from './problem-words.ts'
import { addressesOf, endOfDay, isLive, readyAddress } from './share-links.ts'

/** Where this device keeps the addresses of links it made. */
export interface LinkMemory {
  linkAddresses(boardId: string): Readonly<Record<string, string>>
  rememberLink(boardId: string, key: string, url: string): void
}
export interface ShareDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: LinkMemory
  readonly onClose: () => void
}

const QUICK: readonly Role[] = ['editor', 'viewer', 'facilitator']
const text = panelWords.share

export function ShareDialog({ session, api, memory, onClose }: ShareDialogProps) {
  const role = useReadable(session.role)
  return (
    <Modal
      open
      onClose={onClose}
      title={text.title}
      description={role === 'facilitator' ? text.about : undefined}
      closeLabel={words.close}
      shape="wide"
    >
      {role === 'facilitator' ? (
        <Links session={session} api={api} memory={memory} />
      ) : (
        <p>{text.onlyFacilitatorsNobody}</p>
      )}
    </Modal>
  )
}

function Links({ session, api, memory }: Omit<ShareDialogProps, 'onClose'>) {
  const { boardId } = session
  const [links, setLinks] = useState<readonly LinkInfo[] | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [known, setKnown] = useState(() => memory.linkAddresses(boardId))
  useEffect(() => {
    let left = false
    void api.links(boardId).then((answer) => {
      if (left) return
      if (answer.ok) setLinks(answer.value)
      else setProblem(answer.error)
    })
    return () => {
      left = true
    }
  }, [api, boardId])

  const make = async (wanted: {
    readonly role: Role
    readonly note?: string
    readonly expiresAt?: string
  }): Promise<string | null> => {
    const answer = await api.addLink(boardId, wanted)
    if (!answer.ok) {
      setProblem(answer.error)
      return null
    }
    const { url, secret: _, ...link } = answer.value
    memory.rememberLink(boardId, link.id, url)
    setKnown((before) => ({ ...before, [link.id]: url }))
    setLinks((before) => [...(before ?? []), link])
    setProblem(null)
    return url
  }
  const end = async (link: LinkInfo): Promise<void> => {
    const answer = await api.revokeLink(boardId, link.id)
    if (!answer.ok) {
      setProblem(answer.error)
      return
    }
    setLinks((before) => (before ?? []).map((one) => (one.id === link.id ? { ...one, revokedAt: session.now() } : one)))
    announce({ text: text.endDone })
  }
  const now = Date.parse(session.now())
  const addresses = addressesOf(links ?? [], known)
  const live = (links ?? []).filter((link) => isLive(link, now))
  const ended = (links ?? []).filter((link) => !isLive(link, now))
  return (
    <div className="share">
      <section aria-label={text.quick}>
        <ul className="share-roles">
          {QUICK.map((role) => (
            <li key={role}>
              <span className="person-words">
                <strong>{text.roles[role]}</strong>
                <span className="quiet">{text.rolesAbout[role]}</span>
              </span>
              <CopyButton
                tone={role === 'editor' ? 'main' : 'plain'}
                name={text.roles[role]}
                text={async () => readyAddress(links ?? [], known, role, now) ?? (await make({ role }))}
                label={text.copyLink}
                doneLabel={words.copied}
                failedLabel={words.copyFailed}
              />
            </li>
          ))}
        </ul>
      </section>
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
      <p className="quiet">{text.kept}</p>
      <SpecialLink onMake={make} now={now} />
      <section aria-label={text.links}>
        <h3>{text.links}</h3>
        {links === null && problem === null ? <p className="quiet">{text.loading}</p> : null}
        <ul className="link-list">
          {live.map((link) => (
            <LinkRow key={link.id} link={link} address={addresses.get(link.id)} onEnd={() => void end(link)} />
          ))}
        </ul>
        {ended.length === 0 ? null : (
          <details>
            <summary>{text.ended}</summary>
            <ul className="link-list">
              {ended.map((link) => (
                <LinkRow key={link.id} link={link} address={undefined} onEnd={null} />
              ))}
            </ul>
          </details>
        )}
      </section>
    </div>
  )
}

function SpecialLink({
  onMake,
  now,
}: {
  readonly onMake: (link: { role: Role; note?: string; expiresAt?: string }) => Promise<string | null>
  readonly now: number
}) {
  const [role, setRole] = useState<Role>('editor')
  const [note, setNote] = useState('')
  const [until, setUntil] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const [made, setMade] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    const expiresAt = until === '' ? undefined : endOfDay(until, now)
    setMistake(expiresAt === null ? text.untilPast : null)
    if (expiresAt === null) return
    setBusy(true)
    const url = await onMake({
      role,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })
    setBusy(false)
    setMade(url)
    if (url !== null) {
      setNote('')
      setUntil('')
    }
  }
  return (
    <details className="special">
      <summary>{text.special}</summary>
      <form
        className="special-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field label={text.role}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={role}
              options={ROLES.map((value) => ({ value, label: text.roles[value] }))}
              onPick={(next) => setRole(ROLES.find((one) => one === next) ?? 'editor')}
            />
          )}
        </Field>
        <Field label={text.until} help={text.untilHelp} mistake={mistake}>
          {(ids) => <TextInput {...ids} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />}
        </Field>
        <Field label={text.note} help={text.noteHelp} className="whole">
          {(ids) => (
            <TextInput {...ids} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
        <div className="whole">
          <Button type="submit" disabled={busy}>
            {text.make}
          </Button>
        </div>
      </form>
      {made === null ? null : (
        <div className="spaced">
          <Field label={text.made}>
            {(ids) => (
              <div className="copy-row">
                <TextInput {...ids} readOnly value={made} onFocus={(event) => event.target.select()} />
                <CopyButton text={made} label={text.copyLink} doneLabel={words.copied} failedLabel={words.copyFailed} />
              </div>
            )}
          </Field>
        </div>
      )}
    </details>
  )
}

function LinkRow({
  link,
  address,
  onEnd,
}: {
  readonly link: LinkInfo
  readonly address: string | undefined
  readonly onEnd: (() => void) | null
}) {
  const [asking, setAsking] = useState(false)
  const name = link.role === null ? link.purpose : text.roles[link.role]
  const facts = [
    text.madeOn(formatDay(link.createdAt)),
    text.uses(link.uses),
    ...(link.revokedAt !== undefined ? [text.endedOn(formatDay(link.revokedAt))] : []),
    ...(link.expiresAt !== undefined && link.revokedAt === undefined ? [text.endsOn(formatDay(link.expiresAt))] : []),
  ]
  const called = link.note === '' ? name : `${name}, ${link.note}`
  return (
    <li>
      <div className="link-row">
        <span className="person-words">
          <bdi>{called}</bdi>
          <span className="quiet">{facts.join(', ')}</span>
        </span>
        {address === undefined || onEnd === null ? null : (
          <CopyButton
            small
            tone="quiet"
            name={called}
            text={address}
            label={words.copy}
            doneLabel={words.copied}
            failedLabel={words.copyFailed}
          />
        )}
        {onEnd === null || asking ? null : (
          <Button small tone="quiet" aria-label={text.endNamed(called)} onClick={() => setAsking(true)}>
            {text.end}
          </Button>
        )}
      </div>
      {asking && onEnd !== null ? (
        <div className="link-sure" role="alertdialog" aria-label={text.endNamed(called)}>
          <p>{text.endSure}</p>
          <div className="panel-actions">
            <Button small tone="danger" autoFocus onClick={onEnd}>
              {text.endYes}
            </Button>
            <Button small onClick={() => setAsking(false)}>
              {text.endNo}
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  )
}
