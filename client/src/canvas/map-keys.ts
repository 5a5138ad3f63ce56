// Knows which key presses on the page belong to the map; what they do is elsewhere.
import { type Commanded, performCommand } from './commands.ts'
import { commandFor, isForThePage } from './keyboard.ts'

/** Where keys mean something else already. */
const ELSEWHERE =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"], [role="combobox"]'

export interface KeySink {
  setSpace(held: boolean): void
  /** The person moves about by keyboard. */
  byKeyboard(): void
  request(): void
}

/** Listens on the document until the signal ends it. */
export function listenToKeys(commanded: Commanded, sink: KeySink, signal: AbortSignal): void {
  const { region, runner } = commanded
  const onKey = (event: KeyboardEvent): void => {
    const { target } = event
    if (
      event.defaultPrevented ||
      event.isComposing ||
      (target instanceof Element && target.closest(ELSEWHERE) !== null)
    )
      return
    const onMap = target === document.body || (target instanceof Node && region.contains(target))
    const mod = event.ctrlKey || event.metaKey
    if (onMap && event.key === ' ' && !mod) {
      event.preventDefault()
      sink.setSpace(true)
      return
    }
    const isArrow = event.key.startsWith('Arrow')
    if (onMap && (isArrow || event.key === 'Tab' || event.key === 'Enter')) sink.byKeyboard()
    if (onMap && isArrow && !mod && !event.altKey) {
      event.preventDefault()
      runner.send({ type: 'key', key: event.key, shift: event.shiftKey, alt: false, mod: false })
      sink.request()
      return
    }
    const command = commandFor({ key: event.key, code: event.code, shift: event.shiftKey, alt: event.altKey, mod })
    if (command === null || !(onMap || isForThePage(command))) return
    if (performCommand(command, commanded)) event.preventDefault()
    sink.request()
  }
  document.addEventListener('keydown', onKey, { signal })
  document.addEventListener(
    'keyup',
    (event) => {
      if (event.key === ' ') sink.setSpace(false)
    },
    { signal },
  )
  window.addEventListener(
    'blur',
    () => {
      sink.setSpace(false)
      if (runner.at() !== 'idle') runner.send({ type: 'cancel' })
      sink.request()
    },
    { signal },
  )
}
