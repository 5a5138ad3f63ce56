// Knows what the keys do on a card of the list; knows no element.
import type { KeyboardEvent } from 'react'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { listWords } from '../../text/list-words.ts'
import { binChosen, reorderCard } from './change-cards.ts'
import { enterConnect, enterPanel, focusRow } from './list-focus.ts'
import { openMoveMenu } from './row-actions.tsx'

export interface ListKeysOptions {
  readonly session: BoardSession
  /** Ids of all cards in the order of the list. */
  order(): readonly string[]
  /** Gives a card the keys. @param chosen what is chosen then; absent = this card alone. */
  go(card: string, chosen?: readonly string[]): void
}

/**
 * The handler of the keys of a row. Arrows walk, Home and End go to either end, Enter opens the card, M moves it to another
 * zone, Alt with an arrow puts it before or after its neighbour, Shift+A connects it, Delete bins it, Escape lets go. Shift with
 * an arrow chooses the next one as well, or lets go of this one on the way back.
 */
export function listKeys({ session, order, go }: ListKeysOptions): (card: string, event: KeyboardEvent) => void {
  const walk = (card: string, key: string): string | undefined => {
    const ids = order()
    const at = ids.indexOf(card)
    if (key === 'ArrowDown') return ids[at + 1]
    if (key === 'ArrowUp') return ids[at - 1]
    if (key === 'Home') return ids[0]
    return key === 'End' ? ids.at(-1) : undefined
  }
  const choose = (card: string): void => {
    if (!session.view.get().selection.includes(card)) session.view.set({ selection: [card], focus: card })
  }
  const plain = (card: string, key: string): boolean => {
    const next = walk(card, key)
    if (next !== undefined) go(next)
    else if (key === 'Enter' || key === 'F2') enterPanel(session, card)
    // The keys stay on it: what the others do to it is still near.
    else if (key === 'Escape') session.view.set({ selection: [], focus: card })
    else if (key === 'Delete' || key === 'Backspace') {
      choose(card)
      binChosen(session)
    } else if (key === 'm' || key === 'M') openMoveMenu(session, card)
    else return false
    return true
  }
  /** Takes the next one in, or lets go of this one where the next is in already. [LI33] */
  const extend = (card: string, key: string): void => {
    const next = walk(card, key)
    if (next === undefined) return
    const { selection } = session.view.get()
    const others = selection.filter((id) => id !== next && id !== card)
    const chosen = selection.includes(next) ? [...others, next] : [...others, card, next]
    go(next, chosen)
    say(listWords.chosen(chosen.length))
  }
  const done = (card: string, event: KeyboardEvent): boolean => {
    const { key, shiftKey, altKey } = event
    if (event.ctrlKey || event.metaKey) return false
    if (altKey) {
      if (shiftKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return false
      if (reorderCard(session, card, key === 'ArrowUp' ? -1 : 1)) focusRow(card)
      return true
    }
    if (!shiftKey) return plain(card, key)
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      extend(card, key)
      return true
    }
    if (key !== 'A' && key !== 'a') return false
    choose(card)
    if (session.mayEdit.get()) enterConnect(session, card)
    return true
  }
  return (card, event) => {
    if (done(card, event)) event.preventDefault()
  }
}
