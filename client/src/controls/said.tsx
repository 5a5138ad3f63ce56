// Knows how a sentence is said to people who do not see what happened, in its turn and politely; knows no sentence.
import { useSyncExternalStore } from 'react'

interface Line {
  readonly key: number
  readonly text: string
}

/** Only the latest few stay to be read again. */
const KEPT = 5
let lines: readonly Line[] = []
let said = 0
const listeners = new Set<() => void>()

/** Says a sentence after whatever is being said; the same sentence twice is said twice. "" = nothing. */
export function say(text: string): void {
  if (text === '') return
  said += 1
  lines = [...lines, { key: said, text }].slice(-KEPT)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The place from which sentences are spoken; there is one on a page. */
export function SaidArea({ label }: { readonly label: string }) {
  const now = useSyncExternalStore(subscribe, () => lines)
  return (
    <div className="only-heard" role="log" aria-live="polite" aria-label={label}>
      {now.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  )
}
