// Knows how what is typed before a field has the keys comes into that field all the same; knows neither the field nor why it is late.

export interface TypedAhead {
  /** Ends the waiting; what was typed until now is put into the field as if it were typed there. */
  into(field: HTMLElement): void
  /** Ends the waiting; what was typed is for nobody. */
  drop(): void
}

const isTyped = ({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean =>
  [...key].length === 1 && !ctrlKey && !metaKey && !altKey && !isComposing

/** From now on letters are held back from everything else in the page, until one of the two endings. */
export function keepTyped(): TypedAhead {
  let typed = ''
  const stop = new AbortController()
  addEventListener(
    'keydown',
    (event) => {
      if (!isTyped(event)) return
      // Neither a key of the list nor a letter in a field that is about to go.
      event.preventDefault()
      event.stopImmediatePropagation()
      typed += event.key
    },
    { capture: true, signal: stop.signal },
  )
  return {
    into(field) {
      stop.abort()
      if (typed === '' || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
      field.setRangeText(
        typed,
        field.selectionStart ?? field.value.length,
        field.selectionEnd ?? field.value.length,
        'end',
      )
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: typed }))
    },
    drop: () => stop.abort(),
  }
}
