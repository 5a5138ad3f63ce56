// Knows what this person wrote first and what of it is not shown yet, kept on this device whatever becomes of line, tab and call; refuses to show it.
import { isId } from '@common-ground/shared/board/ids.ts'
import { createCell, type Readable } from '../../model/readable.ts'

/** Something signed; `id` is that of the card it becomes, so that it becomes one only once. */
export interface Entry {
  readonly id: string
  readonly text: string
  /** Who is named to lead which objective, where that is what it says: its words are made anew when it is shown. */
  readonly about?: { readonly objective: string; readonly leader: string }
}
/** What the server says became of a round: nothing yet; it was shown; it never will be; or nobody can tell any more. */
const TOLD = ['', 'shown', 'not-shown', 'unknown'] as const
type Told = (typeof TOLD)[number]
/** What is being typed where a call is closed, beside the line for a card. */
export interface ClosingDraft {
  readonly action: string
  /** Who is to do it: the id of an organisation, "" = nobody, null = not chosen. */
  readonly orgId: string | null
  /** Until when, YYYY-MM-DD; "" = not said. */
  readonly by: string
  /** When the partners look again, YYYY-MM-DD; null = it is not being changed. */
  readonly next: string | null
}
export const NO_CLOSING: ClosingDraft = { action: '', orgId: null, by: '', next: null }
/** What was written at one step: for its round, or on the way to a card. */
export interface Written {
  readonly round: string
  readonly sheet: string
  /** Id of the step. */
  readonly step: string
  readonly signed: readonly Entry[]
  readonly unsigned: readonly string[]
  /** Being typed. */
  readonly draft: string
  /** Id of the card for which that was begun, and after spaces of the organisation it is about and what stood there; "" = for none that is there already. */
  readonly target: string
  readonly closing: ClosingDraft
  /** What is being typed is to have no name. */
  readonly hidden: boolean
  /** Being picked for somebody in the room without a device, and their line. */
  readonly othersPicks: readonly string[]
  readonly othersLine: string
  /** Made at random: only this device can change what it gave without a name. */
  readonly key: string
  /** The server knows of what is signed. */
  readonly held: boolean
  /** What of the unsigned the server has. */
  readonly sent: readonly string[]
  /** The server did not take it, or not from this device. */
  readonly late: boolean
  readonly told: Told
}
/** Where it is kept between visits. */
export interface Shelf {
  writtenFirst(boardId: string): unknown
  keepWrittenFirst(boardId: string, written: unknown): void
}
export interface WrittenFirst {
  readonly all: Readable<readonly Written[]>
  of(round: string): Written | null
  /** Changes what was written for a round, or begins it. */
  change(start: Pick<Written, 'round' | 'sheet' | 'step'>, change: (now: Written) => Partial<Written>): void
  /** Takes something off the shelf; nobody else on this device gets it then. Null = it was gone already. */
  take(round: string): Written | null
  /** Looks again: another tab may have written. */
  look(): void
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
function readEntry(value: unknown): readonly Entry[] {
  if (!isRecord(value) || !isId(value['id']) || !isText(value['text'])) return []
  const { id, text, about } = value
  if (!isRecord(about) || !isText(about['objective']) || !isText(about['leader'])) return [{ id, text }]
  return [{ id, text, about: { objective: about['objective'], leader: about['leader'] } }]
}

function readClosing(value: unknown): ClosingDraft {
  if (!isRecord(value)) return NO_CLOSING
  const { action, orgId, by, next } = value
  return {
    action: isText(action) ? action : '',
    orgId: isText(orgId) ? orgId : null,
    by: isText(by) ? by : '',
    next: isText(next) ? next : null,
  }
}
function readOne(value: unknown): readonly Written[] {
  if (!isRecord(value)) return []
  const { round, sheet, step, key, signed, unsigned, draft, held, sent, late } = value
  const { hidden, othersPicks, othersLine, told, target, closing } = value
  if (!isText(round) || !isText(sheet) || !isText(step) || !isText(key)) return []
  return [
    {
      round,
      sheet,
      step,
      key,
      signed: Array.isArray(signed) ? signed.flatMap(readEntry) : [],
      unsigned: Array.isArray(unsigned) ? unsigned.filter(isText) : [],
      draft: isText(draft) ? draft : '',
      target: isText(target) ? target : '',
      closing: readClosing(closing),
      hidden: hidden === true,
      othersPicks: Array.isArray(othersPicks) ? othersPicks.filter(isText) : [],
      othersLine: isText(othersLine) ? othersLine : '',
      held: held === true,
      sent: Array.isArray(sent) ? sent.filter(isText) : [],
      late: late === true,
      told: TOLD.find((one) => one === told) ?? '',
    },
  ]
}
const isEmpty = ({ signed, unsigned, draft, held, sent, othersPicks, othersLine, closing }: Written): boolean =>
  signed.length + unsigned.length + sent.length + othersPicks.length === 0 &&
  draft + othersLine + closing.action === '' &&
  closing.next === null &&
  !held

/** Whether the server has something else of the unsigned than stands here. */
export const isUnsent = ({ unsigned, sent }: Written): boolean => JSON.stringify(unsigned) !== JSON.stringify(sent)

const KEY_BYTES = 24
/** Something nobody can guess, in letters. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(KEY_BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What was kept, as a shelf gives it; what cannot be read is left out. */
export const readWritten = (kept: unknown): readonly Written[] => (Array.isArray(kept) ? kept.flatMap(readOne) : [])

export function openWritten(shelf: Shelf, boardId: string): WrittenFirst {
  const read = (): readonly Written[] => readWritten(shelf.writtenFirst(boardId))
  const all = createCell(read())
  const write = (next: readonly Written[]): void => {
    shelf.keepWrittenFirst(boardId, next.length === 0 ? null : next)
    all.set(next)
  }
  const look = (): void => {
    const next = read()
    if (JSON.stringify(next) !== JSON.stringify(all.get())) all.set(next)
  }
  return {
    all,
    look,
    of: (round) => all.get().find((one) => one.round === round) ?? null,
    change(start, change) {
      const now = all.get().find(({ round }) => round === start.round)
      const before: Written = now ?? {
        ...start,
        signed: [],
        unsigned: [],
        draft: '',
        target: '',
        closing: NO_CLOSING,
        hidden: false,
        othersPicks: [],
        othersLine: '',
        key: newKey(),
        held: false,
        sent: [],
        late: false,
        told: '',
      }
      const after = { ...before, ...change(before) }
      const others = all.get().filter(({ round }) => round !== start.round)
      write(isEmpty(after) ? others : [...others, after])
    },
    take(round) {
      look()
      const taken = all.get().find((one) => one.round === round) ?? null
      if (taken !== null) write(all.get().filter((one) => one.round !== round))
      return taken
    },
  }
}
