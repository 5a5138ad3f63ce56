// Knows the fields of a card that are filled in at a step, the same as in its form; refuses to know a step.
import { fieldValue } from '@common-ground/shared/board/card.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { Button } from '../../controls/button.tsx'
import { ownCard } from '../../model/own-card.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { FieldInput } from '../fields/field-input.tsx'
import { placeOwnCard } from '../own-card.ts'
import { tell } from '../tell.ts'

export interface StepFieldsProps {
  readonly session: BoardSession
  readonly of: 'own' | 'charter'
  readonly fields: readonly string[]
}

const words = leadingWords.tool

export function StepFields({ session, of, fields }: StepFieldsProps) {
  return of === 'charter' ? (
    <CardFields session={session} card={CHARTER_ID} fields={fields} where={words.together} />
  ) : (
    <OwnFields session={session} fields={fields} />
  )
}

/** Those of the card of one's own organisation, or how it gets its card. */
function OwnFields({ session, fields }: Pick<StepFieldsProps, 'session' | 'fields'>) {
  const participants = useReadable(session.participants)
  const me = participants.find(({ id }) => id === session.participantId)
  const own = useSelected(session.board, (board) => (me === undefined ? undefined : ownCard(board, me)))
  if (own !== undefined) return <CardFields session={session} card={own} fields={fields} where={words.own} />
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

interface CardFieldsProps {
  readonly session: BoardSession
  readonly card: string
  readonly fields: readonly string[]
  /** Where what is written goes, and who reads it. */
  readonly where: string
}

function CardFields({ session, card: id, fields, where }: CardFieldsProps) {
  const card = useSelected(session.board, (board) => board.cards.get(id))
  if (card === undefined) return null
  return (
    <div className="lead-tool">
      <p className="quiet lead-where">{where}</p>
      <div className="lead-fields">
        {fields.map((name) => {
          const field = describeCard(card.kind).fields[name]
          if (field === undefined || field.type === 'list') return null
          return (
            <FieldInput
              key={name}
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
          )
        })}
      </div>
    </div>
  )
}
