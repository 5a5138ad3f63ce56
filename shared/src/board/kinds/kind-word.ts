// Knows by which word a card is told from cards of another kind where both stand together; knows no place.
import type { Card } from '../board.ts'
import { describeCard } from './card-kinds.ts'
import { MOMENT } from './moment.ts'

/** The label of its kind; of a moment what it is: "Win" or "Setback", which stand among objectives. [CA140] */
export const kindWord = (card: Card): string =>
  card.kind === 'moment' ? MOMENT.fields.momentKind.optionLabels[card.fields.momentKind] : describeCard(card.kind).label
