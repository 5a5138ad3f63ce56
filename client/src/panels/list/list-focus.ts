// Knows how the keys go from the list into the panel and back to a card; knows neither what stands in the panel nor in the list.
import { bringWhole } from '../../controls/whole-in-sight.ts'
import type { BoardSession } from '../../model/board-session.ts'
import type { PanelFace } from '../../model/view-state.ts'
import { keepTyped, type TypedAhead } from './keep-typed.ts'
import { rowOf } from './row-ids.ts'

/**
 * What is asked for may have to be fetched first, by a slow line for a slow laptop: so long it is waited for, in ms. Whatever
 * happens meanwhile ends it sooner.
 */
const BOUND = 30_000
/** So many frames later everything that closes has closed, and what stands without the thing looked for will not get it. */
const SETTLED = 4

/** The latest wish counts: an older one that still waits gives up. */
let wish = 0

/** Nobody has the keys. */
const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body
/** Nobody has the keys, or a button has got them back from a menu that closed: not where the person went by themselves. */
const isAdrift = (): boolean => isLost() || document.activeElement?.hasAttribute('aria-haspopup') === true

/** How long, and around what, something is waited for. */
export interface Waiting {
  /** What stands around it: where this is there without it, it is not coming. */
  readonly around?: () => Element | null
  /** Who gets the keys then, or once the waiting is at its bound. */
  readonly otherwise?: () => void
  /** What is typed until then; it goes into the element, or to nobody. */
  readonly typed?: TypedAhead
  /** False once what was asked for has been closed. */
  readonly isWanted?: () => boolean
}

/**
 * Gives the keys to an element as soon as it is there, however late, and once more where a menu that closes has taken them
 * back. Whoever goes somewhere else meanwhile has gone on: the keys stay there. [LI36]
 */
export function focusWhenThere(find: () => HTMLElement | null, waiting: Waiting = {}): void {
  const { around, otherwise, typed, isWanted = () => true } = waiting
  const start = document.activeElement
  const end = performance.now() + BOUND
  let given = 0
  let stood = 0
  let hasPressed = false
  wish += 1
  const mine = wish
  const over = new AbortController()
  const pressed = ({ type }: Event): void => {
    // Whoever presses something after the keys were given has gone on; before, whoever has got somewhere by it.
    if (given > 0 || type === 'pointerdown') return over.abort()
    hasPressed = true
  }
  for (const type of ['keydown', 'pointerdown', 'wheel'])
    addEventListener(type, pressed, { capture: true, signal: over.signal })
  const isElsewhere = (): boolean => hasPressed && given === 0 && !isAdrift() && document.activeElement !== start
  const look = (): void => {
    if (mine !== wish || over.signal.aborted || isElsewhere() || (given === 0 && !isWanted())) {
      over.abort()
      return typed?.drop()
    }
    const element = find()
    if (element !== null && (given === 0 || isAdrift())) element.focus({ preventScroll: true })
    // A card is shown whole, with what can be done with it; also once what stood beside it has made room for longer lines.
    if (element !== null && document.activeElement === element) bringWhole(element.closest('.row') ?? element)
    if (element !== null && given === 0) typed?.into(element)
    if (element !== null) given += 1
    else if ((around?.() ?? null) !== null) stood += 1
    const isMissing = given === 0 && (stood > SETTLED || performance.now() > end)
    const frame = around?.() ?? null
    if (given > SETTLED && element !== null && frame !== null) staySeen(element, frame, over)
    else if (given > SETTLED || isMissing) over.abort()
    else requestAnimationFrame(look)
    if (!isMissing) return
    typed?.drop()
    otherwise?.()
  }
  requestAnimationFrame(look)
}

/** What comes above it later, as the answers of a card do, pushes nothing that has the keys out of sight, until something is done. */
function staySeen(element: HTMLElement, frame: Element, over: AbortController): void {
  const grown = new ResizeObserver(() => {
    if (document.activeElement === element) bringWhole(element)
    else over.abort()
  })
  grown.observe(frame)
  over.signal.addEventListener('abort', () => grown.disconnect())
}

/** Gives the keys to a card of the list. */
export function focusRow(card: string): void {
  focusWhenThere(() => rowOf(card))
}

