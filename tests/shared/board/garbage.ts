// Knows how to fill a document with anything a stranger's bytes could hold; knows no rule of boards.
import fc from 'fast-check'
import { Array as YArray, type Doc, Map as YMap, Text as YText } from 'yjs'
import { CARD_KINDS } from '@common-ground/shared/board/kinds/kind.ts'
import { RELATION_KINDS } from '@common-ground/shared/board/kinds/relation-kind.ts'

const KEYS = [
  'kind',
  'pos',
  'size',
  'zone',
  'z',
  'order',
  'look',
  'inAgreement',
  'lock',
  'bin',
  'source',
  'extra',
  'made',
  'touched',
  'voice',
  'markers',
  'steps',
  'state',
  'from',
  'to',
  'fromItem',
  'bend',
  'part',
  'money',
  'orgId',
  'title',
  'settings',
  'schemaVersion',
  'stage',
  'timeZone',
  'x',
  '__proto__',
  'constructor',
]
const IDS = ['charter', 'a', 'b', 'c', 'no id!', 'é', '__proto__', 'constructor']

const plain = fc.oneof(
  fc.constantFrom(
    ...CARD_KINDS,
    ...RELATION_KINDS,
    'new',
    'a',
    'b',
    'a0',
    'zz',
    '2026',
    'hexagon',
    7,
    -1,
    1e12,
    Number.NaN,
    Infinity,
    true,
    null,
  ),
  fc.constant({ at: '2026-01-01T00:00:00Z', by: 'a' }),
  fc.tuple(fc.double(), fc.double()).map((pair) => [...pair]),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
)
type Node =
  | { readonly map: readonly (readonly [string, Node])[] }
  | { readonly text: string }
  | { readonly array: readonly unknown[] }
  | { readonly plain: unknown }
const node: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.record({ plain }),
    fc.record({ text: fc.string() }),
    fc.record({ array: fc.array(fc.integer(), { maxLength: 3 }) }),
    fc.record({ map: fc.array(fc.tuple(fc.constantFrom(...KEYS, ...IDS), tie('node')), { maxLength: 8 }) }),
  ),
})).node

const build = (from: Node): unknown => {
  if ('plain' in from) return from.plain
  if ('text' in from) return new YText(from.text.toWellFormed())
  if ('array' in from) return YArray.from<number>(from.array.map(Number))
  const map = new YMap<unknown>()
  for (const [key, value] of from.map) map.set(key, build(value))
  return map
}

/** Things put into the maps and texts of a board under likely and unlikely names. */
export const garbage = fc.record({
  entries: fc.array(fc.tuple(fc.constantFrom('board', 'cards', 'relations'), fc.constantFrom(...IDS, ...KEYS), node), {
    maxLength: 20,
  }),
  kinds: fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...CARD_KINDS)), { maxLength: 5 }),
  texts: fc.array(
    fc.tuple(
      fc.constantFrom('t/a/title', 't/b/name', 't/charter/purpose', 't/a/b/text', 't///', 'x'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 6 },
  ),
})

/** Does to a document what `garbage` says. */
export function litter(
  doc: Doc,
  { entries, kinds, texts }: typeof garbage extends fc.Arbitrary<infer G> ? G : never,
): void {
  doc.transact(() => {
    for (const [id, kind] of kinds) {
      const map = new YMap<unknown>()
      map.set('kind', kind)
      doc.getMap('cards').set(id, map)
    }
    for (const [where, key, value] of entries) {
      const parent = doc.getMap(where)
      const inside = parent.get(key)
      if (inside instanceof YMap && 'map' in value) for (const [name, part] of value.map) inside.set(name, build(part))
      else parent.set(key, build(value))
    }
    for (const [name, words] of texts) {
      const text = doc.getText(name)
      text.insert(0, words)
      text.insertEmbed(0, { picture: 1 })
    }
  })
}
