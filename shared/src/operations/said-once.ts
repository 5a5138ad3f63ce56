// Knows when somebody else has written the very words of this person's change at the same moment, and takes this person's copy out; refuses to touch what others wrote, and whatever is typed.
import {
  compareIDs,
  ContentString,
  findIndexSS,
  getState,
  Item,
  Text as YText,
  type Doc,
  type ID,
  type Transaction,
} from 'yjs'
import { UNTRACKED_ORIGIN } from './origins.ts'

/** Letters that came into a text together: UTF-16 units by the client that wrote them and its clock. */
export interface Stretch {
  readonly client: number
  readonly clock: number
  readonly length: number
}
interface Written extends Stretch {
  readonly words: string
  readonly origin: ID | null
  readonly rightOrigin: ID | null
}

/** How many stretches are remembered, the newest: what is older was heard of long ago. */
const MOST = 1000

export interface SaidOnce {
  /** What `write` puts into texts is this person's copy from now on. */
  noting<Outcome>(write: () => Outcome): Outcome
  close(): void
}

export interface SaidOnceParts {
  /** Whether this person may change the board; a copy that stays for want of it goes with the next change of its text. */
  readonly mayEdit: () => boolean
  /** One copy was taken out for another: whoever takes `own` back means `kept`. */
  readonly onYield: (own: Stretch, kept: Stretch) => void
}

/**
 * Two people who say the same by an operation at the same moment (put an earlier text back, begin with the same words)
 * would double it: a shared text keeps both. Each takes out their own copy once they see that of a lower client number;
 * nobody takes out another's, so that it comes to one whoever hears of whom first. [OP60]
 *
 * That neither knew of the other is told by the place: both stand between the same two neighbours, which whoever
 * knows one of them cannot write any more. What differs in a letter stays, both of it. [OP61]
 */
export const openSaidOnce = (doc: Doc, { mayEdit, onYield }: SaidOnceParts): SaidOnce => {
  const written = new Map<YText, Set<Written>>()
  const inOrder: (readonly [YText, Written])[] = []

  const note = (text: YText, one: Written): void => {
    const known = written.get(text) ?? new Set()
    written.set(text, known.add(one))
    inOrder.push([text, one])
    const oldest = inOrder.length > MOST ? inOrder.shift() : undefined
    if (oldest !== undefined) forget(...oldest)
  }
  const forget = (text: YText, one: Written): void => {
    const known = written.get(text)
    known?.delete(one)
    if (known?.size === 0) written.delete(text)
  }
  const watch = ({ local, changed }: Transaction): void => {
    if (local || written.size === 0) return
    const texts = [...changed.keys()].flatMap((type) => (type instanceof YText && written.has(type) ? [type] : []))
    for (const text of texts)
      for (const own of written.get(text) ?? []) {
        const kept = sameWordsOf(text, own)
        const pieces = kept === null ? [] : standing(text, own)
        // Whoever has gone on working at their copy means it.
        const isWhole = pieces.reduce((sum, { length }) => sum + length, 0) === own.length
        if (kept === null || !isWhole || !mayEdit()) continue
        forget(text, own)
        doc.transact(() => {
          for (const { index, length } of pieces.toReversed()) text.delete(index, length)
        }, UNTRACKED_ORIGIN)
        onYield(own, kept)
      }
  }
  doc.on('afterTransaction', watch)
  return {
    noting(write) {
      const { clientID } = doc
      const before = getState(doc.store, clientID)
      const outcome = write()
      for (const [text, one] of textsSince(doc, clientID, before)) note(text, one)
      return outcome
    },
    close: () => doc.off('afterTransaction', watch),
  }
}

function* textsSince({ store }: Doc, client: number, from: number): Generator<readonly [YText, Written]> {
  const structs = store.clients.get(client) ?? []
  if (getState(store, client) === from) return
  for (let at = findIndexSS(structs, from); at < structs.length; at += 1) {
    const item = structs[at]
    if (!(item instanceof Item) || item.deleted || !(item.content instanceof ContentString)) continue
    if (!(item.parent instanceof YText)) continue
    // It may have grown together with what this client wrote before it.
    const known = Math.max(from - item.id.clock, 0)
    const words = item.content.str.slice(known)
    const clock = item.id.clock + known
    const origin = known === 0 ? item.origin : { client, clock: clock - 1 }
    yield [item.parent, { client, clock, length: words.length, words, origin, rightOrigin: item.rightOrigin }]
  }
}

function* itemsOf(text: YText): Generator<Item> {
  for (let item = text._start; item !== null; item = item.right) if (!item.deleted && item.countable) yield item
}

/** What a lower client number has written in the same place without knowing of it; null = nobody has. */
function sameWordsOf(text: YText, { client, words, origin, rightOrigin }: Written): Stretch | null {
  for (const { id, content, length, origin: left, rightOrigin: right } of itemsOf(text))
    if (
      id.client < client &&
      content instanceof ContentString &&
      content.str === words &&
      compareIDs(left, origin) &&
      compareIDs(right, rightOrigin)
    )
      return { client: id.client, clock: id.clock, length }
  return null
}

/** Where the letters of it that are still there stand in the text; others may have written in between. */
function standing(text: YText, { client, clock, length }: Stretch): readonly { index: number; length: number }[] {
  const pieces: { index: number; length: number }[] = []
  let index = 0
  for (const item of itemsOf(text)) {
    const from = Math.max(clock, item.id.clock)
    const to = Math.min(clock + length, item.id.clock + item.length)
    if (item.id.client === client && from < to) pieces.push({ index: index + from - item.id.clock, length: to - from })
    index += item.length
  }
  return pieces
}
