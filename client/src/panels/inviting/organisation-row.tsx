// Knows how one organisation is invited: first by which way, then what is sent; makes no link itself.
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Choice } from '../../controls/choice.tsx'
import { inviteWords } from '../../text/invite-words.ts'
import type { NamedOrganisation } from '../share-links.ts'
import { Invitation } from './invitation.tsx'
import type { Occasion } from './letter.ts'

/** With the form first, from which one goes on to the board, or straight to the board. */
export type Way = 'form' | 'board'

export interface OrganisationRowProps {
  readonly organisation: NamedOrganisation
  readonly facts: readonly string[]
  readonly open: boolean
  readonly onToggle: () => void
  readonly occasion: (use: Occasion['use'], organisation: string) => Occasion
  /** The address by a way; null = it could not be made, which is said elsewhere. */
  readonly address: (way: Way) => Promise<string | null>
  /** ISO instant. */
  readonly now: () => string
}

const text = inviteWords.organisations
const WAYS = (['form', 'board'] as const).map((value) => ({ value, ...text.ways[value] }))

export function OrganisationRow({ organisation, facts, open, onToggle, occasion, address, now }: OrganisationRowProps) {
  const { id, name } = organisation
  return (
    <li data-organisation={id}>
      <span className="person-words">
        <bdi>{name}</bdi>
        <span className="quiet">{facts.join(', ')}</span>
      </span>
      <Button small aria-expanded={open} aria-label={text.inviteNamed(name)} onClick={onToggle}>
        {text.invite}
      </Button>
      {open ? <Ways name={name} occasion={occasion} address={address} now={now} /> : null}
    </li>
  )
}

interface WaysProps extends Pick<OrganisationRowProps, 'occasion' | 'address' | 'now'> {
  readonly name: string
}

function Ways({ name, occasion, address, now }: WaysProps) {
  const [way, setWay] = useState<Way | null>(null)
  const [made, setMade] = useState<{ readonly way: Way; readonly url: string } | null>(null)
  const pick = async (next: Way): Promise<void> => {
    setWay(next)
    const url = await address(next)
    setMade((before) => (url === null ? before : { way: next, url }))
    if (url === null) setWay(null)
  }
  return (
    <section className="invitation" aria-label={text.waysNamed(name)}>
      <Choice label={text.waysAsk} value={way} options={WAYS} onPick={(next) => void pick(next)} />
      {way === null ? null : made?.way === way ? (
        <Invitation
          key={way}
          what={text.linkFor(name)}
          occasion={occasion(way === 'form' ? 'form-first' : 'editor', name)}
          url={made.url}
          now={now}
          link
        />
      ) : (
        <p className="quiet" role="status">
          {inviteWords.preparing}
        </p>
      )}
    </section>
  )
}
