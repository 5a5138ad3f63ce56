// Knows how to make a small board for a test in one line; knows no operation.
import { Doc } from 'yjs'
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import type { CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { RelationKind } from '@common-ground/shared/board/kinds/relation-kind.ts'

export const HEAD = {
  title: 'Test',
  stage: 'forming',
  language: 'en-GB',
  timeZone: 'Europe/London',
  createdAt: '2026-10-02T09:00:00Z',
  settings: {},
}

/** A card at the origin with the given fields and common keys. */
export const card = (id: string, kind: CardKind, values: Readonly<Record<string, unknown>>): CardContent => ({
  id,
  kind,
  pos: [0, 0],
  size: describeCard(kind).size,
  z: 'a0',
  order: 'a0',
  inAgreement: describeCard(kind).inAgreement,
  ...values,
})
export const relation = (
  id: string,
  kind: RelationKind,
  from: string,
  to: string,
  values: Readonly<Record<string, unknown>> = {},
): RelationContent => ({ id, kind, from, to, ...values })

/** A document with a charter, the cards and the relations. */
export function boardOf(
  cards: readonly CardContent[],
  relations: readonly RelationContent[] = [],
  charter: CardContent = card('charter', 'charter', { name: 'Test' }),
): BoardDoc {
  const boardDoc = openBoardDoc(new Doc())
  writeContent(boardDoc, { board: HEAD, cards: [charter, ...cards], relations }, 'test')
  return boardDoc
}

/** The card, which the test knows to be there. */
export function cardNamed(board: Board, id: string): Card {
  const found = board.cards.get(id)
  if (found === undefined) throw new RangeError(`no card ${id} among ${[...board.cards.keys()].join(', ')}`)
  return found
}
