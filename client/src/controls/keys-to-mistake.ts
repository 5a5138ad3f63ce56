// Knows where the keys go when a form is sent and something is missing in it; refuses to know what.

/** Brings the first field with a mistake into sight, the keys in it, once the mistake is on the screen. */
export function keysToMistake(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
}
