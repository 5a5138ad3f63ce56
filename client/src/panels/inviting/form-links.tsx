// Knows how each organisation is handed the link to its own form, and that whoever runs the board sees filled or not filled; refuses to know more of a form.
import { useEffect, useState } from 'react'
import type { Api } from '../../model/api.ts'
import { formWords } from '../../text/form-words.ts'
import type { NamedOrganisation } from '../share-links.ts'
import { HandOut } from './hand-out.tsx'
import type { Occasion } from './letter.ts'

export interface FormLinksProps {
  readonly api: Api
  readonly boardId: string
  readonly organisations: readonly NamedOrganisation[]
  readonly occasion: (use: Occasion['use'], organisation: string) => Occasion
  /** The address of a link to the form of an organisation; null = it could not be made. */
  readonly address: (organisationId: string) => Promise<string | null>
  /** ISO instant. */
  readonly now: () => string
}

const text = formWords.share

export function FormLinks({ api, boardId, organisations, occasion, address, now }: FormLinksProps) {
  const [open, setOpen] = useState(false)
  const [filled, setFilled] = useState<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (!open) return
    let left = false
    void api.forms(boardId).then((answer) => {
      if (left || !answer.ok) return
      setFilled(new Set(answer.value.filter((one) => one.filled).map(({ organisationId }) => organisationId)))
    })
    return () => {
      left = true
    }
  }, [api, boardId, open])
  return (
    <details className="special" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.title}</summary>
      <p className="quiet">{organisations.length === 0 ? text.none : text.about}</p>
      <ul className="share-roles spaced">
        {organisations.map(({ id, name }) => (
          <li key={id}>
            <span className="person-words">
              <bdi>{name}</bdi>
              {filled === null ? null : <span className="quiet">{filled.has(id) ? text.filled : text.notFilled}</span>}
            </span>
            <HandOut
              small
              what={text.linkFor(name)}
              occasion={occasion('form', name)}
              address={async () => await address(id)}
              now={now}
            />
          </li>
        ))}
      </ul>
      {organisations.length === 0 ? null : <p className="quiet">{text.more}</p>}
    </details>
  )
}
