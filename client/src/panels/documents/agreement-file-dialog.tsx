// Knows how somebody chooses which agreement they take away, and as what; refuses to know what is written in it.
import { NOW_VERSION, type DocumentFormat } from '@common-ground/shared/wire/document-shapes.ts'
import { Download } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Modal } from '../../controls/dialog.tsx'
import { downloadFile } from '../../controls/download.ts'
import { announce } from '../../controls/toast.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { shortDay } from '../../text/dates.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { documentWords } from '../../text/document-words.ts'
import { words } from '../../text/en-GB.ts'
import { agreementOf, askForAgreement, conditionsOf, standing } from '../agreement/agreement-of.ts'
import { problemSentence } from '../problem-words.ts'
import '../../styles/documents.css'

const text = documentWords.agreement
const FORMATS = (['docx', 'html', 'md'] as const).map((value) => ({
  value,
  label: text.formats[value],
  about: text.formatsAbout[value],
}))
const PEOPLE = [
  { value: 'posts', label: text.posts, about: text.postsAbout },
  { value: 'names', label: text.names, about: text.namesAbout },
] as const

export interface AgreementFileProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

/** The file comes from the server: it holds what is saved. */
export function AgreementFileDialog({ session, api, onClose }: AgreementFileProps) {
  const { proposals, problem: unasked } = useReadable(agreementOf(session, api))
  const [format, setFormat] = useState<DocumentFormat>('docx')
  const [people, setPeople] = useState<'posts' | 'names'>('posts')
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { open, agreed } = standing(proposals ?? [])
  const day = (on: string): string => shortDay(on, session.now())
  const versions = [
    ...(agreed === null
      ? []
      : [
          {
            value: agreed.id,
            label: text.agreed(
              day(agreed.settledOn ?? agreed.on),
              agreementWords.withConditions(conditionsOf(agreed).length),
            ),
            about: text.agreedAbout,
          },
        ]),
    ...(open === null ? [] : [{ value: open.id, label: text.proposed(day(open.on)), about: text.proposedAbout }]),
    { value: NOW_VERSION, label: text.now, about: text.nowAbout },
  ]
  // What was chosen may have been taken back meanwhile.
  const version = versions.find(({ value }) => value === chosen)?.value ?? versions[0]?.value ?? NOW_VERSION
  // Which one is the agreed one is known before anything is taken for it.
  const isKnown = proposals !== null
  const download = async (): Promise<void> => {
    if (!isKnown) return
    setBusy(true)
    const answer = await api.agreementFile(session.boardId, { format, version, names: people === 'names' })
    setBusy(false)
    setProblem(answer.ok ? null : answer.error)
    if (!answer.ok) return
    downloadFile(answer.value.name, answer.value.bytes)
    announce({ text: words.header.exported(answer.value.name) })
    onClose()
  }
  return (
    <Modal
      open
      onClose={onClose}
      title={text.title}
      description={text.about}
      closeLabel={words.close}
      shape="wide"
      initialFocus={() => form.current?.querySelector<HTMLElement>(':checked') ?? null}
    >
      <form
        ref={form}
        className="document-form"
        onSubmit={(event) => {
          event.preventDefault()
          void download()
        }}
      >
        <Choice label={text.format} value={format} options={FORMATS} onPick={setFormat} />
        <Choice label={text.people} value={people} options={PEOPLE} onPick={setPeople} />
        {versions.length === 1 ? null : (
          <Choice label={text.version} value={version} options={versions} onPick={setChosen} />
        )}
        {problem === null ? null : <p role="alert">{problemSentence(problem)}</p>}
        <div className="document-send">
          <Button type="submit" tone="main" icon={<Download size={17} aria-hidden />} disabled={busy || !isKnown}>
            {busy ? text.busy : text.download}
          </Button>
          {isKnown && versions.length === 1 ? <span className="quiet">{text.nothingAgreed}</span> : null}
          {!isKnown && unasked === null ? (
            <span className="quiet" role="status">
              {text.fetching}
            </span>
          ) : null}
        </div>
        {isKnown || unasked === null ? null : (
          <div>
            <p role="alert">{problemSentence(unasked)}</p>
            <Button onClick={() => askForAgreement(session)}>{words.tryAgain}</Button>
          </div>
        )}
      </form>
    </Modal>
  )
}
