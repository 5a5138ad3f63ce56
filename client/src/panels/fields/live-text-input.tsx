// Knows how an input stays equal with a shared text while several people type in it; refuses to keep a copy of the text.
import type { TextAddress, Refusal } from '@common-ground/shared/operations/operation.ts'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { ControlIds } from '../../controls/field.tsx'
import type { BoardSession, LiveText } from '../../model/board-session.ts'
import { shareTyping, type Typing } from '../../model/typing-presence.ts'
import { panelWords } from '../../text/panel-words.ts'
import { carryOver } from './carry-over.ts'

export interface LiveTextInputProps {
  readonly session: BoardSession
  readonly address: TextAddress
  readonly ids: ControlIds
  readonly lines: 'one' | 'many'
  /** Characters above which the field says by how much; nothing is cut. */
  readonly advised: number
  readonly placeholder?: string | undefined
}

/** An input on a shared text. Remote changes move the caret with the words it stands in. */
export function LiveTextInput({ session, address, ids, lines, advised, placeholder }: LiveTextInputProps) {
  const { card, item, field } = address
  const live = useMemo<LiveText>(
    () => session.text(item === undefined ? { card, field } : { card, item, field }),
    [session, card, item, field],
  )
  const element = useRef<HTMLTextAreaElement>(null)
  const composing = useRef<{ readonly base: string; readonly maps: ((offset: number) => number)[] } | null>(null)
  const typing = useRef<Typing | null>(null)
  const [length, setLength] = useState(() => live.get().length)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  useLayoutEffect(() => {
    const input = element.current
    if (input === null) return
    input.value = live.get()
    setLength(input.value.length)
    return live.subscribe((mapOffset) => {
      const now = composing.current
      if (now !== null) {
        now.maps.push(mapOffset)
        return
      }
      const focused = document.activeElement === input
      const start = mapOffset(input.selectionStart ?? 0)
      const end = mapOffset(input.selectionEnd ?? 0)
      const direction = input.selectionDirection ?? 'none'
      input.value = live.get()
      if (focused) input.setSelectionRange(start, end, direction)
      setLength(input.value.length)
    })
  }, [live])
  // The place disappears while somebody types in it: what was typed is already shared.
  useEffect(
    () => () => {
      live.done()
      typing.current?.stopped()
    },
    [live],
  )

  const take = (next: string, caret: number): void => {
    const input = element.current
    if (input === null) return
    const result = live.edit(next, caret)
    setRefusal(result.ok ? null : result.error)
    if (!result.ok) {
      const back = Math.max(0, caret - Math.max(0, next.length - live.get().length))
      input.value = live.get()
      input.setSelectionRange(back, back)
    }
    setLength(live.get().length)
  }
  const onInput = (): void => {
    const input = element.current
    typing.current?.typed()
    if (input === null || composing.current !== null) return
    const caret = input.selectionEnd ?? input.value.length
    // One line holds no line breaks: pasted ones become spaces, which keeps every offset where it was.
    take(lines === 'one' ? input.value.replaceAll(/[\r\n]/g, ' ') : input.value, caret)
  }
  const onCompositionEnd = (): void => {
    const input = element.current
    const now = composing.current
    composing.current = null
    if (input === null || now === null) return
    const carried = carryOver(now.base, input.value, input.selectionEnd ?? input.value.length, live.get(), now.maps)
    input.value = carried.text
    input.setSelectionRange(carried.caret, carried.caret)
    take(carried.text, carried.caret)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const key = event.key.toLowerCase()
    if (lines === 'one' && key === 'enter') event.preventDefault()
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return
    // The browser's own undo knows nothing of the others' words in this text.
    event.preventDefault()
    if (key === 'y' || event.shiftKey) session.redo()
    else session.undo()
  }
  const over = length - advised
  return (
    <>
      <textarea
        {...ids}
        ref={element}
        className={lines === 'one' ? 'input one-line' : 'input'}
        rows={lines === 'one' ? 1 : 2}
        dir="auto"
        data-live-text=""
        placeholder={placeholder ?? ''}
        spellCheck
        onInput={onInput}
        onKeyDown={onKeyDown}
        onCompositionStart={() => {
          composing.current = { base: live.get(), maps: [] }
        }}
        onCompositionEnd={onCompositionEnd}
        onFocus={() => {
          typing.current = shareTyping(session, { card, field })
        }}
        onBlur={() => {
          live.done()
          typing.current?.stopped()
          setRefusal(null)
        }}
      />
      {over > 0 ? (
        <p className="field-over" role="status">
          {panelWords.over(over, advised)}
        </p>
      ) : null}
      {refusal === null ? null : (
        <p className="field-mistake" role="alert">
          {panelWords.refusals[refusal]}
        </p>
      )}
    </>
  )
}
