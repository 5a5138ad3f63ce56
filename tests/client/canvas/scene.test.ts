import { isDeepStrictEqual } from 'node:util'
import { detailAt } from '@common-ground/client/canvas/detail.ts'
import { createScene } from '@common-ground/client/canvas/scene.ts'
import { placeOfText } from '@common-ground/client/canvas/text-place.ts'
import { chooseProxies, MOST_PROXIES, proxyName } from '@common-ground/client/canvas/proxies.ts'
import { estimateWidth } from '@common-ground/shared/picture/font-metrics.ts'
import { expect, test } from 'vitest'
import { generatedBoard, seeded } from '../../support/generated-board.ts'
import { aBoard, aCard, driveMap } from '../../support/map-driver.ts'

test('[CA70] levels of detail hold 5 % beyond their limits', () => {
  expect(detailAt(1, 'full')).toBe('full')
  expect(detailAt(0.58, 'full')).toBe('full')
  expect(detailAt(0.56, 'full')).toBe('title')
  expect(detailAt(0.62, 'title')).toBe('title')
  expect(detailAt(0.64, 'title')).toBe('full')
  expect(detailAt(0.29, 'title')).toBe('title')
  expect(detailAt(0.2, 'title')).toBe('block')
  expect(detailAt(0.31, 'block')).toBe('block')
  expect(detailAt(0.32, 'block')).toBe('title')
  expect(detailAt(0.1, 'full')).toBe('block')
})

test('[CA71] moving a card keeps its picture; a new word makes a new one, and outdates those that speak of it', () => {
  const map = driveMap(
    aBoard(
      [
        aCard('org', [0, 0], { kind: 'organisation', name: 'NHS' }),
        aCard('aim', [500, 0], { kind: 'objective', title: 'Home' }),
        aCard('far', [900, 0]),
      ],
      [{ id: 'r', kind: 'does', from: 'org', to: 'aim', part: 'leads' }],
    ),
  )
  const pictures = () => ['org', 'aim', 'far'].map((id) => map.scene.picture(id, 'full', 1))
  const [org, aim, far] = pictures()
  map.session.dispatch([{ type: 'move', moves: [{ id: 'org', pos: [10, 10] }] }], 'move')
  expect(pictures()).toEqual([org, aim, far])
  expect(pictures()[0]).toBe(org)
  map.session.dispatch(
    [{ type: 'edit-text', at: { card: 'org', field: 'name' }, index: 3, remove: 0, insert: ' North' }],
    'type',
  )
  expect(pictures()[0]).not.toBe(org)
  // The others follow when asked to, so that typing redraws one card a letter.
  expect(pictures()[1]).toBe(aim)
  map.scene.refreshFaces()
  expect(pictures()[1]).not.toBe(aim)
  expect(pictures()[2]).toBe(far)
})

test('[CA71] the first relation of a board is said on the cards at its ends', () => {
  const map = driveMap(
    aBoard(
      [
        aCard('org', [0, 0], { kind: 'organisation', name: 'NHS' }),
        aCard('aim', [500, 0], { kind: 'objective', title: 'Home' }),
      ],
      [],
    ),
  )
  const said = () => JSON.stringify(map.scene.picture('aim', 'full', 1))
  expect(said()).toContain('Who leads?')
  const relation = { id: 'r', kind: 'does', from: 'org', to: 'aim', attributes: { part: 'leads' } } as const
  expect(map.session.dispatch([{ type: 'connect', relation }], 'lead').ok).toBe(true)
  map.scene.refreshFaces()
  expect(said()).toContain('NHS leads')
})

test('[CA71] lines follow their cards and go with them', () => {
  const map = driveMap(
    aBoard(
      [aCard('a', [0, 0]), aCard('b', [500, 0]), aCard('c', [0, 900]), aCard('d', [500, 900])],
      [
        { id: 'ab', kind: 'link', from: 'a', to: 'b' },
        { id: 'cd', kind: 'link', from: 'c', to: 'd' },
      ],
    ),
  )
  const before = [map.scene.line('ab'), map.scene.line('cd')]
  map.session.dispatch([{ type: 'move', moves: [{ id: 'a', pos: [0, 200] }] }], 'move')
  expect(map.scene.line('ab')).not.toBe(before[0])
  expect(map.scene.line('cd')).toEqual(before[1])
  expect(map.scene.hits.at([250, 950], 8)).toEqual({ on: 'relation', id: 'cd' })
  map.session.dispatch([{ type: 'bin', ids: ['c'] }], 'bin')
  expect(map.scene.line('cd')).toBeNull()
  expect(map.scene.hits.at([250, 950], 8)).toBeNull()
})

