// Holds the colours of the pages to those of the picture.
import { THEMES } from '@common-ground/shared/picture/theme.ts'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../../client/src/styles/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split(":root[data-theme='dark']")

test.each([
  ['light', light],
  ['dark', dark],
] as const)('[PG50] the %s colours of the pages are those of the picture', (name, part) => {
  for (const [token, colour] of Object.entries(THEMES[name])) expect(part).toContain(`--${token}: ${colour};`)
})
