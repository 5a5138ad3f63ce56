// Proves where the keys lead in the table of who does what.
import { walkGrid } from '@common-ground/client/panels/matrix/grid-walk.ts'
import { expect, test } from 'vitest'

const size = { rows: 14, columns: 33 }
const from = (row: number, column: number, key: string, far = false): string => {
  const to = walkGrid(size, { row, column }, key, far)
  return to === null ? 'nowhere' : `${to.row},${to.column}`
}

test('[WD11] arrows, Home, End and pages walk cells and headings and stop at the edges', () => {
  expect(from(0, 0, 'ArrowRight')).toBe('0,1')
  expect(from(0, 0, 'ArrowLeft')).toBe('0,-1')
  expect(from(0, 0, 'ArrowUp')).toBe('-1,0')
  expect(from(13, 32, 'ArrowDown')).toBe('13,32')
  expect(from(13, 32, 'ArrowRight')).toBe('13,32')
  expect(from(3, 5, 'Home')).toBe('3,-1')
  expect(from(3, 5, 'End')).toBe('3,32')
  expect(from(3, 5, 'Home', true)).toBe('0,0')
  expect(from(3, 5, 'End', true)).toBe('13,32')
  expect(from(12, 5, 'PageDown')).toBe('13,5')
  expect(from(12, 5, 'PageUp')).toBe('7,5')
  expect(from(3, 5, 'x')).toBe('nowhere')
})

test('[WD11] the corner is no stop', () => {
  expect(from(-1, 0, 'ArrowLeft')).toBe('-1,0')
  expect(from(0, -1, 'ArrowUp')).toBe('0,-1')
  expect(from(-1, 4, 'Home')).toBe('-1,0')
  expect(from(2, -1, 'PageUp')).toBe('0,-1')
  for (const key of ['ArrowLeft', 'ArrowUp', 'Home', 'PageUp', 'ArrowRight', 'ArrowDown', 'End', 'PageDown'])
    for (const [row, column] of [
      [-1, 0],
      [0, -1],
      [0, 0],
    ] as const)
      expect(from(row, column, key), key).not.toBe('-1,-1')
})
