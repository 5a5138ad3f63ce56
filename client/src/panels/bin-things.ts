// Knows how things go to the bin and come back, with a sentence and a way back; knows no panel.
import { cardName } from '@common-ground/shared/board/card.ts'
import { announce, dismiss } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { panelWords } from '../text/panel-words.ts'
import { tell } from './tell.ts'

/** Puts cards and lines in the bin; the sentence offers to restore them, until they are back by whatever way. PG151. */
export function binThings(session: BoardSession, ids: readonly string[]): void {
  const only = ids.length === 1 ? session.board.get().cards.get(ids[0] ?? '') : undefined
  const name = only === undefined ? '' : cardName(only)
  if (!tell(session.dispatch([{ type: 'bin', ids }], panelWords.labels.bin(ids.length)))) return
  session.view.set({ selection: [], focus: null })
  const said = session.newId()
  const stop = session.board.subscribe(() => {
    const { cards, relations } = session.board.get()
    if (ids.every((id) => cards.has(id) || relations.has(id))) dismiss(said)
  })
  announce({
    id: said,
    text: name === '' ? panelWords.binned(ids.length) : panelWords.binnedNamed(name),
    action: { label: panelWords.restore, run: () => restoreThings(session, ids) },
    onGone: stop,
  })
}

/** Takes things out of the bin; true when it worked. */
export const restoreThings = (session: BoardSession, ids: readonly string[]): boolean =>
  tell(session.dispatch([{ type: 'restore', ids }], panelWords.labels.restore))
