// Knows which links ask something at home at the moment and how one of them is ended; refuses to know how one is made.
import type { LinkInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import { formatMoment } from '../../text/dates.ts'
import { homeWords } from '../../text/home-words.ts'
import { problemSentence } from '../problem-words.ts'

const words = homeWords.ask

interface OpenAsksProps {
  readonly boardId: string
  readonly api: Api
  readonly organisationId: string
  /** A check of a decision, or a card. */
  readonly checkId: string
  /** Id of the link that was made here last; null = none was. */
  readonly made: string | null
  readonly onEnded: (linkId: string) => void
}

/** Nothing while none is open. */
export function OpenAsks({ boardId, api, organisationId, checkId, made, onEnded }: OpenAsksProps) {
  const [links, setLinks] = useState<readonly LinkInfo[]>([])
  const [said, setSaid] = useState<'ended' | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const place = useRef<HTMLElement>(null)

  useEffect(() => {
    let left = false
    void api.asked(boardId, checkId, organisationId).then((answer) => {
      if (!left && answer.ok) setLinks(answer.value)
    })
    return () => {
      left = true
    }
  }, [api, boardId, checkId, organisationId, made])

  const end = async (id: string): Promise<void> => {
    const answer = await api.endAsked(boardId, checkId, id)
    // One that is not there any more is ended as well.
    const isEnded = answer.ok || answer.error.code === 'link-not-found'
    setProblem(answer.ok || isEnded ? null : answer.error)
    if (!isEnded) return
    setLinks((all) => all.filter((link) => link.id !== id))
    setSaid('ended')
    onEnded(id)
    place.current?.focus()
  }
  if (links.length === 0 && said === null && problem === null) return null
  return (
    <section ref={place} className="open-asks" tabIndex={-1} aria-label={words.openLinks}>
      {links.length === 0 ? null : (
        <>
          <p>{words.count(links.length)}</p>
          <ul>
            {links.map(({ id, createdAt }) => (
              <li key={id}>
                <span className="quiet">{words.madeOn(formatMoment(createdAt))}</span>
                <Button small aria-label={words.endOf(formatMoment(createdAt))} onClick={() => void end(id)}>
                  {words.end}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {said === null ? null : (
        <p className="quiet" role="status">
          {words.ended}
        </p>
      )}
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
    </section>
  )
}
