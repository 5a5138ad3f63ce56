// Knows how what is to be done is read at the end of a call, and how who does it and by when is said in place afterwards; refuses to know how it is written down.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { Action } from '@common-ground/shared/documents/actions.ts'
import { useState } from 'react'
import { SelectInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { documentWords } from '../../text/document-words.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { ActionDay, takesDay } from '../documents/action-day.tsx'
import { tell } from '../tell.ts'

const words = leadingWords.closing

export interface TodoListProps {
  readonly session: BoardSession
  /** What is still to be done, in the order in which it is read. */
  readonly open: readonly Action[]
  /** Who can do it, by the ids of their cards. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  /** Whether what it lacks is asked for: of everything, or of the one entry with this id. */
  readonly asks: 'all' | string
}

/** What has nobody or no day yet is asked for both beside it, and keeps its fields once they are filled in: they stay under the hand. [LD98] */
export function TodoList({ session, open, organisations, asks }: TodoListProps) {
  const [kept, keep] = useState<ReadonlySet<string>>(new Set())
  const set = (action: Action, name: string, value: string): void => {
    keep(new Set([...kept, action.item]))
    const { card, field, item } = action
    const operation = { type: 'set-item-field', card, field, item, name, value: value === '' ? null : value } as const
    tell(session.dispatch([operation], documentWords.actions.dated))
  }
  const isAsked = (action: Action): boolean => {
    const lacks = action.by === '' || (action.person === '' && action.organisation === '')
    return takesDay(action) && (kept.has(action.item) || (lacks && (asks === 'all' || asks === action.item)))
  }
  return (
    <ul className="lead-todo" aria-label={words.actions}>
      {open.map((action) => (
        <li key={`${action.card} ${action.item}`}>
          <bdi>{action.what}</bdi>
          <bdi className="quiet lead-todo-said">
            {[action.person || action.organisation, action.by === '' ? '' : words.until(dateWords(action.by))]
              .filter((one) => one !== '')
              .join(', ')}
          </bdi>
          {isAsked(action) ? (
            <span className="lead-todo-set">
              {action.person === '' ? (
                <SelectInput
                  aria-label={words.whoDoes(action.what)}
                  value={action.organisationId ?? ''}
                  options={[
                    { value: '', label: words.nobody },
                    ...organisations.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  onPick={(id) => set(action, action.organisationField, id)}
                />
              ) : (
                <bdi className="quiet">{action.person}</bdi>
              )}
              <ActionDay boardId={session.boardId} action={action} onSet={(one, day) => set(one, one.byField, day)} />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
