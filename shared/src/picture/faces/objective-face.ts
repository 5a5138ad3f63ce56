// Knows what an objective's card shows: its title, how we will know, who leads and who delivers.
import type { Board, CardOf } from '../../board/board.ts'
import { aimWords } from '../../board/aim-words.ts'
import { OBJECTIVE } from '../../board/kinds/objective.ts'
import { relationsAt } from '../board-index.ts'
import type { Mark } from '../display-list.ts'
import { discRow, shortName } from '../discs.ts'
import { DISC, type Pen, SETTINGS } from '../pen.ts'

const { fields } = OBJECTIVE
type Sign = CardOf<'objective'>['fields']['markers'][number]

/** How many signs a face has room for before it says how many more there are. */
const SIGNS = 4

export function objectiveFace(pen: Pen, card: CardOf<'objective'>, board: Board): void {
  const { title, state, markers } = card.fields
  const shownState =
    state === 'achieved' || state === 'dropped' ? ` \u00b7 ${fields.state.optionLabels[state].toLowerCase()}` : ''
  pen.words(`${OBJECTIVE.label}${shownState}`, SETTINGS.label, { fill: 'muted' })
  if (pen.words(title, SETTINGS.title, { maxLines: 5 }) === 0) pen.ask(fields.title.ask)
  pen.gap(5)
  // First steps before results, each in the order the partners gave them.
  const signs = [
    ...markers.filter(({ kind }) => kind === 'foundation'),
    ...markers.filter(({ kind }) => kind === 'result'),
  ]
  // A circle without words would say that something is agreed.
  const said = signs.filter((sign) => sign.text.trim() !== '' || aimWords(fields.markers, sign) !== '')
  for (const sign of said.slice(0, SIGNS)) signLine(pen, sign)
  if (said.length > SIGNS)
    pen.words(`and ${String(said.length - SIGNS)} more`, SETTINGS.label, { x: pen.left + 19, fill: 'muted' })
  else if (said.length < signs.length) pen.ask(fields.markers.item.text.ask)
  if (signs.length === 0) pen.ask(fields.markers.ask)
  pen.gap(5)
  people(pen, card, board)
}

function signLine(pen: Pen, sign: Sign): void {
  const middle = { x: pen.left + 6, y: pen.y + SETTINGS.body.lead / 2 }
  pen.marks.push(...(sign.kind === 'foundation' ? diamond(middle, sign.state) : disc(middle, sign.state)))
  const so =
    sign.state === 'not-yet' || sign.state === 'moving'
      ? sign.value === ''
        ? ''
        : ` \u00b7\u00a0${sign.value}`
      : ` \u00b7\u00a0${fields.markers.item.state.optionLabels[sign.state].toLowerCase()}`
  const aim = aimWords(fields.markers, sign)
  const text = sign.text.trim() === '' ? aim : sign.text
  pen.words(`${text}${so}`, SETTINGS.body, { x: pen.left + 19, maxLines: 2 })
  if (aim !== text) pen.words(aim, SETTINGS.label, { x: pen.left + 19, maxLines: 2, fill: 'muted' })
  pen.gap(3)
}

interface Middle {
  readonly x: number
  readonly y: number
}

/** Empty = not yet, half = moving, full = reached; struck through = missed. */
function diamond({ x, y }: Middle, state: Sign['state']): readonly Mark[] {
  const r = 6
  const outline: Mark = {
    mark: 'path',
    d: [['M', x, y - r], ['L', x + r, y], ['L', x, y + r], ['L', x - r, y], ['Z']],
    stroke: 'ochre',
    strokeWidth: 1.7,
    ...(state === 'met' ? { fill: 'ochre' } : {}),
  }
  if (state === 'moving')
    return [{ mark: 'path', d: [['M', x - r, y], ['L', x, y + r], ['L', x + r, y], ['Z']], fill: 'ochre' }, outline]
  return state === 'missed' ? [outline, bar(x, y, 'ochre')] : [outline]
}

function disc({ x, y }: Middle, state: Sign['state']): readonly Mark[] {
  const r = 5
  const outline: Mark = {
    mark: 'circle',
    x,
    y,
    r,
    stroke: 'accent',
    strokeWidth: 1.7,
    ...(state === 'met' ? { fill: 'accent' } : {}),
  }
  // Two quarter turns as curves: 0.5523 of the radius is where a cubic follows a circle.
  const k = r * 0.5523
  if (state === 'moving') {
    return [
      {
        mark: 'path',
        d: [
          ['M', x - r, y],
          ['C', x - r, y + k, x - k, y + r, x, y + r],
          ['C', x + k, y + r, x + r, y + k, x + r, y],
          ['Z'],
        ],
        fill: 'accent',
      },
      outline,
    ]
  }
  return state === 'missed' ? [outline, bar(x, y, 'accent')] : [outline]
}

const bar = (x: number, y: number, ink: string): Mark => ({
  mark: 'path',
  d: [
    ['M', x - 6, y + 6],
    ['L', x + 6, y - 6],
  ],
  stroke: ink,
  strokeWidth: 1.7,
})

/** Filled discs for whoever leads, outlined ones for whoever delivers, each followed by the word. */
function people(pen: Pen, card: CardOf<'objective'>, board: Board): void {
  const parts = relationsAt(board, card.id).filter(({ kind, to }) => kind === 'does' && to === card.id)
  const leads = parts.filter(({ attributes }) => attributes['part'] === 'leads').map(({ from }) => from)
  const delivers = parts
    .filter(({ attributes }) => attributes['part'] === 'delivers' || attributes['part'] === undefined)
    .map(({ from }) => from)
  const top = pen.y
  if (leads.length === 0) {
    pen.ask('Who leads?')
  } else {
    const taken = discRow(pen, board, leads, pen.left, top, pen.width / 2, true)
    const [only] = leads
    const lead = only === undefined ? undefined : board.cards.get(only)
    pen.line(
      lead !== undefined && leads.length === 1 ? `${shortName(lead)} leads` : 'lead together',
      SETTINGS.body,
      pen.left + taken + 5,
      top + 3,
      { fill: 'muted', width: pen.width - taken - 5 },
    )
    pen.y = top + DISC
  }
  const others = delivers.filter((id) => !leads.includes(id))
  if (others.length === 0) return
  pen.gap(4)
  const word = others.length === 1 ? 'delivers' : 'deliver'
  const wordWidth = pen.measure(word, SETTINGS.body)
  const taken = discRow(pen, board, others, pen.left, pen.y, pen.width - wordWidth - 8, false)
  pen.line(word, SETTINGS.body, pen.left + taken + 5, pen.y + 3, { fill: 'muted' })
  pen.y += DISC
}
