// Knows which cards stand in which of the four zones, and which stand beside or under each other there; refuses to give places.
import type { BoardContent, CardContent } from '../board/board-content.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { CardKind } from '../board/kinds/kind.ts'
import type { Cell, Row } from './columns.ts'
import { upToGrid } from './geometry.ts'
import type { HeightOf } from './height-of.ts'

export const ZONES = ['who', 'what', 'leads', 'how'] as const
export type ZoneName = (typeof ZONES)[number]

/** Between a role and the person who holds it: room for the line and its word. */
const HOLDER_GAP = 72
/** People stand a little in from their organisation. */
const INDENT = 24
const LOWEST = 64

/** The order of kinds in "How we work" and "What we want together". */
const KIND_ORDER: readonly CardKind[] = [
  'objective',
  'moment',
  'if-we-disagree',
  'decision',
  'concern',
  'word',
  'review',
  'note',
  'mark',
]

/** The size a card gets: as wide as it is, as high as its face needs, on the grid. */
export function sizeFor(
  card: CardContent,
  content: BoardContent,
  heightOf: HeightOf,
  width = upToGrid(card.size[0]),
): readonly [number, number] {
  const needed = heightOf(width === card.size[0] ? card : { ...card, size: [width, card.size[1]] }, content)
  return [width, upToGrid(Math.max(Number.isFinite(needed) ? needed : 0, LOWEST))]
}

/** Rows for each zone, and the cards that belong to none. */
export interface ZoneRows {
  readonly rows: Readonly<Record<ZoneName, readonly Row[]>>
  readonly free: readonly Row[]
}

export function zoneRows(content: BoardContent, cards: readonly CardContent[], heightOf: HeightOf): ZoneRows {
  const cell = (card: CardContent, x: number): Cell => {
    const [width, height] = sizeFor(card, content, heightOf)
    return { card, x, width, height }
  }
  const row = (cells: readonly Cell[], startsBlock: boolean): Row => ({
    cells,
    startsBlock,
    width: Math.max(...cells.map(({ x, width }) => x + width)),
    height: Math.max(...cells.map(({ height }) => height)),
  })
  const single = (card: CardContent): Row => row([cell(card, 0)], true)
  const of = (kind: CardKind): readonly CardContent[] => cards.filter((card) => card.kind === kind)

  const roles = of('role')
  const people = of('person')
  const groups = rolesWithHolders(content, roles, people)
  const held = new Set(groups.flatMap((group) => group.people.map(({ id }) => id)))

  const withPeople = groups.filter((group) => group.people.length > 0)
  const alone = groups.filter((group) => group.people.length === 0).flatMap((group) => group.roles)
  // People stand on the side of the objectives they lead; the role they hold reads on from them.
  const holders = withPeople.flatMap((group) => group.people)
  const wide = [...roles, ...holders].map((card) => upToGrid(card.size[0]))
  const beside = Math.max(0, ...wide) + HOLDER_GAP
  const leads = withPeople.flatMap((group) =>
    Array.from({ length: Math.max(group.roles.length, group.people.length) }, (_, at) => {
      const [role, person] = [group.roles[at], group.people[at]]
      const cells = [
        ...(person === undefined ? [] : [cell(person, 0)]),
        ...(role === undefined ? [] : [cell(role, beside)]),
      ]
      return row(cells, at === 0)
    }),
  )
  const perRow = withPeople.length > 0 ? 2 : 1
  for (let at = 0; at < alone.length; at += perRow) {
    leads.push(
      row(
        alone.slice(at, at + perRow).map((role, index) => cell(role, index * beside)),
        true,
      ),
    )
  }

  const seated = people.filter((person) => !held.has(person.id))
  const byOrganisation = Map.groupBy(seated, (person) => person['orgId'])
  const isOutside = (card: CardContent): boolean => card['state'] === 'outside'
  const organisations = of('organisation')
  const inOrder = [...organisations.filter((card) => !isOutside(card)), ...organisations.filter(isOutside)]
  const known = new Set<unknown>(organisations.map(({ id }) => id))
  const who = [
    ...inOrder.flatMap((organisation) => [
      single(organisation),
      ...(byOrganisation.get(organisation.id) ?? []).map((person) => row([cell(person, INDENT)], false)),
    ]),
    ...seated.filter((person) => !known.has(person['orgId'])).map(single),
  ]

  const others = cards
    .filter(({ kind }) => !['role', 'person', 'organisation', 'charter', 'zone'].includes(kind))
    .map((card, at) => ({ card, at, rank: KIND_ORDER.indexOf(card.kind) }))
    .toSorted((one, other) => one.rank - other.rank || one.at - other.at)
    .map(({ card }) => card)
  const homeOf = (card: CardContent): string => describeCard(card.kind).home
  return {
    rows: {
      who,
      what: others.filter((card) => homeOf(card) === 'what').map(single),
      leads,
      how: others.filter((card) => homeOf(card) === 'how').map(single),
    },
    free: others.filter((card) => homeOf(card) !== 'what' && homeOf(card) !== 'how').map(single),
  }
}

interface RoleGroup {
  readonly roles: readonly CardContent[]
  readonly people: readonly CardContent[]
}

/** Roles and the people who hold them, in the order of the roles; a person with two roles brings them together. */
function rolesWithHolders(
  content: BoardContent,
  roles: readonly CardContent[],
  people: readonly CardContent[],
): readonly RoleGroup[] {
  const persons = new Map(people.map((person) => [person.id, person]))
  const holders = Map.groupBy(
    content.relations.filter(
      (relation) => relation.kind === 'holds' && relation.bin === undefined && persons.has(relation.from),
    ),
    (relation) => relation.to,
  )
  const heldBy = Map.groupBy([...holders.values()].flat(), (relation) => relation.from)
  const byId = new Map(roles.map((role) => [role.id, role]))
  const done = new Set<string>()
  return roles.flatMap((first) => {
    if (done.has(first.id)) return []
    const group = { roles: [] as CardContent[], people: [] as CardContent[] }
    const waiting = [first.id]
    done.add(first.id)
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const role = byId.get(id)
      if (role === undefined) continue
      group.roles.push(role)
      for (const { from } of holders.get(id) ?? []) {
        const person = persons.get(from)
        if (person === undefined || done.has(from)) continue
        done.add(from)
        group.people.push(person)
        for (const { to } of heldBy.get(from) ?? []) {
          if (done.has(to)) continue
          done.add(to)
          waiting.push(to)
        }
      }
    }
    return [group]
  })
}
