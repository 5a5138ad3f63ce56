// Knows how a link looks as a QR code that cameras read in either theme; fetches what draws it.
import { useEffect, useState } from 'react'
import { inviteWords } from '../../text/invite-words.ts'
import type { QrPath } from './qr-path.ts'

export interface QrPictureProps {
  readonly url: string
  /** What the link is for, in words. */
  readonly what: string
}

export function QrPicture({ url, what }: QrPictureProps) {
  const [code, setCode] = useState<QrPath | 'failed' | null>(null)
  useEffect(() => {
    let left = false
    void import('./qr-path.ts').then(
      ({ qrPath }) => {
        if (!left) setCode(qrPath(url) ?? 'failed')
      },
      () => {
        if (!left) setCode('failed')
      },
    )
    return () => {
      left = true
    }
  }, [url])
  if (code === 'failed') return <p role="alert">{inviteWords.codeFailed}</p>
  if (code === null)
    return (
      <p className="quiet" role="status">
        {inviteWords.preparing}
      </p>
    )
  return (
    <figure className="qr">
      <svg
        role="img"
        aria-label={inviteWords.codeName(what)}
        viewBox={`0 0 ${code.size} ${code.size}`}
        shapeRendering="crispEdges"
      >
        {/* Dark on light whatever the theme: many cameras read nothing else. */}
        <rect width={code.size} height={code.size} fill="#ffffff" />
        <path d={code.path} fill="#000000" />
      </svg>
      <figcaption className="quiet">{inviteWords.codeAbout}</figcaption>
    </figure>
  )
}
