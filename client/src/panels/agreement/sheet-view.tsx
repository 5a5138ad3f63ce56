// Knows how what is agreed on, and what changed since, reads on a page; knows neither board nor server.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { onlyInDocument } from '@common-ground/shared/documents/agreement-parts.ts'
import { NOT_YET_AGREED } from '@common-ground/shared/documents/outline.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { agreementWords } from '../../text/agreement-words.ts'

const words = agreementWords.propose

export interface SaidLinesProps {
  readonly lines: readonly { readonly label: string; readonly texts: readonly string[] }[]
  readonly className?: string
}

/** What a card says, field by field. */
export function SaidLines({ lines, className }: SaidLinesProps) {
  return (
    <dl className={className}>
      {lines.map(({ label, texts }) => (
        <div key={label}>
          <dt>{label}</dt>
          {texts.map((text, index) => (
            <dd key={`${index} ${text}`} dir="auto">
              {text}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

export interface SheetViewProps {
  /** Whether it is asked, agreed, or neither any more. */
  readonly standing: keyof typeof words.what
  readonly cards: readonly {
    readonly id: string
    readonly kind: string
    readonly name: string
    readonly lines: SaidLinesProps['lines']
  }[]
  /** The date of the agreement before; absent = there is none. */
  readonly since: string | undefined
  /** null = they are being compared. */
  readonly changes: readonly string[] | null
}

/** How it stands with a proposal. */
export const standingOf = (state: ProposalInfo['state']): SheetViewProps['standing'] =>
  state === 'proposed' ? 'asked' : state === 'agreed' ? 'agreed' : 'closed'

const isOpen = ({ texts }: SaidLinesProps['lines'][number]): boolean =>
  texts.length === 1 && texts[0] === NOT_YET_AGREED

export function SheetView({ standing, cards, since, changes }: SheetViewProps) {
  // What is not agreed yet stands together, after what is: not one line less, and none in the way. [AG6]
  const said = cards.map((card) => ({ ...card, lines: card.lines.filter((line) => !isOpen(line)) }))
  const notYet = cards.flatMap(({ name, lines }) => lines.filter(isOpen).map(({ label }) => words.openOn(name, label)))
  return (
    <>
      {since === undefined ? null : (
        <section className="sheet-changes" aria-label={words.since(dateWords(since))}>
          <h3>{words.since(dateWords(since))}</h3>
          {changes === null || changes.length === 0 ? (
            <p className="quiet">{changes === null ? words.comparing : words.unchanged}</p>
          ) : (
            <ul>
              {changes.map((change, index) => (
                <li key={`${index} ${change}`} dir="auto">
                  {change}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <details className="sheet">
        <summary>
          {words.what[standing]} <span className="quiet">{words.cards(cards.length)}</span>
        </summary>
        {said.map(({ id, kind, name, lines }) => (
          <article key={id} className="sheet-card">
            <p className="sheet-kind">{kind}</p>
            <h3 dir="auto">{name}</h3>
            <SaidLines lines={lines} />
          </article>
        ))}
        {notYet.length === 0 ? null : (
          <details className="sheet-open">
            <summary>{words.notYet(notYet.length)}</summary>
            <p className="quiet">{words.notYetAbout}</p>
            <ul>
              {notYet.map((what) => (
                <li key={what} dir="auto">
                  {what}
                </li>
              ))}
            </ul>
          </details>
        )}
        <p className="quiet">{words.alsoTold(onlyInDocument('asked'))}</p>
      </details>
    </>
  )
}
