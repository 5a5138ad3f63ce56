// Knows what every card has whatever its kind: colour, place in the agreement, lock, bin, who made it, what the file said.
import type { Card } from '@common-ground/shared/board/board.ts'
import { LOOKS } from '@common-ground/shared/board/board.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS } from '@common-ground/shared/board/kinds/kind.ts'
import { WRITTEN_AT } from '@common-ground/shared/templates/round-cards.ts'
import { Lock, LockOpen, Replace, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import { Tick } from '../controls/field.tsx'
import { ActionMenu, MenuAction } from '../controls/menu.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { formatMoment } from '../text/dates.ts'
import { panelWords } from '../text/panel-words.ts'
import { binThings } from './bin-things.ts'
import { binChosen } from './list/change-cards.ts'
import { KindIcon } from './kind-icon.tsx'
import { tell } from './tell.ts'
import { nameOf } from './who.ts'

export interface CardMoreProps {
  readonly session: BoardSession
  readonly card: Card
  readonly mayEdit: boolean
}

/** Kinds a note may become: what the palette offers, but no other free thing. */
const BECOMES = CARD_KINDS.filter((kind) => {
  const { palette } = describeCard(kind)
  return palette !== null && palette !== 'free'
})

export function CardMore({ session, card, mayEdit }: CardMoreProps) {
  const participants = useReadable(session.participants)
  const { id, lock, made, touched } = card
  // At which step of a call it was written came from no file.
  const fromFile = Object.entries(card.extra ?? {}).filter(([key]) => key !== WRITTEN_AT)
  return (
    <>
      <section className="group">
        <h3>{panelWords.more}</h3>
        {mayEdit ? (
          <>
            <Colours session={session} card={card} />
            {card.kind === 'zone' || card.kind === 'note' ? null : (
              <Tick
                checked={card.inAgreement}
                label={panelWords.inAgreement}
                help={panelWords.inAgreementHelp}
                onChange={(inAgreement) =>
                  tell(
                    session.dispatch(
                      [{ type: 'set-in-agreement', ids: [id], inAgreement }],
                      panelWords.labels.agreement,
                    ),
                  )
                }
              />
            )}
            <div className="panel-actions">
              {card.kind === 'note' ? (
                <ActionMenu
                  align="start"
                  trigger={
                    <Button small icon={<Replace size={15} aria-hidden />}>
                      {panelWords.convert}
                    </Button>
                  }
                >
                  {BECOMES.map((kind) => (
                    <MenuAction
                      key={kind}
                      icon={<KindIcon kind={kind} size={15} />}
                      onSelect={() =>
                        tell(session.dispatch([{ type: 'convert', id, kind }], panelWords.labels.convert))
                      }
                    >
                      {describeCard(kind).label}
                    </MenuAction>
                  ))}
                </ActionMenu>
              ) : null}
              <Button
                small
                icon={lock === null ? <Lock size={15} aria-hidden /> : <LockOpen size={15} aria-hidden />}
                onClick={() =>
                  tell(
                    session.dispatch(
                      [
                        {
                          type: 'set-lock',
                          ids: [id],
                          lock: lock === null ? { by: session.participantId, at: session.now() } : null,
                        },
                      ],
                      lock === null ? panelWords.labels.lock : panelWords.labels.unlock,
                    ),
                  )
                }
              >
                {lock === null ? panelWords.lock : panelWords.unlock}
              </Button>
              {card.kind === 'charter' ? null : (
                <Button
                  small
                  tone="danger"
                  icon={<Trash2 size={15} aria-hidden />}
                  onClick={() => {
                    // From the list the keys go to its next card.
                    if (session.view.get().showing === 'list') binChosen(session)
                    else binThings(session, [id])
                  }}
                >
                  {panelWords.bin}
                </Button>
              )}
            </div>
          </>
        ) : null}
        <div className="card-history">
          {lock === null ? null : <p>{panelWords.lockedBy(nameOf(participants, lock.by))}</p>}
          {made === null ? null : <p>{panelWords.made(nameOf(participants, made.by), formatMoment(made.at))}</p>}
          {touched === null ? null : (
            <p>{panelWords.touched(nameOf(participants, touched.by), formatMoment(touched.at))}</p>
          )}
        </div>
      </section>
      {fromFile.length === 0 ? null : (
        <section className="group">
          <details>
            <summary>{panelWords.fromFile}</summary>
            <p className="field-help">{panelWords.fromFileAbout}</p>
            <dl className="extra">{fromFile.map(([key, value]) => extraRow(key, value))}</dl>
          </details>
        </section>
      )}
    </>
  )
}

function extraRow(key: string, value: unknown): ReactNode {
  return (
    <div className="read" key={key}>
      <dt>{key}</dt>
      <dd dir="auto">{typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</dd>
    </div>
  )
}

function Colours({ session, card }: { readonly session: BoardSession; readonly card: Card }) {
  const set = (look: (typeof LOOKS)[number] | null): void => {
    tell(session.dispatch([{ type: 'set-look', ids: [card.id], look }], panelWords.labels.colour))
  }
  return (
    <fieldset className="field">
      <legend className="field-label">{panelWords.colour}</legend>
      <div className="colours">
        <label className="colour none" title={panelWords.colourOwn}>
          <input
            type="radio"
            name={`look-${card.id}`}
            checked={card.look === null}
            onChange={() => set(null)}
            aria-label={panelWords.colourOwn}
          />
          <span aria-hidden />
        </label>
        {LOOKS.map((look) => (
          <label key={look} className="colour" title={panelWords.colours[look]}>
            <input
              type="radio"
              name={`look-${card.id}`}
              checked={card.look === look}
              onChange={() => set(look)}
              aria-label={panelWords.colours[look]}
            />
            <span aria-hidden className={`swatch ${look}`} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
