// Knows which device a wheel event most likely comes from and what it asks the camera to do; changes nothing itself.

export type WheelDevice = 'mouse' | 'trackpad'
export interface WheelInput {
  readonly deltaX: number
  readonly deltaY: number
  /** 0 px, 1 lines, 2 pages, as in the DOM. */
  readonly deltaMode: number
  readonly ctrl: boolean
  readonly meta: boolean
  readonly shift: boolean
  /** Ms, only differences matter. */
  readonly at: number
}
/** What is remembered between wheel events: the device and when it last moved. */
export interface WheelMemory {
  readonly device: WheelDevice | null
  readonly at: number
}
export const NO_WHEEL: WheelMemory = { device: null, at: Number.NEGATIVE_INFINITY }

export type WheelMove =
  | { readonly move: 'pan'; readonly dx: number; readonly dy: number }
  /** Multiply the zoom by `by`, about the pointer. */
  | { readonly move: 'zoom'; readonly by: number }

const LINE_PX = 40
const PAGE_PX = 400
/** One stream of events belongs to one device; a guess inside it would flicker. */
const STREAM_MS = 400
/** A free-spinning wheel or a hard pinch may not fling the map: at most this many px count per event. */
const MOST_PER_EVENT = 120
const MOST_PINCH = 24

/** A notch of a mouse wheel: whole lines, or a whole number of px of at least 50 with nothing sideways. */
function looksLikeMouse({ deltaX, deltaY, deltaMode }: WheelInput): boolean {
  if (deltaMode !== 0) return true
  return deltaX === 0 && Number.isInteger(deltaY) && Math.abs(deltaY) >= 50
}

/**
 * Tells mouse and trackpad apart. A stream (events at most 400 ms apart) keeps its first verdict, save that a
 * sideways or fractional movement always proves a trackpad.
 */
export function rememberWheel(memory: WheelMemory, input: WheelInput): WheelMemory {
  // A pinch arrives as ctrl + wheel from either device and proves nothing.
  if (input.ctrl) return { ...memory, at: input.at }
  const sideways = input.deltaX !== 0 && input.deltaY !== 0
  const fractional = input.deltaMode === 0 && !Number.isInteger(input.deltaY)
  if (sideways || fractional) return { device: 'trackpad', at: input.at }
  if (memory.device !== null && input.at - memory.at < STREAM_MS) return { device: memory.device, at: input.at }
  if (looksLikeMouse(input)) return { device: 'mouse', at: input.at }
  return { device: 'trackpad', at: input.at }
}

/** What the event asks for: a mouse zooms, a trackpad pans, ctrl or cmd always zooms, shift pans sideways. */
export function wheelMove(input: WheelInput, device: WheelDevice): WheelMove {
  const unit = input.deltaMode === 1 ? LINE_PX : input.deltaMode === 2 ? PAGE_PX : 1
  const dx = input.deltaX * unit
  const dy = input.deltaY * unit
  const limit = (value: number, most: number): number => Math.max(-most, Math.min(most, value))
  if (input.ctrl || input.meta) {
    // A pinch sends small deltas, ctrl with a mouse wheel sends notches.
    const notch = looksLikeMouse(input)
    return { move: 'zoom', by: Math.exp(-limit(dy, notch ? MOST_PER_EVENT : MOST_PINCH) * (notch ? 0.0018 : 0.01)) }
  }
  if (input.shift && dx === 0) return { move: 'pan', dx: -dy, dy: 0 }
  if (device === 'mouse' && dx === 0) return { move: 'zoom', by: Math.exp(-limit(dy, MOST_PER_EVENT) * 0.0018) }
  return { move: 'pan', dx: -dx, dy: -dy }
}
