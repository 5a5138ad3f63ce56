// Knows the page that tells a newcomer or an IT desk whether this browser and this network can do it; knows no way to find out.
import { productName } from '@common-ground/shared/product-name.ts'
import { Check, CircleAlert, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { CopyButton } from '../controls/copy-button.tsx'
import { checkWords as say } from '../text/check-words.ts'
import { words } from '../text/en-GB.ts'
import { lookAtEverything, worst, type Finding, type Verdict } from './check-look.ts'
import { PageFrame, type Go } from './page-frame.tsx'
import '../styles/plain-pages.css'

const ORDER = ['features', 'server', 'socket', 'clock', 'storage', 'offline'] as const
const MINUTE_MS = 60_000

export function CheckPage({ go }: { readonly go: Go }) {
  const [turn, setTurn] = useState(0)
  const [findings, setFindings] = useState<readonly Finding[]>([])
  const [done, setDone] = useState(false)
  useEffect(() => {
    let isCurrent = true
    setFindings([])
    setDone(false)
    const tell = (finding: Finding): void => {
      if (isCurrent) setFindings((before) => [...before, finding])
    }
    void lookAtEverything(location.origin, tell).then(() => {
      if (isCurrent) setDone(true)
    })
    return () => {
      isCurrent = false
    }
  }, [turn])
  const verdict = worst(findings)
  return (
    <PageFrame title={say.title} go={go}>
      <div className="check">
        <h1>{say.title}</h1>
        <p className="quiet">{say.lead}</p>
        <p className={done ? `check-verdict ${verdict}` : 'check-verdict'} role="status">
          {done ? say.verdict[verdict] : say.looking}
        </p>
        <ul className="check-list">
          {ORDER.map((about) => (
            <CheckRow key={about} about={about} finding={findings.find((finding) => finding.about === about)} />
          ))}
        </ul>
        <p>
          <Button onClick={() => setTurn(turn + 1)} disabled={!done}>
            {say.again}
          </Button>
        </p>
        <section aria-labelledby="check-it">
          <h2 id="check-it">{say.it.title}</h2>
          <p className="quiet">{say.it.about}</p>
          <pre className="check-text" tabIndex={0} role="region" aria-label={say.it.message}>
            {textForIt(findings)}
          </pre>
          <CopyButton
            text={textForIt(findings)}
            label={say.it.copy}
            doneLabel={say.it.copied}
            failedLabel={words.copyFailed}
          />
        </section>
      </div>
    </PageFrame>
  )
}

function CheckRow({ about, finding }: { readonly about: Finding['about']; readonly finding: Finding | undefined }) {
  const verdict = finding?.verdict ?? 'waiting'
  const Icon = { good: Check, warn: TriangleAlert, bad: CircleAlert, waiting: LoaderCircle }[verdict]
  return (
    <li className={`check-row ${verdict}`} data-check={about} data-verdict={verdict}>
      <Icon size={20} aria-hidden />
      <div>
        <p className="check-name">
          {say.names[about]}
          {finding === undefined ? null : <span className="check-state">{say.state[finding.verdict]}</span>}
        </p>
        <p className="quiet">{finding === undefined ? say.looking : sentenceOf(finding)}</p>
      </div>
    </li>
  )
}

function sentenceOf(finding: Finding): string {
  switch (finding.about) {
    case 'features':
      return finding.missing.length === 0 ? say.features.good : say.features.bad(finding.missing.join(', '))
    case 'server':
      return finding.ms === null ? say.server.bad : timed(say.server, finding.verdict, finding.ms)
    case 'socket':
      if (finding.ms === null) return say.socket.bad
      return finding.large ? timed(say.socket, finding.verdict, finding.ms) : say.socket.small
    case 'clock': {
      const { offset, verdict } = finding
      if (offset === null) return say.clock.unknown
      if (verdict === 'good') return say.clock.good
      const minutes = say.clock.minutes(Math.round(Math.abs(offset) / MINUTE_MS))
      return offset > 0 ? say.clock.behind(minutes) : say.clock.ahead(minutes)
    }
    case 'storage':
      return finding.verdict === 'good' ? say.storage.good : say.storage.warn
    case 'offline':
      if (finding.verdict === 'good') return say.offline.good
      return finding.secure ? say.offline.warn : say.offline.insecure
  }
}

function timed(
  sentences: { readonly good: (ms: number) => string; readonly warn: (ms: number) => string },
  verdict: Verdict,
  ms: number,
): string {
  return verdict === 'good' ? sentences.good(Math.round(ms)) : sentences.warn(Math.round(ms))
}

function textForIt(findings: readonly Finding[]): string {
  return say.it.text({
    product: productName,
    address: location.origin,
    socket: `${location.origin.replace(/^http/, 'ws')}/sync/`,
    browser: navigator.userAgent,
    found: findings
      .map((finding) => say.it.line(say.names[finding.about], say.state[finding.verdict], sentenceOf(finding)))
      .join('\n'),
  })
}
