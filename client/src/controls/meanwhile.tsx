// Knows one calm line about what goes on meanwhile, seen in front of whatever is open and reached by its keys; knows no words of its own.
import { type FocusEvent, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'

/** What goes on behind what somebody has open. */
export interface Meanwhile {
  readonly text: string
  readonly action: { readonly label: string; readonly run: () => void }
  /** Seen on a stage as well, which shows nothing else that is said in passing. */
  readonly onStage: boolean
  /** What puts it away; in words, for what is open has its cross beside it. */
  readonly awayLabel: string
  readonly onAway: () => void
}

let now: Meanwhile | null = null
const listeners = new Set<() => void>()

/** Says it to whoever has something open, until it is taken back or replaced. null = nothing goes on. */
export function tellMeanwhile(line: Meanwhile | null): void {
  if (line === now) return
  now = line
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export interface MeanwhileLineProps {
  /** False while leaving what is open would lose something: it is only said then. */
  readonly mayLeave: boolean
  readonly isStage?: boolean
}

/** Over the title of what is open, so that nothing moves and nothing to press is covered. [PS28] */
export function MeanwhileLine({ mayLeave, isStage = false }: MeanwhileLineProps) {
  const line = useSyncExternalStore(subscribe, () => now)
  const isShown = line !== null && (!isStage || line.onStage)
  // What had the keys before they came to the line has them back when it goes with them.
  const had = useRef<HTMLElement | null>(null)
  const isIn = useRef(false)
  const enter = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    isIn.current = true
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) had.current = relatedTarget
  }
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // A page that takes it away may tell that the keys went nowhere.
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) isIn.current = false
  }
  useLayoutEffect(() => {
    if (isShown || !isIn.current) return
    isIn.current = false
    had.current?.focus()
  }, [isShown])
  return (
    <div className="meanwhile-place" aria-live="polite" onFocus={enter} onBlur={leave}>
      {isShown ? (
        <div className="meanwhile">
          <p>{line.text}</p>
          {mayLeave ? (
            <Button small onClick={line.action.run}>
              {line.action.label}
            </Button>
          ) : null}
          <Button small tone="quiet" onClick={line.onAway}>
            {line.awayLabel}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
