// Knows which cards and lines stand in the page as elements for assistive technology, and keeps them where they are seen; knows no canvas.
import type { Board, Point, Size } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { kindWord } from '@common-ground/shared/board/kinds/kind-word.ts'
import { relationSentence } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import type { RelationPicture } from '@common-ground/shared/picture/display-list.ts'
import type { Camera, View } from '../model/view-state.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import { type Box, boxesMeet, centreOf } from './box.ts'
import { toWorld, worldInView } from './camera.ts'
import { readingOrder } from './reading-order.ts'

/** At most this many cards of those in view have an element, nearest to the middle first. */
export const MOST_PROXIES = 150
/** Up to this many elements fly with their cards; more of them would cost the frame what the drag has to have. */
const MOST_CARRIED = 8
/** Below this zoom only zones and what is selected or focused have one. */
export const PROXIES_FROM_ZOOM = 0.3

export interface ProxyInput {
  readonly board: Board
  readonly camera: Camera
  readonly viewport: Size
  readonly boxOf: (id: string) => Box | null
  readonly near: (box: Box) => readonly { readonly on: 'card' | 'zone' | 'relation'; readonly id: string }[]
  readonly line: (id: string) => RelationPicture | null
  /** Selected, focused and edited cards and selected relations. */
  readonly kept: ReadonlySet<string>
}
/** Ids of the cards that get an element, in reading order, and of the relations. */
export function chooseProxies({ board, camera, viewport, boxOf, near, kept }: ProxyInput): {
  readonly cards: readonly string[]
  readonly relations: readonly string[]
} {
  const view = worldInView(camera, viewport)
  const middle = toWorld(camera, [viewport[0] / 2, viewport[1] / 2])
  const chosen = new Set<string>()
  for (const id of kept) if (board.cards.has(id)) chosen.add(id)
  for (const card of board.cards.values()) {
    if (card.kind !== 'zone') continue
    const box = boxOf(card.id)
    if (box !== null && boxesMeet(box, view)) chosen.add(card.id)
  }
  const relations = new Set<string>()
  for (const id of kept) if (board.relations.has(id)) relations.add(id)
  if (camera.zoom >= PROXIES_FROM_ZOOM) {
    const seen = near(view)
    const distance = (id: string): number => {
      const box = boxOf(id)
      if (box === null) return Infinity
      const [x, y]: Point = centreOf(box)
      return Math.hypot(x - middle[0], y - middle[1])
    }
    const nearest = seen
      .filter((hit) => hit.on === 'card')
      .map((hit) => ({ id: hit.id, at: distance(hit.id) }))
      .toSorted((a, b) => a.at - b.at)
    for (const { id } of nearest.slice(0, MOST_PROXIES)) chosen.add(id)
    for (const hit of seen) if (hit.on === 'relation' && relations.size < MOST_PROXIES) relations.add(hit.id)
  }
  return { cards: readingOrder(board).filter((id) => chosen.has(id)), relations: [...relations] }
}

/** "<title>, <kind>": how a card is called wherever it is not seen. */
export function proxyName(board: Board, id: string): string {
  const card = board.cards.get(id)
  if (card === undefined) return ''
  return CANVAS_WORDS.proxy(cardName(card), kindWord(card))
}
/** Everything the card is connected with, as sentences from its side. */
function sentences(board: Board, id: string): string {
  const told: string[] = []
  for (const relation of board.relations.values()) {
    if (relation.from === id) told.push(relationSentence(board, relation, 'from'))
    else if (relation.to === id) told.push(relationSentence(board, relation, 'to'))
    if (told.length === 12) break
  }
  return told.length === 0 ? '' : `${told.join('. ')}.`
}

export interface Proxies {
  /** Puts the container where the camera is; cheap, every frame. */
  place(camera: Camera): void
  /** Keeps the elements of cards in flight, mine or another person's, where they are seen; `restOf` = where the others rest. */
  carry(flying: ReadonlyMap<string, Box>, restOf: (id: string) => Box | null): void
  /** Chooses and updates the elements; in idle time. `marked` = why a card is ringed, by its id. */
  refresh(input: ProxyInput & Pick<View, 'marked'>, selection: ReadonlySet<string>): void
  element(id: string): HTMLElement | null
  destroy(): void
}

