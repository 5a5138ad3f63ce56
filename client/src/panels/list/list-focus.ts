// Knows how the keys go from the list into the panel and back to a card; knows neither what stands in the panel nor in the list.
import type { BoardSession } from '../../model/board-session.ts'
import type { PanelFace } from '../../model/view-state.ts'
import { keepTyped, type TypedAhead } from './keep-typed.ts'
import { rowOf } from './row-ids.ts'

/** What is asked for may be drawn, or fetched, only a little later: so many frames are waited, about a second. */
const FRAMES = 60
/** So many frames later everything that closes has closed. */
const SETTLED = 4

/** The latest wish counts: an older one that still waits gives up. */
let wish = 0

/** Nobody has the keys, or a button has got them back from a menu that closed: not where the person went by themselves. */
const isAdrift = (): boolean => {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.hasAttribute('aria-haspopup')
}

/**
 * Gives the keys to an element as soon as it is there, and once more where a menu that closes has taken them back.
 * @param typed what is typed until then; it goes into the element, or to nobody.
 */
export function focusWhenThere(find: () => HTMLElement | null, otherwise?: () => void, typed?: TypedAhead): void {
  let left = FRAMES
  let given = 0
  wish += 1
  const mine = wish
  // Whoever presses something else meanwhile has gone on.
  const goneOn = (): void => {
    if (given > 0 && mine === wish) wish += 1
  }
  addEventListener('keydown', goneOn, { capture: true, once: true })
  addEventListener('pointerdown', goneOn, { capture: true, once: true })
  const look = (): void => {
    if (mine !== wish) return typed?.drop()
    const element = find()
    if (element !== null && (given === 0 || isAdrift())) {
      element.focus({ preventScroll: true })
      // A card is shown whole, with what can be done with it.
      ;(element.closest('.row') ?? element).scrollIntoView({ block: 'nearest' })
    }
    if (element !== null && given === 0) typed?.into(element)
    if (element !== null) given += 1
    left -= 1
    if (given > SETTLED) return
    if (left > 0) requestAnimationFrame(look)
    else if (element === null) {
      typed?.drop()
      otherwise?.()
    }
  }
  requestAnimationFrame(look)
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
 * Opens the panel on a card and gives the keys to its first field; where nothing can be typed, to the panel.
 * @param typed what has been typed already and belongs there. [LI29]
 */
export function enterPanel(session: BoardSession, card: string, typed = keepTyped()): void {
  session.view.set({ selection: [card], focus: card, panel: 'card' })
  const body = `.panel .panel-body[data-card="${CSS.escape(card)}"]`
  focusWhenThere(
    () => document.querySelector<HTMLElement>(`${body} :is(textarea, input:not([type="radio"]), select)`),
    () => document.querySelector<HTMLElement>('.panel')?.focus(),
    typed,
  )
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
    else if ((document.activeElement ?? document.body) === document.body) leavePanel(session)
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
