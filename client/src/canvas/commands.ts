// Knows how each command of the keyboard is carried out on the map; knows no key.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { BoardSession } from '../model/board-session.ts'
import { ofMaker } from '../model/own-card.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import type { CameraMover } from './camera-mover.ts'
import type { Command } from './keyboard.ts'
import type { Proxies } from './proxies.ts'
import { neighbourInOrder, readingOrder } from './reading-order.ts'
import type { Scene } from './scene.ts'
import { canEdit } from './tool-context.ts'
import { copyCards } from './tools/copy-cards.ts'
import { homeOf, putNew } from './put-on-map.ts'
import { placedKind, readToolId, type ToolRunner } from './tools/tool-runner.ts'
import type { Operations } from './tools/tool.ts'

export interface Commanded {
  readonly session: BoardSession
  readonly scene: Scene
  readonly runner: ToolRunner
  readonly mover: CameraMover
  readonly region: HTMLElement
  readonly proxies: Proxies
  apply(change: Operations): boolean
  say(sentence: string): void
  refreshProxies(): void
}

const { labels, said } = CANVAS_WORDS
/** How far a copy stands from its original, world units. */
const COPY_OFFSET = 20

/** What a burst of arrow keys moved is written before anything else happens to it. */
function settle({ runner }: Commanded): void {
  if (runner.at() === 'nudging') runner.send({ type: 'cancel' })
}

function walk(step: 1 | -1, commanded: Commanded): boolean {
  const { session, scene, mover, region, proxies, say, refreshProxies } = commanded
  const { view } = session
  const { focus, selection } = view.get()
  // After Escape the next Tab leaves the map.
  if (region.dataset['leaving'] === 'true') {
    delete region.dataset['leaving']
    return false
  }
  const from = focus ?? selection.at(-1) ?? null
  const next = neighbourInOrder(scene.board(), from, step)
  if (next === null) {
    // A step past either end leaves the map: the page's own order goes on from the region.
    if (from !== null) say(step === 1 ? said.lastCard : said.firstCard)
    view.set({ focus: null })
    region.focus({ preventScroll: true })
    region.dataset['leaving'] = 'true'
    return from !== null
  }
  view.set({ focus: next, selection: [next] })
  const box = scene.box(next)
  if (box !== null) mover.reveal(box)
  refreshProxies()
  proxies.element(next)?.focus({ preventScroll: true })
  return true
}

function bin({ session, apply, region }: Commanded): boolean {
  const { view } = session
  const board = session.board.get()
  const ids = view.get().selection.filter((id) => board.cards.get(id)?.kind !== 'charter')
  if (ids.length === 0 || !canEdit(session)) return false
  if (apply({ operations: [{ type: 'bin', ids }], label: labels.bin(ids.length), said: said.binned(ids.length) })) {
    view.set({ selection: [], focus: null })
    region.focus({ preventScroll: true })
  }
  return true
}

function duplicate({ session, apply }: Commanded): boolean {
  const { view } = session
  const ids = view.get().selection.filter((id) => session.board.get().cards.has(id))
  if (ids.length === 0 || !canEdit(session)) return true
  const copied = copyCards(session.board.get(), ids, () => session.newId(), COPY_OFFSET, COPY_OFFSET)
  if (copied.ids.length === 0) return true
  if (apply({ operations: [copied.operation], label: labels.duplicate(copied.ids.length), said: said.duplicated })) {
    view.set({ selection: copied.ids, focus: copied.ids.length === 1 ? (copied.ids[0] ?? null) : null })
  }
  return true
}

/** Where nobody points a place, a card goes where the product itself would put it; its title can be typed at once. [CA51] */
function placeAtHome(kind: CardKind, home: string, { session, runner, apply }: Commanded): boolean {
  const { label, title } = describeCard(kind)
  const id = session.newId()
  const { room, ...place } = putNew(session, { id, kind }, home)
  const create = { type: 'create', cards: [{ id, kind, ...place, fields: ofMaker(session, kind) }] } as const
  if (!apply({ operations: [...room, create], label: labels.add(label), said: said.added(label) })) return true
  runner.send({ type: 'cancel' })
  session.view.set({ tool: 'select', selection: [id], focus: id, editing: { card: id, field: title } })
  return true
}

function edit(commanded: Commanded): boolean {
  const { session, runner, region } = commanded
  const { view } = session
  const { tool, selection, focus } = view.get()
  const placed = placedKind(readToolId(tool) ?? 'select')
  if (placed !== null) {
    const home = canEdit(session) ? homeOf(session.board.get(), placed, undefined) : null
    if (home !== null) return placeAtHome(placed, home, commanded)
    runner.send({ type: 'key', key: 'Enter', shift: false, alt: false, mod: false })
    return true
  }
  const id = selection.length === 1 ? selection[0] : focus
  if (id === undefined || id === null) return false
  const board = session.board.get()
  const card = board.cards.get(id)
  delete region.dataset['leaving']
  if (card === undefined || !canEdit(session)) {
    view.set({ panel: 'card' })
    return true
  }
  view.set({ selection: [id], focus: id, editing: { card: id, field: describeCard(card.kind).title } })
  return true
}

