// Knows what goes with a link when it is handed out: text to copy, e-mail, calendar file, QR code; makes no link.
import { CALENDAR_TYPE } from '@common-ground/shared/interchange/calendar-file.ts'
import { CalendarDays, Mail, QrCode } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { downloadText } from '../../controls/download.ts'
import { Field } from '../../controls/field.tsx'
import { longDay } from '../../text/dates.ts'
import { words } from '../../text/en-GB.ts'
import { inviteWords } from '../../text/invite-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { callFile, letterOf, mailAddress, type Occasion } from './letter.ts'
import { QrPicture } from './qr-picture.tsx'
import '../../styles/inviting.css'

export interface InvitationProps {
  /** What the link is for, in words: tells this one from others on the page. */
  readonly what: string
  readonly occasion: Occasion
  /** Where the link leads. */
  readonly url: string
  /** ISO instant. */
  readonly now: () => string
  /** Where nothing beside it copies the link alone: that comes first then, and the message last. */
  readonly link?: boolean
}

export function Invitation({ what, occasion, url, now, link = false }: InvitationProps) {
  const [code, setCode] = useState(false)
  const box = useRef<HTMLElement>(null)
  // It opens below what was pressed, often out of sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const letter = letterOf(occasion, url)
  const { on } = occasion
  const save = (day: string): void => {
    const file = callFile(occasion, day, url, now())
    if (file.ok) downloadText(file.value.name, file.value.text, CALENDAR_TYPE)
  }
  const message = (
    <Field label={inviteWords.text}>
      {(ids) => (
        <textarea
          {...ids}
          className="input"
          dir="auto"
          readOnly
          rows={6}
          value={letter.text}
          onFocus={(event) => event.target.select()}
        />
      )}
    </Field>
  )
  return (
    <section ref={box} className="invitation" aria-label={inviteWords.name(what)}>
      {link ? null : message}
      <div className="panel-actions">
        {link ? (
          <CopyButton
            small
            tone="main"
            name={what}
            text={url}
            label={panelWords.share.copyLink}
            doneLabel={words.copied}
            failedLabel={words.copyFailed}
          />
        ) : null}
        <CopyButton
          small
          name={what}
          text={letter.text}
          label={inviteWords.copyText}
          doneLabel={words.copied}
          failedLabel={words.copyFailed}
        />
        <a className="button plain small" href={mailAddress(letter, url)} aria-label={`${inviteWords.mail}: ${what}`}>
          <Mail size={16} aria-hidden />
          {inviteWords.mail}
        </a>
        {on === undefined ? null : (
          <Button
            small
            icon={<CalendarDays size={16} aria-hidden />}
            aria-label={`${inviteWords.calendarNamed(longDay(on))}: ${what}`}
            onClick={() => save(on)}
          >
            {inviteWords.calendar}
          </Button>
        )}
        <Button
          small
          icon={<QrCode size={16} aria-hidden />}
          aria-expanded={code}
          aria-label={`${inviteWords.code}: ${what}`}
          onClick={() => setCode(!code)}
        >
          {inviteWords.code}
        </Button>
      </div>
      {code ? <QrPicture url={url} what={what} /> : null}
      {link ? message : null}
    </section>
  )
}
