// Knows how to make a board of any size for measuring: the same number gives the same board; knows no real partnership.

/** Where a generated card stands, in board units, and what is written on it. */
export interface GeneratedCard {
  readonly id: string
  readonly kind: 'organisation' | 'objective' | 'concern' | 'note' | 'zone'
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly title: string
  readonly body: string
}
export interface GeneratedRelation {
  readonly id: string
  readonly from: string
  readonly to: string
}
export interface GeneratedBoard {
  readonly elements: number
  readonly cards: readonly GeneratedCard[]
  readonly relations: readonly GeneratedRelation[]
}

/** Distance from card to card. */
export const PITCH = { x: 200, y: 130 } as const
/** At this zoom a window of 1440 x 900 shows about 150 elements: 90 cards, their relations and their zones. */
export const WORKING_ZOOM = Math.sqrt((1440 * 900) / (PITCH.x * PITCH.y * 90))
/** Gap above a row of zones, so that a title has its place. */
const ZONE = { across: 4, down: 3 } as const

const WORDS =
  'young people leave school with a next step and someone to turn to every week at home or in the community before winter'.split(
    ' ',
  )
const KINDS = ['organisation', 'objective', 'organisation', 'objective', 'concern', 'note'] as const

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => WORDS[(from * 7 + index * 3) % WORDS.length]).join(' ')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const idOf = (prefix: string, index: number): string => `${prefix}${String(index).padStart(11, '0')}`

/** 60 % cards on a grid, 35 % relations between near neighbours, 5 % zones around blocks of cards. */
export function generatedBoard(elements: number): GeneratedBoard {
  const count = Math.round(elements * 0.6)
  const columns = Math.ceil(Math.sqrt((count * PITCH.y * 1.6) / PITCH.x))
  const cards = Array.from({ length: count }, (_, index): GeneratedCard => {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    return {
      id: idOf('c', index),
      kind: KINDS[(column + row) % KINDS.length] ?? 'note',
      x: column * PITCH.x,
      y: row * PITCH.y,
      w: 176,
      h: 104,
      title: capital(words(index, 2)),
      body: capital(words(index + 3, 6)),
    }
  })
  const rows = Math.ceil(count / columns)
  const zones = zonesOver(Math.round(elements * 0.05), columns, rows)
  return {
    elements,
    cards: [...zones, ...cards],
    relations: relationsAmong(cards, columns, Math.round(elements * 0.35)),
  }
}

function zonesOver(wanted: number, columns: number, rows: number): readonly GeneratedCard[] {
  const across = Math.max(1, Math.floor(columns / ZONE.across))
  const places = across * Math.max(1, Math.floor(rows / ZONE.down))
  return Array.from({ length: Math.min(wanted, places) }, (_, index): GeneratedCard => {
    const place = Math.floor((index * places) / wanted)
    return {
      id: idOf('z', index),
      kind: 'zone',
      x: (place % across) * ZONE.across * PITCH.x - 12,
      y: Math.floor(place / across) * ZONE.down * PITCH.y - 12,
      w: ZONE.across * PITCH.x,
      h: ZONE.down * PITCH.y,
      title: capital(words(index, 3)),
      body: '',
    }
  })
}

/** Organisations lead the objectives around them: relations of the kind that is drawn always. */
function relationsAmong(
  cards: readonly GeneratedCard[],
  columns: number,
  wanted: number,
): readonly GeneratedRelation[] {
  const relations: GeneratedRelation[] = []
  const offsets = [
    1,
    -1,
    columns,
    -columns,
    columns + 1,
    columns - 1,
    -columns + 1,
    -columns - 1,
    3,
    -3,
    2 * columns + 1,
    -2 * columns - 1,
  ]
  for (const offset of offsets) {
    for (const [index, card] of cards.entries()) {
      if (relations.length === wanted) return relations
      const other = cards[index + offset]
      if (card.kind !== 'organisation' || other?.kind !== 'objective') continue
      // A neighbour across the end of a row is none.
      if (Math.abs(card.x - other.x) > 3 * PITCH.x) continue
      relations.push({ id: idOf('r', relations.length), from: card.id, to: other.id })
    }
  }
  return relations
}

/** The board as the file the product imports. */
export function asBoardFile(board: GeneratedBoard): string {
  const at = '2026-01-05T10:00:00.000Z'
  const place = (index: number): string => `a${String(index).padStart(6, '0')}V`
  const cards = board.cards.map((card, index) => ({
    id: card.id,
    kind: card.kind,
    pos: [card.x, card.y],
    size: [card.w, card.h],
    z: place(index),
    order: place(index),
    inAgreement: false,
    made: { at, by: 'bench0000000' },
    ...fieldsOf(card),
  }))
  const charter = {
    id: 'charter',
    kind: 'charter',
    pos: [0, -220],
    size: [900, 66],
    z: 'a0',
    order: 'a0',
    inAgreement: true,
    made: { at, by: 'bench0000000' },
    name: 'Generated',
    purpose: 'To measure.',
  }
  const relations = board.relations.map((relation) => ({
    ...relation,
    kind: 'does',
    part: 'leads',
    made: { at, by: 'bench0000000' },
  }))
  return JSON.stringify({
    format: 'common-ground-board',
    version: 1,
    board: {
      title: `Generated ${String(board.elements)}`,
      stage: 'forming',
      language: 'en-GB',
      timeZone: 'Europe/London',
      createdAt: at,
      settings: {},
    },
    participants: [],
    cards: [charter, ...cards].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    relations,
  })
}

function fieldsOf(card: GeneratedCard): Readonly<Record<string, unknown>> {
  switch (card.kind) {
    case 'organisation':
      return { name: card.title, whatWeDo: card.body }
    case 'objective':
      return {
        title: card.title,
        markers: [{ id: 'm1', order: 'a0', kind: 'result', text: card.body.slice(0, 18), state: 'moving' }],
      }
    case 'concern':
      return { title: card.title, text: card.body }
    case 'note':
      return { text: `${card.title} ${card.body}` }
    case 'zone':
      return { title: card.title }
  }
}
