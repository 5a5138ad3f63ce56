// Knows how whoever runs the board chooses the run sheet of a call; refuses to know how one is led.
import { minutesOf } from '@common-ground/shared/templates/run-sheet.ts'
import { RUN_SHEETS } from '@common-ground/shared/templates/run-sheets.ts'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { problemSentence } from '../problem-words.ts'

export interface LeadDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

const words = leadingWords.choose

export function LeadDialog({ session, api, onClose }: LeadDialogProps) {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const begin = async (sheet: string): Promise<void> => {
    const answer = await api.leadCall(session.boardId, sheet)
    if (answer.ok) onClose()
    else setProblem(answer.error)
  }
  return (
    <Modal open onClose={onClose} title={words.title} description={words.about} closeLabel={allWords.close}>
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
      <ul className="run-sheets">
        {RUN_SHEETS.map((sheet) => (
          <li key={sheet.id} className="run-sheet">
            <div>
              <h3>{sheet.title}</h3>
              <p className="quiet">{sheet.about}</p>
              <p className="quiet run-size">{words.size(sheet.steps.length, minutesOf(sheet))}</p>
            </div>
            <Button small aria-label={words.begin(sheet.title)} onClick={() => void begin(sheet.id)}>
              {words.beginShort}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
