// Knows how one version is looked at, as a picture and in words, and what can be done with it; changes nothing by being looked at.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS } from '@common-ground/shared/board/kinds/kind.ts'
import { relationSentence } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { Download, History, ListTree, Maximize2, Minimize2, Trash2, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { downloadText } from '../../controls/download.ts'
import { announce } from '../../controls/toast.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { formatMoment } from '../../text/dates.ts'
import { words } from '../../text/en-GB.ts'
import { historyWords } from '../../text/history-words.ts'
import { pictureOf } from '../export-picture.ts'
import { agreementOf } from '../agreement/agreement-of.ts'
import { problemSentence } from '../problem-words.ts'
import type { NamingProps } from './history-place.ts'
import { NameForm } from './name-form.tsx'
import { takeBack, takenBack } from './take-back.ts'
import { takeBackUntil, versionAgreed, versionPeople, versionTitle } from './version-words.ts'

export function VersionView({
  session,
  api,
  mayEdit,
  all,
  version: given,
  onGo,
  onNamed,
}: NamingProps & { readonly version: VersionInfo }) {
  const version = all.find(({ id }) => id === given.id) ?? given
  const participants = useReadable(session.participants)
  const role = useReadable(session.role)
  const isUndone = useReadable(takenBack(session)).has(version.id)
  const undoable = mayEdit && !isUndone ? takeBackUntil(version, session.now()) : null
  const [file, setFile] = useState<BoardContent | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  useEffect(() => {
    let left = false
    void api.versionContent(session.boardId, given.id).then((answer) => {
      if (left) return
      // The server sends a version only when it is whole; its form is that of every board file.
      if (answer.ok) setFile(answer.value as BoardContent)
      else setProblem(answer.error)
    })
    return () => {
      left = true
    }
  }, [api, session, given.id])
  const { proposals } = useReadable(agreementOf(session, api))
  const title = versionTitle(version, all)
  return (
    <article className="history-version" aria-labelledby="history-version-title">
      <h3 id="history-version-title">
        <bdi>{title}</bdi>
      </h3>
      <p className="quiet">
        {[formatMoment(version.at), versionAgreed(version, proposals), versionPeople(version, participants)]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <p className="history-actions">
        <Button
          small
          icon={<History size={15} aria-hidden />}
          onClick={() => onGo({ at: 'changes', from: version.id, to: 'now' })}
        >
          {historyWords.whatChanged}
        </Button>
        {mayEdit ? (
          <Button small icon={<Undo2 size={15} aria-hidden />} onClick={() => onGo({ at: 'restore', version })}>
            {historyWords.putBack}
          </Button>
        ) : null}
        {undoable !== null ? (
          <Button small onClick={() => void takeBack(session, api, version.id)}>
            {historyWords.undoRestore}
          </Button>
        ) : null}
        {file === null ? null : (
          <Button
            small
            tone="quiet"
            icon={<Download size={15} aria-hidden />}
            onClick={() => {
              const name = `${file.board.title}, ${version.at.slice(0, 10)}.json`
              downloadText(name, JSON.stringify(file, null, 2))
              announce({ text: words.header.exported(name) })
            }}
          >
            {historyWords.download}
          </Button>
        )}
        {role === 'facilitator' && version.kind !== 'agreed' ? (
          <Button
            small
            tone="quiet"
            icon={<Trash2 size={15} aria-hidden />}
            onClick={() => onGo({ at: 'delete', version })}
          >
            {historyWords.delete}
          </Button>
        ) : null}
      </p>
      {undoable === null ? null : (
        <p className="quiet">{historyWords.undoUntil(formatMoment(version.at), formatMoment(undoable))}</p>
      )}
      {problem === null ? null : <p role="alert">{problemSentence(problem)}</p>}
      {file === null && problem === null ? (
        <p className="quiet" role="status">
          {historyWords.loading}
        </p>
      ) : null}
      {file === null ? null : <AsItWas board={boardOfContent(file)} session={session} />}
      {mayEdit ? (
        <NameForm
          label={historyWords.rename}
          done={historyWords.renamed}
          onName={async (name) => {
            const answer = await api.nameVersion(session.boardId, name, version.id)
            if (!answer.ok) return answer.error
            await onNamed()
            return null
          }}
        />
      ) : null}
    </article>
  )
}

/** The picture that an export would draw, and everything on it in words. */
function AsItWas({ board, session }: { readonly board: Board; readonly session: NamingProps['session'] }) {
  const theme = useSelected(session.view, (view) => view.theme)
  const frame = useRef<HTMLDivElement>(null)
  const [full, setFull] = useState(false)
  useEffect(() => {
    const draw = (scale: number): void => {
      const drawn = new DOMParser().parseFromString(pictureOf(board, theme, scale), 'image/svg+xml')
      frame.current?.replaceChildren(document.importNode(drawn.documentElement, true))
    }
    draw(1)
    const svg = frame.current?.querySelector('svg')
    const { a: scale = 1 } = svg?.getScreenCTM() ?? {}
    // Too small for the words of the faces: the titles, as on the map.
    if (!full && scale < 1) draw(scale)
  }, [board, theme, full])
  const kinds = CARD_KINDS.map((kind) => ({
    kind,
    cards: [...board.cards.values()].filter((card) => card.kind === kind),
  })).filter(({ cards }) => cards.length > 0)
  return (
    <>
      <p className="history-note">
        <span>{historyWords.asItWas}</span>
        <Button
          small
          tone="quiet"
          aria-pressed={full}
          icon={full ? <Minimize2 size={15} aria-hidden /> : <Maximize2 size={15} aria-hidden />}
          onClick={() => setFull(!full)}
        >
          {full ? historyWords.smaller : historyWords.larger}
        </Button>
      </p>
      <div
        ref={frame}
        className={full ? 'history-picture full' : 'history-picture'}
        role="region"
        aria-label={historyWords.picture}
        tabIndex={0}
      />
      <details className="history-words">
        <summary>
          <ListTree size={15} aria-hidden /> {historyWords.inWords}
        </summary>
        {kinds.map(({ kind, cards }) => (
          <section key={kind}>
            <h4>{describeCard(kind).plural}</h4>
            <ul>
              {cards.map((card) => (
                <li key={card.id}>
                  <bdi>{cardName(card)}</bdi>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {board.relations.size === 0 ? null : (
          <section>
            <h4>{historyWords.lines}</h4>
            <ul>
              {[...board.relations.values()].map((relation) => (
                <li key={relation.id}>
                  <bdi>{relationSentence(board, relation)}</bdi>
                </li>
              ))}
            </ul>
          </section>
        )}
      </details>
    </>
  )
}
