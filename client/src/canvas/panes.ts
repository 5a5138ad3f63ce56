// Knows the canvases of the page that the painter's worker draws on, each handed to it for good; knows nothing of what they show or where they stand.
import type { PaneId } from './paint-messages.ts'

/** A canvas of the page that only the worker draws on. */
export interface Pane {
  readonly id: PaneId
  /** Another one takes its place when another worker has to be started: ask for it anew, keep it nowhere. */
  readonly element: HTMLCanvasElement
}
/** A canvas on its way to the worker. */
export type Handover = readonly [pane: PaneId, canvas: OffscreenCanvas]

export interface Panes {
  /** A pane that shows nothing yet; the caller puts it into the page and gives it a size there. */
  make(): Pane
  /** Takes it from the page; the caller is done with it. */
  drop(pane: Pane): void
  /** Canvases that were made since the last time. */
  handovers(): readonly Handover[]
  /** Panes that were dropped since the last time. */
  dropped(): readonly PaneId[]
  /** The worker they were handed to is gone: every pane has a canvas again that can be handed over. */
  renew(): void
}

export function createPanes(): Panes {
  const living = new Map<PaneId, { readonly id: PaneId; element: HTMLCanvasElement }>()
  let made: Handover[] = []
  let gone: PaneId[] = []
  let nextId = 1
  const handOver = (id: PaneId, element: HTMLCanvasElement): void => {
    made.push([id, element.transferControlToOffscreen()])
  }
  return {
    make() {
      const pane = { id: nextId++, element: document.createElement('canvas') }
      living.set(pane.id, pane)
      handOver(pane.id, pane.element)
      return pane
    },
    drop({ id }) {
      living.get(id)?.element.remove()
      living.delete(id)
      gone.push(id)
    },
    handovers() {
      const now = made
      made = []
      return now
    },
    dropped() {
      const now = gone
      gone = []
      return now
    },
    renew() {
      made = []
      gone = []
      for (const pane of living.values()) {
        const fresh = document.createElement('canvas')
        fresh.style.cssText = pane.element.style.cssText
        pane.element.replaceWith(fresh)
        pane.element = fresh
        handOver(pane.id, fresh)
      }
    },
  }
}
