// Knows how one text is typed in place on the map, alone or by two people at once; knows nothing of where cards stand.
import type { Result } from '@common-ground/shared/result.ts'
import type { Refusal } from '@common-ground/shared/operations/operation.ts'
import type { LiveText } from '../model/board-session.ts'
import { replacementBetween } from '../model/live-text.ts'
import { cssFont } from './paint.ts'
import type { TextPlace } from './text-place.ts'

export interface EditorOptions {
  readonly live: LiveText
  /** What is typed, for those who do not see where. */
  readonly label: string
  /** Enter ends the typing instead of breaking the line. */
  readonly oneLine: boolean
  readonly placeholder: string
  /** Called once; `moved` = the person went on with Tab, so the next card is wanted. */
  onDone(moved: 'no' | 'next' | 'previous'): void
  onTyped(): void
  onRefused(reason: Refusal): void
  onUndo(redo: boolean): void
}
export interface TextEditor {
  /** World units from the card's corner, the card's corner in screen px, and the zoom. */
  place(place: TextPlace, x: number, y: number, zoom: number): void
  /** Puts the caret where the words were pressed, or as near as they are, px of the window; it stays behind them in a browser that cannot tell. */
  pressedAt(x: number, y: number): void
  /** Ends the typing as if by a click elsewhere. */
  finish(): void
}

/** Opens the text with the caret behind what stands there: no letter writes over it. What was typed is in the shared text at every moment; ending keeps it. */
export function openTextEditor(host: HTMLElement, options: EditorOptions): TextEditor {
  const { live } = options
  const area = document.createElement('textarea')
  area.className = 'map-editor'
  area.rows = 1
  area.dir = 'auto'
  area.spellcheck = true
  area.setAttribute('aria-label', options.label)
  area.placeholder = options.placeholder
  area.value = live.get()
  host.append(area)
  let done = false
  let dressed = ''
  let stands = ''
  /** Text before an input method began to compose, and what others did since. */
  let composing: { readonly before: string; readonly moves: ((offset: number) => number)[] } | null = null

  // Newer browsers size the field by themselves; for the others each letter costs a layout.
  const sizesItself = CSS.supports('field-sizing', 'content')
  const fitHeight = (): void => {
    if (sizesItself) return
    area.style.height = '0'
    area.style.height = `${area.scrollHeight}px`
  }
  const send = (next: string, caret: number): void => {
    const result: Result<void, Refusal> = live.edit(next, caret)
    if (result.ok) return
    area.value = live.get()
    options.onRefused(result.error)
  }
  const takeOver = (moves: readonly ((offset: number) => number)[]): void => {
    const map = (offset: number): number => moves.reduce((at, move) => move(at), offset)
    const [start, end, direction] = [area.selectionStart, area.selectionEnd, area.selectionDirection]
    area.value = live.get()
    area.setSelectionRange(map(start), map(end), direction)
    fitHeight()
  }
  const unsubscribe = live.subscribe((move) => {
    // The input method owns the field while it composes; the others' words are taken in when it ends.
    if (composing === null) takeOver([move])
    else composing.moves.push(move)
  })
  const finish = (moved: 'no' | 'next' | 'previous'): void => {
    if (done) return
    if (composing !== null) endComposing()
    done = true
    unsubscribe()
    live.done()
    area.remove()
    options.onDone(moved)
  }
  function endComposing(): void {
    if (composing === null) return
    const { before, moves } = composing
    composing = null
    const mine = replacementBetween(before, area.value, area.selectionEnd)
    if (mine === null) {
      takeOver(moves)
      return
    }
    const map = (offset: number): number => moves.reduce((at, move) => move(at), offset)
    const [from, to] = [map(mine.index), map(mine.index + mine.remove)]
    const now = live.get()
    const next = now.slice(0, from) + mine.insert + now.slice(to)
    const caret = from + mine.insert.length
    area.value = next
    area.setSelectionRange(caret, caret)
    send(next, caret)
    fitHeight()
  }

  area.addEventListener('input', () => {
    options.onTyped()
    if (composing === null) send(area.value, area.selectionEnd)
    fitHeight()
  })
  area.addEventListener('compositionstart', () => {
    composing = { before: live.get(), moves: [] }
  })
  area.addEventListener('compositionend', endComposing)
  area.addEventListener('beforeinput', (event) => {
    // The browser would undo another person's words; the session undoes only mine.
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
      event.preventDefault()
      options.onUndo(event.inputType === 'historyRedo')
    } else if (event.inputType === 'insertLineBreak' && options.oneLine) event.preventDefault()
  })
  area.addEventListener('keydown', (event) => {
    if (event.key === 'F6' && !event.isComposing) {
      // The map hears it and moves on to the next part of the page.
      finish('no')
      return
    }
    event.stopPropagation()
    if (event.isComposing) return
    const mod = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (key === 'escape' || (key === 'enter' && (mod || options.oneLine) && !event.shiftKey)) {
      event.preventDefault()
      finish('no')
    } else if (key === 'tab') {
      event.preventDefault()
      finish(event.shiftKey ? 'previous' : 'next')
    } else if (mod && (key === 'z' || key === 'y')) {
      event.preventDefault()
      options.onUndo(key === 'y' || event.shiftKey)
    }
  })
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'dblclick', 'keyup'] as const) {
    area.addEventListener(type, (event) => event.stopPropagation())
  }
  area.addEventListener('blur', () => {
    // Another window in front is not the end of the typing.
    if (document.hasFocus()) finish('no')
  })
  area.focus({ preventScroll: true })
  area.setSelectionRange(area.value.length, area.value.length)

  return {
    place(place, x, y, zoom) {
      const next = [cssFont(place.style), `${place.lead}px`, `${place.width + 8}px`].join('|')
      if (next !== dressed) {
        dressed = next
        area.style.font = cssFont(place.style)
        area.style.lineHeight = `${place.lead}px`
        area.style.width = `${place.width + 8}px`
        fitHeight()
      }
      const at = `translate(${x + (place.x - 4) * zoom}px, ${y + (place.y - 2) * zoom}px) scale(${zoom})`
      if (at !== stands) area.style.transform = at
      stands = at
    },
    pressedAt(x, y) {
      const { left, top, right, bottom } = area.getBoundingClientRect()
      const within = (value: number, from: number, to: number): number => Math.max(from + 1, Math.min(to - 1, value))
      // Older browsers do not have it, whatever the type says.
      const asked: Partial<Pick<Document, 'caretPositionFromPoint'>> = document
      const caret = asked.caretPositionFromPoint?.(within(x, left, right), within(y, top, bottom))
      if (caret?.offsetNode === area) area.setSelectionRange(caret.offset, caret.offset)
    },
    finish: () => finish('no'),
  }
}
