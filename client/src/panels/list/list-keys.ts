// Knows what the keys do on a card of the list; knows no element.
import type { KeyboardEvent } from 'react'
import type { BoardSession } from '../../model/board-session.ts'

export interface ListKeysOptions {
  readonly session: BoardSession
  /** Ids of all cards in the order of the list. */
  order(): readonly string[]
  /** Chooses a card and gives it the keys. */
  go(card: string): void
}

/** The handler of the keys of a row. Arrows walk, Home and End go to either end, Enter opens the card, Escape lets go. */
export function listKeys({ session, order, go }: ListKeysOptions): (card: string, event: KeyboardEvent) => void {
  const walk = (card: string, key: string): string | undefined => {
    const ids = order()
    const at = ids.indexOf(card)
    if (key === 'ArrowDown') return ids[at + 1]
    if (key === 'ArrowUp') return ids[at - 1]
    if (key === 'Home') return ids[0]
    return key === 'End' ? ids.at(-1) : undefined
  }
  return (card, event) => {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const next = walk(card, key)
    if (next !== undefined) go(next)
    else if (key === 'Enter' || key === 'F2') session.view.set({ selection: [card], focus: card, panel: 'card' })
    else if (key === 'Escape') session.view.set({ selection: [], focus: null })
    else return
    event.preventDefault()
  }
}
