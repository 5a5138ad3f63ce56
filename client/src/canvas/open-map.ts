// Knows how the parts of the living map work together frame by frame; every part itself is elsewhere.
import { areaFor } from './put-on-map.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { organisationSigns } from '@common-ground/shared/picture/board-index.ts'
import { colourOf, THEMES } from '@common-ground/shared/picture/theme.ts'
import type { BoardSession } from '../model/board-session.ts'
import type { Peer } from '../model/presence.ts'
import { createCell, type Readable } from '../model/readable.ts'
import type { View } from '../model/view-state.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import { createAnnouncer } from './announcer.ts'
import { type Box, boxAround, grow } from './box.ts'
import { panBy, toWorld, worldInView } from './camera.ts'
import { type CameraMover, createCameraMover } from './camera-mover.ts'
import { type Commanded, performCommand } from './commands.ts'
import { whatIsAbove } from './draw-above.ts'
import { floatingOver } from './floating.ts'
import { createEdgeScroll } from './edge-scroll.ts'
import { fontFiles } from './font-files.ts'
import { createLettering, wordsIn } from './fonts.ts'
import { listenTo } from './input.ts'
import { createLifts } from './lifts.ts'
import { createMapEditor } from './map-editor.ts'
import { listenToKeys } from './map-keys.ts'
import { pointerSink } from './map-pointer.ts'
import { followSize } from './map-size.ts'
import { listenForMenu } from './menu-place.ts'
import { createOverlay } from './overlay.ts'
import { createPainter } from './painter.ts'
import { createPeerLayer } from './peer-layer.ts'
import { createProxies } from './proxies.ts'
import { createRenderer } from './renderer.ts'
import { createScene } from './scene.ts'
import { hasWords } from './words-on-map.ts'
import { sharePresence } from './share-presence.ts'
import { toolContext } from './tool-context.ts'
import type { Operations } from './tools/tool.ts'
import { createToolRunner, placedKind, readToolId } from './tools/tool-runner.ts'
import { timerOf } from './wait.ts'
import type { WheelDevice } from './wheel.ts'

export interface MapParts {
  /** The region that has the focus and hears pointers. */
  readonly region: HTMLElement
  readonly underlay: HTMLElement
  readonly sheets: HTMLElement
  readonly flights: HTMLElement
  /** Called once, in the frame in which the content is first seen. */
  readonly onDrawn?: () => void
}
/** What the page shows around the map. */
export interface LiveMap {
  readonly mover: CameraMover
  /** Nothing of the map is in view. */
  readonly isLost: Readable<boolean>
  /** The device a wheel was first taken for. */
  readonly wheelSeen: Readable<WheelDevice | null>
  /** The person moves about by keyboard. */
  readonly byKeyboard: Readable<boolean>
  say(sentence: string): void
  /** Where a relation's word stands on screen; for what floats below it. */
  pillOf(relation: string): { readonly x: number; readonly y: number } | null
  /** What is under the pointer, and where a card is seen now, world units. */
  hovered(): string | null
  readonly seenBox: (id: string) => Box | null
  /** Called after every drawn frame; gives the way to stop it. */
  onFrame(listener: () => void): () => void
  destroy(): void
}

/** Elements for assistive technology are made this long after the last change or movement, ms; in a drag, after its end. */
const REST_MS = 160
/** Faces that speak of a card being typed in follow this long after the last letter, ms. */
const FACES_MS = 350

/** How often a card held in the hand is looked at while nothing moves, ms. */
const HELD_MS = 500

/** Up to so many cards glide in every frame; more of them, moved by others, in every second one. */
const MOST_SMOOTH = 8
const MANY_MS = 24

/** Room for the border and the shadow side of a card whose place is painted anew, world units. */
const RIM = 12

