// Knows the start page: a new board (from a file, blank, or an example) and the boards this device remembers.
import { type Example, EXAMPLES } from '@common-ground/shared/templates/examples.ts'
import { FileUp, MapPin, Square, X } from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { Button, IconButton } from '../controls/button.tsx'
import { linkClick } from '../controls/link-click.ts'
import { HintArea } from '../controls/tooltip.tsx'
import { announce, ToastArea } from '../controls/toast.tsx'
import { openApi } from '../model/api.ts'
import { formatDay } from '../text/dates.ts'
import { checkWords } from '../text/check-words.ts'
import { words } from '../text/en-GB.ts'
import { offlineWords } from '../text/offline-words.ts'
import { type KnownBoard, thisDevice } from './device-memory.ts'
import { NewBoardDialog, type Start } from './new-board-dialog.tsx'
import { PageFrame, type Go } from './page-frame.tsx'

export interface HomePageProps {
  readonly go: Go
  /** Somebody comes from another page, which took with it what had the keys. */
  readonly arrives: boolean
}

export function HomePage({ go, arrives }: HomePageProps) {
  const [api] = useState(() => openApi())
  const [memory] = useState(thisDevice)
  const [boards, setBoards] = useState(() => memory.boards())
  const [start, setStart] = useState<Start | null>(null)
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const known = useRef<HTMLUListElement>(null)
  const starts = useRef<HTMLHeadingElement>(null)
  const hello = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrives && document.activeElement === document.body) hello.current?.focus()
  }, [arrives])
  /** Where the board stood that was just forgotten: the keys that were on it go to the one after it. */
  const forgotten = useRef<number | null>(null)
  useEffect(() => {
    if (forgotten.current === null) return
    const links = known.current?.querySelectorAll<HTMLElement>('.known-board') ?? []
    ;(links[Math.min(forgotten.current, links.length - 1)] ?? starts.current)?.focus()
    forgotten.current = null
  }, [boards])

  const take = (files: FileList | null): void => {
    const file = files?.[0]
    if (file !== undefined) setStart({ type: 'file', file })
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const forget = async ({ id, role }: KnownBoard): Promise<void> => {
    const { thisStore } = await import('./this-store.ts')
    const waiting = await thisStore().unsent(id)
    const isOnlyHere = waiting.length > 0 || memory.onlyHere(id) !== null
    if (isOnlyHere && !confirm(offlineWords.forget.ask)) return
    if (!isOnlyHere && role === 'facilitator' && !confirm(offlineWords.forget.askRunning)) return
    await thisStore().forget(id)
    memory.forgetBoard(id)
    forgotten.current = boards.findIndex((one) => one.id === id)
    setBoards(memory.boards())
    announce({ text: words.home.forgotten })
  }

  return (
    <HintArea>
      <ToastArea closeLabel={words.close}>
        <PageFrame title={words.home.start} go={go}>
          <div className="home">
            <section className="home-hello">
              <h1 ref={hello} tabIndex={-1}>
                {words.home.title}
              </h1>
              <p>{words.home.lead}</p>
            </section>

            {boards.length === 0 ? null : (
              <section aria-labelledby="home-devices">
                <h2 id="home-devices">{words.home.devices}</h2>
                <ul ref={known} className="known-boards">
                  {boards.map((board) => (
                    <li key={board.id}>
                      <a
                        className="known-board"
                        href={`/b/${board.id}`}
                        onClick={linkClick(() => go(`/b/${board.id}`))}
                      >
                        <bdi className="known-title">{board.title}</bdi>
                        <span className="quiet">
                          {words.home.roles[board.role]}, {words.home.opened(formatDay(board.lastOpened))}
                        </span>
                      </a>
                      <IconButton
                        className="tiny"
                        label={words.home.forget(board.title)}
                        icon={<X size={16} aria-hidden />}
                        onClick={() => void forget(board)}
                      />
                    </li>
                  ))}
                </ul>
              </section>
            )}

            <section aria-labelledby="home-start">
              <h2 ref={starts} id="home-start" tabIndex={-1}>
                {words.home.start}
              </h2>
              <div className="other-starts">
                <div
                  className={over ? 'start-card over' : 'start-card'}
                  onDragOver={(event) => {
                    event.preventDefault()
                    setOver(true)
                  }}
                  onDragLeave={() => setOver(false)}
                  onDrop={drop}
                >
                  <FileUp size={22} aria-hidden />
                  <div className="start-words">
                    <h3>{words.home.file}</h3>
                    <p className="quiet">{words.home.fileAbout}</p>
                    <p className="start-row">
                      <Button small onClick={() => picker.current?.click()}>
                        {words.home.chooseFile}
                      </Button>
                      <span className="quiet when-mouse">{words.home.dropHere}</span>
                    </p>
                    <input
                      ref={picker}
                      type="file"
                      hidden
                      aria-label={words.home.chooseFile}
                      onChange={(event) => {
                        take(event.target.files)
                        event.target.value = ''
                      }}
                    />
                  </div>
                </div>
                <div className="start-card">
                  <Square size={22} aria-hidden />
                  <div className="start-words">
                    <h3>{words.home.blank}</h3>
                    <p className="quiet">{words.home.blankAbout}</p>
                    <p className="start-row">
                      <Button small onClick={() => setStart({ type: 'blank' })}>
                        {words.home.startBlank}
                      </Button>
                    </p>
                  </div>
                </div>
              </div>

              <h3 className="home-part">{words.home.examples}</h3>
              <p className="quiet">{words.home.examplesAbout}</p>
              <ul className="examples">
                {EXAMPLES.map((example) => (
                  <ExampleCard
                    key={example.id}
                    example={example}
                    onStart={() => setStart({ type: 'example', example })}
                  />
                ))}
              </ul>
            </section>
            <p>
              <a href="/check">{checkWords.fromHome}</a>
            </p>
          </div>
          {start === null ? null : (
            <NewBoardDialog
              key={start.type === 'file' ? start.file.name + String(start.file.lastModified) : start.type}
              start={start}
              api={api}
              memory={memory}
              onClose={() => setStart(null)}
              onOtherFile={() => {
                setStart(null)
                picker.current?.click()
              }}
              onGoOn={(secret) => go(`/j#${secret}`)}
            />
          )}
        </PageFrame>
      </ToastArea>
    </HintArea>
  )
}

function ExampleCard({ example, onStart }: { readonly example: Example; readonly onStart: () => void }) {
  return (
    <li className="example">
      <h4>{example.name}</h4>
      <p className="example-place">
        <MapPin size={14} aria-hidden /> {example.place}
      </p>
      <p>{example.about}</p>
      <p className="quiet">{words.home.contents(example.organisations, example.objectives)}</p>
      <details>
        <summary>{words.home.sources}</summary>
        <ul className="sources">
          {example.sources.map((source) => (
            <li key={source.where}>
              {source.where}: {source.use} ({source.basis === 'verified' ? words.home.read : words.home.known})
            </li>
          ))}
        </ul>
      </details>
      <Button small onClick={onStart} aria-label={words.home.startFromNamed(example.name)}>
        {words.home.startFrom}
      </Button>
    </li>
  )
}
