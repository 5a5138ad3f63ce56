import { displayText } from '@common-ground/shared/picture/display-text.ts'
import { initialsOf } from '@common-ground/shared/picture/initials.ts'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sign = '\ufffd'

test('[PI4] what directs or hides without being seen becomes one visible sign a run', () => {
  expect(displayText('Plan \u202egpj.exe')).toBe(`Plan ${sign}gpj.exe`)
  expect(displayText(`${'\u202e'.repeat(50)}deep`)).toBe(`${sign}deep`)
  expect(displayText('NHS\u200b\u200d\u200c\ufeff\u00ad\u2060 D&G')).toBe(`NHS${sign} D&G`)
  expect(displayText('\u{e0041}\u{e0042}tag')).toBe(`${sign}tag`)
  expect(displayText('a\u001b]0;owned\u0007')).toBe(`a${sign}]0;owned${sign}`)
  expect(displayText('x\u200ey')).toBe(`x${sign}y`)
})

test('[PI4] text of scripts that need joiners or direction marks is drawn as written', () => {
  const written = [
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
    '\u05e6\u05d9\u05d5\u05ea',
    'Une \u00e9t\u00e9 \u2013 l\u2019\u00cele',
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
    '\u2d4d\u2d4e\u2d56\u2d54\u2d49\u2d31',
    'H\u1ed9i \u0111\u1ed3ng',
  ]
  for (const text of written) expect(displayText(text)).toBe(text)
})

test('[PI4] no name of the example with twelve scripts and directions is changed', () => {
  const file = JSON.parse(
    readFileSync(
      new URL('../../../shared/src/templates/examples/06-mediterranean-action-plan.json', import.meta.url),
      'utf8',
    ),
  ) as { partners: { name: string; localNames?: { text: string }[] }[] }
  const names = file.partners.flatMap(({ name, localNames = [] }) => [name, ...localNames.map(({ text }) => text)])
  expect(names.length).toBeGreaterThan(40)
  for (const name of names) expect(displayText(name)).toBe(name)
})

test('[PI5] a pile of marks is cut to four', () => {
  expect(displayText(`Z${'\u0351\u036d'.repeat(300)}x`)).toBe('Z\u0351\u036d\u0351\u036dx')
})

test('[PI8] initials are short and never half a grapheme', () => {
  expect(initialsOf('Northshire Council')).toBe('NC')
  expect(initialsOf('Department of the Environment')).toBe('DE')
  expect(initialsOf('IJB')).toBe('IJB')
  expect(initialsOf('NHS Dumfries and Galloway')).toBe('ND')
  expect(initialsOf('Malta')).toBe('Ma')
  expect(initialsOf('\u0627\u0644\u062c\u0632\u0627\u0626\u0631')).toBe('\u0627')
  expect(initialsOf('\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}\u{1f600}')).toBe(
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}',
  )
  expect(initialsOf('\u200f\u200e')).toBe('?')
  expect(initialsOf('')).toBe('?')
})
