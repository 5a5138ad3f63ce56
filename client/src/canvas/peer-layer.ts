// Knows how other people's cursors and "is editing" chips are shown; knows neither connection nor cards.
import type { Point } from '@common-ground/shared/board/board.ts'
import type { Camera } from '../model/view-state.ts'
import type { Peer } from '../model/presence.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import type { Box } from './box.ts'
import { toScreen } from './camera.ts'

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
  const chips = new Map<number, HTMLElement>()
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
    if (box === null) {
      chip?.remove()
      chips.delete(peer.clientId)
      return
    }
    if (chip === undefined) {
      chip = document.createElement('div')
      chip.className = 'map-editing'
      layer.append(chip)
      chips.set(peer.clientId, chip)
    }
    const words = CANVAS_WORDS.isEditing(peer.name)
    if (chip.textContent !== words) chip.textContent = words
    chip.style.backgroundColor = frame.colourOf(peer)
    const [x, y] = toScreen(frame.camera, [box.x + 8, box.y])
    chip.style.transform = `translate(${x}px, ${y}px) translateY(-60%)`
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
        chips.get(id)?.remove()
        chips.delete(id)
      }
      return next
    },
    destroy: () => layer.remove(),
  }
}
