// Knows how one press leads to where something can be put right: a field of a card, or a new card; knows no check.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { Fix } from '@common-ground/shared/lights/finding.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { talkWords } from '../../text/talk-words.ts'
import { addCard } from '../list/change-cards.ts'
import { focusWhenThere, isOpenOn } from '../list/list-focus.ts'
import { showCard } from '../show-card.ts'

const FIELD = ':is(textarea, input, select)'
const CONTROL = ':is(textarea, input, select, button)'

/** Opens the card at the field, or adds the card that is missing; the keys go along. */
export function reachFix(session: BoardSession, fix: Fix): void {
  if ('add' in fix) {
    addCard(session, fix.add)
    return
  }
  const { card, field, item } = fix
  session.view.set({ panel: 'card', tool: 'select' })
  showCard(session, card)
  const body = `.panel [data-card="${CSS.escape(card)}"]`
  const place = field === undefined ? '.panel-head' : `[data-field="${CSS.escape(field)}"]`
  const inside = item === undefined ? '' : `[data-item="${CSS.escape(item)}"] `
  focusWhenThere(
    () => {
      const at = document.querySelector(`${body} ${place}`)
      return (
        // What moves and removes an entry stands before what it says.
        at?.querySelector<HTMLElement>(`${inside}${FIELD}`) ??
        at?.querySelector<HTMLElement>(`${inside}${CONTROL}`) ??
        at?.querySelector<HTMLElement>(CONTROL) ??
        at?.querySelector<HTMLElement>('[tabindex]') ??
        null
      )
    },
    {
      around: () => document.querySelector(body),
      otherwise: () => document.querySelector<HTMLElement>('.panel')?.focus(),
      isWanted: () => isOpenOn(session, card),
    },
  )
}

/** What the press is called. */
export function pressName(fix: Fix, mayEdit: boolean): string {
  if ('add' in fix) return talkWords.add(describeCard(fix.add).label)
  return mayEdit && fix.field !== undefined ? talkWords.write : talkWords.look
}