export function createProxies(host: HTMLElement): Proxies {
  const world = document.createElement('div')
  world.className = 'map-proxies'
  host.append(world)
  const elements = new Map<string, HTMLElement>()
  const carried = new Set<string>()
  const rests = new WeakMap<HTMLElement, Box>()
  const put = (element: HTMLElement, box: Box): void => {
    const { style } = element
    if (style.transform !== '') style.transform = ''
    const rest = rests.get(element)
    if (rest?.x === box.x && rest.y === box.y && rest.w === box.w && rest.h === box.h) return
    rests.set(element, box)
    style.left = `${box.x}px`
    style.top = `${box.y}px`
    style.width = `${box.w}px`
    style.height = `${box.h}px`
  }
  /** As `put`, without laying anything out: for every frame of a drag. */
  const fly = (element: HTMLElement, box: Box): void => {
    const rest = rests.get(element)
    if (rest?.w !== box.w || rest.h !== box.h) put(element, box)
    else element.style.transform = `translate(${box.x - rest.x}px, ${box.y - rest.y}px)`
  }
  const make = (id: string, attribute: 'cardId' | 'relationId'): HTMLElement => {
    const element = document.createElement('div')
    element.setAttribute('role', 'button')
    element.tabIndex = -1
    element.dataset[attribute] = id
    elements.set(id, element)
    return element
  }
  const label = (element: HTMLElement, name: string, attribute = 'aria-label'): void => {
    if (element.getAttribute(attribute) !== name) element.setAttribute(attribute, name)
  }

  return {
    place(camera) {
      world.style.transform = `scale(${camera.zoom}) translate(${-camera.x}px, ${-camera.y}px)`
    },
    carry(flying, restOf) {
      for (const id of carried) {
        if (flying.has(id)) continue
        carried.delete(id)
        const element = elements.get(id)
        const box = restOf(id)
        if (element !== undefined && box !== null) put(element, box)
      }
      if (flying.size > MOST_CARRIED) return
      for (const [id, box] of flying) {
        const element = elements.get(id)
        if (element === undefined) continue
        carried.add(id)
        fly(element, box)
      }
    },
    refresh(input, selection) {
      const { board, boxOf, line, camera, marked } = input
      // The elements grow with the map; the frame around the one that has the keys does not (CA90). Only here: a property of all of them costs every frame of a zoom.
      world.style.setProperty('--screen-px', `${1 / camera.zoom}px`)
      const chosen = chooseProxies(input)
      const wanted = new Set([...chosen.cards, ...chosen.relations])
      for (const [id, element] of elements) {
        if (wanted.has(id)) continue
        // Whoever was on it stays on the map, and does not fall out to the page.
        if (element === document.activeElement) host.focus({ preventScroll: true })
        element.remove()
        elements.delete(id)
      }
      let at = world.firstElementChild
      const keepOrder = (element: HTMLElement): void => {
        if (element === at) at = element.nextElementSibling
        // Moving an element takes the focus from it.
        else if (element !== document.activeElement) world.insertBefore(element, at)
      }
      for (const id of chosen.cards) {
        const card = board.cards.get(id)
        const box = boxOf(id)
        if (card === undefined || box === null) continue
        const element = elements.get(id) ?? make(id, 'cardId')
        element.dataset['kind'] = card.kind
        label(element, proxyName(board, id))
        label(element, String(selection.has(id)), 'aria-pressed')
        const said = [marked.get(id) ?? '', selection.has(id) ? sentences(board, id) : ''].filter(Boolean).join(' ')
        // What is no longer so is not said: neither its lines once it is left, nor why it was ringed.
        if (said === '') element.removeAttribute('aria-description')
        else label(element, said, 'aria-description')
        put(element, box)
        keepOrder(element)
      }
      for (const id of chosen.relations) {
        const relation = board.relations.get(id)
        const picture = line(id)
        if (relation === undefined || picture === null) continue
        const element = elements.get(id) ?? make(id, 'relationId')
        label(element, relationSentence(board, relation, 'from'))
        label(element, String(selection.has(id)), 'aria-pressed')
        const [x, y] = picture.line[Math.floor(picture.line.length / 2)] ?? [0, 0]
        put(element, picture.pill ?? { x: x - 8, y: y - 8, w: 16, h: 16 })
        keepOrder(element)
      }
    },
    element: (id) => elements.get(id) ?? null,
    destroy: () => world.remove(),
  }
}
