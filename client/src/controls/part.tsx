// Knows how a part of the page that does not come, or breaks, leaves the rest standing; knows no part.
import { Component, type ReactNode, useState } from 'react'
import { words } from '../text/en-GB.ts'
import { loadAgain } from './load-again.ts'

export interface PartProps {
  readonly children: ReactNode
  /** Says it elsewhere. Absent = it is said where the part would stand. */
  readonly onMissing?: () => void
}

/**
 * Something that is fetched when it is wanted. Where it cannot be fetched, or what it shows cannot be drawn, only this part
 * is missing (OF15). A browser remembers what it could not fetch, so that only loading the page again brings it.
 */
export class Part extends Component<PartProps, { readonly isMissing: boolean }> {
  override state = { isMissing: false }

  static getDerivedStateFromError(): { readonly isMissing: boolean } {
    return { isMissing: true }
  }

  override componentDidCatch(): void {
    this.props.onMissing?.()
  }

  override render(): ReactNode {
    if (!this.state.isMissing) return this.props.children
    return this.props.onMissing === undefined ? <Missing /> : null
  }
}

function Missing() {
  const [isAsked, setAsked] = useState(false)
  return (
    <div className="missing-part" role="alert">
      <p>{isAsked ? words.missing.waits : words.missing.text}</p>
      {isAsked ? null : (
        <button
          type="button"
          className="button plain small"
          onClick={() => {
            setAsked(true)
            loadAgain()
          }}
        >
          {words.missing.again}
        </button>
      )}
    </div>
  )
}
