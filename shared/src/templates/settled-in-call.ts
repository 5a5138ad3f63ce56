// Knows what was settled since a call began: the purpose, what was decided, and who leads which objective now; refuses to know who said so.
import type { Board, Relation } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import { CHARTER_ID } from '../board/ids.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { meaningOf, sentencePattern } from '../board/kinds/relation-kinds.ts'
import { compareOrder } from '../board/order.ts'
import { quote } from '../board/quotation.ts'
import { broughtWith, toldKey } from './said-at-steps.ts'
import { wordingsOn } from './two-wordings.ts'
import { leadChoices } from './who-leads.ts'

export interface Settled {
  /** The purpose, if it reads otherwise than before; nothing else. */
  readonly purpose: readonly string[]
  /** One sentence for each decision that was taken since. */
  readonly decided: readonly string[]
  /** One sentence for each objective that is led otherwise than before, or is new and led. */
  readonly led: readonly string[]
  /** What need not be told of again, as `toldKey` names it. */
  readonly keys: ReadonlySet<string>
}

/**
 * What was settled since a call began, in reading order. Nothing where its beginning is not known. [SUM16]
 *
 * @param before the board as the call began; null = not known.
 * @param after the board as it is, people called as they are to stand there.
 */
export function settledInCall(before: Board | null, after: Board): Settled {
  if (before === null) return { purpose: [], decided: [], led: [], keys: new Set() }
  const purpose = purposeSince(before, after)
  const [decisions, objectives] = [decidedSince(before, after), ledSince(before, after)]
  return {
    purpose: purpose.map(({ line }) => line),
    decided: decisions.map(({ line }) => line),
    led: objectives.map(({ line }) => line),
    keys: new Set([...purpose, ...decisions, ...objectives].flatMap(({ keys }) => keys)),
  }
}

interface Line {
  readonly line: string
  readonly keys: readonly string[]
}

function purposeSince(before: Board, after: Board): readonly Line[] {
  const said = (board: Board): string => {
    const card = board.cards.get(CHARTER_ID)
    return card?.kind === 'charter' ? card.fields.purpose.trim() : ''
  }
  const line = said(after)
  return line === '' || line === said(before) ? [] : [{ line, keys: [toldKey(CHARTER_ID, 'purpose')] }]
}

function decidedSince(before: Board, after: Board): readonly Line[] {
  const { state: described } = describeCard('decision').fields
  return [...after.cards.values()].toSorted(compareOrder).flatMap((card): readonly Line[] => {
    if (card.kind !== 'decision') return []
    const { state } = card.fields
    const was = before.cards.get(card.id)
    if (state !== 'provisional' && state !== 'confirmed') return []
    if (was?.kind === 'decision' && was.fields.state === state) return []
    const how = described?.type === 'pick' ? (described.optionLabels[state] ?? '') : ''
    return [
      {
        line: `${quote(cardName(card))}: ${how.toLocaleLowerCase('en-GB')}`,
        keys: [toldKey(card.id), ...['state', 'madeOn'].map((field) => toldKey(card.id, field))],
      },
    ]
  })
}

/** An objective with everybody who leads it, and what these bring to it. */
function ledSince(before: Board, after: Board): readonly Line[] {
  const leads = [...after.relations.values()].filter(isLead)
  return leadChoices(after).objectives.flatMap(({ id, name }): readonly Line[] => {
    const led = leads.filter(({ to }) => to === id)
    const isNew = !before.cards.has(id)
    const since = led.filter((relation) => !isLead(before.relations.get(relation.id)))
    if (led.length === 0 || (since.length === 0 && !isNew)) return []
    const card = after.cards.get(id)
    // Whose words an objective was made from is told where it was written.
    const isMade = isNew && (card === undefined || wordingsOn(card) === '')
    return [
      {
        line: `${quote(name)}: ${led.map((relation) => leaderWords(after, relation)).join('; ')}`,
        keys: [...(isMade ? [toldKey(id)] : []), ...led.flatMap(keysOf)],
      },
    ]
  })
}

const isLead = (relation: Relation | undefined): boolean => relation?.kind === 'does' && meaningOf(relation) === 'leads'

/** "NHS leads. Brings: Two nurses". */
function leaderWords(board: Board, relation: Relation): string {
  const from = board.cards.get(relation.from)
  const sentence = sentencePattern(board, relation, 'from')
    .replace('{from}', () => (from === undefined ? '' : cardName(from)))
    .replace('{to}', '')
  return [sentence.trim(), ...broughtWith(board, relation)].join('. ')
}

const keysOf = ({ id, attributes }: Relation): readonly string[] => [
  toldKey(id),
  toldKey(id, 'ends'),
  ...Object.keys(attributes).map((name) => toldKey(id, name)),
]
