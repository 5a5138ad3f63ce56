// Knows what the panel shows while nothing is selected: how to begin, and the few things about the board itself.
import { Compass } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { Field, SelectInput } from '../controls/field.tsx'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { panelWords } from '../text/panel-words.ts'
import { BoardPlace } from './board-place.tsx'
import type { PanelProps } from './card-panel-props.ts'
import { showCard } from './show-card.ts'
import { tell } from './tell.ts'

const STAGES = Object.entries(panelWords.stages).map(([value, label]) => ({ value, label }))

export function BoardDetails({ session, mayEdit }: PanelProps) {
  const board = useReadable(session.board)
  const role = useReadable(session.role)
  const onMap = useSelected(session.view, (view) => view.showing === 'map')
  const hasCharter = board.cards.has('charter')
  return (
    <div className="panel-body">
      <div className="panel-head">
        <h2>{panelWords.nothing}</h2>
        <p className="quiet">{onMap ? panelWords.nothingAbout : panelWords.nothingAboutList}</p>
        {hasCharter ? (
          <Button
            small
            className="add"
            icon={<Compass size={15} aria-hidden />}
            onClick={() => showCard(session, 'charter')}
          >
            {panelWords.openCharter}
          </Button>
        ) : null}
      </div>
      {mayEdit && role === 'facilitator' ? (
        <section className="group">
          <h3>{panelWords.aboutBoard}</h3>
          <Field label={panelWords.stage}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={board.stage}
                options={STAGES}
                onPick={(stage) => tell(session.dispatch([{ type: 'set-board', stage }], panelWords.labels.board))}
              />
            )}
          </Field>
          <BoardPlace session={session} />
        </section>
      ) : null}
    </div>
  )
}
