// Knows how partners, people, roles and groups of a neutral description become cards; refuses to know the other sections.
import { LOOKS } from '../board/board.ts'
import type { Look, Point } from '../board/board.ts'
import type { Reference } from '../board/kinds/kind.ts'
import type { BoardDraft, DraftCard } from './board-draft.ts'
import { objectsOf, storedLine, storedText, textsOf } from './board-draft.ts'
import type { FileObject } from './check-shape.ts'
import { showPlainly } from './file-path.ts'
import { keepTheRest } from './neutral-leftovers.ts'

const SECTORS: ReadonlyMap<string, string> = new Map([
  ['local-government', 'council'],
  ['council', 'council'],
  ['health', 'health'],
  ['police', 'police-fire'],
  ['fire', 'police-fire'],
  ['police-fire', 'police-fire'],
  ['education', 'education'],
  ['school', 'education'],
  ['college', 'education'],
  ['university', 'education'],
  ['third-sector', 'charity'],
  ['charity', 'charity'],
  ['community', 'community'],
  ['business', 'business'],
  ['private', 'business'],
  ['industry', 'business'],
  ['government', 'government'],
  ['other', 'other'],
])
const JOINED: ReadonlyMap<string, string> = new Map([
  ['volunteer', 'chose'],
  ['required', 'required'],
  ['invited', 'mixed'],
])
const OUTSIDE: ReadonlySet<string> = new Set(['authority', 'observer', 'support'])

/** First match wins; a lead must be named first ("Lead on services"), or every "component lead" would lead the partnership. */
const ROLE_TYPES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:vice|deputy)[ -]?(?:chair|president)/i, 'vice-chair'],
  [/\bco-?lead/i, 'co-lead'],
  [/\bchair(?:man|woman|person)?\b/i, 'chair'],
  [/\bco-?ordinat(?:or|ion)\b/i, 'co-ordinator'],
  [/\bfacilitator\b/i, 'facilitator'],
  [/\bobserver\b/i, 'observer'],
  [/\badvis[eo]r\b/i, 'adviser'],
  [/^(?:the )?(?:overall |partnership )?lead(?:er)?\b/i, 'lead'],
  [/\bmembers?\b/i, 'member'],
]

/** Cards of the file by the id they have there. */
export interface NeutralCards {
  /** Partners and people. */
  readonly who: Map<string, DraftCard>
  readonly role: Map<string, DraftCard>
  readonly body: Map<string, DraftCard>
}

/** The card a link names, when it is of a fitting kind; broken links give undefined (they were asked about). */
export const linked = (
  cards: ReadonlyMap<string, DraftCard>,
  id: unknown,
  kind?: DraftCard['kind'],
): DraftCard | undefined => {
  const card = typeof id === 'string' ? cards.get(id) : undefined
  return kind === undefined || card?.kind === kind ? card : undefined
}

/** Links to partners and people, groups and roles as references; what names nothing stays as words. */
export const references = (cards: NeutralCards, values: unknown): readonly Reference[] =>
  textsOf(values).flatMap((value): readonly Reference[] => {
    const card = cards.who.get(value) ?? cards.body.get(value) ?? cards.role.get(value)
    if (card !== undefined) return [card.id]
    const text = storedLine(value)
    return text === undefined ? [] : [{ text }]
  })

