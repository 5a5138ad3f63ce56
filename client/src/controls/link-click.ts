// Knows when a press on a link is for the page itself and when it is for the browser; refuses to know where the link leads.
import type { MouseEvent } from 'react'

/** Goes there without loading a page; a press that asks for a new tab or window is left to the browser. */
export const linkClick =
  (go: () => void) =>
  (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go()
  }
