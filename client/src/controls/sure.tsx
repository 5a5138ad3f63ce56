// Knows how something is asked once more beside what it is about, and where the keys go with either answer; refuses to know what it is.
import { useEffect, useRef, useState, type RefObject } from 'react'
import { Button } from './button.tsx'

export interface Sure {
  readonly asking: boolean
  /** For the button that asks; it has the keys again once the question has gone. */
  readonly opener: RefObject<HTMLButtonElement | null>
  ask(): void
  close(): void
}

/** Whether it is asked at present. The button that asks keeps its place meanwhile (`placeOnly`), so that nothing moves but what the question pushes down. */
export function useSure(): Sure {
  const [asking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const before = useRef(false)
  useEffect(() => {
    if (before.current && !asking) opener.current?.focus()
    before.current = asking
  }, [asking])
  return { asking, opener, ask: () => setAsking(true), close: () => setAsking(false) }
}

/** For the button that asks, while it is asked: its place stays, and nobody comes to it. [PG263] */
export const placeOnly = (asking: boolean): { readonly style?: { readonly visibility: 'hidden' } } =>
  asking ? { style: { visibility: 'hidden' } } : {}

export interface SureQuestionProps {
  /** What it is called for whoever does not see it. */
  readonly label: string
  readonly question: string
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  readonly onNo: () => void
}

/** A no has the keys first: Enter pressed once too often ends nothing. Escape says no to it, and closes nothing around it. */
export function SureQuestion({ label, question, yes, no, onYes, onNo }: SureQuestionProps) {
  return (
    <div
      className="link-sure"
      role="alertdialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onNo()
      }}
    >
      <p>{question}</p>
      <div className="panel-actions">
        <Button small tone="danger" onClick={onYes}>
          {yes}
        </Button>
        <Button small autoFocus onClick={onNo}>
          {no}
        </Button>
      </div>
    </div>
  )
}
