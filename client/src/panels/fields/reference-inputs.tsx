// Knows how a card is chosen by name, one or several, or put in words; knows no particular field.
import type { Reference, ReferenceField, ReferencesField } from '@common-ground/shared/board/kinds/kind.ts'
import { ArrowDown, ArrowUp, Locate, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../controls/button.tsx'
import { Finder } from '../../controls/combobox.tsx'
import { Field } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useSelected } from '../../model/use-readable.ts'
import { panelWords } from '../../text/panel-words.ts'
import { showCard } from '../show-card.ts'
import { KindIcon } from '../kind-icon.tsx'
import { cardOf, choicesFor, isWords, readReference, readReferences, referenceName } from './choices.ts'

interface ReferenceProps<F> {
  readonly session: BoardSession
  /** Left out of the choices. */
  readonly self: string
  readonly label: ReactNode
  readonly field: F
  readonly value: unknown
  readonly onSet: (value: unknown) => void
}

const optionsOf = (session: BoardSession, field: ReferenceField | ReferencesField, without: readonly string[]) =>
  choicesFor(session.board.get(), field.to, new Set(without), field.type === 'reference' ? field.list : undefined).map(
    ({ value, label, note, kind }) => ({
      value,
      label,
      mark: <KindIcon kind={kind} size={15} />,
      ...(note === undefined ? {} : { note }),
    }),
  )

export function ReferenceInput({ session, self, label, field, value, onSet }: ReferenceProps<ReferenceField>) {
  const reference = readReference(value)
  const shown = useSelected(session.board, (board) =>
    reference === undefined ? '' : referenceName(board, reference, panelWords.missingCard),
  )
  const target = reference === undefined ? undefined : cardOf(session.board.get(), reference)
  return (
    <Field label={label} help={field.help}>
      {(ids) => (
        <span className="with-unit">
          <Finder
            ids={ids}
            value={reference === undefined || isWords(reference) ? null : reference}
            shown={shown}
            findOptions={() => optionsOf(session, field, [self])}
            placeholder={field.orText === true ? panelWords.findOrType : panelWords.find}
            emptyWords={field.orText === true ? panelWords.noMatchWords : panelWords.noMatch}
            openLabel={panelWords.openList}
            onPick={(next) => onSet(next ?? undefined)}
            ownWords={
              field.orText === true ? { offer: panelWords.ownWords, onUse: (text) => onSet({ text }) } : undefined
            }
          />
          {target === undefined ? null : (
            <IconButton
              className="tiny"
              label={panelWords.goTo(shown)}
              icon={<Locate size={15} aria-hidden />}
              onClick={() => showCard(session, target.id)}
            />
          )}
        </span>
      )}
    </Field>
  )
}

export function ReferencesInput({ session, self, label, field, value, onSet }: ReferenceProps<ReferencesField>) {
  const references = readReferences(value)
  const names = useSelected(session.board, (board) =>
    references.map((one) => referenceName(board, one, panelWords.missingCard)).join('\u0000'),
  ).split('\u0000')
  const set = (next: readonly Reference[]): void => onSet(next.length === 0 ? undefined : next)
  const swap = (a: number, b: number): void => {
    const next = [...references]
    const [first, second] = [next[a], next[b]]
    if (first === undefined || second === undefined) return
    next[a] = second
    next[b] = first
    set(next)
  }
  return (
    <Field label={label} help={field.help}>
      {(ids) => (
        <>
          {references.length === 0 ? null : (
            <ul className="chosen">
              {references.map((reference, index) => (
                <li key={typeof reference === 'string' ? reference : `${reference.text}-${index}`}>
                  <bdi>{names[index]}</bdi>
                  {references.length > 1 ? (
                    <>
                      <IconButton
                        className="tiny"
                        label={panelWords.moveUp(names[index] ?? '')}
                        disabled={index === 0}
                        icon={<ArrowUp size={14} aria-hidden />}
                        onClick={() => swap(index, index - 1)}
                      />
                      <IconButton
                        className="tiny"
                        label={panelWords.moveDown(names[index] ?? '')}
                        disabled={index === references.length - 1}
                        icon={<ArrowDown size={14} aria-hidden />}
                        onClick={() => swap(index, index + 1)}
                      />
                    </>
                  ) : null}
                  <IconButton
                    className="tiny"
                    label={panelWords.removeOne(names[index] ?? '')}
                    icon={<X size={14} aria-hidden />}
                    onClick={({ currentTarget }) => {
                      // It goes with what is removed: the keys go on in the same field.
                      currentTarget.closest('.field')?.querySelector<HTMLElement>('[role="combobox"]')?.focus()
                      set(references.filter((_, at) => at !== index))
                    }}
                  />
                </li>
              ))}
            </ul>
          )}
          <Finder
            ids={ids}
            value={null}
            shown=""
            findOptions={() =>
              optionsOf(session, field, [self, ...references.filter((one) => typeof one === 'string')])
            }
            placeholder={field.orText === true ? panelWords.findOrType : panelWords.find}
            emptyWords={field.orText === true ? panelWords.noMatchWords : panelWords.noMatch}
            openLabel={panelWords.openList}
            onPick={(next) => {
              if (next !== null) set([...references, next])
            }}
            ownWords={
              field.orText === true
                ? { offer: panelWords.ownWords, onUse: (text) => set([...references, { text }]) }
                : undefined
            }
          />
        </>
      )}
    </Field>
  )
}
