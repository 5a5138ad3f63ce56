// Knows how what Tab went on to is seen whole; refuses to know where it lies.

/** For `onKeyUp`: a browser leaves a field half under the edge of what scrolls when the keys come to it. [PG132] */
export function wholeInSight({ key }: { readonly key: string }): void {
  if (key === 'Tab') document.activeElement?.scrollIntoView({ block: 'nearest' })
}
