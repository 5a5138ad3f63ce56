// Knows how work that comes in short pieces is done while the browser has nothing to draw; knows no work in particular.

/** How long one turn may take where the browser does not say how much time is left, ms. */
const TURN_MS = 8
/** A browser with no rest at all still gets to it, ms. */
const AT_LATEST_MS = 1000

type Idle = (run: (msLeft: () => number) => void) => () => void

const whenIdle: Idle = (run) => {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(
      (deadline) => {
        const until = performance.now() + TURN_MS
        run(() => (deadline.didTimeout ? until - performance.now() : deadline.timeRemaining()))
      },
      { timeout: AT_LATEST_MS },
    )
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(() => {
    const until = performance.now() + TURN_MS
    run(() => until - performance.now())
  }, TURN_MS)
  return () => clearTimeout(timer)
}

/** Does the work piece by piece in idle time and hands over what comes out; gives a way to stop it. */
export function runWhenIdle<T>(work: Iterator<undefined, T, undefined>, done: (result: T) => void): () => void {
  let stop = whenIdle(turn)
  function turn(msLeft: () => number): void {
    do {
      const step = work.next()
      if (step.done === true) {
        done(step.value)
        return
      }
    } while (msLeft() > 1)
    stop = whenIdle(turn)
  }
  return () => stop()
}
