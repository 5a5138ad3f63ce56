// Knows what stands in a field between the first letter and the value it becomes; refuses to know how it is read.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

interface Unread {
  readonly typed: string
  readonly mistake: string
}
/** What could not be read in this tab, by the place of its field. Nobody else has it: closing a panel must not take it away. */
const unread = new Map<string, Unread>()

/** Names a field among those of all boards: some ids, as that of the charter, stand on every board. */
export const placeOf = (boardId: string, ...parts: readonly string[]): string => [boardId, ...parts].join('/')

/**
 * A draft of what is typed until it is left or Enter is pressed; Esc takes it back. What cannot be read stays with its mistake,
 * also for whoever closes the form and opens it again in this tab. [PG1]
 *
 * @param commit writes what was typed; gives the mistake, or null when it was taken.
 * @param place which field it is, by `placeOf`; left out = it is kept as long as it is on the screen.
 */
export function useDraft(shown: string, commit: (typed: string) => string | null, place?: string) {
  const kept = place === undefined ? undefined : unread.get(place)
  const [draft, setDraft] = useState<string | null>(kept?.typed ?? null)
  const [mistake, setMistake] = useState<string | null>(kept?.mistake ?? null)
  const keep = (typed: string | null, wrong: string | null): void => {
    setDraft(typed)
    setMistake(wrong)
    if (place === undefined) return
    if (typed === null || wrong === null) unread.delete(place)
    else unread.set(place, { typed, mistake: wrong })
  }
  const leave = (): void => {
    if (draft === null) return
    const wrong = draft.trim() === shown ? null : commit(draft)
    keep(wrong === null ? null : draft, wrong)
  }
  // The form may close while somebody is in the field.
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => () => latest.current(), [])
  return {
    text: draft ?? shown,
    mistake,
    /** Something else set the value: what was typed is done with. */
    drop: () => keep(null, null),
    handlers: {
      onChange: (event: { readonly target: { readonly value: string } }) => setDraft(event.target.value),
      onBlur: leave,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          leave()
        }
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation()
          keep(null, null)
        }
      },
    },
  }
}
