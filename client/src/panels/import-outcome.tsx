// Knows how an import says what it changed or why it refused, and hands that out as a file; refuses to know how the import is made.
import type { ImportReportLine } from '@common-ground/shared/wire/http-shapes.ts'
import { Download } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../controls/button.tsx'
import { downloadText } from '../controls/download.ts'
import type { ApiProblem } from '../model/api.ts'
import { words } from '../text/en-GB.ts'
import { problemSentence } from './problem-words.ts'

const SHOWN = 200

/** The name of a file without its ending, for the report beside it. */
const stem = (fileName: string): string => fileName.replace(/\.[^.]*$/, '') || fileName

export interface RefusalProps {
  readonly fileName: string
  readonly problem: ApiProblem
  readonly onAnyway: () => void
  /** Sends the same file once more. */
  readonly onAgain: () => void
  readonly onOther: () => void
}

/** Why a file was not imported, line by line, and what can be done. */
export function ImportRefusal({ fileName, problem, onAnyway, onAgain, onOther }: RefusalProps) {
  const lines = problem.problems.map((one) => {
    const place = one.line === undefined || one.column === undefined ? one.path : words.import.at(one.line, one.column)
    return { place, text: one.problem }
  })
  const more = problem.problemCount - lines.length
  // Where nothing is wrong with the file, the same one may pass the next time.
  const mayPass =
    lines.length === 0
      ? problem.status === 429 || problem.status >= 500 || problem.code === 'offline'
      : problem.code === 'too-complicated'
  // The form that sent the file is gone, and the keys were in it: reading goes on at what it says instead.
  const reasons = useRef<HTMLUListElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => (reasons.current ?? first.current)?.focus(), [problem])
  return (
    <div className="outcome" role="alert">
      <h3>{words.import.refused(fileName)}</h3>
      {lines.length === 0 ? (
        <p>{problemSentence(problem)}</p>
      ) : (
        <>
          <p>{words.import.refusedAbout}</p>
          <ul ref={reasons} className="outcome-lines" tabIndex={0} aria-label={words.import.refusedAbout}>
            {lines.map(({ place, text }, index) => (
              <li key={index}>
                <bdi>{text}</bdi>
                {place === '' ? null : <code>{place}</code>}
              </li>
            ))}
            {more > 0 ? <li className="quiet">{words.import.andMore(more)}</li> : null}
          </ul>
        </>
      )}
      <div className="dialog-actions">
        {lines.length === 0 ? null : (
          <Button
            tone="quiet"
            icon={<Download size={16} aria-hidden />}
            onClick={() => downloadText(`${stem(fileName)}-problems.json`, JSON.stringify(problem.problems, null, 2))}
          >
            {words.import.download}
          </Button>
        )}
        {problem.consent ? <Button onClick={onAnyway}>{words.import.anyway}</Button> : null}
        <Button ref={mayPass ? null : first} tone={mayPass ? 'plain' : 'main'} onClick={onOther}>
          {words.import.other}
        </Button>
        {mayPass ? (
          <Button ref={first} tone="main" onClick={onAgain}>
            {words.tryAgain}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** What an accepted import changed on the way in; nothing to say shows one sentence. */
export function ImportReport({
  fileName,
  report,
}: {
  readonly fileName: string
  readonly report: readonly ImportReportLine[]
}) {
  if (report.length === 0) return <p className="quiet">{words.import.doneClean}</p>
  return (
    <div className="outcome">
      <p>{words.import.report(report.length)}</p>
      <ul className="outcome-lines" tabIndex={0} aria-label={words.import.report(report.length)}>
        {report.slice(0, SHOWN).map((line, index) => (
          <li key={index}>
            <span className="outcome-action">{words.import.actions[line.action]}</span>
            <bdi>{line.message}</bdi>
            <code>{line.path}</code>
          </li>
        ))}
        {report.length > SHOWN ? <li className="quiet">{words.import.andMore(report.length - SHOWN)}</li> : null}
      </ul>
      <Button
        small
        tone="quiet"
        icon={<Download size={16} aria-hidden />}
        onClick={() => downloadText(`${stem(fileName)}-report.json`, JSON.stringify(report, null, 2))}
      >
        {words.import.download}
      </Button>
    </div>
  )
}

/** How far an import is; `share` 0 to 1 of the file has left, 1 = the server reads. */
export function ImportProgress({ share }: { readonly share: number }) {
  const percent = Math.round(share * 100)
  return (
    <div className="progress" role="status">
      <p>{share < 1 ? words.import.sending(percent) : words.import.reading}</p>
      {share < 1 ? <progress max={100} value={percent} /> : <progress />}
    </div>
  )
}
