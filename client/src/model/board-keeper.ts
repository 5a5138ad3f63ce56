// Knows when what happens in this tab is written to the device, in batches; refuses to know how it lies there and what it means.
import { mergeUpdates } from 'yjs'
import type { Batch, DeviceStore, KeptBoard, UnsentRow } from './device-store.ts'
import type { Readable } from './readable.ts'
import { createCell } from './readable.ts'

/** A second home for one tab's document. It never slows the first: what comes is listed, and written later. */
export interface BoardKeeper {
  /** True while everything of this tab would still be here after closing it. Never a promise: browsers clear their stores. */
  readonly kept: Readable<boolean>
  /** True once this browser has refused to keep something, until it has taken everything again. */
  readonly refused: Readable<boolean>
  /** An update came from the server. `isWhole` = it is everything the server has. */
  heard(update: Uint8Array, isWhole: boolean): void
  /** A change was made in this tab. */
  made(update: Uint8Array): void
  /** Changes of an earlier visit are on their way through this tab. */
  adopted(rows: readonly UnsentRow[]): void
  /** Everything made or adopted so far is on the server's disk. */
  allSaved(): void
  /** Writes what waits at once; settles when the device has taken or refused it. */
  flush(): Promise<void>
  /** Writes the rest and stops. */
  close(): void
}

/** What the keeper needs of the tab around it. */
export interface KeeperSurroundings {
  readonly store: DeviceStore
  /** Ms since 1970. */
  readonly now: () => number
  /** Tells this tab from all others. */
  readonly tab: string
  /** What stands in the list of kept boards, as of now. */
  readonly describe: () => Omit<KeptBoard, 'at' | 'ended'>
  /** The whole document: written when an earlier batch was refused or the store was cleared. */
  readonly whole: () => Uint8Array
  /** True when the document was opened from this device: then nothing that comes is the whole of it. */
  readonly isFromDevice: boolean
}

/** What a person did, and the server has not confirmed by then, is written after so long, ms; everything else has time. */
const OWN_MS = 50
const OTHERS_MS = 2000
/** After a refusal the device is left alone for so long, ms; twice as long after each further one in a row, up to the most. */
const REFUSED_MS = 5000
const REFUSED_MOST_MS = 80_000

export function openBoardKeeper(surroundings: KeeperSurroundings): BoardKeeper {
  const { store, now, tab } = surroundings
  const kept = createCell(surroundings.isFromDevice)
  const refused = createCell(false)
  let confirmed: Uint8Array[] = []
  let isWhole = false
  /** Made here and not confirmed by the server; the first `written` of them are on the device. */
  let mine: { readonly at: number; readonly update: Uint8Array }[] = []
  let written = 0
  let adopted: readonly UnsentRow[] = []
  let sent: Batch['sent'] = []
  let row = 0
  let lastUnsentRow = -1
  let sentUpTo = -1
  /** The device holds no base for what comes: the next batch brings the whole document. */
  let needsWhole = false
  /** Before the board is here nothing is written: there is nothing yet that a change could rest on. */
  let hasBase = surroundings.isFromDevice
  let refusals = 0
  /** Until then nothing is offered to the device. */
  let pausedUntil = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | null = null
  /** When the timer is to ring, and when even what has time is to be written. */
  let due = Number.POSITIVE_INFINITY
  let latest = Number.POSITIVE_INFINITY
  let writing: Promise<void> | null = null
  let isClosed = false

  const waits = (): boolean =>
    hasBase && (confirmed.length > 0 || written < mine.length || sentUpTo >= 0 || sent.length > 0)

  const settle = (): void => kept.set(!needsWhole && written === mine.length && row > 0)

  const nextBatch = (): Batch => {
    const fresh = mine.slice(written)
    const unsent =
      fresh.length === 0
        ? null
        : { at: fresh[0]?.at ?? now(), changes: fresh.length, update: mergeUpdates(fresh.map(({ update }) => update)) }
    return {
      board: { ...surroundings.describe(), at: now(), ended: false },
      tab,
      row: (row += 1),
      confirmed: needsWhole ? [surroundings.whole()] : confirmed,
      isWhole: isWhole || needsWhole,
      unsent,
      sentUpTo,
      sent,
    }
  }
  const writeOnce = async (): Promise<void> => {
    const batch = nextBatch()
    const upTo = mine.length
    const before = { confirmed, isWhole, sentUpTo, sent }
    confirmed = []
    isWhole = false
    sentUpTo = -1
    sent = []
    const mineThen = mine
    const outcome = await store.write(batch)
    refused.set(outcome === 'refused')
    if (outcome === 'taken') {
      needsWhole = false
      refusals = 0
      if (batch.unsent !== null) {
        lastUnsentRow = batch.row
        // What the server has confirmed meanwhile is no longer unsent.
        if (mineThen === mine) written = upTo
        else sentUpTo = batch.row
      }
    } else {
      // What was refused is in the document; later the whole of it is offered once more.
      if (outcome === 'refused') {
        pausedUntil = now() + Math.min(REFUSED_MS * 2 ** refusals, REFUSED_MOST_MS)
        refusals += 1
      }
      needsWhole = true
      sentUpTo = Math.max(before.sentUpTo, sentUpTo)
      sent = [...before.sent, ...sent]
      if (mineThen === mine) written = 0
    }
    settle()
  }
  const flush = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    due = Number.POSITIVE_INFINITY
    latest = Number.POSITIVE_INFINITY
    if (writing !== null) {
      await writing
      return await flush()
    }
    if (!waits()) return
    writing = writeOnce()
    await writing
    writing = null
    if (waits()) plan()
  }
  /** A fast server has usually confirmed a change before its turn comes: then it has time. */
  const ring = (): void => {
    due = Number.POSITIVE_INFINITY
    if (written < mine.length || now() >= latest) void flush()
    else plan()
  }
  const plan = (): void => {
    if (isClosed) return
    latest = Math.min(latest, now() + OTHERS_MS)
    const at = Math.max(written < mine.length ? now() + OWN_MS : latest, pausedUntil)
    if (at >= due) return
    due = at
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(ring, at - now())
  }

  return {
    kept,
    refused,
    heard(update, whole) {
      if (isClosed) return
      if (whole && !surroundings.isFromDevice) {
        confirmed = [update]
        isWhole = true
        hasBase = true
      } else if (!needsWhole) confirmed.push(update)
      plan()
    },
    made(update) {
      if (isClosed) return
      mine.push({ at: now(), update })
      kept.set(false)
      plan()
    },
    adopted(rows) {
      adopted = [...adopted, ...rows]
    },
    allSaved() {
      if (mine.length === 0 && adopted.length === 0) return
      if (!needsWhole) confirmed.push(...adopted.map(({ update }) => update), ...mine.map(({ update }) => update))
      sent = [...sent, ...adopted.map(({ key }) => key)]
      if (written > 0) sentUpTo = lastUnsentRow
      mine = []
      written = 0
      adopted = []
      settle()
      plan()
    },
    flush,
    close() {
      isClosed = true
      void flush()
    },
  }
}
