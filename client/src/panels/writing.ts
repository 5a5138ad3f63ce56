// Knows which words of an organisation's card somebody else wrote down for it, and which were written just now; refuses to say who is to blame.
import type { Card } from '@common-ground/shared/board/board.ts'
import { fieldValue } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'

/** Words of a card by their field. */
export type Words = ReadonlyMap<string, string>

/** Every text of the card, lists aside. */
export function wordsOf(card: Card): Words {
  return new Map(
    Object.entries(describeCard(card.kind).fields).flatMap(([name, { type }]) =>
      type === 'text' || type === 'line' ? [[name, String(fieldValue(card, name) ?? '')] as const] : [],
    ),
  )
}

/** Fields that say something else than before, and something at all. */
export function writtenSince(before: Words, card: Card): readonly string[] {
  return [...wordsOf(card)].flatMap(([name, text]) => (text !== '' && text !== before.get(name) ? [name] : []))
}

/** Fields of an organisation's card that hold words somebody of another organisation wrote down for it. */
export function waitingForOwnWords(card: Card): readonly string[] {
  const words = wordsOf(card)
  return [...words].flatMap(([name, text]) =>
    text !== '' && Object.hasOwn(card.voice, name) && card.voice[name]?.orgId !== card.id ? [name] : [],
  )
}
