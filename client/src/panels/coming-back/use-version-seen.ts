// Knows how a component learns which version stands for what this person saw last; refuses to compare.
import { useEffect, useState } from 'react'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { visitBefore } from './returned.ts'
import { versionSeen } from './versions-seen.ts'

interface Seen {
  readonly isKnown: boolean
  readonly version: ReturnType<typeof versionSeen>
  /** Why versions could not be asked for. */
  readonly problem: ApiProblem | null
}

/** The version that stands for what this person saw last; none on a first visit, or with the problem why they cannot be asked for. */
export function useVersionSeen(session: BoardSession, api: Api): Seen {
  const [seen, setSeen] = useState<Seen>(() => ({
    isKnown: visitBefore(session) === null,
    version: null,
    problem: null,
  }))
  useEffect(() => {
    const before = visitBefore(session)
    if (before === null) return
    let left = false
    void api.versions(session.boardId).then((answer) => {
      if (left) return
      const version = answer.ok ? versionSeen(answer.value, before) : null
      setSeen({ isKnown: true, version, problem: answer.ok ? null : answer.error })
    })
    return () => {
      left = true
    }
  }, [session, api])
  return seen
}
