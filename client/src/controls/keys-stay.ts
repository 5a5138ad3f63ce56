// Knows where the keys go in a dialog when what had them goes away; refuses to know what is in it and why it went.
/** Not what is typed into: the next key would change something else than it was meant for. */
const TAKES_KEYS = 'a[href], button, summary, [type=checkbox], [type=radio]'

const isThere = (element: HTMLElement): boolean => element.isConnected && element.checkVisibility()

/**
 * Watches a dialog. What is pressed in it may go with what it did; the dialog then takes the keys as a whole, now and once
 * more in the next frame, and whoever works by keyboard would begin at its top again. Instead the nearest thing before it
 * that is still there takes them, and what has been given the keys meanwhile has them back.
 *
 * @returns stops watching.
 */
export function keysStay(dialog: HTMLElement): () => void {
  let had: HTMLElement | null = null
  let before: readonly HTMLElement[] = []
  let isPointing = false
  const point = ({ type }: PointerEvent): void => void (isPointing = type === 'pointerdown')
  const look = ({ target, relatedTarget }: FocusEvent): void => {
    if (target === dialog) {
      if (isPointing || had === null) return
      if (!isThere(had)) before.findLast(isThere)?.focus()
      else if (relatedTarget === had) had.focus()
    } else if (target instanceof HTMLElement) {
      had = target
      const all = [...dialog.querySelectorAll<HTMLElement>(TAKES_KEYS)]
      before = all.filter((one) => (one.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
    }
  }
  const watched = new AbortController()
  const { signal } = watched
  dialog.addEventListener('focusin', look, { signal })
  for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const)
    dialog.addEventListener(type, point, { capture: true, signal })
  return () => watched.abort()
}
