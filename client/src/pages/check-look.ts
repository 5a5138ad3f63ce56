// Knows what a browser and a network must be able to do for a board, and how to find out here; refuses to say it in words.
import { MESSAGE_HEARTBEAT, openFrame, readHeartbeat } from '@common-ground/shared/wire/protocol.ts'

/** `bad`: a board cannot be used. `warn`: it can, with something missing. */
export type Verdict = 'good' | 'warn' | 'bad'
/** One thing that was looked at. */
export type Finding =
  | { readonly about: 'features'; readonly verdict: Verdict; readonly missing: readonly string[] }
  | { readonly about: 'server'; readonly verdict: Verdict; readonly ms: number | null }
  /** `ms`: the middle one of the times there and back; null = no message came back. */
  | { readonly about: 'socket'; readonly verdict: Verdict; readonly ms: number | null; readonly large: boolean }
  /** `offset`: this device's clock is so many ms behind (positive) or ahead; null = not known. */
  | { readonly about: 'clock'; readonly verdict: Verdict; readonly offset: number | null }
  | { readonly about: 'storage'; readonly verdict: Verdict }
  | { readonly about: 'offline'; readonly verdict: Verdict; readonly secure: boolean }

/** What pages are built with; each by the name an expert looks up. */
const NEEDED: readonly (readonly [string, () => boolean])[] = [
  ['WebSocket', () => typeof WebSocket === 'function'],
  ['Canvas 2D', () => document.createElement('canvas').getContext('2d') !== null],
  ['Worker', () => typeof Worker === 'function'],
  ['OffscreenCanvas', () => typeof OffscreenCanvas === 'function'],
  ['FontFaceSet', () => 'fonts' in document],
  ['ResizeObserver', () => typeof ResizeObserver === 'function'],
  ['Promise.withResolvers', () => typeof Promise.withResolvers === 'function'],
  ['Map.groupBy', () => typeof Map.groupBy === 'function'],
  ['Array.prototype.toSorted', () => typeof Array.prototype.toSorted === 'function'],
  ['CSS :has', () => CSS.supports('selector(:has(a))')],
]
/** A board is usable with answers slower than this, but it does not feel like one table. */
const SLOW_MS = 400
const ANSWER_MS = 8_000
/** Clocks further apart than this mislead whoever reads a time on the board. */
const CLOCK_MS = 120_000
const LARGE_BYTES = 48 * 1024
const SMALL_TURNS = 3

/** Looks at one thing after another; each is told as soon as it is known. Settles when all are. */
export async function lookAtEverything(origin: string, tell: (finding: Finding) => void): Promise<void> {
  tell(lookAtFeatures())
  tell(await lookAtServer())
  const socket = await lookAtSocket(origin)
  tell(socket.finding)
  tell(lookAtClock(socket.offset))
  const storage = await lookAtStorage()
  tell(storage)
  // The pages alone are of no use: the board has to be on the device too.
  const opensAlone = 'serviceWorker' in navigator && storage.verdict === 'good'
  tell({ about: 'offline', verdict: opensAlone ? 'good' : 'warn', secure: isSecureContext })
}

function lookAtFeatures(): Finding {
  const missing = NEEDED.filter(([, has]) => {
    try {
      return !has()
    } catch {
      return true
    }
  }).map(([name]) => name)
  return { about: 'features', verdict: missing.length === 0 ? 'good' : 'bad', missing }
}

async function lookAtServer(): Promise<Finding> {
  const from = performance.now()
  try {
    const answer = await fetch('/livez', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) })
    const body: unknown = await answer.json()
    const isOurs = typeof body === 'object' && body !== null && 'status' in body && body.status === 'alive'
    const ms = performance.now() - from
    return { about: 'server', verdict: isOurs ? (ms > SLOW_MS * 2 ? 'warn' : 'good') : 'bad', ms: isOurs ? ms : null }
  } catch {
    return { about: 'server', verdict: 'bad', ms: null }
  }
}

/** Sends small messages and a large one through a real socket: some networks open one and let nothing through. */
async function lookAtSocket(origin: string): Promise<{ readonly finding: Finding; readonly offset: number | null }> {
  const times: number[] = []
  let large = false
  let offset: number | null = null
  try {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/sync/check`)
    socket.binaryType = 'arraybuffer'
    const { promise, resolve } = Promise.withResolvers<void>()
    const late = setTimeout(resolve, ANSWER_MS)
    let sentAt = 0
    const send = (bytes: number): void => {
      sentAt = performance.now()
      socket.send(new Uint8Array(bytes).fill(1))
    }
    socket.onopen = () => send(16)
    socket.onclose = () => resolve()
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      const frame = new Uint8Array(data)
      if (frame[0] !== 1) {
        const { message, rest } = openFrame(frame)
        if (message === MESSAGE_HEARTBEAT) offset = readHeartbeat(rest) - Date.now()
        return
      }
      if (frame.length === LARGE_BYTES) {
        large = true
        resolve()
        return
      }
      times.push(performance.now() - sentAt)
      send(times.length < SMALL_TURNS ? 16 : LARGE_BYTES)
    }
    await promise
    clearTimeout(late)
    socket.close()
  } catch {
    // The browser refuses to open one at all.
    large = false
  }
  const ms = times.toSorted((a, b) => a - b)[times.length >> 1] ?? null
  const verdict = ms === null || !large ? 'bad' : ms > SLOW_MS ? 'warn' : 'good'
  return { finding: { about: 'socket', verdict, ms, large }, offset }
}

function lookAtClock(offset: number | null): Finding {
  return { about: 'clock', verdict: offset !== null && Math.abs(offset) < CLOCK_MS ? 'good' : 'warn', offset }
}

async function lookAtStorage(): Promise<Finding> {
  const name = 'common-ground.check'
  try {
    localStorage.setItem(name, 'yes')
    const isKept = localStorage.getItem(name) === 'yes'
    localStorage.removeItem(name)
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const opening = indexedDB.open(name)
    opening.onerror = () => resolve(false)
    opening.onsuccess = () => {
      opening.result.close()
      indexedDB.deleteDatabase(name)
      resolve(true)
    }
    return { about: 'storage', verdict: (await promise) && isKept ? 'good' : 'warn' }
  } catch {
    return { about: 'storage', verdict: 'warn' }
  }
}

/** The worst of what was found; `good` when nothing was. */
export function worst(findings: readonly Finding[]): Verdict {
  const verdicts = findings.map(({ verdict }) => verdict)
  return verdicts.includes('bad') ? 'bad' : verdicts.includes('warn') ? 'warn' : 'good'
}
