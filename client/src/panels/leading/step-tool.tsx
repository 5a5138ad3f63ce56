// Knows the one thing to do at a step: a field, one more card, or something to write first; refuses to know how a call moves.
import { fieldValue } from '@common-ground/shared/board/card.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { isRound, type RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { bringToSight } from '../bring-to-sight.ts'
import { FieldInput } from '../fields/field-input.tsx'
import { addWritten } from '../list/change-cards.ts'
import { ownCard } from '../../model/own-card.ts'
import { placeOwnCard } from '../own-card.ts'
import { tell } from '../tell.ts'
import { PickSentences } from './pick-sentences.tsx'
import { WriteFirst } from './write-first.tsx'
import type { WrittenFirst } from './written.ts'

export interface StepToolProps {
  readonly session: BoardSession
  readonly api: Api
  readonly call: LedCall
  readonly step: RunStep
  readonly mayEdit: boolean
  readonly written: WrittenFirst
}

const words = leadingWords.tool

/** Nothing where people only talk. */
export function StepTool({ session, api, call, step, mayEdit, written }: StepToolProps) {
  const { tool } = step
  const { round } = call
  if (tool.type === 'talk') return null
  if (tool.type === 'write' && round !== null && mayEdit)
    return <WriteFirst session={session} call={call} round={round} step={step} tool={tool} written={written} />
  if (tool.type === 'pick' && round !== null)
    return (
      <PickSentences
        session={session}
        api={api}
        call={call}
        round={round}
        step={step}
        mayEdit={mayEdit}
        written={written}
      />
    )
  if (isRound(step)) return <p className="lead-tool quiet">{words.byHand}</p>
  if (!mayEdit) return <p className="lead-tool quiet">{words.readOnly}</p>
  if (tool.type === 'add') return <AddHere session={session} kind={tool.kind} />
  if (tool.type !== 'field') return null
  return tool.of === 'charter' ? (
    <CardField session={session} card={CHARTER_ID} field={tool.field} />
  ) : (
    <OwnField session={session} field={tool.field} />
  )
}

/** A field of the card of one's own organisation, or how it gets its card. */
function OwnField({ session, field }: { readonly session: BoardSession; readonly field: string }) {
  const participants = useReadable(session.participants)
  const me = participants.find(({ id }) => id === session.participantId)
  const own = useSelected(session.board, (board) => (me === undefined ? undefined : ownCard(board, me)))
  if (own !== undefined) return <CardField session={session} card={own} field={field} />
  if (me === undefined || me.organisation === '') return <p className="lead-tool quiet">{words.noOrganisation}</p>
  return (
    <div className="lead-tool">
      <p className="quiet">{words.ownMissing}</p>
      <Button small onClick={() => placeOwnCard(session, me)}>
        {words.addOwn}
      </Button>
    </div>
  )
}

interface CardFieldProps {
  readonly session: BoardSession
  readonly card: string
  readonly field: string
}

/** The same input as in the form of the card. */
function CardField({ session, card: id, field: name }: CardFieldProps) {
  const card = useSelected(session.board, (board) => board.cards.get(id))
  const field = card === undefined ? undefined : describeCard(card.kind).fields[name]
  if (card === undefined || field === undefined || field.type === 'list') return null
  return (
    <div className="lead-tool lead-field">
      <FieldInput
        session={session}
        field={field}
        address={{ card: id, field: name }}
        value={fieldValue(card, name)}
        onSet={(value) =>
          tell(
            session.dispatch(
              [{ type: 'set-field', card: id, field: name, value }],
              panelWords.labels.change(field.label),
            ),
          )
        }
      />
    </div>
  )
}

/** One line for one more card, which goes where its kind belongs. */
function AddHere({ session, kind }: { readonly session: BoardSession; readonly kind: CardKind }) {
  const [text, setText] = useState('')
  const { label, title } = describeCard(kind)
  const add = (): void => {
    const said = text.trim()
    const made = said === '' ? null : addWritten(session, kind, { [title]: said })
    if (made === null) return
    setText('')
    bringToSight(session, [made], words.added(said))
  }
  return (
    <form
      className="lead-tool lead-write"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Field label={words.add(label)}>
        {(ids) => <TextInput {...ids} value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Button type="submit" small tone="main">
        {words.put}
      </Button>
    </form>
  )
}
