// Knows when the fonts that a board's words need are there, and how wide words are in them; knows no card.
import type { Measure } from '@common-ground/shared/picture/display-list.ts'
import { BASE_FAMILY, fontsFor } from '@common-ground/shared/picture/fonts.ts'
import { cssFont } from './paint.ts'
import type { FontLoad } from './paint-messages.ts'

/** A slow network may not keep the map from being seen: after this long it is drawn with what there is, ms. */
const PATIENCE_MS = 2500
const MOST_CACHED = 60_000

export interface Lettering {
  readonly measure: Measure
  /** Resolves when the fonts for these texts are loaded (or patience has run out); true = something new arrived. */
  need(texts: Iterable<string>): Promise<boolean>
}

const WEIGHTS = [400, 600, 700] as const

/**
 * Measures by a canvas; remembers widths until a font arrives.
 * @param elsewhere is told what is being loaded, as soon as the page's stylesheets name the family's files.
 */
export function createLettering(elsewhere: (family: string, loads: readonly FontLoad[]) => void): Lettering {
  const pen = document.createElement('canvas').getContext('2d')
  if (pen === null) throw new TypeError('this browser has no 2D canvas')
  const widths = new Map<string, Map<string, number>>()
  const loaded = new Set<string>()
  let count = 0
  let font = ''

  return {
    measure(text, style) {
      const wanted = cssFont(style)
      let known = widths.get(wanted)
      if (known === undefined) {
        known = new Map()
        widths.set(wanted, known)
      }
      const width = known.get(text)
      if (width !== undefined) return width
      if (count > MOST_CACHED) {
        widths.clear()
        known = new Map([[wanted, 0]])
        widths.set(wanted, known)
        count = 0
      }
      if (font !== wanted) {
        pen.font = wanted
        font = wanted
      }
      const measured = pen.measureText(text).width
      known.set(text, measured)
      count += 1
      return measured
    },
    async need(texts) {
      const missing = fontsFor(texts).flatMap(({ family, characters }) => {
        const fresh = [...characters].filter((character) => !loaded.has(`${family}/${character}`)).join('')
        const first = !loaded.has(family)
        return fresh === '' && !first ? [] : [{ family, characters: fresh }]
      })
      if (missing.length === 0) return false
      for (const { family, characters } of missing) {
        loaded.add(family)
        for (const character of characters) loaded.add(`${family}/${character}`)
      }
      const loads = missing.map(async ({ family, characters }) => {
        try {
          // Most boards need none of the other scripts, whose hundreds of files take long to list.
          if (family !== BASE_FAMILY) await import('../styles/world-fonts.css')
          const wanted = WEIGHTS.map((weight): FontLoad => [
            `${weight} 16px "${family}"`,
            characters === '' ? 'a' : characters,
          ])
          elsewhere(family, wanted)
          return (await Promise.all(wanted.map(async ([face, text]) => await document.fonts.load(face, text)))).flat()
            .length
        } catch {
          // A font that cannot be fetched leaves the next family of the stack to draw.
          return 0
        }
      })
      const late = new Promise<number[]>((resolve) => {
        setTimeout(() => resolve([]), PATIENCE_MS)
      })
      const arrived = await Promise.race([Promise.all(loads), late])
      if (arrived.every((faces) => faces === 0)) return false
      widths.clear()
      count = 0
      return true
    },
  }
}

/** Every text within a value, however deep; none for what holds none. */
export function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}
