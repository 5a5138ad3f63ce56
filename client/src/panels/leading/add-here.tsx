// Knows how one more card is written at a step; refuses to know a step.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { useRef, type FormEvent } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { ofMaker } from '../../model/own-card.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { bringToSight } from '../bring-to-sight.ts'
import { addWritten } from '../list/change-cards.ts'
import type { Talked } from './talked.ts'
import { addedSince } from './added-since.ts'
import { ownTone } from './step-tone.ts'
import { MadePossible } from './made-possible.tsx'
import { startAt } from './what-is-left.ts'
import type { Written, WrittenFirst } from './written.ts'

const words = leadingWords.tool
const MOST = 200

/** Where what is being typed stays until it is on the map: it outlives the step, a pause and the tab. */
export interface StepDraft {
  readonly call: LedCall
  readonly written: WrittenFirst
  /** The card that everybody looks at. */
  readonly talked: Talked
  /** Whether anything can go onto the map now. */
  readonly mayEdit: boolean
}
/** What of it is on the shelf, and how it is changed. */
export function useKept({
  call,
  written,
}: StepDraft): readonly [Written | undefined, (change: (now: Written) => Partial<Written>) => void] {
  const start = startAt(call)
  return [
    useReadable(written.all).find(({ round }) => round === start?.round),
    (change) => {
      if (start !== null) written.change(start, change)
    },
  ]
}

export interface AddHereProps {
  readonly session: BoardSession
  readonly kind: CardKind
  readonly draft: StepDraft
  readonly label?: string
  /** Says below the line what of it is on the map since the call began, and where. */
  readonly saysWhere?: boolean
}

/** One line for one more card, which goes where its kind belongs. */
export function AddHere({ session, kind, draft, label: wanted, saysWhere = false }: AddHereProps) {
  const [kept, keep] = useKept(draft)
  const text = kept?.draft ?? ''
  const setText = (words: string): void => keep(() => ({ draft: words }))
  const { label, title } = describeCard(kind)
  const field = useRef<HTMLInputElement>(null)
  const add = (): void => {
    const said = text.trim()
    if (said === '') return field.current?.focus()
    const made = !draft.mayEdit ? null : addWritten(session, kind, { ...ofMaker(session, kind), [title]: said })
    if (made === null) return
    setText('')
    bringToSight(session, [made], words.added(said))
  }
  return (
    <form className="lead-tool lead-write" onSubmit={instead(add)}>
      <Field label={wanted ?? words.add(label)}>
        {(ids) => (
          <TextInput
            {...ids}
            ref={field}
            value={text}
            // Tells a style that nothing stands there.
            placeholder=" "
            maxLength={MOST}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" small tone={ownTone(session, draft.call)} disabled={!draft.mayEdit}>
        {words.put}
      </Button>
      {saysWhere ? <AddedHere session={session} kind={kind} draft={draft} /> : null}
    </form>
  )
}

/** What has been put on the map in this call, by anybody, and where it is; nothing while there is none. [LD98] */
function AddedHere({ session, kind, draft }: Pick<AddHereProps, 'session' | 'kind' | 'draft'>) {
  const added = addedSince(useReadable(session.board), kind, draft.call.begunAt)
  if (added.length === 0) return null
  return (
    <ul className="lead-added" aria-label={words.addedHere}>
      {added.map(({ id, name, zone }) => (
        <li key={id}>
          <span className="quiet">{words.isOnMap(zone)}</span> <bdi>{name}</bdi>
          {kind === 'moment' ? <MadePossible session={session} win={{ id, name }} mayEdit={draft.mayEdit} /> : null}
        </li>
      ))}
    </ul>
  )
}

/** What a form does instead of leaving the page. */
export const instead = (run: () => void) => (event: FormEvent) => {
  event.preventDefault()
  run()
}