/** A short name that no other organisation has, by a number behind it. */
function uniqueShortName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${wanted} ${copy}`
  taken.add(name.toLowerCase())
  return name
}

function partnerCard(
  partner: FileObject,
  at: number,
  draft: BoardDraft,
  shortNames: Set<string>,
  pos: Point | undefined,
): DraftCard {
  const path = `partners[${at}]`
  const { sector, joined, kind, voting } = partner
  const wanted = storedLine(partner['short'])
  const shortName = wanted === undefined ? undefined : uniqueShortName(wanted, shortNames)
  if (wanted !== undefined && shortName !== wanted) {
    const message = `Another organisation has this short name already; here it became ${showPlainly(shortName ?? '')}.`
    draft.findings.tell({
      path: `${path}.short`,
      code: 'short-name-taken',
      message,
      action: 'changed',
      original: wanted,
    })
  }
  const mappedSector = typeof sector === 'string' ? SECTORS.get(sector) : undefined
  const mappedJoined = typeof joined === 'string' ? JOINED.get(joined) : undefined
  const isOutside = voting === false && typeof kind === 'string' && OUTSIDE.has(kind)
  const card = draft.card(
    'organisation',
    { path, id: partner['id'] },
    {
      name: storedLine(partner['name']),
      shortName,
      whatWeDo: storedText(partner['whatWeDo']),
      sector: mappedSector ?? (sector === undefined || sector === null ? undefined : 'other'),
      joined: mappedJoined,
      state: isOutside ? 'outside' : 'active',
      partnerKind: storedLine(kind),
      voting: typeof voting === 'boolean' ? voting : undefined,
      look: lookAt(at),
    },
    pos,
  )
  const names = objectsOf(partner['localNames']).map((name, index) => {
    const { dir } = name
    keepTheRest(card, name, ['partners', 'localNames'], [], `localNames[${index}]`)
    return {
      place: { path: `${path}.localNames[${index}]` },
      raw: name,
      fields: {
        text: storedLine(name['text']),
        lang: storedLine(name['lang']),
        dir: dir === 'ltr' || dir === 'rtl' ? dir : undefined,
      },
    }
  })
  draft.items(card, 'alsoKnownAs', names)
  const kept = [
    'basis',
    ...(mappedSector === undefined ? ['sector'] : []),
    ...(mappedJoined === undefined ? ['joined'] : []),
  ]
  keepTheRest(card, partner, ['partners'], kept)
  return card
}

/** Eight colours, then they repeat. */
const lookAt = (at: number): Look => LOOKS[at % LOOKS.length] ?? 'sea'

function addPeople(
  root: FileObject,
  draft: BoardDraft,
  cards: NeutralCards,
  positions: ReadonlyMap<string, Point>,
): void {
  const people = objectsOf(root['people'])
  people.forEach((person, at) => {
    const title = storedLine(person['title'])
    const id = String(person['id'])
    const orgId = linked(cards.who, person['partner'], 'organisation')?.id
    const card = draft.card(
      'person',
      { path: `people[${at}]`, id },
      { name: title, jobTitle: title, orgId },
      positions.get(id),
    )
    keepTheRest(card, person, ['people'], ['basis'])
    cards.who.set(id, card)
  })
  for (const person of people) {
    const deputy = linked(cards.who, person['id'], 'person')
    const represented = linked(cards.who, person['deputyFor'], 'person')
    if (deputy === undefined || represented === undefined) continue
    if (represented.fields['deputyId'] === undefined) represented.fields['deputyId'] = deputy.id
    else deputy.extra['deputyFor'] = person['deputyFor']
  }
}

function addRoles(
  root: FileObject,
  draft: BoardDraft,
  cards: NeutralCards,
  positions: ReadonlyMap<string, Point>,
): void {
  objectsOf(root['roles']).forEach((role, at) => {
    const path = `roles[${at}]`
    const id = String(role['id'])
    const title = storedLine(role['name'])
    const remit = textsOf(role['responsibilities'])
      .map(storedText)
      .filter((line) => line !== undefined)
      .join('\n')
    const roleType = ROLE_TYPES.find(([pattern]) => pattern.test(title ?? ''))?.[1] ?? 'other'
    const card = draft.card(
      'role',
      { path, id },
      { title, roleType, remit: remit === '' ? undefined : remit },
      positions.get(id),
    )
    keepTheRest(card, role, ['roles'], ['basis'])
    cards.role.set(id, card)
    const holder = linked(cards.who, role['holder'])
    if (holder !== undefined) draft.relation('holds', { path: `${path}.holder` }, holder.id, card.id)
  })
}

function addBodies(
  root: FileObject,
  draft: BoardDraft,
  cards: NeutralCards,
  positions: ReadonlyMap<string, Point>,
): void {
  const bodies = objectsOf(root['bodies'])
  bodies.forEach((body, at) => {
    const path = `bodies[${at}]`
    const id = String(body['id'])
    const fields = {
      title: storedLine(body['name']),
      roleType: 'body',
      meets: storedLine(body['meets']),
      quorum: storedLine(body['quorum']),
    }
    const card = draft.card('role', { path, id }, fields, positions.get(id))
    keepTheRest(card, body, ['bodies'], ['basis'])
    cards.body.set(id, card)
    const chair = linked(cards.who, body['chair'])
    if (chair !== undefined) draft.relation('holds', { path: `${path}.chair` }, chair.id, card.id)
  })
  for (const body of bodies) {
    const card = linked(cards.body, body['id'])
    const above = linked(cards.body, body['reportsTo']) ?? linked(cards.who, body['reportsTo'], 'organisation')
    const text = storedLine(body['reportsTo'])
    if (card !== undefined && text !== undefined) card.fields['reportsTo'] = above?.id ?? { text }
  }
}

/** Adds the cards for partners, people, roles and groups with who holds what, and gives them back by their ids in the file. */
export function addPartners(root: FileObject, draft: BoardDraft, positions: ReadonlyMap<string, Point>): NeutralCards {
  const cards: NeutralCards = { who: new Map(), role: new Map(), body: new Map() }
  const shortNames = new Set<string>()
  objectsOf(root['partners']).forEach((partner, at) => {
    const id = String(partner['id'])
    cards.who.set(id, partnerCard(partner, at, draft, shortNames, positions.get(id)))
  })
  addPeople(root, draft, cards, positions)
  addRoles(root, draft, cards, positions)
  addBodies(root, draft, cards, positions)
  return cards
}
