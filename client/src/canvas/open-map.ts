// Knows how the parts of the living map work together frame by frame; every part itself is elsewhere.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { organisationSigns } from '@common-ground/shared/picture/board-index.ts'
import { colourOf, THEMES } from '@common-ground/shared/picture/theme.ts'
import type { Layer } from 'konva/lib/Layer.js'
import type { BoardSession } from '../model/board-session.ts'
import type { Peer } from '../model/presence.ts'
import { createCell, type Readable } from '../model/readable.ts'
import type { Camera, View } from '../model/view-state.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import { createAnnouncer } from './announcer.ts'
import { type Box, boxesMeet } from './box.ts'
import { worldInView } from './camera.ts'
import { type CameraMover, createCameraMover } from './camera-mover.ts'
import { performCommand } from './commands.ts'
import { createLettering } from './fonts.ts'
import { listenTo } from './input.ts'
import { commandFor, isForThePage } from './keyboard.ts'
import { createLifts } from './lifts.ts'
import { createMapEditor } from './map-editor.ts'
import { createOverlay } from './overlay.ts'
import { createPeerLayer } from './peer-layer.ts'
import { createProxies } from './proxies.ts'
import { createRenderer } from './renderer.ts'
import { createScene } from './scene.ts'
import { resizable, toolContext } from './tool-context.ts'
import { createToolRunner } from './tools/tool-runner.ts'
import { NOTHING, type Operations, type Preview } from './tools/tool.ts'
import type { WheelDevice } from './wheel.ts'

export interface MapParts {
  /** The region that has the focus and hears pointers. */
  readonly region: HTMLElement
  readonly content: Layer
  readonly active: Layer
  readonly underlay: HTMLCanvasElement
}
/** What React shows around the map. */
export interface LiveMap {
  readonly mover: CameraMover
  /** Nothing of the map is in view. */
  readonly isLost: Readable<boolean>
  /** The device a wheel was first taken for, once. */
  readonly wheelSeen: Readable<WheelDevice | null>
  /** The person moves about by keyboard. */
  readonly byKeyboard: Readable<boolean>
  say(sentence: string): void
  /** Where a relation's word stands on screen; for what floats beside it. */
  pillOf(relation: string): { readonly x: number; readonly y: number } | null
  /** Called after every drawn frame. */
  onFrame(listener: () => void): () => void
  destroy(): void
}

const REST_MS = 160
const NO_ID: ReadonlySet<string> = new Set()