test('[CA93] where the lines of cards in flight ran and run is painted when they leave the tiles and when they come back, not between', () => {
  const map = driveMap(
    aBoard(
      [aCard('a', [0, 0]), aCard('b', [500, 0]), aCard('c', [0, 900]), aCard('d', [500, 900])],
      [
        { id: 'ab', kind: 'link', from: 'a', to: 'b' },
        { id: 'cd', kind: 'link', from: 'c', to: 'd' },
      ],
    ),
  )
  // A scene that is looked at only when this test says so.
  const scene = createScene(map.session.board.get(), estimateWidth)
  const look = (): void => void scene.update(map.session.board.get(), [])
  look()
  scene.layLines(new Set())
  const move = (id: string, y: number): void =>
    void map.session.dispatch([{ type: 'move', moves: [{ id, pos: [0, y] }] }], 'move')
  const reach = (boxes: readonly { readonly y: number; readonly h: number }[]): readonly [number, number] => [
    Math.min(...boxes.map(({ y }) => y)),
    Math.max(...boxes.map(({ y, h }) => y + h)),
  ]
  const [top, bottom] = reach(scene.lineBounds(['a']))
  // It is written on its way while its line is on no tile.
  const away = new Set(['a'])
  move('a', 300)
  look()
  // Before it is laid anew, what a tile still shows of it is known.
  expect(reach(scene.lineBounds(['a']))).toEqual([top, bottom])
  expect(scene.layLines(away)).toEqual([])
  const [, lower] = reach(scene.lineBounds(['a']))
  expect(lower).toBeGreaterThan(bottom)
  // Lines of others that change meanwhile are painted.
  move('c', 1100)
  look()
  expect(scene.layLines(away).length).toBeGreaterThan(0)
  // A line that goes for good is taken from wherever it was seen.
  map.session.dispatch([{ type: 'bin', ids: ['ab'] }], 'bin')
  look()
  expect(scene.layLines(away)).toHaveLength(1)
})

test('[CA94] the lines of many cards in the hand are laid once, where they come to rest, and carried along until then', () => {
  const pairs = Array.from({ length: 140 }, (_, index) => index)
  const held = pairs.slice(0, 40)
  const map = driveMap(
    aBoard(
      pairs.flatMap((pair) => [
        aCard(`a${pair}`, [0, pair * 200], { kind: 'organisation' }),
        aCard(`b${pair}`, [600, pair * 200 + 60], { kind: 'objective' }),
      ]),
      pairs.map((pair) => ({ id: `r${pair}`, kind: 'does', from: `a${pair}`, to: `b${pair}`, part: 'leads' })),
    ),
  )
  const scene = createScene(map.session.board.get(), estimateWidth)
  scene.update(map.session.board.get(), [])
  scene.layLines(new Set())
  const ids = held.flatMap((pair) => [`a${pair}`, `b${pair}`])
  const before = held.map((pair) => scene.line(`r${pair}`)?.line ?? [])
  const spot = (id: string): { x: number; y: number; w: number; h: number } =>
    scene.box(id) ?? { x: 0, y: 0, w: 0, h: 0 }
  const standing = ids.map((id) => ({ id, pos: [spot(id).x + 3000, spot(id).y + 100] as const }))
  map.session.dispatch([{ type: 'move', moves: standing }], 'drag')
  scene.update(map.session.board.get(), [])
  expect(scene.layLines(new Set(ids))).toEqual([])
  expect(before.every((line) => line.length > 1)).toBe(true)
  for (const pair of held) expect(scene.line(`r${pair}`)?.line).toBe(before[pair])
  // The hand has gone on a little since it was written.
  const inHand = new Map(ids.map((id) => [id, { ...spot(id), x: spot(id).x + 30 }]))
  expect(scene.linesMoved(inHand).map(({ line }) => line)).toEqual(
    before.map((line) => line.map(([x, y]) => [x + 3030, y + 100])),
  )
  expect(scene.layLines(new Set(ids))).toEqual([])
  // At rest everything is laid as for somebody who comes just now.
  expect(scene.layLines(new Set()).length).toBeGreaterThanOrEqual(held.length)
  const fresh = createScene(map.session.board.get(), estimateWidth)
  fresh.update(map.session.board.get(), [])
  fresh.layLines(new Set())
  for (const pair of pairs) expect(scene.line(`r${pair}`)).toEqual(fresh.line(`r${pair}`))
  expect(scene.hits.at(scene.line('r3')?.line[0] ?? [0, 0], 4)).toEqual(
    fresh.hits.at(scene.line('r3')?.line[0] ?? [0, 0], 4),
  )
})

