// Knows which cards are somebody's own, as an organisation and as a person, what a card made in their name says of it, and when rewriting a text makes its words theirs; refuses to know who looks at it.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName, cardTitle, textValue } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { Operation, TextAddress } from '@common-ground/shared/operations/operation.ts'
import type { BoardSession, Participant } from './board-session.ts'

const plain = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase('en-GB')

/** The id of the card of somebody's organisation: the one they picked, else the one of that name; undefined = none yet. */
export function ownCard(board: Board, me: Participant): string | undefined {
  if (me.organisationId !== null && board.cards.has(me.organisationId)) return me.organisationId
  const wanted = plain(me.organisation)
  if (wanted === '') return undefined
  for (const card of board.cards.values()) {
    if (card.kind !== 'organisation') continue
    if (plain(cardTitle(card)) === wanted || plain(textValue(card, 'shortName')) === wanted) return card.id
  }
  return undefined
}

/**
 * The id of the card on which somebody stands as a person: by their name, and where both say an organisation by that too,
 * for two people may be called the same; undefined = none does.
 */
export function ownPersonCard(board: Board, me: Participant): string | undefined {
  const wanted = plain(me.name)
  if (wanted === '') return undefined
  const own = ownCard(board, me)
  for (const card of board.cards.values()) {
    if (card.kind !== 'person' || plain(cardName(card)) !== wanted) continue
    const { orgId } = card.fields
    if (orgId === undefined || own === undefined || orgId === own) return card.id
  }
  return undefined
}

/** What a new card says of the organisation of whoever adds it in their own name; empty = nothing, or they have no card. [UT5] */
export function ofMaker(
  { board, participants, participantId }: Pick<BoardSession, 'board' | 'participants' | 'participantId'>,
  kind: CardKind,
): Readonly<Record<string, unknown>> {
  const me = participants.get().find(({ id }) => id === participantId)
  const own = me === undefined ? undefined : ownCard(board.get(), me)
  if (own === undefined) return {}
  return Object.fromEntries(
    Object.entries(describeCard(kind).fields).flatMap(([name, field]) =>
      field.type === 'reference' && field.ofMaker === true ? [[name, own]] : [],
    ),
  )
}

/**
 * What goes with a change of a text of an organisation's card whose words were noted as another organisation's: from then
 * on they are those of whoever rewrites it (domain rule A3.2). Empty = nothing was noted, or it is theirs already.
 *
 * @param own the card of the organisation of whoever writes; undefined = none.
 */
export function reworded(
  board: Board,
  { card, item, field }: TextAddress,
  own: string | undefined,
): readonly Operation[] {
  const there = board.cards.get(card)
  if (own === undefined || item !== undefined || there?.kind !== 'organisation') return []
  const said = Object.hasOwn(there.voice, field) ? there.voice[field] : undefined
  if (said === undefined || said.orgId === own) return []
  return [{ type: 'set-voice', card, fields: [field], orgId: own }]
}
