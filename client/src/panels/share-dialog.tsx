// Knows how people are invited and how a link is ended; keeps no secret but those made on this device.
import { callToCome } from '@common-ground/shared/board/next-call.ts'
import type { LinkInfo, ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { useEffect, useMemo, useState } from 'react'
import { Modal } from '../controls/dialog.tsx'
import { announce } from '../controls/toast.tsx'
import type { Api, ApiProblem } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { leadingOn } from '../model/link-address.ts'
import { words } from '../text/en-GB.ts'
import { inviteWords } from '../text/invite-words.ts'
import { panelWords } from '../text/panel-words.ts'
import { peopleWords } from '../text/people-words.ts'
import { agreementOf, standing } from './agreement/agreement-of.ts'
import { CallDay } from './inviting/call-day.tsx'
import { HandOut } from './inviting/hand-out.tsx'
import { Organisations } from './inviting/organisations.tsx'
import type { Occasion } from './inviting/letter.ts'
import { LinkRow } from './link-row.tsx'
import { problemSentence } from './problem-words.ts'
import {
  addressesOf,
  cameBy,
  hasOneKeeper,
  inOrder,
  isLive,
  organisationsOf,
  readyAddress,
  type WantedLink,
} from './share-links.ts'
import { SpecialLink } from './special-link.tsx'

/** Where this device keeps the addresses of links it made. */
export interface LinkMemory {
  linkAddresses(boardId: string): Readonly<Record<string, string>>
  rememberLink(boardId: string, key: string, url: string): void
}
export interface ShareDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: LinkMemory
  readonly onClose: () => void
}

const letterUse = ({ role, purpose }: LinkInfo): Occasion['use'] => role ?? (purpose === 'form' ? 'form' : 'answer')
const text = panelWords.share

export function ShareDialog({ session, api, memory, onClose }: ShareDialogProps) {
  const role = useReadable(session.role)
  return (
    <Modal
      open
      onClose={onClose}
      title={text.title}
      description={role === 'facilitator' ? text.about : undefined}
      closeLabel={words.close}
      shape="wide"
    >
      {role === 'facilitator' ? (
        <Links session={session} api={api} memory={memory} />
      ) : (
        <p>{text.onlyFacilitatorsNobody}</p>
      )}
    </Modal>
  )
}

