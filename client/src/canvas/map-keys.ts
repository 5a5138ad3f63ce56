// Knows which key presses on the page belong to the map; what they do is elsewhere.
import { activate, type Commanded, performCommand } from './commands.ts'
import { followFields } from './field-gone.ts'
import { commandFor, isForThePage, isSingleKey } from './keyboard.ts'

/** Where keys mean something else already. */
const ELSEWHERE =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"], [role="combobox"]'

export interface KeySink {
  /** True = the hand took the map while space was held. */
  setSpace(held: boolean): boolean
  /** Whether the person moves about the map by keyboard: no longer once the keys are elsewhere. [CA121] */
  byKeyboard(is: boolean): void
  request(): void
}

/** Where even F6 stays: whoever is asked something answers first. */
const ASKED = '[role="dialog"], [role="alertdialog"], [role="menu"]'
/** Id of the card or line whose element this is. */
const thingOf = (target: EventTarget | null): string | null =>
  target instanceof HTMLElement ? (target.dataset['cardId'] ?? target.dataset['relationId'] ?? null) : null

/** Listens on the document until the signal ends it. */
export function listenToKeys(commanded: Commanded, sink: KeySink, signal: AbortSignal): void {
  const { region, runner } = commanded
  /** What space was pressed on; it is acted on when space is let go and the hand has not taken the map meanwhile. */
  let spaceOn: string | null = null
  const fields = followFields(document, signal)
  const onLeft = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !region.contains(relatedTarget)) sink.byKeyboard(false)
  }
  region.addEventListener('focusout', onLeft, { signal })
  const onKey = (event: KeyboardEvent): void => {
    const { target } = event
    if (event.defaultPrevented || event.isComposing) return
    const within = (places: string): boolean => target instanceof Element && target.closest(places) !== null
    if (within(event.key === 'F6' ? ASKED : ELSEWHERE)) return
    const { showing, singleKeys } = commanded.session.view.get()
    // Where nothing has the keys they are the map's; only Tab begins with the page, or what stands before the map is met by nobody.
    // Nor are they while what is typed is still meant for a field that is gone. [CA91]
    if (event.key === 'Escape') fields.forget()
    const isNowhere = target === document.body && event.key !== 'Tab' && !fields.isGone()
    const onMap = showing === 'map' && (isNowhere || (target instanceof Node && region.contains(target)))
    const mod = event.ctrlKey || event.metaKey
    if (onMap && event.key === ' ' && !mod) {
      event.preventDefault()
      sink.setSpace(true)
      if (!event.repeat) spaceOn = thingOf(target)
      return
    }
    const isArrow = event.key.startsWith('Arrow')
    if (onMap && (isArrow || event.key === 'Tab' || event.key === 'Enter')) sink.byKeyboard(true)
    if (onMap && isArrow && !mod && !event.altKey) {
      event.preventDefault()
      runner.send({ type: 'key', key: event.key, shift: event.shiftKey, alt: false, mod: false })
      sink.request()
      return
    }
    const input = { key: event.key, code: event.code, shift: event.shiftKey, alt: event.altKey, mod }
    if (isSingleKey(input) && !singleKeys) return
    const command = commandFor(input)
    if (command === null || !(onMap || isForThePage(command, showing))) return
    if (performCommand(command, commanded)) {
      event.preventDefault()
      // What is said in passing listens behind the document and would take the keys whenever it is there.
      if (command.do === 'next-region') event.stopPropagation()
    }
    sink.request()
  }
  document.addEventListener('keydown', onKey, { signal })
  document.addEventListener(
    'keyup',
    (event) => {
      if (event.key !== ' ') return
      const hadMap = sink.setSpace(false)
      if (spaceOn !== null && !hadMap && thingOf(event.target) === spaceOn) activate(spaceOn, commanded)
      spaceOn = null
    },
    { signal },
  )
  // An assistive technology presses an element without any pointer.
  region.addEventListener(
    'click',
    (event) => {
      const id = thingOf(event.target)
      if (event.detail === 0 && id !== null) activate(id, commanded)
    },
    { signal },
  )
  window.addEventListener(
    'blur',
    () => {
      sink.setSpace(false)
      spaceOn = null
      if (runner.at() !== 'idle') runner.send({ type: 'cancel' })
      sink.request()
    },
    { signal },
  )
}