/** Space, or a press by an assistive technology: selects the card or line; what is selected already shows its details. */
export function activate(id: string, { session, region }: Commanded): void {
  const { view } = session
  const { selection } = view.get()
  delete region.dataset['leaving']
  if (selection.length === 1 && selection[0] === id) view.set({ panel: 'card' })
  else view.set({ selection: [id], focus: session.board.get().cards.has(id) ? id : null })
}

function step(back: boolean, { session, say }: Commanded): boolean {
  const outcome = back ? session.undo() : session.redo()
  if (!outcome.did) say(back ? said.nothingToUndo : said.nothingToRedo)
  else
    say(
      `${back ? said.undone(outcome.label) : said.redone(outcome.label)}${outcome.others.length > 0 ? ` ${said.othersChanged}` : ''}`,
    )
  return true
}

function leave({ session, runner, region }: Commanded): boolean {
  const { view } = session
  const { tool, selection, focus } = view.get()
  if (runner.at() !== 'idle' || tool !== 'select') runner.send({ type: 'cancel' })
  else if (selection.length > 0 || focus !== null) {
    view.set({ selection: [], focus: null })
    region.focus({ preventScroll: true })
    region.dataset['leaving'] = 'true'
  } else region.dataset['leaving'] = 'true'
  return true
}

/** F6: the next part of the page that can be reached. False = what is said in passing is next, and takes the keys by itself. */
function nextRegion({ region }: Commanded): boolean {
  const focusable = 'a[href], button:not([disabled]), input, select, textarea, [tabindex="0"]'
  // A tool may be there and unseen for now.
  const first = (part: HTMLElement, stops: string): HTMLElement | undefined =>
    [...part.querySelectorAll<HTMLElement>(stops)].find((stop) => stop.checkVisibility({ visibilityProperty: true }))
  const parts = [
    ...document.querySelectorAll<HTMLElement>(
      'header, nav, aside, .toasts, [role="toolbar"], [role="application"], [role="complementary"], [data-region]',
    ),
  ].filter(
    (part) =>
      part.checkVisibility() &&
      part.closest('[inert]') === null &&
      (part.matches('[role="application"]') || first(part, focusable) !== undefined),
  )
  const here = parts.findLastIndex((part) => part.contains(document.activeElement))
  const next = parts[(here + 1) % parts.length] ?? region
  if (next.matches('.toasts')) return false
  if (next === region) region.focus({ preventScroll: true })
  else {
    // A list has one stop for Tab, where the person was last.
    const stop = next.matches('[data-region]') ? first(next, 'button[tabindex="0"][aria-pressed]') : undefined
    ;(stop ?? first(next, focusable))?.focus()
  }
  return true
}

/** Carries the command out; false = it was nobody's business, so the browser goes on with the key. */
export function performCommand(command: Command, commanded: Commanded): boolean {
  const { session, scene, mover, say } = commanded
  const { view } = session
  if (command.do !== 'next' && command.do !== 'previous' && command.do !== 'leave')
    delete commanded.region.dataset['leaving']
  settle(commanded)
  switch (command.do) {
    case 'undo':
      return step(true, commanded)
    case 'redo':
      return step(false, commanded)
    case 'bin':
      return bin(commanded)
    case 'duplicate':
      return duplicate(commanded)
    case 'select-all': {
      const selection = readingOrder(scene.board())
      view.set({ selection, focus: null })
      say(said.selected(selection.length))
      return true
    }
    case 'next':
      return walk(1, commanded)
    case 'previous':
      return walk(-1, commanded)
    case 'edit':
      return edit(commanded)
    case 'connect-to': {
      const [only] = view.get().selection
      if (
        view.get().selection.length !== 1 ||
        only === undefined ||
        !scene.board().cards.has(only) ||
        !canEdit(session)
      )
        return false
      view.set({ connectFrom: only })
      return true
    }
    case 'fit':
      mover.fit()
      return true
    case 'fit-selection':
      mover.fitSelection()
      return true
    case 'zoom-reset':
      mover.resetZoom()
      return true
    case 'zoom-in':
      mover.zoomBy(1)
      return true
    case 'zoom-out':
      mover.zoomBy(-1)
      return true
    case 'leave':
      return leave(commanded)
    case 'next-region':
      return nextRegion(commanded)
    case 'tool':
      if (!canEdit(session) && command.tool !== 'select' && command.tool !== 'pan') return false
      view.set({ tool: command.tool })
      return true
  }
}
