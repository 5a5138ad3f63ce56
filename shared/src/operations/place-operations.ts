// Knows how cards are moved, sized, stacked, put in reading order, coloured and locked; refuses to know what they say.
import { LOOKS } from '../board/board.ts'
import { CARD_KEY, cardMap } from '../board/board-doc.ts'
import { compareOrder, FIRST_ORDER, ordersBetween } from '../board/order.ts'
import { samePlain } from '../board/plain-value.ts'
import { readPoint, readSize, readStamp } from '../board/read-common.ts'
import { placeAfter, setKey, type Draft, type Place } from './draft.ts'
import type { Operation, Refusal } from './operation.ts'

type Of<T extends Operation['type']> = Operation & { readonly type: T }

const movable = (draft: Draft, id: string): Refusal | Place => {
  const place = draft.place(id)
  if (place === null || !place.shown) return 'no-such-card'
  return draft.isLocked(id) ? 'locked' : place
}
const setUnlessSame = (draft: Draft, id: string, key: string, value: unknown): void => {
  if (!samePlain(cardMap(draft.boardDoc, id)?.get(key), value)) setKey(draft, id, key, value)
}
const isZone = (draft: Draft, id: string | null): boolean => id === null || draft.place(id)?.kind === 'zone'

/** Puts the card behind `after` in the reading order of a zone. */
const enter = (draft: Draft, card: Place, zone: string | null, after: string | null | undefined): Refusal | null => {
  const others = draft.inZone(zone).filter(({ id }) => id !== card.id)
  const placement = placeAfter(others, after)
  if (placement === null) return 'no-such-card'
  setUnlessSame(draft, card.id, CARD_KEY.zone, zone)
  setKey(draft, card.id, CARD_KEY.order, placement.order)
  draft.put({ ...card, zone, order: placement.order })
  for (const { id, order } of placement.renumbered) {
    const other = draft.place(id)
    if (other === null) continue
    setKey(draft, id, CARD_KEY.order, order)
    draft.put({ ...other, order })
  }
  return null
}

export const planMove = (draft: Draft, { moves }: Of<'move'>): Refusal | null => {
  for (const { id, pos, zone } of moves) {
    const place = movable(draft, id)
    if (typeof place === 'string') return place
    const point = readPoint(pos)
    if (point === undefined) return 'bad-value'
    if (zone !== undefined && (!isZone(draft, zone) || zone === id))
      return zone === id ? 'not-allowed-here' : 'no-such-card'
    setUnlessSame(draft, id, CARD_KEY.pos, point)
    if (zone !== undefined && zone !== place.zone) {
      const refusal = enter(draft, place, zone, undefined)
      if (refusal !== null) return refusal
    }
  }
  return null
}

export const planResize = (draft: Draft, { id, pos, size }: Of<'resize'>): Refusal | null => {
  const place = movable(draft, id)
  if (typeof place === 'string') return place
  const [point, extent] = [readPoint(pos), readSize(size)]
  if (point === undefined || extent === undefined) return 'bad-value'
  setUnlessSame(draft, id, CARD_KEY.pos, point)
  setUnlessSame(draft, id, CARD_KEY.size, extent)
  return null
}

/** Written beside what comes into being: whoever takes their card back leaves everybody else's where it is. */
export const planMakeRoom = (draft: Draft, { sized, moves }: Of<'make-room'>): Refusal | null => {
  for (const { id, pos, size } of [...sized, ...moves.map((move) => ({ ...move, size: undefined }))]) {
    const place = movable(draft, id)
    if (typeof place === 'string') return place
    const [point, extent] = [readPoint(pos), size === undefined ? null : readSize(size)]
    if (point === undefined || extent === undefined) return 'bad-value'
    draft.birth(() => {
      const map = cardMap(draft.boardDoc, id)
      if (map === null) return
      if (!samePlain(map.get(CARD_KEY.pos), point)) map.set(CARD_KEY.pos, point)
      if (extent !== null && !samePlain(map.get(CARD_KEY.size), extent)) map.set(CARD_KEY.size, extent)
    })
  }
  return null
}

export const planReorder = (draft: Draft, { id, zone, after }: Of<'reorder'>): Refusal | null => {
  const place = movable(draft, id)
  if (typeof place === 'string') return place
  if (!isZone(draft, zone)) return 'no-such-card'
  return zone === id ? 'not-allowed-here' : enter(draft, place, zone, after)
}

export const planStack = (draft: Draft, { ids, to }: Of<'stack'>): Refusal | null => {
  const chosen = new Set(ids)
  const stacked: Place[] = []
  for (const id of chosen) {
    const place = movable(draft, id)
    if (typeof place === 'string') return place
    stacked.push(place)
  }
  // Those that go keep their order among themselves.
  stacked.sort((one, two) => compareOrder({ id: one.id, order: one.z }, { id: two.id, order: two.z }))
  const others = [...draft.places()].filter(({ id }) => !chosen.has(id)).map(({ z }) => z)
  const edge = others.reduce<string | null>(
    (best, z) => (best === null || (to === 'front' ? z > best : z < best) ? z : best),
    null,
  )
  const keys = to === 'front' ? ordersBetween(edge, null, stacked.length) : ordersBetween(null, edge, stacked.length)
  for (const [index, place] of stacked.entries()) {
    const z = keys[index] ?? FIRST_ORDER
    setUnlessSame(draft, place.id, CARD_KEY.z, z)
    draft.put({ ...place, z })
  }
  return null
}

/** Sets one key of several cards alike. */
const setAll = (
  draft: Draft,
  ids: readonly string[],
  key: string,
  value: unknown,
  evenLocked: boolean,
): Refusal | null => {
  for (const id of ids) {
    const place = draft.place(id)
    if (place === null || !place.shown) return 'no-such-card'
    if (!evenLocked && draft.isLocked(id)) return 'locked'
    setUnlessSame(draft, id, key, value)
  }
  return null
}

export const planSetLook = (draft: Draft, { ids, look }: Of<'set-look'>): Refusal | null =>
  look !== null && !LOOKS.includes(look) ? 'bad-value' : setAll(draft, ids, CARD_KEY.look, look ?? undefined, false)

export const planSetLock = (draft: Draft, { ids, lock }: Of<'set-lock'>): Refusal | null =>
  lock !== null && readStamp(lock) === undefined
    ? 'bad-value'
    : setAll(draft, ids, CARD_KEY.lock, lock ?? undefined, true)

export const planSetInAgreement = (draft: Draft, { ids, inAgreement }: Of<'set-in-agreement'>): Refusal | null => {
  if (typeof inAgreement !== 'boolean') return 'bad-value'
  const refusal = setAll(draft, ids, CARD_KEY.inAgreement, inAgreement, false)
  if (refusal === null) for (const id of ids) draft.touch(id)
  return refusal
}
