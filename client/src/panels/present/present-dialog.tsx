// Knows what whoever presents sees before the others do: which moment is shown, in which stops, and what is left out; refuses to draw a stop.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { onlyInDocument } from '@common-ground/shared/documents/agreement-parts.ts'
import { Play, Printer } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import { fillScreen } from '../../controls/stage.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useMade } from '../../model/use-readable.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { presentWords as words } from '../../text/present-words.ts'
import { areSameNames, followersOf } from './presenter.ts'
import { usePrintSheet } from './print-sheet.ts'
import type { StagePlace } from './stage-place.ts'
import { StoryStage } from './story-stage.tsx'
import { useStory } from './story-source.ts'

export interface PresentDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

export function PresentDialog({ session, api, onClose }: PresentDialogProps) {
  const told = useStory(session, api)
  const print = usePrintSheet(session, told)
  const [place, setPlace] = useState<StagePlace | null>(null)
  const followers = useMade(session.peers, (peers) => followersOf(peers, session.participantId), areSameNames)
  const startButton = useRef<HTMLButtonElement>(null)
  const isTold = told !== null
  // It was not there yet when the dialog gave the keys to its first button.
  useEffect(() => {
    if (isTold && document.activeElement?.closest('.dialog-head') != null) startButton.current?.focus()
  }, [isTold])
  const close = useCallback(() => {
    session.setPresence({ presenting: null })
    onClose()
  }, [session, onClose])
  const start = (stop: number): void => {
    void fillScreen()
    setPlace({ stop, part: 0 })
  }
  if (told !== null && place !== null) {
    return (
      <StoryStage
        told={told}
        place={place}
        followers={followers}
        onPlace={setPlace}
        onShown={(shown) => session.setPresence({ presenting: shown, cursor: null })}
        onPrint={print}
        onClose={close}
      />
    )
  }
  return (
    <Modal
      open
      onClose={close}
      title={words.title}
      closeLabel={allWords.close}
      {...(told === null ? {} : { initialFocus: startButton })}
    >
      {told === null ? (
        <p className="quiet" role="status">
          {words.opening}
        </p>
      ) : told.story.stops.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <div
          className="present-before"
          onKeyDown={(event) => {
            // As once it is on: the key that goes on goes there.
            if (event.key !== 'ArrowRight' || event.altKey || event.ctrlKey || event.metaKey) return
            event.preventDefault()
            start(0)
          }}
        >
          <p>
            {told.agreedOn !== null
              ? words.agreed(dateWords(told.agreedOn), told.said.length)
              : told.missed
                ? words.missed
                : words.draft}
          </p>
          <div className="present-go">
            <Button ref={startButton} tone="main" icon={<Play size={17} aria-hidden />} onClick={() => start(0)}>
              {words.start}
            </Button>
            <Button icon={<Printer size={17} aria-hidden />} onClick={print}>
              {words.print}
            </Button>
          </div>
          <p className="quiet">{words.keys}</p>
          <p className="quiet">{words.order}</p>
          <ol>
            {told.story.stops.map(({ key, title }, index) => (
              <li key={key}>
                <Button tone="quiet" onClick={() => start(index)}>
                  <bdi>{title}</bdi>
                </Button>
              </li>
            ))}
          </ol>
          <details>
            <summary>{words.more}</summary>
            {[
              ...(told.story.skipped.length === 0 ? [] : [words.left(told.story.skipped)]),
              ...(told.story.keptOut.length === 0
                ? []
                : [told.agreedOn === null ? words.keptOut(told.story.keptOut) : words.keptOutThen(told.story.keptOut)]),
              ...(told.story.withoutParts.length === 0 ? [] : [words.withoutParts(told.story.withoutParts)]),
              words.onlyInDocument(onlyInDocument('presented')),
              `${words.moreKeys} ${words.others}`,
            ].map((sentence) => (
              <p key={sentence} className="quiet">
                {sentence}
              </p>
            ))}
          </details>
        </div>
      )}
    </Modal>
  )
}
