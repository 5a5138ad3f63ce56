// Knows how what has got the keys is seen whole, with the words it is known by; refuses to know where it lies.

/** For `onKeyUp`: a browser leaves a field half under the edge of what scrolls when the keys come to it. [PG132] */
export function wholeInSight({ key }: { readonly key: string }): void {
  if (key === 'Tab' && document.activeElement !== null) bringWhole(document.activeElement)
}

/** Scrolls no further than it takes to see the element and its label; where there is no room for both, the element. [PG132] */
export function bringWhole(element: Element): void {
  labelOf(element)?.scrollIntoView({ block: 'nearest' })
  element.scrollIntoView({ block: 'nearest' })
}

/** What has the keys moves out from under what has come over it, where it can scroll. [PG180] */
export function outFromUnder(covers: readonly Element[]): void {
  const held = document.activeElement
  if (held === null || !held.matches(':focus-visible')) return
  const { left, right, top, bottom } = held.getBoundingClientRect()
  const isUnder = covers.some((cover) => {
    const over = cover.getBoundingClientRect()
    const meets = left < over.right && right > over.left && top < over.bottom && bottom > over.top
    return meets && !cover.contains(held)
  })
  if (isUnder) bringWhole(held)
}

function labelOf(element: Element): Element | null {
  const tied = 'labels' in element && element.labels instanceof NodeList ? element.labels[0] : undefined
  return tied instanceof Element ? tied : null
}
