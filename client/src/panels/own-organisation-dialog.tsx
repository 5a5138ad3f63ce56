// Knows how somebody on the board says that they are here for another organisation; knows neither links nor other people.
import { useMemo, useRef, useState, type FormEvent } from 'react'
import { Button } from '../controls/button.tsx'
import { Modal } from '../controls/dialog.tsx'
import { announce } from '../controls/toast.tsx'
import type { Api, ApiProblem } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'
import { peopleWords } from '../text/people-words.ts'
import { NewOrganisation, OrganisationField } from './organisation-field.tsx'
import { organisationMeant, type OrganisationChoice, type SaidOrganisation } from './organisation-match.ts'
import { problemSentence } from './problem-words.ts'
import { organisationsOf } from './share-links.ts'

export interface OwnOrganisationDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

const text = peopleWords.own

export function OwnOrganisationDialog({ session, api, onClose }: OwnOrganisationDialogProps) {
  const board = useReadable(session.board)
  const role = useReadable(session.role)
  const me = useReadable(session.participants).find(({ id }) => id === session.participantId)
  const form = useRef<HTMLFormElement>(null)
  const [said, setSaid] = useState<SaidOrganisation>({ typed: '', picked: null })
  const typed = said.typed.trim()
  const [asking, setAsking] = useState(false)
  const [mistake, setMistake] = useState<string | undefined>(undefined)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const organisations = useMemo(() => organisationsOf(board), [board])
  const mayAdd = role === 'facilitator' || role === 'editor'
  const save = async (known: OrganisationChoice | null): Promise<void> => {
    setBusy(true)
    const answer = await api.changeOwnOrganisation(
      session.boardId,
      known === null ? { organisation: typed } : { organisationId: known.id },
    )
    setBusy(false)
    setProblem(answer.ok ? null : answer.error)
    if (!answer.ok) return setAsking(false)
    announce({ id: 'own-organisation', text: text.done(known?.name ?? typed) })
    onClose()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const meant = organisationMeant(said, organisations)
    setMistake(typed === '' ? words.join.organisationMissing : undefined)
    if (typed === '') return
    if (meant === null && mayAdd && organisations.length > 0) setAsking(true)
    else void save(meant)
  }
  return (
    <Modal
      open
      onClose={onClose}
      title={text.title}
      description={text.about(me?.organisation ?? '')}
      closeLabel={words.close}
      initialFocus={() => form.current?.querySelector('input') ?? null}
    >
      <form ref={form} className="own-organisation" noValidate onSubmit={submit}>
        <OrganisationField
          value={said}
          organisations={organisations}
          help={organisations.length === 0 ? text.first : words.join.organisationHelp}
          mistake={mistake}
          onChange={(next) => {
            setSaid(next)
            setAsking(false)
            setMistake(undefined)
          }}
        />
        {problem === null ? null : (
          <p className="field-mistake" role="alert">
            {problemSentence(problem)}
          </p>
        )}
        {asking ? (
          <NewOrganisation
            typed={typed}
            organisations={organisations}
            busy={busy}
            onPick={(one) => void save(one)}
            onAdd={() => void save(null)}
            onBack={() => {
              setAsking(false)
              form.current?.querySelector('input')?.focus()
            }}
          />
        ) : (
          <div className="dialog-actions">
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button tone="main" type="submit" disabled={busy}>
              {text.save}
            </Button>
          </div>
        )}
      </form>
    </Modal>
  )
}
