// Knows how who made a win possible is read and said beside it at the end of a call; refuses to say it for anybody who was not picked.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { SelectInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { tell } from '../tell.ts'
import { speakingOrder } from './turns.ts'

const words = leadingWords.tool

/** Ids of those who have a share in a win, in the order of the board. */
const creditedIn = (board: Board, win: string): readonly string[] =>
  [...board.relations.values()].flatMap(({ kind, from, to }) => (kind === 'creditedIn' && to === win ? [from] : []))

export interface MadePossibleProps {
  readonly session: BoardSession
  readonly win: { readonly id: string; readonly name: string }
  readonly mayEdit: boolean
}

/** One press adds an organisation; the field stays for the next one. [LD103] */
export function MadePossible({ session, win, mayEdit }: MadePossibleProps) {
  const board = useReadable(session.board)
  const credited = creditedIn(board, win.id)
  const names = credited.flatMap((id) => {
    const card = board.cards.get(id)
    return card === undefined ? [] : [cardName(card)]
  })
  const left = speakingOrder(board).filter(({ id }) => !credited.includes(id))
  const add = (from: string): void => {
    if (from === '') return
    const relation = { id: session.newId(), kind: 'creditedIn', from, to: win.id } as const
    tell(session.dispatch([{ type: 'connect', relation }], panelWords.labels.connect))
  }
  return (
    <>
      {names.length === 0 ? null : <bdi>, {words.thanksTo(names)}</bdi>}
      {!mayEdit || left.length === 0 ? null : (
        <SelectInput
          className="lead-made-it"
          aria-label={words.madeItOf(win.name)}
          value=""
          options={[
            { value: '', label: names.length === 0 ? words.madeIt : words.madeItToo },
            ...left.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onPick={add}
        />
      )}
    </>
  )
}