test('[CA94] lines that were laid while many others were in the hand are laid once more with those, and lie on none of them', () => {
  const random = seeded(7)
  const place = (): readonly [number, number] => [Math.floor(random() * 6000), Math.floor(random() * 6000)]
  const each = Array.from({ length: 150 }, (_, index) => index)
  const any = (): number => Math.floor(random() * each.length)
  const map = driveMap(
    aBoard(
      each.flatMap((at) => [
        aCard(`a${at}`, place(), { kind: 'organisation' }),
        aCard(`b${at}`, place(), { kind: 'objective' }),
      ]),
      each.map((at) => ({ id: `r${at}`, kind: 'does', from: `a${any()}`, to: `b${any()}`, part: 'leads' })),
    ),
  )
  const scene = createScene(map.session.board.get(), estimateWidth)
  scene.update(map.session.board.get(), [])
  scene.layLines(new Set())
  const held = new Set([...map.session.board.get().cards.keys()].filter(() => random() < 0.3))
  scene.layLines(held)
  // A long drag is written on its way.
  for (const dx of [150, 300]) {
    const moves = [...held].flatMap((id) => {
      const [x, y] = map.session.board.get().cards.get(id)?.pos ?? [0, 0]
      return [{ id, pos: [x + dx, y + 90] as const }]
    })
    map.session.dispatch([{ type: 'move', moves }], 'drag')
    scene.update(map.session.board.get(), [])
    scene.layLines(held)
  }
  scene.layLines(new Set())
  const fresh = createScene(map.session.board.get(), estimateWidth)
  fresh.update(map.session.board.get(), [])
  fresh.layLines(new Set())
  const otherwise = each.filter((at) => !isDeepStrictEqual(scene.line(`r${at}`), fresh.line(`r${at}`)))
  expect(otherwise).toEqual([])
})

test('[CA73] words are typed where the face shows them', () => {
  const map = driveMap(
    aBoard([
      aCard('aim', [0, 0], {
        kind: 'objective',
        title: 'Home sooner and safer, for everybody who can be',
        size: [240, 160],
      }),
      aCard('new', [400, 0], { kind: 'objective', size: [240, 160] }),
    ]),
  )
  const picture = map.scene.picture('aim', 'full', 1)
  if (picture === null) throw new TypeError('no picture')
  const card = map.card('aim')
  const place = placeOfText(card, picture, 'Home sooner and safer, for everybody who can be', undefined)
  const first = picture.marks.find((mark) => mark.mark === 'text' && mark.text.startsWith('Home'))
  if (first?.mark !== 'text') throw new TypeError('the title is not on the face')
  expect(place.x).toBe(first.x)
  expect(place.y).toBeLessThan(first.y)
  expect(place.y).toBeGreaterThan(first.y - 2 * first.style.size)
  expect(place.style).toEqual(first.style)
  expect(place.x + place.width).toBeLessThanOrEqual(240)
  // A word stands on its card in quotation marks.
  const quoted = picture.marks.map((mark) => (mark === first ? { ...mark, text: '\u201clocality\u201d' } : mark))
  expect(placeOfText(card, { ...picture, marks: quoted }, 'locality', undefined).y).toBe(place.y)
  // With nothing typed and nothing asked, at the top of the card.
  expect(placeOfText(card, { ...picture, marks: [] }, '', undefined).y).toBeLessThan(20)
})

test('[CA80] elements: zones, what is kept, and the nearest cards from 30 % on', () => {
  const map = driveMap(generatedBoard(1000, 3))
  const board = map.session.board.get()
  const choose = (zoom: number, kept: readonly string[] = []) =>
    chooseProxies({
      board,
      camera: { x: 0, y: -200, zoom },
      viewport: [1440, 900],
      boxOf: map.scene.box,
      near: map.scene.hits.near,
      line: map.scene.line,
      kept: new Set(kept),
    })
  const near = choose(0.4)
  const kinds = near.cards.map((id) => map.card(id).kind)
  expect(kinds.filter((kind) => kind !== 'zone')).toHaveLength(MOST_PROXIES)
  expect(kinds).toContain('zone')
  const some = [...board.cards.values()].findLast((card) => card.kind === 'note')?.id ?? ''
  const far = choose(0.2, [some])
  expect(far.cards.filter((id) => map.card(id).kind !== 'zone')).toEqual([some])
  expect(far.relations).toEqual([])
  expect(choose(1).cards.length).toBeLessThan(MOST_PROXIES)
})

test('[CA81] [CA140] an element is named by title and kind, a win by that it is one', () => {
  const map = driveMap(
    aBoard([
      aCard('org', [0, 0], { kind: 'organisation', name: 'NHS' }),
      aCard('new', [0, 0], { kind: 'objective' }),
      aCard('won', [0, 0], { kind: 'moment', title: 'Two homes' }),
      aCard('lost', [0, 0], { kind: 'moment', title: 'No grant', momentKind: 'setback' }),
    ]),
  )
  expect(proxyName(map.session.board.get(), 'won')).toBe('Two homes, Win')
  expect(proxyName(map.session.board.get(), 'lost')).toBe('No grant, Setback')
  expect(proxyName(map.session.board.get(), 'org')).toBe('NHS, Organisation')
  expect(proxyName(map.session.board.get(), 'new')).toBe('Untitled objective, Objective')
})
