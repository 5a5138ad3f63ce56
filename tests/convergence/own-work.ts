// Knows how to tell whose work stands where in a document, beneath all our own code; used only to judge undo.
import { Map as YMap } from 'yjs'
import type { BoardDoc } from '@common-ground/shared/board/board-doc.ts'

/** Every plain value of the document with the client that wrote it, and every text, by where they stand. */
export interface Snapshot {
  readonly values: ReadonlyMap<string, { readonly value: string; readonly client: number }>
  readonly texts: ReadonlyMap<string, string>
  /** Paths of all maps: cards, relations, lists, items. */
  readonly maps: ReadonlySet<string>
}

function collect(
  map: YMap<unknown>,
  path: string,
  values: Map<string, { value: string; client: number }>,
  maps: Set<string>,
): void {
  maps.add(path)
  for (const [key, item] of map._map) {
    const value = map.get(key)
    if (value instanceof YMap) collect(value, `${path}/${key}`, values, maps)
    else values.set(`${path}/${key}`, { value: JSON.stringify(value) ?? '', client: item.id.client })
  }
}

export function takeSnapshot({ doc, board, cards, relations }: BoardDoc): Snapshot {
  const values = new Map<string, { value: string; client: number }>()
  const maps = new Set<string>()
  collect(board, 'board', values, maps)
  collect(cards, 'cards', values, maps)
  collect(relations, 'relations', values, maps)
  const names = [...doc.share.keys()].filter((name) => name.startsWith('t/'))
  return { values, maps, texts: new Map(names.map((name) => [name, doc.getText(name).toString()])) }
}

const letters = (text: string, letter: string): number => text.split(letter).length - 1

/** What an undo did that it must not: change a value somebody else wrote, take somebody else's letters, remove a map. */
export function trespasses(
  before: Snapshot,
  after: Snapshot,
  client: number,
  otherLetters: readonly string[],
  copied: ReadonlySet<string>,
): string[] {
  const found: string[] = []
  for (const path of before.maps) if (!after.maps.has(path)) found.push(`map ${path} is gone`)
  for (const [path, { value, client: writer }] of before.values) {
    if (after.values.get(path)?.value !== value && writer !== client) found.push(`${path} was ${value} by ${writer}`)
  }
  for (const [name, text] of before.texts) {
    if (copied.has(name)) continue
    for (const letter of otherLetters)
      if (letters(after.texts.get(name) ?? '', letter) < letters(text, letter))
        found.push(`${name} lost letters ${letter}: ${text} -> ${after.texts.get(name)}`)
  }
  return found
}