function Links({ session, api, memory }: Omit<ShareDialogProps, 'onClose'>) {
  const { boardId } = session
  const [links, setLinks] = useState<readonly LinkInfo[] | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [people, setPeople] = useState<readonly ParticipantInfo[] | null>(null)
  const [filled, setFilled] = useState<ReadonlySet<string> | null>(null)
  const { proposals } = useReadable(agreementOf(session, api))
  const [known, setKnown] = useState(() => memory.linkAddresses(boardId))
  // Anew whenever somebody comes, is sent away or is here for another organisation. IN12.
  const everybody = useReadable(session.participants)
  useEffect(() => {
    let left = false
    void api.participants(boardId).then((answer) => {
      if (!left && answer.ok) setPeople(answer.value)
    })
    void api.forms(boardId).then((answer) => {
      if (left || !answer.ok) return
      setFilled(new Set(answer.value.filter((one) => one.filled).map(({ organisationId }) => organisationId)))
    })
    void api.links(boardId).then((answer) => {
      if (left) return
      if (answer.ok) setLinks(answer.value)
      else setProblem(answer.error)
    })
    return () => {
      left = true
    }
  }, [api, boardId, everybody])

  const board = useReadable(session.board)
  const organisations = useMemo(() => organisationsOf(board), [board])
  const clock = (): string => session.now()
  const on = callToCome(board, Date.parse(clock()))
  const occasion = (use: Occasion['use'], organisation?: string | null): Occasion => ({
    boardId,
    board: board.title,
    use,
    ...(organisation ? { organisation } : {}),
    ...(on === undefined ? {} : { on }),
  })

  const make = async (wanted: WantedLink): Promise<string | null> => {
    const answer = await api.addLink(boardId, wanted)
    if (!answer.ok) {
      setProblem(answer.error)
      return null
    }
    const { url, secret: _, ...link } = answer.value
    memory.rememberLink(boardId, link.id, url)
    setKnown((before) => ({ ...before, [link.id]: url }))
    setLinks((before) => [...(before ?? []), link])
    setProblem(null)
    return url
  }
  const end = async (link: LinkInfo): Promise<void> => {
    const answer = await api.revokeLink(boardId, link.id)
    if (!answer.ok) {
      setProblem(answer.error)
      return
    }
    setLinks((before) => (before ?? []).map((one) => (one.id === link.id ? { ...one, revokedAt: session.now() } : one)))
    announce({ text: text.endDone })
  }
  const now = Date.parse(session.now())
  const addresses = addressesOf(links ?? [], known)
  const ready = async (wanted: WantedLink): Promise<string | null> =>
    readyAddress(links ?? [], known, wanted, now) ?? (await make(wanted))
  const nameOf = (link: LinkInfo): string | null =>
    link.organisationId === undefined
      ? null
      : (organisations.find(({ id }) => id === link.organisationId)?.name ?? peopleWords.gone)
  const asked = standing(proposals ?? []).open
  const hasCome = ({ purpose, organisationId = '' }: LinkInfo): boolean | null =>
    purpose === 'form'
      ? (filled?.has(organisationId) ?? null)
      : purpose !== 'answer' || asked === null
        ? null
        : asked.answers.some((one) => one.organisationId === organisationId && one.how === 'pressed')
  const isAlone = links !== null && people !== null && hasOneKeeper(links, people, now)
  const listed = inOrder(links ?? [])
  const live = listed.filter((link) => isLive(link, now))
  const ended = listed.filter((link) => !isLive(link, now))
  const runs = live.filter((link) => link.role === 'facilitator')
  return (
    <div className="share">
      <section aria-label={text.quick}>
        <ul className="share-roles">
          <li>
            <span className="person-words">
              <strong>{inviteWords.everybody}</strong>
              <span className="quiet">{inviteWords.everybodyAbout}</span>
            </span>
            <HandOut
              tone="main"
              what={inviteWords.everybody}
              occasion={occasion('editor')}
              address={async () => await ready({ role: 'editor' })}
              now={clock}
            />
          </li>
        </ul>
      </section>
      <CallDay session={session} />
      <Organisations
        session={session}
        api={api}
        organisations={organisations}
        links={links}
        people={people}
        occasion={occasion}
        address={async (organisationId, way) => {
          const board = await ready({ role: 'editor', organisationId })
          if (board === null || way === 'board') return board
          const form = await ready({ purpose: 'form', organisationId })
          return form === null ? null : leadingOn(form, board)
        }}
        now={clock}
      />
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
      <details className="special">
        <summary>{text.others}</summary>
        <ul className="share-roles spaced">
          <li>
            <span className="person-words">
              <strong>{text.roles.viewer}</strong>
              <span className="quiet">{text.rolesAbout.viewer}</span>
            </span>
            <HandOut
              small
              what={text.roles.viewer}
              occasion={occasion('viewer')}
              address={async () => await ready({ role: 'viewer' })}
              now={clock}
            />
          </li>
          <li>
            <span className="person-words">
              <strong>{text.roles.facilitator}</strong>
              <span className="quiet">{isAlone ? peopleWords.secondAbout : text.rolesAbout.facilitator}</span>
            </span>
            <HandOut
              small
              what={text.roles.facilitator}
              occasion={occasion('facilitator')}
              address={async () => await ready({ role: 'facilitator', note: peopleWords.secondNote })}
              now={clock}
            />
          </li>
        </ul>
      </details>
      <SpecialLink organisations={organisations} onMake={make} occasion={occasion} now={clock} />
      <details className="special links-in-use">
        <summary>{text.links}</summary>
        <p className="quiet">{text.kept}</p>
        {links === null && problem === null ? <p className="quiet">{text.loading}</p> : null}
        <ul className="link-list">
          {live.map((link) => (
            <LinkRow
              key={link.id}
              link={link}
              organisation={nameOf(link)}
              came={cameBy(link, people ?? [], session.participantId)}
              hasCome={hasCome(link)}
              isLastToRun={runs.length === 1 && runs[0]?.id === link.id}
              address={addresses.get(link.id)}
              occasion={occasion(letterUse(link), nameOf(link))}
              now={clock}
              onEnd={() => void end(link)}
            />
          ))}
        </ul>
        {ended.length === 0 ? null : (
          <details>
            <summary>{text.ended}</summary>
            <ul className="link-list">
              {ended.map((link) => (
                <LinkRow
                  key={link.id}
                  link={link}
                  organisation={nameOf(link)}
                  came={cameBy(link, people ?? [], session.participantId)}
                  hasCome={null}
                  isLastToRun={false}
                  address={undefined}
                  occasion={occasion(letterUse(link), nameOf(link))}
                  now={clock}
                  onEnd={null}
                />
              ))}
            </ul>
          </details>
        )}
      </details>
    </div>
  )
}
