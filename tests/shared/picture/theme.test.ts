import { LOOKS } from '@common-ground/shared/board/board.ts'
import { colourOf, cssVariables, THEME_NAMES, THEMES, type Token } from '@common-ground/shared/picture/theme.ts'
import { expect, test } from 'vitest'

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const linear = (hex: string): readonly [number, number, number] =>
  [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number]
const luminance = (hex: string): number => {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** WCAG 2 contrast ratio. */
const contrast = (a: string, b: string): number => {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Words on their grounds, as the faces use them. */
const words: readonly (readonly [ink: Token, ground: Token])[] = [
  ...(['paper', 'surface', 'raised', 'zone', 'slate-tint', 'brick-tint'] as const).flatMap((ground) => [
    ['ink', ground] as const,
    ['muted', ground] as const,
  ]),
  ...(['surface', 'raised', 'zone'] as const).map((ground) => ['accent', ground] as const),
  ['on-accent', 'accent'],
  ['moss', 'raised'],
  ...LOOKS.flatMap((look) => [
    [look, `${look}-tint`] as const,
    ['on-look', look] as const,
    ['ink', `${look}-tint`] as const,
  ]),
]
/** Lines and signs that carry meaning on their grounds. */
const signs: readonly (readonly [ink: Token, ground: Token])[] = [
  ['wire', 'paper'],
  ['ochre', 'raised'],
  ['accent', 'raised'],
  ...LOOKS.map((look) => [look, 'raised'] as const),
]

test.each(THEME_NAMES)('[PI9] every word of the %s theme is readable on its ground', (name) => {
  const theme = THEMES[name]
  const faint = [...words.map((pair) => [...pair, 4.5] as const), ...signs.map((pair) => [...pair, 3] as const)]
    .map(([ink, ground, least]) => ({ pair: `${ink} on ${ground}`, least, ratio: contrast(theme[ink], theme[ground]) }))
    .filter(({ ratio, least }) => ratio < least)
  expect(faint).toEqual([])
})

/** What is left of a colour without one kind of cone (Machado and others 2009, full severity), in linear light. */
const SIGHTS: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
/** CIE L*a*b* of a colour as somebody with that sight sees it. */
function lab(hex: string, sight: readonly (readonly [number, number, number])[]): readonly [number, number, number] {
  const light = linear(hex)
  const [r, g, b] = sight.map((row) =>
    Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2])),
  ) as [number, number, number]
  const curve = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const [x, y, z] = [
    curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505),
    curve(0.2126 * r + 0.7152 * g + 0.0722 * b),
    curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089),
  ]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

test.each(THEME_NAMES)('[PI10] rose and teal keep apart from every look of the %s theme', (name) => {
  const theme = THEMES[name]
  for (const [sight, matrix] of Object.entries(SIGHTS)) {
    for (const added of ['rose', 'teal'] as const) {
      for (const other of LOOKS.filter((look) => look !== added)) {
        const [a, b] = [lab(theme[added], matrix), lab(theme[other], matrix)]
        const apart = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
        expect(apart, `${added} and ${other}, ${sight}`).toBeGreaterThan(12)
      }
    }
  }
})

test('[PI11] both themes have the same colours, each a full hexadecimal one', () => {
  expect(Object.keys(THEMES.dark)).toEqual(Object.keys(THEMES.light))
  for (const name of THEME_NAMES)
    for (const colour of Object.values(THEMES[name])) expect(colour).toMatch(/^#[0-9a-f]{6}$/)
  expect(() => colourOf(THEMES.light, 'gold')).toThrow(RangeError)
  expect(cssVariables('dark')).toContain('--on-accent: #06201f;')
})
