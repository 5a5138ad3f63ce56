// Knows how a sentence is said to people who do not see the map; knows no sentence.

export interface Announcer {
  /** Said politely, after whatever is being said; the same sentence twice is said twice. */
  say(sentence: string): void
  destroy(): void
}
export function createAnnouncer(host: HTMLElement): Announcer {
  const region = document.createElement('div')
  region.className = 'map-said'
  region.setAttribute('aria-live', 'polite')
  region.setAttribute('role', 'log')
  region.setAttribute('aria-label', 'What happened on the map')
  host.append(region)
  return {
    say(sentence) {
      if (sentence === '') return
      const line = document.createElement('p')
      line.textContent = sentence
      region.append(line)
      // Only the latest few stay to be read again.
      while (region.childElementCount > 5) region.firstElementChild?.remove()
    },
    destroy: () => region.remove(),
  }
}