/** Gives the keys to the card of the list where the person was last. */
export function focusList(): void {
  focusWhenThere(() => document.querySelector<HTMLElement>('.board-list .row-name[tabindex="0"]'))
}

/** Gives the keys to the map, once it can be reached. */
export function focusMap(): void {
  focusWhenThere(() => document.querySelector<HTMLElement>('[role="application"]'))
}

/** Gives the keys to the cell of who does what where the person was last. */
export function focusMatrix(): void {
  focusWhenThere(() => document.querySelector<HTMLElement>('.matrix [tabindex="0"]'))
}

/**
 * Opens the panel on a card and gives the keys to its first field; where nothing can be typed, to the panel. On a phone a
 * card that was there before has them at its name: what stands between that and the first field, as what organisations
 * answered, would be out of sight and behind the keys. LI80.
 * @param typed what has been typed already and belongs into a card that is new. [LI29]
 */
export function enterPanel(session: BoardSession, card: string, typed?: TypedAhead): void {
  session.view.set({ selection: [card], focus: card, panel: 'card' })
  const body = `.panel .panel-body[data-card="${CSS.escape(card)}"]`
  const isRead = typed === undefined && document.querySelector('.room.phone') !== null
  const first = isRead ? 'h2' : ':is(textarea, input:not([type="radio"]), select)'
  focusWhenThere(() => document.querySelector<HTMLElement>(`${body} ${first}`), {
    around: () => document.querySelector(body),
    otherwise: () => document.querySelector<HTMLElement>('.panel')?.focus(),
    isWanted: () => isOpenOn(session, card),
    typed: typed ?? keepTyped(),
  })
}

/** Opens the panel on a card that is there, to be read: the keys are at its name. */
export function readPanel(session: BoardSession, card: string): void {
  session.view.set({ selection: [card], focus: card, panel: 'card' })
  const body = `.panel .panel-body[data-card="${CSS.escape(card)}"]`
  focusWhenThere(() => document.querySelector<HTMLElement>(`${body} h2`), { isWanted: () => isOpenOn(session, card) })
}

/** Asks with what a card is to be connected; what is typed before the picker is there comes into it. [LI29] */
export function enterConnect(session: BoardSession, card: string): void {
  session.view.set({ connectFrom: card })
  focusWhenThere(() => document.querySelector<HTMLElement>('.dialog [role="combobox"]'), {
    isWanted: () => session.view.get().connectFrom === card,
    typed: keepTyped(),
  })
}

/** Whether the panel is open on a card or a line. */
export const isOpenOn = (session: BoardSession, id: string): boolean => {
  const { panel, selection } = session.view.get()
  return panel === 'card' && selection.includes(id)
}

/** Opens a face of the panel because somebody asked for it, and gives the keys to its tab: the panel may lie over what was pressed. */
export function openFace(session: BoardSession, panel: PanelFace): void {
  session.view.set({ panel })
  focusFace()
}

/** Gives the keys to the tab of the face that shows: what they were on in it has gone with what it did. */
export function focusFace(): void {
  focusWhenThere(() => document.querySelector<HTMLElement>('.panel .panel-tab[aria-selected="true"]'))
}

/** The keys go on where the person works, from a panel that goes away with them. */
export function leavePanel(session: BoardSession): void {
  const { showing, selection } = session.view.get()
  if (showing === 'map') focusMap()
  else if (showing === 'list' && selection.length === 0) focusList()
  else backToList(session)
}

/** The keys go on where the person works, if nobody has them once a dialog has closed. */
export function takeUpKeys(session: BoardSession): void {
  let left = SETTLED
  const look = (): void => {
    left -= 1
    if (left > 0) requestAnimationFrame(look)
    else if (isLost()) leavePanel(session)
  }
  requestAnimationFrame(look)
}

/** From the panel back to the card it is about, or to the cell of who does what. Does nothing beside the map, where the keys stay where they are. */
export function backToList(session: BoardSession): void {
  const { showing, selection } = session.view.get()
  const last = selection.at(-1)
  if (showing === 'matrix') focusMatrix()
  if (showing === 'list' && last !== undefined) focusRow(last)
}