/** Brings the map to life in its elements; the caller destroys it. */
export function openMap(session: BoardSession, { region, content, active, underlay }: MapParts): LiveMap {
  const { view } = session
  const stop = new AbortController()
  const lettering = createLettering()
  const scene = createScene(session.board.get(), lettering.measure)
  const renderer = createRenderer(content, active, underlay, scene)
  const overlay = createOverlay(region)
  const proxies = createProxies(region)
  const peerLayer = createPeerLayer(region)
  const announcer = createAnnouncer(region)
  const lifts = createLifts()
  const stillQuery = matchMedia('(prefers-reduced-motion: reduce)')
  const isLost = createCell(false)
  const wheelSeen = createCell<WheelDevice | null>(null)
  const byKeyboard = createCell(false)
  const frameListeners = new Set<() => void>()
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let idle: ReturnType<typeof setTimeout> | null = null
  let drawnView: View = view.get()
  let sent: { readonly selection: readonly string[]; readonly preview: Preview } = { selection: [], preview: NOTHING }
  let hovered: string | null = null
  let fontsReady = false
  let fitted = false
  let ready = false
  let ended = false

  const request = (): void => {
    if (frame === 0 && !ended) frame = requestAnimationFrame(draw)
  }
  const requestIn = (ms: number): void => {
    if (ms <= 0) request()
    else {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(request, ms)
    }
  }
  const say = (sentence: string): void => announcer.say(sentence)
  const apply = ({ operations, label, said }: Operations): boolean => {
    const result = session.dispatch(operations, label)
    if (!result.ok) say(CANVAS_WORDS.said.refused[result.error])
    else if (said !== undefined) say(`${said} ${CANVAS_WORDS.undoHint}`)
    return result.ok
  }
  const runner = createToolRunner(() => toolContext(session, scene), { apply, setView: (patch) => view.set(patch) })
  const mover = createCameraMover(session, scene, stillQuery, request)
  const editor = createMapEditor(session, scene, region, { say, mover, goOn: (step) => performCommand({ do: step }, commands) })
  const commands = { session, scene, runner, mover, region, apply, say, proxies, refreshProxies: () => refreshProxies() }

  // -- what changes ---------------------------------------------------------------------------------------------------
  const onBoard = (): void => {
    const change = scene.update(session.board.get(), view.get().selection)
    if (change.cards.size === 0 && !change.relations) return
    lifts.changed(change.cards, performance.now())
    const { selection } = view.get()
    // What somebody put in the bin cannot stay selected.
    const board = session.board.get()
    const there = selection.filter((id) => board.cards.has(id) || board.relations.has(id))
    if (there.length !== selection.length) view.set({ selection: there })
    const lifted = [...change.cards].every((id) => liftedNow.has(id))
    if (!lifted || change.relations) renderer.spoil()
    renderer.spoilLifted()
    void needFonts(change.cards)
    request()
    later()
  }
  let liftedNow: ReadonlyMap<string, Box> = new Map()
  const needFonts = async (ids: ReadonlySet<string>): Promise<void> => {
    const texts: string[] = []
    const collect = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value)
      else if (Array.isArray(value)) value.forEach(collect)
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
    }
    for (const id of ids) collect(scene.board().cards.get(id)?.fields)
    const arrived = await lettering.need(texts)
    if (ended) return
    if (arrived) {
      scene.forgetPictures()
      renderer.spoil()
      renderer.spoilLifted()
    }
    if (session.ready.get()) fontsReady = true
    request()
  }
  const onView = (): void => {
    const now = view.get()
    const before = drawnView
    drawnView = now
    if (now.tool !== before.tool) {
      runner.follow(now.tool)
      announceTool(now.tool)
    }
    if (now.selection !== before.selection && scene.select(now.selection)) {
      renderer.spoil()
      renderer.spoilLifted()
    }
    if (now.selection !== before.selection || now.focus !== before.focus) later()
    if (now.editing !== before.editing) editor.follow(now.editing)
    request()
  }
  const announceTool = (tool: string): void => {
    if (tool === 'select') return
    const kind = tool.startsWith('place:') ? tool.slice('place:'.length) : ''
    if (tool === 'connect') say(CANVAS_WORDS.said.connecting)
    else if (kind !== '') say(CANVAS_WORDS.said.tool(describeCard(kind as Parameters<typeof describeCard>[0]).label))
    // Enter must reach the map next, wherever the tool was chosen.
    if (!region.contains(document.activeElement)) region.focus({ preventScroll: true })
  }
  const refreshProxies = (): void => {
    const now = view.get()
    const kept = new Set([...now.selection, ...(now.focus === null ? [] : [now.focus]), ...(now.editing === null ? [] : [now.editing.card])])
    proxies.refresh(
      { board: scene.board(), camera: now.camera, viewport: now.viewport, boxOf: (id) => liftedNow.get(id) ?? scene.box(id), near: (box) => scene.hits.near(box), line: (id) => scene.relationPicture(id), kept },
      new Set(now.selection),
    )
  }
  /** Elements for assistive technology are made when nothing moves. */
  const later = (): void => {
    if (idle !== null) clearTimeout(idle)
    idle = setTimeout(() => {
      idle = null
      if (!ended) refreshProxies()
    }, REST_MS)
  }

  // -- one frame ------------------------------------------------------------------------------------------------------
  const tellOthers = (preview: Preview, now: View): void => {
    const { selection } = now
    if (selection !== sent.selection) session.setPresence({ selection })
    const [drag, was] = [preview.shows === 'drag' && !preview.copies ? preview : null, sent.preview.shows === 'drag' ? sent.preview : null]
    if (drag !== null && (drag.dx !== was?.dx || drag.dy !== was.dy)) session.setPresence({ drag: { ids: drag.ids, dx: drag.dx, dy: drag.dy } })
    else if (drag === null && was !== null) session.setPresence({ drag: null })
    sent = { selection, preview }
  }
  const colourOfPeer = (peer: Peer): string => {
    const look = organisationSigns(scene.board()).get(peer.organisationId)?.look ?? 'slate'
    return colourOf(THEMES[view.get().theme], look)
  }
  function draw(now: number): void {
    frame = 0
    if (ended) return
    mover.step(now)
    if (runner.at() !== 'idle') runner.send({ type: 'tick', at: now })
    const current = view.get()
    if (current.viewport[0] <= 0) return
    if (session.ready.get() && fontsReady && !fitted) {
      fitted = true
      mover.showAtFirst()
      request()
      return
    }
    const preview = runner.preview()
    tellOthers(preview, current)
    const peers = session.peers.get()
    const boxOf = (id: string): Box | null => scene.box(id)
    const lifted = lifts.now({ now, board: scene.board(), boxOf, preview, editing: current.editing?.card ?? null, peers, still: stillQuery.matches })
    const sameBoxes = lifted.boxes.size === liftedNow.size && [...lifted.boxes].every(([id, box]) => {
      const was = liftedNow.get(id)
      return was !== undefined && was.x === box.x && was.y === box.y && was.w === box.w && was.h === box.h
    })
    if (!sameBoxes) renderer.spoilLifted()
    liftedNow = lifted.boxes
    const again = renderer.draw({ now, camera: current.camera, theme: THEMES[current.theme], lifted: lifted.boxes, travelling: mover.isTravelling() })
    const seenBox = (id: string): Box | null => lifted.boxes.get(id) ?? scene.box(id)
    drawAbove(current, preview, seenBox, peers)
    proxies.place(current.camera)
    editor.place(current.camera, seenBox, renderer.detail())
    const peerAgain = peerLayer.draw({ now, camera: current.camera, peers, colourOf: colourOfPeer, boxOf: seenBox, still: stillQuery.matches })
    isLost.set(scene.board().cards.size > 0 && !scene.hits.near(worldInView(current.camera, current.viewport)).some((hit) => hit.on !== 'relation'))
    region.style.cursor = runner.cursor()
    for (const listener of frameListeners) listener()
    if (fitted && !ready) {
      ready = true
      region.dataset['mapReady'] = 'true'
      refreshProxies()
    }
    const waits = [again, peerAgain, lifted.until].filter((wait) => wait !== null)
    if (lifted.gliding || mover.isTravelling() || runner.at() === 'nudging') request()
    else if (waits.length > 0) requestIn(Math.min(...waits))
  }
  const drawAbove = (current: View, preview: Preview, seenBox: (id: string) => Box | null, peers: readonly Peer[]): void => {
    const boxes = (ids: readonly string[]): Box[] => ids.flatMap((id) => seenBox(id) ?? [])
    const only = resizable(session)
    const inFlight = preview.shows === 'drag' || preview.shows === 'resize'
    const sized = only === null || current.editing !== null || (inFlight && preview.shows === 'drag') ? null : seenBox(only)
    const at = worldInView(current.camera, current.viewport)
    overlay.draw({
      camera: current.camera,
      selected: boxes(current.selection),
      hover: hovered === null || current.selection.includes(hovered) || inFlight ? null : seenBox(hovered),
      lines: [...current.selection, ...(hovered === null ? [] : [hovered])].flatMap((id) => {
        const picture = scene.relationPicture(id)
        return picture === null ? [] : [picture.line]
      }),
      resizable: sized,
      preview,
      connectFrom: preview.shows === 'connect' ? seenBox(preview.from) : null,
      connectTo: preview.shows === 'connect' && preview.to !== null ? seenBox(preview.to) : null,
      copies: preview.shows === 'drag' && preview.copies ? boxes(preview.ids).map((box) => ({ ...box, x: box.x + preview.dx, y: box.y + preview.dy })) : [],
      peers: peers.flatMap((peer) => peer.selection.flatMap((id) => {
        const box = seenBox(id)
        return box !== null && boxesMeet(box, at) ? [{ box, colour: colourOfPeer(peer) }] : []
      })),
    })
  }

  // -- what comes in --------------------------------------------------------------------------------------------------
  const focusMap = (): void => {
    const { focus } = view.get()
    const element = focus === null ? null : proxies.element(focus)
    if (element !== null) element.focus({ preventScroll: true })
    else if (!region.contains(document.activeElement) || document.activeElement instanceof HTMLTextAreaElement || focus === null) region.focus({ preventScroll: true })
  }
  const input = listenTo(region, {
    view: () => view.get(),
    move(camera: Camera) {
      mover.moveTo(camera)
      later()
    },
    pointer(event) {
      if (event.type === 'down') {
        byKeyboard.set(false)
        editor.finish()
        focusMap()
      }
      const hit = event.type === 'move' && runner.at() === 'idle' ? scene.hits.at(event.world, 8 / view.get().camera.zoom) : null
      if (event.type === 'move') hovered = hit !== null && hit.on !== 'zone' ? hit.id : null
      session.setPresence({ cursor: event.world })
      view.set({ pointer: event.world })
      runner.send(event)
      if (event.type === 'up' && view.get().editing === null) {
        refreshProxies()
        focusMap()
      }
      request()
    },
    leave() {
      hovered = null
      session.setPresence({ cursor: null })
      view.set({ pointer: null })
      request()
    },
    cancel() {
      runner.send({ type: 'cancel' })
      request()
    },
    isEmpty: (world) => view.get().tool === 'select' && scene.hits.at(world, 14 / view.get().camera.zoom) === null,
    wheelDevice(device) {
      if (wheelSeen.get() === null) wheelSeen.set(device)
    },
  })
  const isTyping = (target: EventTarget | null): boolean =>
    target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"], [role="combobox"]') !== null
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return
    const onMap = event.target === document.body || (event.target instanceof Node && region.contains(event.target))
    const mod = event.ctrlKey || event.metaKey
    const keys = { key: event.key, code: event.code, shift: event.shiftKey, alt: event.altKey, mod }
    if (onMap && event.key === ' ' && !mod) {
      event.preventDefault()
      input.setSpace(true)
      return
    }
    const command = commandFor(keys)
    if (command !== null && (onMap || isForThePage(command))) {
      if (onMap && (event.key === 'Tab' || event.key.startsWith('Arrow') || event.key === 'Enter')) byKeyboard.set(true)
      if (performCommand(command, commands)) event.preventDefault()
      request()
      return
    }
    if (onMap && event.key.startsWith('Arrow') && !mod && !event.altKey) {
      byKeyboard.set(true)
      event.preventDefault()
      runner.send({ type: 'key', key: event.key, shift: event.shiftKey, alt: false, mod: false })
      request()
    }
  }
  const { signal } = stop
  document.addEventListener('keydown', onKey, { signal })
  document.addEventListener('keyup', (event) => {
    if (event.key === ' ') input.setSpace(false)
  }, { signal })
  window.addEventListener('blur', () => {
    input.setSpace(false)
    if (runner.at() !== 'idle') runner.send({ type: 'cancel' })
  }, { signal })
  // An assistive technology may focus or press an element without any key or pointer.
  region.addEventListener('focusin', (event) => {
    const id = event.target instanceof HTMLElement ? (event.target.dataset['cardId'] ?? event.target.dataset['relationId']) : undefined
    if (id === undefined || id === view.get().focus || view.get().selection.includes(id)) return
    view.set({ focus: scene.board().cards.has(id) ? id : null, selection: [id] })
  }, { signal })

  const size = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = region
    view.set({ viewport: [clientWidth, clientHeight] })
    renderer.resize([clientWidth, clientHeight], window.devicePixelRatio)
    request()
    later()
  })
  size.observe(region)
  const unsubscribe = [
    session.board.subscribe(onBoard),
    session.peers.subscribe(request),
    session.role.subscribe(request),
    session.ready.subscribe(() => void needFonts(NO_ID)),
    view.subscribe(onView),
  ]
  scene.update(session.board.get(), view.get().selection)
  renderer.spoil()
  void needFonts(new Set(session.board.get().cards.keys()))
  runner.follow(view.get().tool)
  editor.follow(view.get().editing)
  request()

  return {
    mover,
    isLost,
    wheelSeen,
    byKeyboard,
    say,
    pillOf(relation) {
      const picture = scene.relationPicture(relation)
      if (picture === null) return null
      const { camera } = view.get()
      const [x, y] = picture.pill === null ? (picture.line[Math.floor(picture.line.length / 2)] ?? [0, 0]) : [picture.pill.x + picture.pill.w / 2, picture.pill.y + picture.pill.h]
      return { x: (x - camera.x) * camera.zoom, y: (y - camera.y) * camera.zoom }
    },
    onFrame(listener) {
      frameListeners.add(listener)
      return () => frameListeners.delete(listener)
    },
    destroy() {
      ended = true
      cancelAnimationFrame(frame)
      for (const wait of [timer, idle]) if (wait !== null) clearTimeout(wait)
      stop.abort()
      input.destroy()
      size.disconnect()
      for (const end of unsubscribe) end()
      editor.finish()
      session.setPresence({ cursor: null, drag: null, editing: null })
      for (const part of [renderer, overlay, proxies, peerLayer, announcer]) part.destroy()
      delete region.dataset['mapReady']
    },
  }
}
