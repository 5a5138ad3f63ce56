// Knows how somebody gives a moment a name; refuses to know which moment.
import { useState, type FormEvent } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { historyWords } from '../../text/history-words.ts'
import { problemSentence } from '../problem-words.ts'

export interface NameFormProps {
  readonly label: string
  readonly help?: string
  /** What to say once it has a name. */
  readonly done: (title: string) => string
  /** Settles with what went wrong, or null. */
  readonly onName: (title: string) => Promise<ApiProblem | null>
}

export function NameForm({ label, help, done, onName }: NameFormProps) {
  const [title, setTitle] = useState('')
  const [said, setSaid] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setSaid('')
    const problem = await onName(title.trim())
    setBusy(false)
    setMistake(problem === null ? null : problemSentence(problem))
    if (problem !== null) return
    setSaid(done(title.trim()))
    setTitle('')
  }
  return (
    <form className="history-name" onSubmit={(event) => void send(event)}>
      <Field label={label} help={help} mistake={mistake}>
        {(ids) => (
          <TextInput
            {...ids}
            value={title}
            maxLength={200}
            autoComplete="off"
            readOnly={busy}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={busy || title.trim() === ''}>
        {historyWords.keep}
      </Button>
      <p className="history-said" role="status">
        {said}
      </p>
    </form>
  )
}
