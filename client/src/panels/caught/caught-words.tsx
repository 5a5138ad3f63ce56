// Knows how words that were typed while no field had the keys are kept until they are a note or are let go; refuses to know how they were noticed.
import { isAtLeast } from '@common-ground/shared/wire/roles.ts'
import { useCallback, useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field } from '../../controls/field.tsx'
import { announce, dismiss } from '../../controls/toast.tsx'
import { ofMaker } from '../../model/own-card.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { caughtWords as words } from '../../text/caught-words.ts'
import { boardDrafts } from '../board-drafts.ts'
import { bringToSight } from '../bring-to-sight.ts'
import { addWritten } from '../list/change-cards.ts'
import { focusList, focusMap, focusMatrix } from '../list/list-focus.ts'
import { keepTyped, type TypedAhead } from '../list/keep-typed.ts'
import { catchWords } from './catch-words.ts'
import '../../styles/caught.css'

const PLACE = 'caught words'
const GONE = 'caught-gone'

/** Nothing while every word has a field, and for whoever may not write on the board. */
export function CaughtWords({ session, mayEdit }: { readonly session: BoardSession; readonly mayEdit: boolean }) {
  const mayWrite = isAtLeast(useReadable(session.role), 'editor')
  const [text, setText] = useState<string | null>(() => boardDrafts(session).textAt(PLACE) || null)
  const field = useRef<HTMLTextAreaElement>(null)
  const ahead = useRef<TypedAhead | null>(null)
  const keep = useCallback(
    (typed: string | null): void => {
      const drafts = boardDrafts(session).keeperOf(PLACE)
      if (typed === null || typed.trim() === '') drafts.drop()
      else drafts.keep({ text: typed }, typed)
      setText(typed)
    },
    [session],
  )
  useEffect(() => {
    if (!mayWrite) return undefined
    const over = new AbortController()
    const take = (typed: string): void => {
      dismiss(GONE)
      ahead.current = keepTyped()
      keep(typed)
    }
    catchWords(session, { field: () => field.current, take }, over.signal)
    return () => over.abort()
  }, [session, mayWrite, keep])
  const isOpen = text !== null
  useEffect(() => {
    const area = field.current
    if (!isOpen || area === null || ahead.current === null) return
    area.focus()
    area.setSelectionRange(area.value.length, area.value.length)
    ahead.current.into(area)
    ahead.current = null
  }, [isOpen])
  if (text === null) return null
  const leave = (): void => {
    keep(null)
    const { showing } = session.view.get()
    ;({ map: focusMap, list: focusList, matrix: focusMatrix })[showing]()
  }
  const add = (event?: FormEvent): void => {
    event?.preventDefault()
    const said = text.trim()
    if (said === '') return leave()
    const made = mayEdit ? addWritten(session, 'note', { ...ofMaker(session, 'note'), text: said }) : null
    if (made === null) return
    leave()
    bringToSight(session, [made], words.noted(said))
  }
  const letGo = (): void => {
    leave()
    if (text.trim() === '') return
    announce({ id: GONE, text: words.gone(text), action: { label: words.back, run: () => keep(text) } })
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      letGo()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      add()
    }
  }
  return (
    <form className="caught" aria-label={words.label} data-region onSubmit={add}>
      <Field label={words.label}>
        {(ids) => (
          <textarea
            {...ids}
            ref={field}
            className="input"
            dir="auto"
            rows={1}
            value={text}
            onChange={(event) => keep(event.target.value)}
            onKeyDown={onKey}
          />
        )}
      </Field>
      <div className="caught-ways">
        <Button type="submit" small tone="main" disabled={!mayEdit}>
          {words.note}
        </Button>
        <Button small onClick={letGo}>
          {words.letGo}
        </Button>
      </div>
      <p className="quiet">{mayEdit ? words.how : words.waits}</p>
    </form>
  )
}
