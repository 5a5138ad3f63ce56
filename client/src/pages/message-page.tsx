// Knows how to say one thing on a page of its own, with the next step; knows no reason for it.
import { useEffect, useRef, type ReactNode } from 'react'
import { words } from '../text/en-GB.ts'
import { Button } from '../controls/button.tsx'
import { PageFrame, type Go } from './page-frame.tsx'

export interface MessagePageProps {
  readonly title: string
  readonly text: string
  readonly go: Go
  /** Absent `isMain` = it is what most people come for. */
  readonly action?: { readonly label: string; readonly run: () => void; readonly isMain?: boolean }
  readonly children?: ReactNode
}

export function MessagePage({ title, text, go, action, children }: MessagePageProps) {
  // It may stand where a board stood a moment ago: whoever does not see that hears it.
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <PageFrame title={title} go={go} narrow>
      <section className="message">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>{text}</p>
        {children}
        <div className="message-actions">
          {action === undefined ? null : (
            <Button tone={action.isMain === false ? 'plain' : 'main'} onClick={action.run}>
              {action.label}
            </Button>
          )}
          <Button onClick={() => go('/')}>{words.problem.toHome}</Button>
        </div>
      </section>
    </PageFrame>
  )
}
