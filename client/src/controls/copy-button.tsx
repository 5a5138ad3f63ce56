// Knows how to put a text on the clipboard in one press and to say that it is there; knows no text.
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, type ButtonTone } from './button.tsx'

/** Puts a text on the clipboard. False when the browser allows it by no way. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without https the modern way is missing; the old one still works from a press.
    const area = document.createElement('textarea')
    area.value = text
    area.setAttribute('readonly', '')
    area.style.position = 'fixed'
    area.style.opacity = '0'
    const host = document.activeElement?.closest('[role=dialog]') ?? document.body
    const before = document.activeElement
    host.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    if (before instanceof HTMLElement) before.focus()
    return done
  }
}

export interface CopyButtonProps {
  /** The text, or how to get it at the press; null = there is none. */
  readonly text: string | (() => Promise<string | null>)
  readonly label: string
  readonly doneLabel: string
  readonly failedLabel: string
  readonly tone?: ButtonTone
  readonly small?: boolean
  /** While there is nothing to copy yet. */
  readonly disabled?: boolean
  /** When several buttons share a label: what this one copies. */
  readonly name?: string
}

/** So long it says that it is copied, ms. */
const SAID_MS = 6000

export function CopyButton({
  text,
  label,
  doneLabel,
  failedLabel,
  tone = 'plain',
  small = false,
  disabled = false,
  name,
}: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), SAID_MS)
    return () => clearTimeout(timer)
  }, [state])
  const press = async (): Promise<void> => {
    const value = typeof text === 'string' ? text : await text()
    if (value === null) return
    setState((await copyText(value)) ? 'done' : 'failed')
  }
  const words = { idle: label, done: doneLabel, failed: failedLabel }[state]
  return (
    <>
      <Button
        tone={tone}
        small={small}
        disabled={disabled}
        icon={state === 'done' ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        onClick={() => void press()}
        {...(name === undefined ? {} : { 'aria-label': `${words}: ${name}` })}
      >
        {/* As wide as either: what stands beside it does not move. [PG261] */}
        <span className="either-word" data-other={state === 'done' ? label : doneLabel}>
          {words}
        </span>
      </Button>
      <span className="only-heard" role="status">
        {state === 'idle' ? '' : words}
      </span>
    </>
  )
}
