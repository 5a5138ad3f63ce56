// Knows what is said once somebody is sent away, what their link still does, and the way to change it; sends nobody away itself.
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { words } from '../text/en-GB.ts'
import { peopleWords } from '../text/people-words.ts'
import { ChangeLink, type NewLinkMemory, useTheirLink } from './change-link.tsx'

export interface SentAwayProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: NewLinkMemory
  /** As they were called. */
  readonly person: { readonly id: string; readonly name: string }
  /** To all links, where theirs cannot be changed here. */
  readonly onLinks: () => void
}

/** Whoever has the link can come again: that is said where somebody was sent away. [PG204] */
export function SentAway({ session, api, memory, person: { id, name }, onLinks }: SentAwayProps) {
  const theirs = useTheirLink(session, api, id)
  return (
    <section className="sent-away" aria-label={words.people.removed(name)}>
      <p role="status">
        {words.people.removed(name)} {theirs.is === 'over' ? peopleWords.linkOver : words.people.comesAgain(name)}
      </p>
      <ChangeLink session={session} api={api} memory={memory} theirs={theirs} onLinks={onLinks} />
    </section>
  )
}
