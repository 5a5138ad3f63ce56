// Knows how whatever is open is asked whether the page may be left; refuses to know what would be lost.

/** Sent to the window before what is open is left without leaving the page; nobody minds = it may be left. */
export const LEAVING = 'common-ground:leaving'

/** @param page the window. */
export const nobodyMinds = (page: EventTarget): boolean => page.dispatchEvent(new Event(LEAVING, { cancelable: true }))
