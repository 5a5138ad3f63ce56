// Knows how what is typed before a field has the keys comes into that field all the same; knows neither the field nor why it is late.

export interface TypedAhead {
  /** Ends the waiting; what was typed until now is put into the field as if it were typed there. */
  into(field: HTMLElement): void
  /** Ends the waiting; what was typed is for nobody. */
  drop(): void
}

function insert(field: HTMLInputElement | HTMLTextAreaElement, text: string, from: number, to: number): void {
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}

/** Gives a field the keys behind what stands there, and the text as if it were typed there. */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus()
  insert(field, text, field.value.length, field.value.length)
}

const isPlain = ({ ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && !isComposing

/** What a field does with these it does once it is there; until then they do nothing, and above all nothing to a card of the list. */
const TAKES_BACK: readonly string[] = ['Backspace', 'Delete']
const WITHIN: readonly string[] = ['Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']

/**
 * From now on letters are held back from everything else in the page, until one of the two endings; Backspace takes the last
 * one back. Whoever has typed nothing yet may go on to another card.
 */
export function keepTyped(): TypedAhead {
  let typed = ''
  const stop = new AbortController()
  addEventListener(
    'keydown',
    (event) => {
      const { key } = event
      const isLetter = [...key].length === 1
      const isWithin = TAKES_BACK.includes(key) || (typed !== '' && WITHIN.includes(key))
      if (!isPlain(event) || !(isLetter || isWithin)) return
      // Neither a key of the list nor a letter in a field that is about to go.
      event.preventDefault()
      event.stopImmediatePropagation()
      if (isLetter) typed += key
      else if (key === 'Backspace') typed = [...typed].slice(0, -1).join('')
    },
    { capture: true, signal: stop.signal },
  )
  return {
    into(field) {
      stop.abort()
      if (typed === '' || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
      insert(field, typed, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length)
    },
    drop: () => stop.abort(),
  }
}
