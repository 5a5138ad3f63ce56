// Knows how pieces of the map are painted away from the page: which faces and canvases the worker holds already, and one order at a time; decides nothing about what is painted.
import type { Mark } from '@common-ground/shared/picture/display-list.ts'
import type { Theme } from '@common-ground/shared/picture/theme.ts'
import type { FaceKey, FontFile, FontLoad, Piece, ToPainter } from './paint-messages.ts'
import { createPanes, type Pane } from './panes.ts'
import { newPainterThread, takePainterThread } from './painter-thread.ts'

/** Faces the worker keeps at most; beyond it everything is sent anew. */
const MOST_FACES = 6000

/** With so many new faces a part of an order goes ahead: it is painted while the rest is put together. */
const MANY_FACES = 40

/** So long a worker may take to its first answer before another one is started, ms; each next one has twice as long. */
const PATIENCE_MS = 15_000
/** After a script that did not come, ms; twice as long each time. */
const RETRY_MS = 500

/** A picture by its marks; the same object every time it looks the same. */
export interface Face {
  readonly marks: readonly Mark[]
}
export interface Painter {
  /** An order is under way: the next one waits. */
  isBusy(): boolean
  /** The key of a picture, which is sent with the next order if the worker does not hold it. `slot` = whose picture it is: a new one replaces the old. */
  face(slot: string, face: Face): FaceKey
  /** A canvas to name in pieces; the caller puts it into the page, and drops it. */
  pane(): Pane
  drop(pane: Pane): void
  /** Paints every piece and shows them together on their panes; `done` once they are seen. The pieces are made one after the other: the first may be painted while the next are made. */
  paint(pieces: Iterable<Piece>, theme: Theme, done: () => void): void
  /** Has fonts ready before anything that is ordered afterwards is painted. */
  letter(files: readonly FontFile[], loads: readonly FontLoad[]): void
  destroy(): void
}

export function createPainter(): Painter {
  let worker = takePainterThread()
  /** Everything said so far to a worker that has not answered yet; null = it has, and will go on. */
  let untold: ToPainter[] | null = []
  let patience = PATIENCE_MS
  let pause = RETRY_MS
  let timer: ReturnType<typeof setTimeout> | null = null
  const held = new Map<string, { readonly face: Face; readonly key: FaceKey }>()
  let unsent: (readonly [FaceKey, readonly Mark[]])[] = []
  let forgotten: FaceKey[] = []
  let nextKey = 1
  let known: Theme | null = null
  let waiting: (() => void) | null = null
  const panes = createPanes()
  const say = (message: ToPainter): void => {
    untold?.push(message)
    worker.postMessage(message)
  }
  /** Told apart from the rest, as it can be told to one worker only. */
  const handOver = (): void => {
    const [handovers, dropped] = [panes.handovers(), panes.dropped()]
    if (handovers.length + dropped.length === 0) return
    const message: ToPainter = { do: 'take', panes: handovers, dropped }
    worker.postMessage(
      message,
      handovers.map(([, canvas]) => canvas),
    )
  }
  const stopWaiting = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  /** A worker whose script never came would leave the map empty: another one is told everything that one was told. */
  const startAgain = (): void => {
    stopWaiting()
    if (untold === null) return
    worker.terminate()
    worker = newPainterThread()
    listen()
    panes.renew()
    handOver()
    for (const message of untold) worker.postMessage(message)
    if (waiting !== null) awaitAnswer()
  }
  /** Only an order is answered: a map that is not looked at has nothing to wait for. */
  const awaitAnswer = (): void => {
    if (untold === null || timer !== null) return
    timer = setTimeout(startAgain, patience)
    patience *= 2
  }
  function listen(): void {
    worker.addEventListener('message', () => {
      untold = null
      stopWaiting()
      const done = waiting
      waiting = null
      done?.()
    })
    // A moment later, and ever later: what stood in the way may be gone by then.
    worker.addEventListener('error', () => {
      stopWaiting()
      if (untold === null) return
      timer = setTimeout(startAgain, pause)
      pause *= 2
    })
  }
  listen()

  return {
    isBusy: () => waiting !== null,
    face(slot, face) {
      const there = held.get(slot)
      if (there?.face === face) return there.key
      if (there !== undefined) forgotten.push(there.key)
      const key = nextKey++
      held.set(slot, { face, key })
      unsent.push([key, face.marks])
      return key
    },
    pane: () => panes.make(),
    drop: (pane) => panes.drop(pane),
    paint(pieces, theme, done) {
      if (waiting !== null) throw new RangeError('one order at a time')
      handOver()
      let part: Piece[] = []
      const tell = (goesOn: boolean): void => {
        const news = { theme: theme === known ? null : theme, faces: unsent, forget: forgotten }
        say({ do: 'paint', ...news, pieces: part, goesOn })
        known = theme
        unsent = []
        forgotten = []
        part = []
      }
      for (const piece of pieces) {
        part.push(piece)
        if (unsent.length >= MANY_FACES) tell(true)
      }
      waiting = done
      tell(false)
      awaitAnswer()
      if (held.size > MOST_FACES) {
        forgotten = [...held.values()].map(({ key }) => key)
        held.clear()
      }
    },
    letter: (files, loads) => say({ do: 'letter', files, loads }),
    destroy() {
      waiting = null
      untold = null
      stopWaiting()
      worker.terminate()
    },
  }
}
