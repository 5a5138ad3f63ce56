// Knows which cards of a list fit the words somebody types to find them; knows no element.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { plainLetters } from '@common-ground/shared/board/plain-letters.ts'
import { cardWords } from './card-words.ts'
import type { Outline } from './outline.ts'

/** The parts of the outline whose cards hold every one of the words typed, in name or sentences; nothing typed = all of it. */
export function findInList(board: Board, outline: Outline, typed: string): Outline {
  const wanted = plainLetters(typed)
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (wanted.length === 0) return outline
  const fits = (id: string): boolean => {
    const card = board.cards.get(id)
    if (card === undefined) return false
    const { facts, details, connections } = cardWords(board, card)
    const text = plainLetters([cardName(card), ...facts, details, ...connections].join('\n'))
    return wanted.every((word) => text.includes(word))
  }
  return outline.flatMap((section) => {
    const groups = section.groups.flatMap((group) => {
      const cards = group.cards.filter(fits)
      return cards.length === 0 ? [] : [{ ...group, cards }]
    })
    const named = section.zone !== null && fits(section.zone)
    return groups.length === 0 && !named ? [] : [{ ...section, groups }]
  })
}

/** How many cards an outline holds, zones not counted. */
export const countOf = (outline: Outline): number =>
  outline.reduce((sum, { groups }) => sum + groups.reduce((all, { cards }) => all + cards.length, 0), 0)