/** Brings the map to life in its elements; the caller destroys it. */
export function openMap(session: BoardSession, parts: MapParts): LiveMap {
  const { region } = parts
  const { view } = session
  const stop = new AbortController()
  const painter = createPainter()
  const lettering = createLettering((family, loads) => painter.letter(fontFiles(new Set([family])), loads))
  const scene = createScene(session.board.get(), lettering.measure)
  const renderer = createRenderer(parts, scene, painter, request)
  const overlay = createOverlay(region)
  const proxies = createProxies(region)
  const peerLayer = createPeerLayer(region)
  const announcer = createAnnouncer(region)
  const lifts = createLifts()
  const edge = createEdgeScroll()
  const stillQuery = matchMedia('(prefers-reduced-motion: reduce)')
  const isLost = createCell(false)
  const wheelSeen = createCell<WheelDevice | null>(null)
  const byKeyboard = createCell(false)
  const frameListeners = new Set<() => void>()
  const presence = sharePresence(session)
  const waits = { frame: 0, again: timerOf(request), rest: timerOf(atRest), faces: timerOf(refreshFaces) }
  let drawnView: View = view.get()
  let lifted: ReadonlyMap<string, Box> = new Map()
  let hovered: string | null = null
  /** Many cards of others are in flight and drawn at their own pace. */
  let unhurried = false
  let state: 'waiting for words' | 'unseen' | 'seen' | 'ready' | 'ended' = 'waiting for words'

  function request(): void {
    if (waits.frame === 0 && state !== 'ended') waits.frame = requestAnimationFrame(draw)
  }
  const say = (sentence: string): void => announcer.say(sentence)
  const apply = ({ operations, label, said, gesture }: Operations): boolean => {
    const result = session.dispatch(operations, label, gesture)
    if (!result.ok) say(CANVAS_WORDS.said.refused[result.error])
    else if (said !== undefined) say(`${said} ${CANVAS_WORDS.undoHint}`)
    return result.ok
  }
  const runner = createToolRunner(() => toolContext(session, scene), { apply, setView: (patch) => view.set(patch) })
  const mover = createCameraMover(
    session,
    scene,
    stillQuery,
    request,
    () => floatingOver(region, '.map-zoom'),
    () => floatingOver(region, '.panel.over'),
  )
  const goOn = (step: 'next' | 'previous'): void => void performCommand({ do: step }, commanded)
  const editor = createMapEditor(session, scene, region, { say, mover, goOn })
  const commanded: Commanded = { session, scene, runner, mover, region, proxies, apply, say, refreshProxies }
  const seenBox = (id: string): Box | null => lifted.get(id) ?? scene.box(id)

  function refreshProxies(): void {
    if (state === 'ended') return
    const { selection, focus, editing, camera, viewport, marked } = view.get()
    const kept = new Set([
      ...selection,
      ...(focus === null ? [] : [focus]),
      ...(editing === null ? [] : [editing.card]),
      ...marked.keys(),
    ])
    const input = { board: scene.board(), camera, viewport, boxOf: seenBox, near: scene.hits.near, line: scene.line }
    proxies.refresh({ ...input, kept, marked }, new Set(selection))
  }
  function atRest(): void {
    if (runner.at() === 'translating') waits.rest.set(REST_MS)
    else refreshProxies()
  }
  function refreshFaces(): void {
    renderer.spoil(scene.refreshFaces())
    request()
  }
  function onBoard(): void {
    const board = session.board.get()
    const { selection, focus } = view.get()
    const change = scene.update(board, selection)
    if (change.cards.size === 0 && !change.relations) return
    lifts.changed(change.cards, performance.now())
    // What somebody put in the bin cannot stay selected.
    const there = selection.filter((id) => board.cards.has(id) || board.relations.has(id))
    if (there.length !== selection.length) view.set({ selection: there })
    if (focus !== null && !board.cards.has(focus)) view.set({ focus: null })
    // A lifted card is not on the tiles, so that typing in it or moving it spoils none.
    if ([...change.cards].some((id) => !lifted.has(id))) renderer.spoil(change.places.map((place) => grow(place, RIM)))
    if (change.outdated) waits.faces.set(FACES_MS)
    void needFonts(change.cards)
    request()
    waits.rest.set(REST_MS)
  }
  async function needFonts(ids: Iterable<string>): Promise<void> {
    const arrived = await lettering.need([...ids].flatMap((id) => wordsIn(scene.board().cards.get(id)?.fields)))
    if (arrived) {
      scene.forgetPictures()
      renderer.spoil(null)
      renderer.spoilLifted()
    }
    if (state === 'waiting for words' && session.ready.get()) state = 'unseen'
    request()
  }
  function onView(): void {
    const [before, now] = [drawnView, view.get()]
    drawnView = now
    if (now.tool !== before.tool) {
      runner.follow(now.tool)
      announceTool(now.tool)
    }
    if (now.selection !== before.selection) scene.select(now.selection)
    if ((['selection', 'focus', 'camera', 'marked'] as const).some((part) => now[part] !== before[part]))
      waits.rest.set(REST_MS)
    if (now.editing !== before.editing) editor.follow(now.editing)
    if (now.sought !== before.sought && now.sought.length > 0) {
      const box = boxAround(now.sought.flatMap((id) => scene.box(id) ?? []))
      view.set({ sought: [] })
      if (box !== null) mover.reveal(box)
    }
    if (now.bound !== before.bound && now.bound !== null) mover.travelTo(now.bound)
    request()
  }
  function announceTool(name: string): void {
    const tool = readToolId(name)
    if (tool === null || tool === 'select') return
    if (tool === 'connect') say(CANVAS_WORDS.said.connecting)
    const kind = placedKind(tool)
    if (kind !== null) say(CANVAS_WORDS.said.tool(describeCard(kind).label, areaFor(session.board.get(), kind)))
    // The next Enter must reach the map, wherever the tool was chosen.
    if (!region.contains(document.activeElement)) region.focus({ preventScroll: true })
  }
  const colourOfPeer = (peer: Peer): string => {
    const look = organisationSigns(scene.board()).get(peer.organisationId)?.look ?? 'slate'
    return colourOf(THEMES[view.get().theme], look)
  }

  function draw(now: number): void {
    waits.frame = 0
    // Words measured in another font would be broken into lines twice.
    if (state === 'ended' || state === 'waiting for words' || view.get().viewport[0] <= 0) return
    if (state === 'unseen') {
      state = 'seen'
      mover.showAtFirst()
    }
    mover.step(now)
    pushEdge(now)
    if (runner.at() !== 'idle') runner.send({ type: 'tick', at: now })
    const current = view.get()
    const { camera } = current
    const preview = runner.preview()
    const peers = session.peers.get()
    const still = stillQuery.matches
    presence.tell(preview, current.selection)
    view.set({ inHand: runner.at() !== 'idle' })
    const typed = current.editing?.card ?? null
    const lift = lifts.now({
      now,
      board: scene.board(),
      boxOf: scene.box,
      preview,
      editing: typed,
      peers,
      still,
    })
    lifted = lift.boxes
    const travelling = mover.isTravelling()
    const paintAgain = renderer.draw({ now, camera, theme: THEMES[current.theme], lifted, typed, travelling })
    overlay.draw(
      whatIsAbove(session, scene, {
        view: current,
        preview,
        seenBox,
        hovered,
        peers,
        flying: renderer.flyingLines(),
        colourOf: colourOfPeer,
      }),
    )
    proxies.place(camera)
    proxies.carry(lifted, scene.box)
    editor.place(camera, seenBox)
    const peersAgain = peerLayer.draw({
      ...{ now, camera, peers, colourOf: colourOfPeer, boxOf: seenBox, still, screen: current.viewport },
      hasWords: (box, except) => hasWords(scene, camera, box, except),
    })
    const inView = scene.hits.near(worldInView(camera, current.viewport))
    isLost.set(scene.board().cards.size > 0 && !inView.some((hit) => hit.on !== 'relation'))
    region.style.cursor = runner.cursor()
    for (const listener of frameListeners) listener()
    if (state === 'seen' && renderer.hasShown()) {
      state = 'ready'
      region.dataset['mapReady'] = 'true'
      parts.onDrawn?.()
      waits.rest.set(REST_MS)
    }
    // A long drag is written from time to time, even while the hand is still.
    const held = runner.at() === 'translating' ? HELD_MS : null
    // Many cards of others in flight: what the hand does here keeps its frames.
    unhurried = lift.gliding && lifted.size > MOST_SMOOTH && !travelling && runner.at() === 'idle'
    if (unhurried) {
      waits.again.set(MANY_MS)
      return
    }
    const next = [paintAgain, peersAgain, lift.until, held].filter((wait) => wait !== null)
    if (lift.gliding || travelling || runner.at() === 'nudging' || next.includes(0)) request()
    else if (next.length > 0) waits.again.set(Math.min(...next))
  }

  /** What is held at the edge of the map takes the map along. */
  function pushEdge(now: number): void {
    const hand = runner.preview().shows === 'nothing' ? null : pointers.held()
    const { camera, viewport } = view.get()
    const push = edge.step(now, hand?.screen ?? null, viewport)
    if (hand === null || push === null) return
    if (push[0] !== 0 || push[1] !== 0) {
      const moved = panBy(camera, -push[0], -push[1])
      mover.moveTo(moved)
      runner.send({ ...hand, type: 'move', world: toWorld(moved, hand.screen) })
    }
    request()
  }

  const pointers = pointerSink({
    session,
    scene,
    runner,
    mover,
    editor,
    proxies,
    region,
    request,
    refreshProxies,
    setHovered: (id) => void (hovered = id),
    byPointer: () => byKeyboard.set(false),
    cameraMoved: () => waits.rest.set(REST_MS),
    wheelSeen: (device) => wheelSeen.set(wheelSeen.get() ?? device),
  })
  const input = listenTo(region, pointers)
  const setSpace = (held: boolean): boolean => input.setSpace(held)
  listenToKeys(commanded, { setSpace, request, byKeyboard: byKeyboard.set }, stop.signal)
  listenForMenu({ session, scene, runner, region, seenBox }, stop.signal)
  // An assistive technology may focus an element without any key or pointer.
  region.addEventListener(
    'focusin',
    ({ target, relatedTarget }) => {
      // Whoever comes back from elsewhere walks the cards again.
      if (!(relatedTarget instanceof Node && region.contains(relatedTarget))) delete region.dataset['leaving']
      const data = target instanceof HTMLElement ? target.dataset : {}
      const id = data['cardId'] ?? data['relationId']
      const { focus: before, selection } = view.get()
      if (id === undefined) return
      delete region.dataset['leaving']
      if (id === before) return
      const focus = scene.board().cards.has(id) ? id : null
      view.set(selection.includes(id) ? { focus } : { focus, selection: [id] })
    },
    { signal: stop.signal },
  )
  followSize(region, stop.signal, (viewport, byWindow) => {
    const before = view.get().viewport
    view.set({ viewport })
    renderer.resize(viewport, window.devicePixelRatio)
    if (byWindow && state !== 'unseen' && state !== 'waiting for words') mover.windowResized(before)
    request()
    waits.rest.set(REST_MS)
  })
  const unsubscribe = [
    session.board.subscribe(onBoard),
    session.peers.subscribe(() => {
      if (!unhurried) request()
    }),
    session.role.subscribe(request),
    session.ready.subscribe(() => void needFonts([])),
    view.subscribe(onView),
  ]
  scene.update(session.board.get(), view.get().selection)
  void needFonts(session.board.get().cards.keys())
  runner.follow(view.get().tool)
  editor.follow(view.get().editing)
  request()

  return {
    mover,
    isLost,
    wheelSeen,
    byKeyboard,
    say,
    hovered: () => hovered,
    seenBox,
    pillOf(relation) {
      const picture = scene.line(relation)
      if (picture === null) return null
      const { pill, line } = picture
      const { camera } = view.get()
      const [x, y] =
        pill === null ? (line[Math.floor(line.length / 2)] ?? [0, 0]) : [pill.x + pill.w / 2, pill.y + pill.h]
      return { x: (x - camera.x) * camera.zoom, y: (y - camera.y) * camera.zoom }
    },
    onFrame(listener) {
      frameListeners.add(listener)
      return () => {
        frameListeners.delete(listener)
      }
    },
    destroy() {
      state = 'ended'
      cancelAnimationFrame(waits.frame)
      for (const timer of [waits.again, waits.rest, waits.faces]) timer.clear()
      stop.abort()
      input.destroy()
      for (const end of unsubscribe) end()
      editor.finish()
      presence.clear()
      for (const part of [renderer, painter, overlay, proxies, peerLayer, announcer]) part.destroy()
      delete region.dataset['mapReady']
    },
  }
}
