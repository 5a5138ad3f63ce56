// Knows the two ways to hand a link out: its address alone in one press, or with everything that goes with it; makes no link itself.
import { Send } from 'lucide-react'
import { useState } from 'react'
import { Button, type ButtonTone } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { words } from '../../text/en-GB.ts'
import { inviteWords } from '../../text/invite-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { Invitation } from './invitation.tsx'
import type { Occasion } from './letter.ts'

export interface HandOutProps {
  /** What the link is for, in words: tells this one from others on the page. */
  readonly what: string
  readonly occasion: Occasion
  /** The address, made if need be; null = that did not work, which is said elsewhere. */
  readonly address: () => Promise<string | null>
  /** ISO instant. */
  readonly now: () => string
  readonly label?: string
  readonly tone?: ButtonTone
  readonly small?: boolean
}

/** Stands in a row that wraps: what opens takes the whole width below it. */
export function HandOut({ what, occasion, address, now, label, tone = 'plain', small = false }: HandOutProps) {
  const [url, setUrl] = useState<string | null>(null)
  const toggle = async (): Promise<void> => setUrl(url === null ? await address() : null)
  return (
    <>
      <span className="hand-out">
        <CopyButton
          tone={tone}
          small={small}
          name={what}
          text={address}
          label={label ?? panelWords.share.copyLink}
          doneLabel={words.copied}
          failedLabel={words.copyFailed}
        />
        <Button
          small={small}
          icon={<Send size={small ? 15 : 16} aria-hidden />}
          aria-expanded={url !== null}
          aria-label={inviteWords.openFor(what)}
          onClick={() => void toggle()}
        >
          {inviteWords.open}
        </Button>
      </span>
      {url === null ? null : <Invitation what={what} occasion={occasion} url={url} now={now} />}
    </>
  )
}
