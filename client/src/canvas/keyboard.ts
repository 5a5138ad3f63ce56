// Knows which key asks for what on the map, as a table; carries nothing out.
import type { Showing } from '../model/view-state.ts'
import { CARD_KINDS, type CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'

export interface KeyInput {
  readonly key: string
  /** Place of the key on the keyboard ("Digit1"), for keys whose letter depends on Shift. */
  readonly code: string
  readonly shift: boolean
  readonly alt: boolean
  /** Cmd on a Mac, Ctrl elsewhere. */
  readonly mod: boolean
}
export type Command =
  | { readonly do: 'undo' | 'redo' | 'bin' | 'select-all' | 'duplicate' | 'next' | 'previous' | 'edit' | 'connect-to' }
  | { readonly do: 'fit' | 'fit-selection' | 'zoom-reset' | 'zoom-in' | 'zoom-out' | 'leave' | 'next-region' }
  | { readonly do: 'tool'; readonly tool: string }

const PALETTE_GROUPS = ['who', 'what', 'how', 'free'] as const
/** The kinds a person can place, in the order of the palette; the first nine have the keys 1 to 9. */
export const PALETTE_KINDS: readonly CardKind[] = PALETTE_GROUPS.flatMap((group) =>
  CARD_KINDS.filter((kind) => describeCard(kind).palette === group),
)

const withMod = (input: KeyInput): Command | null => {
  const key = input.key.toLowerCase()
  if (key === 'z') return { do: input.shift ? 'redo' : 'undo' }
  if (key === 'y' && !input.shift) return { do: 'redo' }
  if (key === 'a' && !input.shift) return { do: 'select-all' }
  if (key === 'd' && !input.shift) return { do: 'duplicate' }
  if (input.code === 'Digit0' || key === '0') return { do: 'zoom-reset' }
  if (key === '+' || key === '=') return { do: 'zoom-in' }
  if (key === '-' || key === '_') return { do: 'zoom-out' }
  return null
}
const LETTERS: Readonly<Record<string, string>> = { v: 'select', h: 'pan', a: 'connect', n: 'place:note' }

const single = (input: KeyInput): Command | null => {
  if (input.shift) {
    if (input.code === 'Digit1') return { do: 'fit' }
    if (input.code === 'Digit2') return { do: 'fit-selection' }
    if (input.code === 'Digit0') return { do: 'zoom-reset' }
    return input.key.toLowerCase() === 'a' ? { do: 'connect-to' } : null
  }
  const tool = LETTERS[input.key.toLowerCase()]
  if (tool !== undefined) return { do: 'tool', tool }
  const kind = /^[1-9]$/.test(input.key) ? PALETTE_KINDS[Number(input.key) - 1] : undefined
  return kind === undefined ? null : { do: 'tool', tool: `place:${kind}` }
}

/** It is a character alone, which may be switched off: not everybody can keep from pressing one. WCAG 2.1.4. */
export const isSingleKey = ({ key, alt, mod }: KeyInput): boolean =>
  !mod && !alt && [...key].length === 1 && key !== ' '

/** What the key asks for, or null: then it is somebody else's (arrow keys go to the tool at work). */
export function commandFor(input: KeyInput): Command | null {
  if (input.mod) return input.alt ? null : withMod(input)
  if (input.alt) return null
  switch (input.key) {
    case 'Delete':
    case 'Backspace':
      return { do: 'bin' }
    case 'Tab':
      return { do: input.shift ? 'previous' : 'next' }
    case 'Enter':
    case 'F2':
      return input.shift ? null : { do: 'edit' }
    case 'Escape':
      return { do: 'leave' }
    case 'F6':
      return { do: 'next-region' }
    default:
      return single(input)
  }
}
/**
 * Works wherever the focus is on the page; everything else only on the map.
 * Beside the list the keys that zoom are the browser's: they make its letters larger.
 */
export const isForThePage = (command: Command, showing: Showing): boolean =>
  ['undo', 'redo', 'next-region', ...(showing === 'map' ? ['zoom-reset', 'zoom-in', 'zoom-out'] : [])].includes(
    command.do,
  )
