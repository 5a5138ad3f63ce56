import { commandFor, isForThePage, type KeyInput, PALETTE_KINDS } from '@common-ground/client/canvas/keyboard.ts'
import { expect, test } from 'vitest'

const press = (key: string, held: Partial<KeyInput> = {}): KeyInput => ({
  key,
  code: '',
  shift: false,
  alt: false,
  mod: false,
  ...held,
})

test.for([
  [press('v'), { do: 'tool', tool: 'select' }],
  [press('h'), { do: 'tool', tool: 'pan' }],
  [press('A'), { do: 'tool', tool: 'connect' }],
  [press('n'), { do: 'tool', tool: 'place:note' }],
  [press('1'), { do: 'tool', tool: 'place:organisation' }],
  [press('4'), { do: 'tool', tool: 'place:objective' }],
  [press('A', { shift: true }), { do: 'connect-to' }],
  [press('Tab'), { do: 'next' }],
  [press('Tab', { shift: true }), { do: 'previous' }],
  [press('Enter'), { do: 'edit' }],
  [press('F2'), { do: 'edit' }],
  [press('Delete'), { do: 'bin' }],
  [press('Backspace'), { do: 'bin' }],
  [press('Escape'), { do: 'leave' }],
  [press('F6'), { do: 'next-region' }],
  [press('z', { mod: true }), { do: 'undo' }],
  [press('Z', { mod: true, shift: true }), { do: 'redo' }],
  [press('y', { mod: true }), { do: 'redo' }],
  [press('a', { mod: true }), { do: 'select-all' }],
  [press('d', { mod: true }), { do: 'duplicate' }],
  [press('0', { mod: true, code: 'Digit0' }), { do: 'zoom-reset' }],
  [press(')', { shift: true, code: 'Digit0' }), { do: 'zoom-reset' }],
  [press('!', { shift: true, code: 'Digit1' }), { do: 'fit' }],
  [press('"', { shift: true, code: 'Digit2' }), { do: 'fit-selection' }],
  [press('=', { mod: true }), { do: 'zoom-in' }],
  [press('-', { mod: true }), { do: 'zoom-out' }],
  [press('q'), null],
  [press('v', { alt: true }), null],
  [press('s', { mod: true }), null],
  [press('z', { mod: true, alt: true }), null],
] as const)('[CA60] %j asks for %j', ([input, expected]) => {
  expect(commandFor(input)).toEqual(expected)
})

test('[CA60] the first nine kinds of the palette have a number key, the charter has none', () => {
  expect(PALETTE_KINDS.slice(0, 9)).toEqual([
    'organisation',
    'person',
    'role',
    'objective',
    'moment',
    'decision',
    'concern',
    'word',
    'if-we-disagree',
  ])
  expect(PALETTE_KINDS).not.toContain('charter')
  expect(PALETTE_KINDS).not.toContain('mark')
})

test('[CA60] outside the map only undo, redo, zoom and F6 are the map’s', () => {
  expect(isForThePage({ do: 'undo' }, 'map')).toBe(true)
  expect(isForThePage({ do: 'next-region' }, 'map')).toBe(true)
  expect(isForThePage({ do: 'bin' }, 'map')).toBe(false)
  expect(isForThePage({ do: 'tool', tool: 'select' }, 'map')).toBe(false)
})
test('[LI14] beside the list the keys that zoom are the browser’s', () => {
  expect(isForThePage({ do: 'undo' }, 'list')).toBe(true)
  expect(isForThePage({ do: 'next-region' }, 'list')).toBe(true)
  for (const zoom of ['zoom-in', 'zoom-out', 'zoom-reset'] as const) {
    expect(isForThePage({ do: zoom }, 'map')).toBe(true)
    expect(isForThePage({ do: zoom }, 'list')).toBe(false)
  }
})
