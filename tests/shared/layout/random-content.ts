// Makes random board contents for the layout tests; knows nothing of what a layout should be.
import * as fc from 'fast-check'
import type { BoardContent, CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'

const KINDS: readonly CardKind[] = [
  'organisation',
  'person',
  'role',
  'objective',
  'decision',
  'concern',
  'word',
  'if-we-disagree',
  'moment',
  'review',
  'note',
  'mark',
]

interface Choice {
  readonly kind: CardKind
  readonly link: number
  readonly isOutside: boolean
  readonly width: number | null
}
const choice: fc.Arbitrary<Choice> = fc.record({
  kind: fc.constantFrom(...KINDS),
  link: fc.nat(200),
  isOutside: fc.boolean(),
  width: fc.option(fc.integer({ min: 16, max: 700 }), { freq: 10 }),
})

/** A card as an import hands it to the layout. */
export const newCard = (id: string, kind: CardKind, fields: Readonly<Record<string, unknown>> = {}): CardContent => ({
  pos: [0, 0],
  size: describeCard(kind).size,
  z: 'a0',
  order: 'a0',
  inAgreement: false,
  ...fields,
  id,
  kind,
})
export const ZONE_CARDS: readonly CardContent[] = ['who', 'what', 'leads', 'how'].map((zoneType) =>
  newCard(`zone-${zoneType}`, 'zone', { zoneType, title: zoneType }),
)
export const contentOf = (cards: readonly CardContent[], relations: readonly RelationContent[] = []): BoardContent => ({
  board: {
    title: 't',
    stage: 'forming',
    language: 'en',
    timeZone: 'Europe/London',
    createdAt: '2026-01-01T00:00:00Z',
    settings: {},
  },
  cards,
  relations,
})

/** Contents of up to 120 cards: people of random organisations, roles held by random people, odd widths. */
export const anyContent: fc.Arbitrary<BoardContent> = fc
  .record({ choices: fc.array(choice, { maxLength: 120 }), hasZones: fc.boolean() })
  .map(({ choices, hasZones }) => {
    const ids = (kind: CardKind): string[] => choices.flatMap((each, at) => (each.kind === kind ? [`c${at}`] : []))
    const [organisations, people] = [ids('organisation'), ids('person')]
    const cards = choices.map(({ kind, link, isOutside, width }, at) =>
      newCard(`c${at}`, kind, {
        ...(kind === 'person' && organisations.length > 0 ? { orgId: organisations[link % organisations.length] } : {}),
        ...(kind === 'organisation' && isOutside ? { state: 'outside' } : {}),
        ...(width === null ? {} : { size: [width, 100] }),
      }),
    )
    const relations = choices.flatMap(({ kind, link }, at): RelationContent[] =>
      kind === 'role' && people.length > 0 && link % 3 !== 0
        ? [{ id: `r${at}`, kind: 'holds', from: people[link % people.length] ?? '', to: `c${at}` }]
        : [],
    )
    return contentOf([newCard('charter', 'charter'), ...(hasZones ? ZONE_CARDS : []), ...cards], relations)
  })

/** Heights that differ from card to card but not from call to call. */
export const someHeight = (card: CardContent): number =>
  40 + ([...card.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 300)
