// Knows what ids of a neutral description name, which links lead nowhere and which go round; refuses to build cards.
import { appearanceOf } from '../board/hidden-characters.ts'
import type { CheckedShape, FileObject, FoundRef } from './check-shape.ts'
import { isFileObject } from './check-shape.ts'
import { RESERVED_NAMES } from '../board/plain-value.ts'
import { showPlainly } from './file-path.ts'
import type { Findings } from './findings.ts'
import type { IdSpace } from './neutral-shape.ts'

/** Which ids exist, by space. */
export interface KnownIds {
  readonly has: (space: IdSpace, id: string) => boolean
}

const SPACES: readonly IdSpace[] = ['partner', 'person', 'role', 'body', 'objective', 'step']
/** Partners and people share one space. */
const shared = (space: IdSpace): IdSpace => (space === 'partner' || space === 'person' ? 'who' : space)

/** Refuses ids given twice and tells of ids that look alike. */
export function collectIds(checked: CheckedShape, findings: Findings): KnownIds {
  const known = new Map<IdSpace, Set<string>>([...SPACES, 'who' as const].map((space) => [space, new Set<string>()]))
  const firstPlace = new Map<string, string>()
  const appearances = new Map<string, string>()
  for (const { space, id, path } of checked.ids) {
    const key = `${shared(space)}\n${id}`
    const earlier = firstPlace.get(key)
    if (earlier !== undefined) {
      findings.refuse(
        path,
        'repeated-id',
        `The id ${showPlainly(id)} already stands at ${earlier}. Give each its own id.`,
      )
      continue
    }
    firstPlace.set(key, path)
    known.get(space)?.add(id)
    known.get(shared(space))?.add(id)
    const appearance = `${shared(space)}\n${appearanceOf(id)}`
    const twin = appearances.get(appearance)
    if (twin === undefined) appearances.set(appearance, path)
    else {
      const message = `This id looks like the one at ${twin} but is another one: ${showPlainly(id)}.`
      findings.tell({ path, code: 'look-alike-id', message, action: 'kept', original: id })
    }
  }
  return { has: (space, id) => known.get(space)?.has(id) === true }
}

/** True when the words of a link are meant to be read rather than followed. */
const isProse = (value: string): boolean => /\s/.test(value.trim()) || value.length > 40

/** Asks about every link that leads nowhere; the build then leaves it out (or keeps its words where words are allowed). */
export function followLinks(refs: readonly FoundRef[], known: KnownIds, findings: Findings): void {
  for (const { shape, value, path } of refs) {
    if (RESERVED_NAMES.has(value)) {
      findings.refuse(path, 'reserved-name', `The id ${showPlainly(value)} is a reserved name. Choose another id.`)
      continue
    }
    const { to, also = [], orText, orWord } = shape
    if (value === orWord || [to, ...also].some((space) => known.has(space, value))) continue
    if (orText === 'anything' || (orText === 'words' && isProse(value))) continue
    const missing = showPlainly(value)
    const outcome = orText === undefined ? 'The link was left out.' : 'It was kept as plain words.'
    const message = `Nothing here has the id ${missing}. ${outcome}`
    const action = orText === undefined ? 'skipped' : 'changed'
    findings.ask(
      { path, code: 'broken-link', message, action, original: value },
      `This link leads nowhere: nothing has the id ${missing}. Correct the id, or import without the link.`,
    )
  }
}

const asList = (value: unknown): readonly FileObject[] => (Array.isArray(value) ? value.filter(isFileObject) : [])

/** All rings in a graph where each thing points to at most one other; each ring once, from its first member in file order. */
function ringsOf(next: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const rings: string[][] = []
  const done = new Set<string>()
  for (const start of next.keys()) {
    const trail = new Map<string, number>()
    const order: string[] = []
    let here: string | undefined = start
    while (here !== undefined && !done.has(here) && !trail.has(here)) {
      trail.set(here, order.length)
      order.push(here)
      here = next.get(here)
    }
    if (here !== undefined && trail.has(here)) rings.push(order.slice(trail.get(here)))
    for (const id of order) done.add(id)
  }
  return rings
}

function askAboutRings(
  items: readonly FileObject[],
  field: string,
  listPath: string,
  words: { one: string; ring: string; code: string },
  findings: Findings,
): boolean {
  const next = new Map<string, string>()
  const places = new Map<string, number>()
  items.forEach((item, at) => {
    const { id, [field]: to } = item
    if (typeof id !== 'string') return
    places.set(id, at)
    if (typeof to === 'string') next.set(id, to)
  })
  const rings = ringsOf(next)
  for (const ring of rings) {
    const [first = ''] = ring
    const path = `${listPath}[${places.get(first) ?? 0}].${field}`
    const problem =
      ring.length === 1
        ? `${words.one}: ${showPlainly(first)}.`
        : `${words.ring}: ${[...ring.slice(0, 10), ring.length > 10 ? '...' : first]
            .map((id) => id.slice(0, 40))
            .map((id) => showPlainly(id).slice(1, -1))
            .join(', ')}.`
    findings.ask(
      { path, code: words.code, message: `${problem} It was kept as written.`, action: 'kept' },
      `${problem} Correct it, or import it as written.`,
    )
  }
  return rings.length > 0
}

/** Asks about steps, groups and deputies that go round, and tells when going round is all the steps do. */
export function findRings(root: FileObject, findings: Findings): void {
  const disagreement = isFileObject(root['disagreement']) ? root['disagreement'] : {}
  const steps = asList(disagreement['steps'])
  const goRound = askAboutRings(
    steps,
    'next',
    'disagreement.steps',
    { one: 'This step points to itself', ring: 'The steps go round', code: 'steps-go-round' },
    findings,
  )
  askAboutRings(
    asList(root['bodies']),
    'reportsTo',
    'bodies',
    { one: 'This group reports to itself', ring: 'The groups report to each other', code: 'groups-go-round' },
    findings,
  )
  askAboutRings(
    asList(root['people']),
    'deputyFor',
    'people',
    { one: 'This person is their own deputy', ring: 'The deputies stand in for each other', code: 'deputies-go-round' },
    findings,
  )
  const leadsOut = isFileObject(disagreement['beyond']) || steps.some((step) => step['next'] === 'beyond')
  if (goRound && !leadsOut) {
    const message = 'No step leads beyond the partnership.'
    findings.tell({ path: 'disagreement.beyond', code: 'nothing-beyond', message, action: 'kept' })
  }
}
