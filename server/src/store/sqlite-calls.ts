// Knows the words the server's thread and the thread that owns the data file exchange.
import type { OpenProblem } from './sqlite-file.ts'
import type { AppendResult, AppendRow, Checkpoint, Store } from './store.ts'
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

type Plain = Omit<Store, 'append' | 'load' | 'createBoard' | 'onOthersWriting' | 'close'>

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
  readonly load: (...args: Parameters<Store['load']>) => PackedLoad
}
export type CallName = keyof Calls

export interface Request {
  readonly id: number
  readonly call: CallName | 'close'
  readonly args: readonly unknown[]
}
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string }
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
/** First word of the owning thread: it has the file, or why not. */
export type Greeting = { readonly opened: true } | { readonly opened: false; readonly problem: OpenProblem }
