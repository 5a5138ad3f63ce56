// Knows how somebody says which organisation they are here for: picked from those of the board, or typed; refuses to add one unasked.
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import { Field, TextInput } from '../controls/field.tsx'
import { words } from '../text/en-GB.ts'
import {
  nearOrganisations,
  organisationMeant,
  type OrganisationChoice,
  type SaidOrganisation,
} from './organisation-match.ts'

export interface OrganisationFieldProps {
  /** What stands in the input counts, however it came there. */
  readonly value: SaidOrganisation
  readonly organisations: readonly OrganisationChoice[]
  readonly help: ReactNode
  readonly mistake?: string | undefined
  readonly onChange: (value: SaidOrganisation) => void
}

/** The organisations of the board stand below the input, the nearest first while somebody types; picking one writes its name. */
export function OrganisationField({ value, organisations, help, mistake, onChange }: OrganisationFieldProps) {
  const group = useId()
  const picks = useRef<HTMLDivElement>(null)
  const meant = organisationMeant(value, organisations)
  const near = meant === null ? nearOrganisations(value.typed, organisations) : []
  const offered = near.length > 0 ? near : organisations
  const picked = meant?.id
  useEffect(() => {
    // All of them stand there again: the one that was picked by keyboard stays in sight. [PG175]
    const at = document.activeElement
    if (picks.current?.contains(at) === true) at?.closest('label')?.scrollIntoView({ block: 'nearest' })
  }, [picked])
  return (
    <div className="organisation-field">
      <Field label={words.join.organisation} help={help} mistake={mistake}>
        {(ids) => (
          <TextInput
            {...ids}
            value={value.typed}
            maxLength={200}
            autoComplete="organization"
            onChange={(event) => onChange({ typed: event.target.value, picked: null })}
          />
        )}
      </Field>
      {offered.length === 0 ? null : (
        <div ref={picks} className="organisation-picks" role="radiogroup" aria-label={words.join.onBoard}>
          {offered.map(({ id, name, shortName }) => (
            <label key={id} className="organisation-pick">
              <input
                type="radio"
                name={group}
                checked={meant?.id === id}
                onChange={() => onChange({ typed: name, picked: id })}
              />
              <bdi>{name}</bdi>
              {shortName === '' || shortName === name ? null : <bdi className="quiet">{shortName}</bdi>}
            </label>
          ))}
        </div>
      )}
    </div>
  )
}

export interface NewOrganisationProps {
  readonly typed: string
  readonly organisations: readonly OrganisationChoice[]
  readonly busy: boolean
  readonly onPick: (organisation: OrganisationChoice) => void
  readonly onAdd: () => void
  readonly onBack: () => void
}

const MOST_NEAR = 3

/** Asked before an organisation is added beside those of the board: whoever meant one of them says so in one press. */
export function NewOrganisation({ typed, organisations, busy, onPick, onAdd, onBack }: NewOrganisationProps) {
  const near = nearOrganisations(typed, organisations).slice(0, MOST_NEAR)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div
      ref={box}
      className="new-organisation"
      role="alertdialog"
      aria-label={words.join.newTitle(typed)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onBack()
      }}
    >
      <p className="new-organisation-title">{words.join.newTitle(typed)}</p>
      <p>{near.length > 0 ? words.join.newNear : words.join.newNone}</p>
      {near.map((one, index) => (
        <Button
          key={one.id}
          tone={index === 0 ? 'main' : 'plain'}
          className="wide"
          autoFocus={index === 0}
          disabled={busy}
          onClick={() => onPick(one)}
        >
          {words.join.meantIt(one.name)}
        </Button>
      ))}
      <Button
        tone={near.length > 0 ? 'plain' : 'main'}
        className="wide"
        autoFocus={near.length === 0}
        disabled={busy}
        onClick={onAdd}
      >
        {words.join.addIt(typed)}
      </Button>
      <Button tone="quiet" className="wide" disabled={busy} onClick={onBack}>
        {words.join.newBack}
      </Button>
    </div>
  )
}
