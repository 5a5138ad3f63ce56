// Knows how the painter's worker is started, and that a start takes as long as a board to arrive; knows nothing of what it paints.

/** A worker of its own for the caller, who ends it. */
export const newPainterThread = (): Worker =>
  new Worker(new URL('./painter-worker.ts', import.meta.url), { type: 'module', name: 'painter' })
let early: Worker | null = null

/** Starts a worker now for whoever takes it later. */
export function startPainterEarly(): void {
  if (early !== null) return
  const started = newPainterThread()
  early = started
  // One whose script did not come is nobody's.
  started.addEventListener('error', () => {
    if (early === started) early = null
  })
}

/** The worker that was started early, once; without one it starts now. */
export function takePainterThread(): Worker {
  const taken = early ?? newPainterThread()
  early = null
  return taken
}
