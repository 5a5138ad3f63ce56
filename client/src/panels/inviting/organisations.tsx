// Knows how the organisations of a board are listed where people are invited, and that one of them at a time is handed its link; refuses to know how a link is made.
import type { LinkInfo, ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { useEffect, useRef, useState } from 'react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { formatDay } from '../../text/dates.ts'
import { inviteWords } from '../../text/invite-words.ts'
import type { OrganisationChoice } from '../organisation-match.ts'
import { AddOrganisation } from './add-organisation.tsx'
import type { Occasion } from './letter.ts'
import { OrganisationRow, type Way } from './organisation-row.tsx'
import { factsOf } from './organisation-facts.ts'

export interface OrganisationsProps {
  readonly session: BoardSession
  readonly api: Api
  readonly organisations: readonly OrganisationChoice[]
  /** null = not fetched yet. */
  readonly links: readonly LinkInfo[] | null
  readonly people: readonly ParticipantInfo[] | null
  readonly occasion: (use: Occasion['use'], organisation: string) => Occasion
  /** The address for an organisation by the way that was chosen; null = it could not be made, which is said elsewhere. */
  readonly address: (organisationId: string, way: Way) => Promise<string | null>
  /** ISO instant. */
  readonly now: () => string
}

const text = inviteWords.organisations

export function Organisations({
  session,
  api,
  organisations: byName,
  links,
  people,
  occasion,
  address,
  now,
}: OrganisationsProps) {
  const { boardId } = session
  const [filled, setFilled] = useState<ReadonlySet<string> | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  // Whoever is added stands last while the list is open: no row moves under the hand. IN10.
  const [first] = useState(() => new Map(byName.map(({ id }, at) => [id, at])))
  for (const { id } of byName) if (!first.has(id)) first.set(id, first.size)
  const organisations = byName.toSorted((one, other) => (first.get(one.id) ?? 0) - (first.get(other.id) ?? 0))
  // The one that was added just now: the keys go to its row once it is there.
  const added = useRef<string | null>(null)
  useEffect(() => {
    let left = false
    void api.forms(boardId).then((answer) => {
      if (left || !answer.ok) return
      setFilled(new Set(answer.value.filter((one) => one.filled).map(({ organisationId }) => organisationId)))
    })
    return () => {
      left = true
    }
  }, [api, boardId])
  useEffect(() => {
    const row = [...(list.current?.children ?? [])].find(
      (it) => it instanceof HTMLElement && it.dataset['organisation'] === added.current,
    )
    if (row === undefined) return
    added.current = null
    row.querySelector('button')?.focus()
    row.scrollIntoView({ block: 'nearest' })
  }, [byName])
  const at = Date.parse(now())
  return (
    <section aria-labelledby="share-organisations">
      <h3 id="share-organisations">{text.title}</h3>
      <p className="quiet">{organisations.length === 0 ? text.none : text.about}</p>
      <ul ref={list} className="share-roles spaced">
        {organisations.map((one) => (
          <OrganisationRow
            key={one.id}
            organisation={one}
            facts={factsOf(one.id, { links, people, filled }, at, formatDay)}
            open={open === one.id}
            onToggle={() => setOpen(open === one.id ? null : one.id)}
            occasion={occasion}
            address={async (way) => await address(one.id, way)}
            now={now}
          />
        ))}
        <AddOrganisation
          session={session}
          organisations={organisations}
          onAdded={(id) => {
            added.current = id
          }}
        />
      </ul>
    </section>
  )
}
