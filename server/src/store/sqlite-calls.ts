// Knows the words the server's thread and the thread that owns the data file exchange.
import type { OpenProblem } from './sqlite-file.ts'
import type { AppendResult, AppendRow, Checkpoint, DiskTrouble, Store } from './store.ts'
import type { Packed } from './packed-rows.ts'

/** Rows without their bytes, which travel packed. */
export type RowHead = Omit<AppendRow, 'bytes'>

export interface PackedLoad {
  readonly checkpoint: Checkpoint | null
  readonly rows: readonly { readonly seq: number; readonly actor: string; readonly at: string }[]
  readonly packed: Packed
  readonly head: number
  readonly quarantined: number
}

type Plain = Omit<
  Store,
  'append' | 'load' | 'createBoard' | 'renewBoard' | 'diskTrouble' | 'onDiskTrouble' | 'onOthersWriting' | 'close'
>

/** Every call, as the owning thread carries it out: at once, one after another. */
export type Calls = {
  readonly [K in keyof Plain]: (...args: Parameters<Plain[K]>) => Awaited<ReturnType<Plain[K]>>
} & {
  readonly append: (rows: readonly RowHead[], packed: Packed, at: string) => readonly AppendResult[]
  readonly createBoard: (
    board: Parameters<Store['createBoard']>[0],
    links: Parameters<Store['createBoard']>[1],
    rows: readonly RowHead[],
    packed: Packed,
    at: string,
  ) => void
  readonly renewBoard: (
    id: string,
    heads: Parameters<Store['renewBoard']>[1],
    rows: readonly RowHead[],
    packed: Packed,
    at: string,
  ) => boolean
  readonly load: (...args: Parameters<Store['load']>) => PackedLoad
}
export type CallName = keyof Calls

export interface Request {
  readonly id: number
  /** Closing and trying the disk are no calls: they never share a transaction. */
  readonly call: CallName | 'close' | 'try-disk'
  readonly args: readonly unknown[]
}
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  /** `trouble`: it was the disk that refused. */
  | { readonly id: number; readonly ok: false; readonly message: string; readonly trouble: DiskTrouble | null }
/** What the owning thread starts with. */
export interface StoreStart {
  readonly folder: string
  /** Milliseconds without a write after which the file may be written anew; absent = 20 s. */
  readonly quietMs?: number
}
/** Said by the owning thread when another process has written to the file. */
export interface OthersWrote {
  readonly othersWrote: true
}
/** Said by the owning thread when the disk begins to refuse, and when it takes everything again. */
export interface DiskNews {
  readonly disk: DiskTrouble | null
}
/** First word of the owning thread: it has the file, or why not. */
export type Greeting = { readonly opened: true } | { readonly opened: false; readonly problem: OpenProblem }
