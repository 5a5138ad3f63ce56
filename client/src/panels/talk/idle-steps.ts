// Knows how work that comes in short pieces is done while the browser has nothing to draw; knows no work in particular.
import type { Readable } from '../../model/readable.ts'

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
function runWhenIdle<T>(work: Iterator<undefined, T, undefined>, done: (result: T) => void): () => void {
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

/**
 * Does the work now and again after each change, never two at once; however much changes, it rests in between. Gives a way
 * to stop it.
 *
 * @param begin what is to be found out, of how things are at that moment. @param restMs at least so long after each time.
 */
export function followWhenIdle<T>(
  changes: Pick<Readable<unknown>, 'subscribe'>,
  restMs: number,
  begin: () => { readonly work: Iterator<undefined, T, undefined>; readonly done: (result: T) => void },
): () => void {
  let stop: (() => void) | null = null
  let isMissed = false
  const look = (): void => {
    isMissed = false
    const { work, done } = begin()
    stop = runWhenIdle(work, (result) => {
      done(result)
      const timer = setTimeout(() => {
        stop = null
        if (isMissed) look()
      }, restMs)
      stop = () => clearTimeout(timer)
    })
  }
  look()
  const unsubscribe = changes.subscribe(() => {
    if (stop === null) look()
    else isMissed = true
  })
  return () => {
    unsubscribe()
    stop?.()
  }
}
