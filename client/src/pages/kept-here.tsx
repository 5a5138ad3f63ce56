// Knows how a page behind a private link says where what is typed is kept, and lets the device be a shared one; refuses to know what is typed.
import { useState } from 'react'
import { Tick } from '../controls/field.tsx'
import { words } from '../text/en-GB.ts'
import { formWords } from '../text/form-words.ts'
import { thisDevice } from './device-memory.ts'
import type { LinkDrafts } from './link-drafts.ts'

export interface KeptHereProps {
  readonly drafts: LinkDrafts
  /** What is filled in, as the drafts name it. */
  readonly place: string
  readonly secret: string
  /** Said before it. */
  readonly before?: string
  /** Once it is sent, who they are and their post stay on this device. */
  readonly keepsName?: boolean
}

/** Stands on every page that keeps what is typed. FM32. */
export function KeptHere({ drafts, place, secret, before, keepsName = false }: KeptHereProps) {
  const [memory] = useState(thisDevice)
  const [isShared, setShared] = useState(() => memory.isShared())
  return (
    <>
      <p className="quiet">
        {before} {isShared ? formWords.keptNot : formWords.kept} {keepsName && !isShared ? formWords.keptName : ''}
      </p>
      <Tick
        checked={isShared}
        label={words.join.shared}
        help={words.join.sharedHelp}
        onChange={(next) => {
          memory.setShared(next)
          setShared(next)
          drafts.settle(place, secret)
        }}
      />
    </>
  )
}
