// Knows how other people's cursors and "is editing" chips are shown; knows neither connection nor cards.
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import type { Camera } from '../model/view-state.ts'
import type { Peer } from '../model/presence.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import type { Box } from './box.ts'
import { toScreen } from './camera.ts'
import { placeChip } from './chip-place.ts'

/** A name beside a cursor fades after this long without movement, and the cursor goes after the second time, ms. */
const NAME_FADES_MS = 3000
const CURSOR_GOES_MS = 60_000
const GLIDE_MS = 45

interface Shown {
  readonly element: HTMLElement
  readonly name: HTMLElement
  x: number
  y: number
  target: Point | null
  movedAt: number
}
export interface PeerFrame {
  readonly now: number
  readonly camera: Camera
  readonly peers: readonly Peer[]
  readonly colourOf: (peer: Peer) => string
  readonly boxOf: (card: string) => Box | null
  /** CSS px. */
  readonly screen: Size
  /** Whether the words of anything else are in this box, in screen px. */
  readonly hasWords: (box: Box, except: string) => boolean
  readonly still: boolean
}
export interface PeerLayer {
  /** Gives when it wants to be drawn again: 0 = next frame, null = when something changes. */
  draw(frame: PeerFrame): number | null
  destroy(): void
}

const ARROW =
  '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M3 2 17 9 10 11 7 18Z" fill="currentColor" stroke="var(--surface)" stroke-width="1.5" stroke-linejoin="round"/></svg>'

export function createPeerLayer(host: HTMLElement): PeerLayer {
  const layer = document.createElement('div')
  layer.className = 'map-peers'
  host.append(layer)
  const cursors = new Map<number, Shown>()
  const chips = new Map<number, { readonly element: HTMLElement; size: Size }>()
  let before = 0

  const make = (): Shown => {
    const element = document.createElement('div')
    element.className = 'map-cursor'
    element.innerHTML = ARROW
    const name = document.createElement('span')
    element.append(name)
    layer.append(element)
    return { element, name, x: 0, y: 0, target: null, movedAt: 0 }
  }
  const drawCursor = (peer: Peer, frame: PeerFrame, share: number): number | null => {
    let shown = cursors.get(peer.clientId)
    if (shown === undefined) {
      shown = make()
      cursors.set(peer.clientId, shown)
    }
    const { element, name } = shown
    element.dataset['participantId'] = peer.participantId
    const label = CANVAS_WORDS.who(peer.name, peer.organisation)
    if (name.textContent !== label) name.textContent = label
    const colour = frame.colourOf(peer)
    if (element.style.getPropertyValue('--peer') !== colour) element.style.setProperty('--peer', colour)
    const { cursor } = peer
    if (cursor === null) {
      shown.target = null
      element.hidden = true
      return null
    }
    const appears = shown.target === null
    if (appears || shown.target?.[0] !== cursor[0] || shown.target[1] !== cursor[1]) shown.movedAt = frame.now
    shown.target = cursor
    const near = Math.hypot(cursor[0] - shown.x, cursor[1] - shown.y) * frame.camera.zoom < 0.5
    const part = appears || frame.still || near ? 1 : share
    shown.x += (cursor[0] - shown.x) * part
    shown.y += (cursor[1] - shown.y) * part
    const idle = frame.now - shown.movedAt
    element.hidden = idle >= CURSOR_GOES_MS
    element.classList.toggle('is-idle', idle >= NAME_FADES_MS)
    const [x, y] = toScreen(frame.camera, [shown.x, shown.y])
    element.style.transform = `translate(${x}px, ${y}px)`
    if (part < 1) return 0
    return idle < NAME_FADES_MS ? NAME_FADES_MS - idle : idle < CURSOR_GOES_MS ? CURSOR_GOES_MS - idle : null
  }
  const drawChip = (peer: Peer, frame: PeerFrame): void => {
    const box = peer.editing === null ? null : frame.boxOf(peer.editing.card)
    let chip = chips.get(peer.clientId)
    if (box === null || peer.editing === null) {
      chip?.element.remove()
      chips.delete(peer.clientId)
      return
    }
    if (chip === undefined) {
      const element = document.createElement('div')
      element.className = 'map-editing'
      layer.append(element)
      chip = { element, size: [0, 0] }
      chips.set(peer.clientId, chip)
    }
    const { element } = chip
    const words = CANVAS_WORDS.isEditing(peer.name)
    if (element.textContent !== words) {
      element.textContent = words
      chip.size = [element.offsetWidth, element.offsetHeight]
    }
    element.style.backgroundColor = frame.colourOf(peer)
    const { zoom } = frame.camera
    const [left, top] = toScreen(frame.camera, [box.x, box.y])
    const { card } = peer.editing
    const seen: Box = { x: left, y: top, w: box.w * zoom, h: box.h * zoom }
    const [x, y] = placeChip(seen, chip.size, frame.screen, (place) => frame.hasWords(place, card))
    element.style.transform = `translate(${x}px, ${y}px)`
  }

  return {
    draw(frame) {
      const share = 1 - Math.exp(-Math.min(100, frame.now - before) / GLIDE_MS)
      before = frame.now
      let next: number | null = null
      const here = new Set<number>()
      for (const peer of frame.peers) {
        here.add(peer.clientId)
        const again = drawCursor(peer, frame, share)
        if (again !== null) next = Math.min(next ?? Infinity, again)
        drawChip(peer, frame)
      }
      for (const [id, { element }] of cursors) {
        if (here.has(id)) continue
        element.remove()
        cursors.delete(id)
        chips.get(id)?.element.remove()
        chips.delete(id)
      }
      return next
    },
    destroy: () => layer.remove(),
  }
}
