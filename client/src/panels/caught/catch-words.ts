// Knows where words go that are typed while no field has the keys: into the field that is asked for, or to whoever keeps them; knows not how they are kept.
import { followFields } from '../../canvas/field-gone.ts'
import { commandFor, isSingleKey, type KeyInput } from '../../canvas/keyboard.ts'
import type { BoardSession } from '../../model/board-session.ts'
import type { View } from '../../model/view-state.ts'
import { typeInto } from '../list/keep-typed.ts'
import { stepField, type WordField } from './step-field.ts'
import { hasWords, isWriting, NO_RUN, takenBack, textOf, typed, type Run } from './typed-run.ts'

/** Where keys have a meaning of their own, or are typed already. A tick or a choice has none for letters. */
const TAKES_KEYS = [
  'input:not([type="checkbox"], [type="radio"])',
  'textarea, select, [contenteditable="true"]',
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="combobox"]',
  '.board-list, .matrix',
].join()
/** Somebody who is here has pressed something of the step. */
const STEP = '.lead-area'
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'CapsLock', 'AltGraph', 'Dead', 'Control', 'Alt', 'Meta'])

/** Keeps words that no field takes. */
export interface WordKeeper {
  /** Its field, once it holds something. */
  field(): WordField | null
  /** Words that were typed just now; it gives its field the keys. */
  take(text: string): void
}

const inputOf = (event: KeyboardEvent): KeyInput => ({
  key: event.key,
  code: event.code,
  shift: event.shiftKey,
  alt: event.altKey,
  mod: event.ctrlKey || event.metaKey,
})

/** Some keyboards have letters that are typed with Ctrl and Alt. */
const isCharacter = (event: KeyboardEvent): boolean =>
  [...event.key].length === 1 &&
  !event.metaKey &&
  (event.getModifierState('AltGraph') || (!event.ctrlKey && !event.altKey))

/**
 * Listens until the signal ends it. A letter that nobody has the keys for begins the line that a step asks for; on the map
 * letters are orders until they can only be words: then what they did is put back, and the words are in the field of the
 * step or with the keeper, from the first letter on. [CA130] [LD120]
 */
export function catchWords(session: BoardSession, keeper: WordKeeper, signal: AbortSignal): void {
  const { view } = session
  const fields = followFields(document, signal)
  let run: Run = NO_RUN
  let before: Pick<View, 'panel' | 'connectFrom'> = view.get()
  let last: Element | null = null
  const forget = (): void => void (run = NO_RUN)

  const isOrder = (event: KeyboardEvent, onMap: boolean): boolean => {
    const { showing, singleKeys } = view.get()
    if (!singleKeys || !isSingleKey(inputOf(event))) return false
    const command = commandFor(inputOf(event))
    return event.key === '?' || command?.do === 'tool' || (command !== null && onMap && showing === 'map')
  }
  const take = (event: KeyboardEvent): void => event.stopImmediatePropagation()
  const handOver = (text: string, toStep: WordField | null): void => {
    forget()
    fields.forget()
    const { panel, connectFrom } = before
    // Whoever took a tool and then writes is at its end with it.
    view.set({ tool: 'select', panel, connectFrom })
    const kept = keeper.field()
    const field = kept ?? toStep
    if (field === null) return keeper.take(text)
    typeInto(field, kept === null || kept.value.trim() === '' ? text : ` ${text}`)
  }
  const onKey = (event: KeyboardEvent): void => {
    const { target } = event
    if (event.defaultPrevented || event.isComposing || event.repeat || MODIFIERS.has(event.key)) return
    if (!(target instanceof Element) || target.closest(TAKES_KEYS) !== null) return forget()
    if (event.key === 'Backspace' && hasWords(run)) {
      // It is the letter that was mistyped, and no card.
      event.preventDefault()
      take(event)
      run = takenBack(run)
      return
    }
    if (!isCharacter(event)) return forget()
    const isNowhere = target === document.body
    const isGone = isNowhere && fields.isGone()
    const toStep = isGone ? null : stepField(document, last)
    if (toStep !== null && event.key !== ' ' && (isNowhere || target.closest(STEP) !== null)) {
      forget()
      // The letter itself follows the keys: the browser types it where they are by then.
      toStep.focus()
      toStep.setSelectionRange(toStep.value.length, toStep.value.length)
      return take(event)
    }
    const order = !isGone && isOrder(event, isNowhere || target.closest('[role="application"]') !== null)
    // A button is pressed by it.
    if (event.key === ' ' && target.closest('button, a, summary, input') !== null) return forget()
    run = typed(run, { character: event.key, isOrder: order, at: event.timeStamp })
    if (run.strokes.length === 1) before = view.get()
    if (isWriting(run) || (isGone && event.key !== ' ')) {
      event.preventDefault()
      take(event)
      handOver(textOf(run), toStep)
    } else if (!order && hasWords(run)) {
      event.preventDefault()
      take(event)
    }
  }
  // Behind those that hold back what is typed ahead, before the map and its tools.
  document.addEventListener('keydown', onKey, { capture: true, signal })
  document.addEventListener('pointerdown', forget, { capture: true, signal })
  document.addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof Element) last = target
    },
    { signal },
  )
}
