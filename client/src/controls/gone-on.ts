// Knows whether somebody goes on elsewhere with the keys while something that they pressed is still on its way; refuses to know what that is.

/**
 * Watches where the keys go until the answer is there, so that nobody who has gone on is called back. What happens to them
 * once the place has lost what had them, as a form that is closed by its answer, is not counted.
 *
 * @param place where it was pressed. Its dialog as a whole is no other place: it takes the keys of what goes.
 * @returns Stops watching, and tells whether somebody has gone on.
 */
export function watchGoneOn(place: HTMLElement): () => boolean {
  const pressed = place.querySelector('form') ?? place
  const dialog = place.closest('[role=dialog]')
  let isGone = false
  const look = ({ target }: FocusEvent): void => {
    if (pressed.isConnected && target instanceof Node) isGone = !place.contains(target) && target !== dialog
  }
  document.addEventListener('focusin', look)
  return () => {
    document.removeEventListener('focusin', look)
    return isGone || (pressed.isConnected && !place.isConnected)
  }
}
