// Knows how an organisation that is not on the map yet is added where people are invited; knows no link.
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { sameOrganisation } from '@common-ground/shared/board/same-organisation.ts'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { words } from '../../text/en-GB.ts'
import { inviteWords } from '../../text/invite-words.ts'
import { offerBack } from '../offer-back.ts'
import { nearOrganisations, type OrganisationChoice } from '../organisation-match.ts'
import { putOrganisation } from '../own-card.ts'

export interface AddOrganisationProps {
  readonly session: BoardSession
  readonly organisations: readonly OrganisationChoice[]
  /** Told its id before the board shows it. */
  readonly onAdded: (id: string) => void
}

const text = inviteWords.organisations.add

/** One press opens a line for the name; Enter puts the card on the map, as anybody's. IN9. */
export function AddOrganisation({ session, organisations, onAdded }: AddOrganisationProps) {
  const [isOpen, setOpen] = useState(false)
  // A name that is begun waits for whoever leaves the line with Escape. IN10.
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  // A name that comes near another one is added when it is asked for a second time.
  const [warned, setWarned] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const was = useRef(false)
  useEffect(() => {
    if (isOpen) field.current?.focus()
    else if (was.current) opener.current?.focus()
    was.current = isOpen
  }, [isOpen])
  const close = (): void => {
    setOpen(false)
    setMistake(null)
  }
  const drop = (): void => {
    setTyped('')
    close()
  }
  const add = (event: FormEvent): void => {
    event.preventDefault()
    const name = typed.trim()
    const same = sameOrganisation(name, organisations)
    const near = nearOrganisations(name, organisations)[0]
    const wrong =
      name === ''
        ? text.missing
        : same !== null
          ? text.there(same.name)
          : near !== undefined && warned !== name
            ? text.near(near.name)
            : null
    setMistake(wrong)
    setWarned(name)
    if (wrong !== null) return field.current?.focus()
    const id = putOrganisation(session, name)
    if (id === null) return
    was.current = false
    onAdded(id)
    drop()
    offerBack(session, text.done(name), words.header.undo)
  }
  if (!isOpen)
    return (
      <li>
        <Button ref={opener} small tone="quiet" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen(true)}>
          {text.open}
        </Button>
      </li>
    )
  return (
    <li>
      <form
        className="add-organisation"
        noValidate
        onSubmit={add}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          close()
        }}
      >
        <Field label={text.name} mistake={mistake}>
          {(ids) => (
            <TextInput
              {...ids}
              ref={field}
              value={typed}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => {
                setTyped(event.target.value)
                setMistake(null)
              }}
            />
          )}
        </Field>
        <div className="panel-actions">
          <Button small tone="main" type="submit">
            {text.add}
          </Button>
          <Button small tone="quiet" onClick={drop}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </li>
  )
}
