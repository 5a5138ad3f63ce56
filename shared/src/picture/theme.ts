// Knows what each colour token looks like in the light and in the dark; refuses to know where a token is used.
import type { Ink } from './display-list.ts'

export const THEME_NAMES = ['light', 'dark'] as const
export type ThemeName = (typeof THEME_NAMES)[number]

/** Token -> `#rrggbb`. */
export type Theme = Readonly<Record<Token, string>>

const LIGHT = {
  paper: '#f7f3ec',
  surface: '#fffdf9',
  raised: '#ffffff',
  ink: '#1d2a33',
  muted: '#57646e',
  line: '#e2d9cb',
  strong: '#c9bda9',
  accent: '#0c6a68',
  'accent-tint': '#dcebea',
  'on-accent': '#ffffff',
  wire: '#858986',
  zone: '#fcfaf4',
  'zone-line': '#b9cfca',
  'on-look': '#ffffff',
  sea: '#1b64a5',
  'sea-tint': '#e3eef8',
  moss: '#3a7433',
  'moss-tint': '#e6f1e2',
  plum: '#75469a',
  'plum-tint': '#f0e8f6',
  ochre: '#8a6100',
  'ochre-tint': '#f8eed6',
  brick: '#a9412a',
  'brick-tint': '#fae7e1',
  slate: '#4d5b69',
  'slate-tint': '#e9edf0',
  rose: '#c3197a',
  'rose-tint': '#fce6f1',
  teal: '#07483f',
  'teal-tint': '#dcefeb',
} as const

/** A colour by its part in the picture. An organisation's colour comes as a line and a tint. */
export type Token = keyof typeof LIGHT

const DARK: Theme = {
  paper: '#151b20',
  surface: '#1c242a',
  raised: '#232d34',
  ink: '#edf1f2',
  muted: '#a7b3bb',
  line: '#303c44',
  strong: '#46545e',
  accent: '#57c2bd',
  'accent-tint': '#173b3c',
  'on-accent': '#06201f',
  wire: '#6f7b83',
  zone: '#192227',
  'zone-line': '#2f4a4c',
  'on-look': '#12181c',
  sea: '#7db8ee',
  'sea-tint': '#1b2f42',
  moss: '#8fcb86',
  'moss-tint': '#1f3320',
  plum: '#cba4ea',
  'plum-tint': '#33253f',
  ochre: '#e2b654',
  'ochre-tint': '#392e14',
  brick: '#f09a83',
  'brick-tint': '#40231b',
  slate: '#b3c0ca',
  'slate-tint': '#2a343c',
  rose: '#f47198',
  'rose-tint': '#431f2e',
  teal: '#80f4f4',
  'teal-tint': '#123739',
}

export const THEMES: Readonly<Record<ThemeName, Theme>> = { light: LIGHT, dark: DARK }

/** What a token looks like in a theme. A token nobody declared is a mistake of the picture, not of its reader. */
export function colourOf(theme: Theme, ink: Ink): string {
  const colour = (theme as Readonly<Record<string, string>>)[ink]
  if (colour === undefined) throw new RangeError(`no colour token called ${ink}`)
  return colour
}

/** The theme as declarations of CSS custom properties (`--paper: #f7f3ec;`), so that the page and the canvas cannot drift apart. */
export function cssVariables(name: ThemeName): string {
  return Object.entries(THEMES[name])
    .map(([token, colour]) => `--${token}: ${colour};`)
    .join('\n')
}
