// Knows which links inside a board file lead nowhere and takes them out; refuses to know any field by name.
import type { BoardContent, CardContent, RelationContent } from '../board/board-content.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { FieldDescription, ItemFieldDescription } from '../board/kinds/kind.ts'
import { objectsOf } from './board-draft.ts'
import type { FileObject } from './check-shape.ts'
import { showPlainly } from './file-path.ts'
import type { Findings } from './findings.ts'

/** What a link may name: cards by id, with the ids of their list entries. */
type Known = ReadonlyMap<string, ReadonlySet<string>>

const itemIdsOf = (card: CardContent): ReadonlySet<string> => {
  const ids = new Set<string>()
  for (const [name, field] of Object.entries(describeCard(card.kind).fields)) {
    if (field.type === 'list') for (const { id } of objectsOf(card[name])) if (typeof id === 'string') ids.add(id)
  }
  return ids
}

const exists = (known: Known, reference: string): boolean => {
  const [card = '', item] = reference.split('#')
  const items = known.get(card)
  return items !== undefined && (item === undefined || items.has(item))
}

function askAbout(path: string, missing: string, findings: Findings): void {
  const shown = showPlainly(missing)
  findings.ask(
    {
      path,
      code: 'broken-link',
      message: `Nothing here has the id ${shown}. The link was left out.`,
      action: 'skipped',
      original: missing,
    },
    `This link leads nowhere: nothing has the id ${shown}. Correct the id, or import without the link.`,
  )
}

/** The fields without links that lead nowhere. */
function followed<F extends FieldDescription | ItemFieldDescription>(
  fields: Readonly<Record<string, F>>,
  object: FileObject,
  path: string,
  known: Known,
  siblings: ReadonlySet<string>,
  findings: Findings,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...object }
  for (const [name, field] of Object.entries(fields)) {
    const value = object[name]
    const here = `${path}.${name}`
    if (value === undefined) continue
    if (field.type === 'reference' && typeof value === 'string' && !exists(known, value)) {
      askAbout(here, value, findings)
      delete result[name]
    } else if (field.type === 'references' && Array.isArray(value)) {
      const kept = (value as readonly unknown[]).filter((each, at) => {
        if (typeof each !== 'string' || exists(known, each)) return true
        askAbout(`${here}[${at}]`, each, findings)
        return false
      })
      if (kept.length === 0) delete result[name]
      else result[name] = kept
    } else if (field.type === 'branches') {
      const kept = objectsOf(value).filter(({ to }, at) => {
        if (to === 'beyond' || (typeof to === 'string' && siblings.has(to))) return true
        askAbout(`${here}[${at}].to`, String(to), findings)
        return false
      })
      if (kept.length === 0) delete result[name]
      else result[name] = kept
    } else if (field.type === 'list') {
      const items = objectsOf(value)
      const ids = new Set(items.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])))
      result[name] = items.map((item, at) => followed(field.item, item, `${here}[${at}]`, known, ids, findings))
    }
  }
  return result
}

/** Asks about every link that leads nowhere and gives the content without them. `places` = where each card and relation stands in the file. */
export function followBoardLinks(
  content: BoardContent,
  places: ReadonlyMap<string, string>,
  findings: Findings,
): BoardContent {
  const known = new Map(content.cards.map((card) => [card.id, itemIdsOf(card)]))
  const zones = new Set(content.cards.filter(({ kind }) => kind === 'zone').map(({ id }) => id))
  const cards = content.cards.map((card): CardContent => {
    const path = places.get(card.id) ?? ''
    const whole = followed(describeCard(card.kind).fields, card, path, known, new Set(), findings)
    if (card.zone !== undefined && !zones.has(card.zone)) {
      askAbout(`${path}.zone`, card.zone, findings)
      delete whole['zone']
    }
    // Only links were taken out; every common key is as it was.
    return whole as unknown as CardContent
  })
  const relations = content.relations.filter((relation: RelationContent) => {
    const path = places.get(relation.id) ?? ''
    const ends = [
      ['from', relation.from, 'fromItem', relation.fromItem],
      ['to', relation.to, 'toItem', relation.toItem],
    ] as const
    let isWhole = true
    for (const [end, id, itemEnd, item] of ends) {
      if (!known.has(id)) askAbout(`${path}.${end}`, id, findings)
      else if (item !== undefined && known.get(id)?.has(item) !== true) askAbout(`${path}.${itemEnd}`, item, findings)
      else continue
      isWhole = false
    }
    return isWhole
  })
  return { ...content, cards, relations }
}
