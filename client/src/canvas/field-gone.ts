// Knows whether the text field that somebody was typing in has just gone from the page; knows no keys and no map.

const FIELDS = 'input, textarea, [contenteditable="true"]'

/**
 * Follows the fields of a page until the signal ends it. What it gives is true while nothing has the keys because the
 * field that had them is gone: what is still being typed is meant for that field and for nothing else. It is over when
 * something else has the keys or is pressed, and by `forget`.
 */
export function followFields(
  page: Document,
  signal: AbortSignal,
): { readonly isGone: () => boolean; readonly forget: () => void } {
  let field: Element | null = null
  const forget = (): void => {
    field = null
  }
  page.addEventListener(
    'focusin',
    ({ target }) => {
      field = target instanceof Element && target.matches(FIELDS) ? target : null
    },
    { signal },
  )
  page.addEventListener(
    'focusout',
    ({ target }) => {
      // Left by its own person: a field that goes under the fingers is no part of the page by then, or will not be in a moment.
      queueMicrotask(() => {
        if (target === field && field?.isConnected === true) forget()
      })
    },
    { signal },
  )
  page.addEventListener('pointerdown', forget, { signal, capture: true })
  return { isGone: () => field !== null && !field.isConnected, forget }
}
