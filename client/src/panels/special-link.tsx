// Knows the form of a link that is not one of the usual three: for an organisation, with a note, with an end; knows no call.
import { ROLES, type Role } from '@common-ground/shared/wire/roles.ts'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from '../controls/button.tsx'
import { Field, SelectInput, TextInput } from '../controls/field.tsx'
import { inviteWords } from '../text/invite-words.ts'
import { panelWords } from '../text/panel-words.ts'
import { peopleWords } from '../text/people-words.ts'
import { DayInput } from './fields/day-input.tsx'
import { HandOut } from './inviting/hand-out.tsx'
import type { Occasion } from './inviting/letter.ts'
import { endOfDay, type NamedOrganisation, type WantedLink } from './share-links.ts'

const text = panelWords.share

export interface SpecialLinkProps {
  readonly organisations: readonly NamedOrganisation[]
  /** Makes the link; gives its address, or null when that did not work, which is said elsewhere. */
  readonly onMake: (link: WantedLink) => Promise<string | null>
  readonly occasion: (use: Role, organisation?: string | null) => Occasion
  /** ISO instant. */
  readonly now: () => string
}

export function SpecialLink({ organisations, onMake, occasion, now }: SpecialLinkProps) {
  const [role, setRole] = useState<Role>('editor')
  const [organisationId, setOrganisationId] = useState('')
  const [note, setNote] = useState('')
  const [until, setUntil] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const [made, setMade] = useState<{
    readonly url: string
    readonly role: Role
    readonly for: string | undefined
  } | null>(null)
  const [busy, setBusy] = useState(false)
  // It is shown in full only now: the keys go there, and what it is called is read.
  const ready = useRef<HTMLInputElement>(null)
  const day = useRef<HTMLInputElement>(null)
  useEffect(() => ready.current?.focus(), [made])
  const submit = async (): Promise<void> => {
    const expiresAt = until === '' ? undefined : endOfDay(until, Date.parse(now()))
    setMistake(expiresAt === null ? text.untilPast : null)
    if (expiresAt === null) return day.current?.focus()
    setBusy(true)
    const url = await onMake({
      role,
      ...(organisationId === '' ? {} : { organisationId }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })
    setBusy(false)
    const named = organisations.find(({ id }) => id === organisationId)?.name
    setMade(url === null ? null : { url, role, for: named })
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
              options={ROLES.filter((value) => value !== 'commenter').map((value) => ({
                value,
                label: text.roles[value],
              }))}
              onPick={(next) => setRole(ROLES.find((one) => one === next) ?? 'editor')}
            />
          )}
        </Field>
        <DayInput
          ref={day}
          label={text.until}
          help={text.untilHelp}
          mistake={mistake ?? undefined}
          value={until}
          onType={(next) => {
            setUntil(next)
            setMistake(null)
          }}
        />
        <Field label={peopleWords.forWhom} className="whole">
          {(ids) => (
            <SelectInput
              {...ids}
              value={organisationId}
              options={[
                { value: '', label: peopleWords.forAnybody },
                ...organisations.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onPick={setOrganisationId}
            />
          )}
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
                <TextInput {...ids} ref={ready} readOnly value={made.url} onFocus={(event) => event.target.select()} />
                <HandOut
                  what={inviteWords.newLink}
                  occasion={occasion(made.role, made.for)}
                  address={async () => await Promise.resolve(made.url)}
                  now={now}
                />
              </div>
            )}
          </Field>
        </div>
      )}
    </details>
  )
}
