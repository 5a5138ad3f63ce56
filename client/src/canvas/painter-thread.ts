// Knows how the painter's worker is started, and that a start takes as long as a board to arrive; knows nothing of what it paints.

const start = (): Worker =>
  new Worker(new URL('./painter-worker.ts', import.meta.url), { type: 'module', name: 'painter' })
let early: Worker | null = null

/** Starts a worker now for whoever takes it later. */
export function startPainterEarly(): void {
  early ??= start()
}

/** The worker that was started early, once; without one it starts now. */
export function takePainterThread(): Worker {
  const taken = early ?? start()
  early = null
  return taken
}
