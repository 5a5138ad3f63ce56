// Knows how the machines of one installation tell each other that something happened to a board; refuses to be relied on: what is true is in the store.

import type { Notice } from '@common-ground/shared/wire/protocol.ts'

/** Only ever a hint to look again: it may be lost, doubled or late. */
export type BusMessage =
  | { readonly type: 'recheck'; readonly boardId: string }
  | { readonly type: 'participants'; readonly boardId: string }
  | { readonly type: 'agreement'; readonly boardId: string }
  | { readonly type: 'call'; readonly boardId: string }
  | { readonly type: 'pause'; readonly boardId: string }
  /** Stands for a moment and is kept nowhere. */
  | { readonly type: 'bring'; readonly boardId: string; readonly notice: Extract<Notice, { type: 'bring' }> }

export interface Bus {
  publish(message: BusMessage): void
  /** Calls back for every message, one's own included. Returns how to stop. */
  subscribe(listener: (message: BusMessage) => void): () => void
}

/** The bus of a single machine: everybody hears everything, in a later turn, in order. */
export function createLocalBus(): Bus {
  const listeners = new Set<(message: BusMessage) => void>()
  return {
    publish(message) {
      setImmediate(() => {
        for (const listener of listeners) listener(message)
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
