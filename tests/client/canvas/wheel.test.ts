import { NO_WHEEL, rememberWheel, type WheelInput, wheelMove } from '@common-ground/client/canvas/wheel.ts'
import { expect, test } from 'vitest'

const wheel = (patch: Partial<WheelInput>): WheelInput => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrl: false,
  meta: false,
  shift: false,
  at: 0,
  ...patch,
})
const device = (...inputs: readonly WheelInput[]) => inputs.reduce(rememberWheel, NO_WHEEL).device

test.for([
  ['a notch of 100 px', wheel({ deltaY: 100 }), 'mouse'],
  ['a notch of 120 px upwards', wheel({ deltaY: -120 }), 'mouse'],
  ['three lines', wheel({ deltaY: 3, deltaMode: 1 }), 'mouse'],
  ['a small whole step', wheel({ deltaY: 4 }), 'trackpad'],
  ['a fraction', wheel({ deltaY: 101.5 }), 'trackpad'],
  ['a step sideways and down', wheel({ deltaX: 2, deltaY: 100 }), 'trackpad'],
] as const)('[CA10] %s is told apart', ([, input, expected]) => {
  expect(device(input)).toBe(expected)
})

test('[CA11] a stream keeps its device until a proof of a trackpad', () => {
  expect(device(wheel({ deltaY: 100 }), wheel({ deltaY: 4, at: 100 }))).toBe('mouse')
  expect(device(wheel({ deltaY: 100 }), wheel({ deltaY: 4.5, at: 100 }))).toBe('trackpad')
  expect(device(wheel({ deltaY: 4 }), wheel({ deltaY: 100, at: 100 }))).toBe('trackpad')
  expect(device(wheel({ deltaY: 4 }), wheel({ deltaY: 100, at: 1000 }))).toBe('mouse')
  expect(device(wheel({ deltaY: 100 }), wheel({ deltaY: 1.5, ctrl: true, at: 100 }))).toBe('mouse')
})

test('[CA12] a mouse zooms, a trackpad pans, Ctrl zooms, Shift pans sideways', () => {
  expect(wheelMove(wheel({ deltaY: -100 }), 'mouse')).toMatchObject({ move: 'zoom' })
  expect(wheelMove(wheel({ deltaX: 3, deltaY: 40 }), 'trackpad')).toEqual({ move: 'pan', dx: -3, dy: -40 })
  const pinch = wheelMove(wheel({ deltaY: -5, ctrl: true }), 'trackpad')
  expect(pinch.move === 'zoom' && pinch.by > 1).toBe(true)
  expect(wheelMove(wheel({ deltaY: 30, shift: true }), 'trackpad')).toEqual({ move: 'pan', dx: -30, dy: 0 })
  expect(wheelMove(wheel({ deltaY: 3, deltaMode: 1 }), 'trackpad')).toEqual({ move: 'pan', dx: -0, dy: -120 })
})

test('[CA13] a free-spinning wheel zooms no more than one notch an event', () => {
  expect(wheelMove(wheel({ deltaY: 5000 }), 'mouse')).toEqual(wheelMove(wheel({ deltaY: 120 }), 'mouse'))
  expect(wheelMove(wheel({ deltaY: 47.5, ctrl: true }), 'trackpad')).toEqual(
    wheelMove(wheel({ deltaY: 24.5, ctrl: true }), 'trackpad'),
  )
})
