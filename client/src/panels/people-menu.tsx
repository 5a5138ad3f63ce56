// Knows who is on the board now, me first, and how to go to where somebody is; knows nobody's cursor.
import { Popover } from '@base-ui/react/popover'
import { organisationSigns, type OrganisationSign } from '@common-ground/shared/picture/board-index.ts'
import { initialsOf } from '@common-ground/shared/picture/initials.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useMade, useReadable, useSelected } from '../model/use-readable.ts'
import { useEffect, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { fetched } from '../controls/fetched.tsx'
import { Part } from '../controls/part.tsx'
import { placeOnly, SureQuestion, useSure } from '../controls/sure.tsx'
import { announce } from '../controls/toast.tsx'
import type { Api } from '../model/api.ts'
import { words } from '../text/en-GB.ts'
import { peopleWords } from '../text/people-words.ts'
import { type NewLinkMemory } from './change-link.tsx'
import { areSamePeople, cursorOf, presentPeople, standingWords, type Present } from './present-people.ts'
import { problemSentence } from './problem-words.ts'
import { SentAway } from './sent-away.tsx'
import { tellMissing } from './tell-missing.ts'

const EverybodyDialog = fetched(async () => (await import('./everybody-dialog.tsx')).EverybodyDialog)
const OwnOrganisationDialog = fetched(async () => (await import('./own-organisation-dialog.tsx')).OwnOrganisationDialog)
const FACES = 4

export interface PeopleMenuProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: NewLinkMemory
  readonly faces?: number
  /** To the links of the board, where one is ended and another handed out. */
  readonly onLinks: () => void
}

export function PeopleMenu({ session, api, memory, faces = FACES, onLinks }: PeopleMenuProps) {
  const participants = useReadable(session.participants)
  const role = useReadable(session.role)
  const signs = useSelected(session.board, organisationSigns)
  const others = useMade(session.peers, (peers) => presentPeople(peers, session.participantId), areSamePeople)
  const me = participants.find(({ id }) => id === session.participantId)
  const all = others.length + 1
  const shown = others.slice(0, faces)
  const [open, setOpen] = useState(false)
  const [dialog, setDialog] = useState<'everybody' | 'own' | null>(null)
  /** Who was sent away just now: whoever has the link can come again. */
  const [sentAway, setSentAway] = useState<Present | null>(null)
  const bound = useBound(api, session.boardId, open, all)
  const openDialog = (which: 'everybody' | 'own'): void => {
    setOpen(false)
    setDialog(which)
  }
  return (
    <>
      <Popover.Root
        open={open}
        onOpenChange={(is) => {
          setOpen(is)
          if (!is) setSentAway(null)
        }}
      >
        <Popover.Trigger className="people" aria-label={words.header.people(all)}>
          <Face person={me} signs={signs} />
          {shown.map((person) => (
            <Face key={person.participantId} person={person} signs={signs} />
          ))}
          {others.length > shown.length ? (
            <span className="face more" data-letters={`+${String(others.length - shown.length)}`} aria-hidden />
          ) : null}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner align="end" sideOffset={8} collisionPadding={8} className="layer">
            <Popover.Popup className="menu people-list">
              <Popover.Title className="menu-heading">{words.people.title}</Popover.Title>
              <ul>
                <li>
                  <div className="person">
                    <Face person={me} signs={signs} />
                    <span className="person-words">
                      <bdi>
                        {me?.name ?? ''} ({words.people.you})
                      </bdi>
                      <span className="quiet">
                        <bdi>{me?.organisation ?? ''}</bdi>, {words.people.roles[role]}
                      </span>
                      <Standing bound={bound?.get(session.participantId)} mine />
                    </span>
                  </div>
                  {bound?.get(session.participantId) === true ? null : (
                    <Button small tone="quiet" className="person-change" onClick={() => openDialog('own')}>
                      {peopleWords.own.change}
                    </Button>
                  )}
                </li>
                {others.map((person) => (
                  <li key={person.participantId}>
                    <Other
                      session={session}
                      api={api}
                      person={person}
                      bound={bound?.get(person.participantId)}
                      signs={signs}
                      mayRemove={role === 'facilitator'}
                      onSentAway={setSentAway}
                    />
                  </li>
                ))}
              </ul>
              {sentAway === null ? null : (
                <SentAway
                  key={sentAway.participantId}
                  session={session}
                  api={api}
                  memory={memory}
                  person={{ id: sentAway.participantId, name: sentAway.name }}
                  onLinks={() => {
                    setOpen(false)
                    setSentAway(null)
                    onLinks()
                  }}
                />
              )}
              {others.length === 0 ? <p className="finder-empty">{words.people.alone}</p> : null}
              <Button small tone="quiet" onClick={() => openDialog('everybody')}>
                {peopleWords.all}
              </Button>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <Part
        key={dialog}
        onMissing={() => {
          tellMissing()
          setDialog(null)
        }}
      >
        {dialog === 'everybody' ? (
          <EverybodyDialog
            session={session}
            api={api}
            memory={memory}
            onLinks={() => {
              setDialog(null)
              onLinks()
            }}
            onClose={() => setDialog(null)}
          />
        ) : null}
        {dialog === 'own' ? (
          <OwnOrganisationDialog session={session} api={api} onClose={() => setDialog(null)} />
        ) : null}
      </Part>
    </>
  )
}

/**
 * Who came by a link made for their organisation (true) and who named it themselves (false); asked anew whenever the list
 * is opened or somebody comes. Null = not known yet.
 */
function useBound(api: Api, boardId: string, open: boolean, people: number): ReadonlyMap<string, boolean> | null {
  const [bound, setBound] = useState<ReadonlyMap<string, boolean> | null>(null)
  useEffect(() => {
    if (!open) return
    let left = false
    void api.participants(boardId).then((answer) => {
      if (left || !answer.ok) return
      const standing = answer.value.filter(({ organisation = '' }) => organisation !== '')
      setBound(new Map(standing.map((one) => [one.id, one.bound])))
    })
    return () => {
      left = true
    }
  }, [api, boardId, open, people])
  return bound
}

/** Nothing while it is not known, or for somebody without an organisation. */
function Standing({ bound, mine = false }: { readonly bound: boolean | undefined; readonly mine?: boolean }) {
  return bound === undefined ? null : <span className="quiet">{standingWords(bound, mine)}</span>
}

interface OtherProps {
  readonly session: BoardSession
  readonly api: Api
  readonly person: Present
  readonly bound: boolean | undefined
  readonly signs: ReadonlyMap<string, OrganisationSign>
  readonly mayRemove: boolean
  readonly onSentAway: (person: Present) => void
}

/** Somebody else: where they are, and, for whoever runs the board, how to take them off it. */
function Other({ session, api, person, bound, signs, mayRemove, onSentAway }: OtherProps) {
  const sure = useSure()
  const { name, organisation, pointsAt, participantId } = person
  const remove = async (): Promise<void> => {
    sure.close()
    const answer = await api.removeParticipant(session.boardId, participantId)
    if (answer.ok) onSentAway(person)
    else announce({ text: problemSentence(answer.error) })
  }
  return (
    <>
      <div className="person">
        <Face person={person} signs={signs} />
        <span className="person-words">
          <bdi>{name}</bdi>
          <bdi className="quiet">{organisation}</bdi>
          <Standing bound={bound} />
        </span>
        {pointsAt ? (
          <Button small tone="quiet" aria-label={words.people.goTo(name)} onClick={() => goTo(session, participantId)}>
            {words.people.go}
          </Button>
        ) : null}
        {mayRemove ? (
          <Button
            small
            tone="quiet"
            aria-label={words.people.removeNamed(name)}
            ref={sure.opener}
            {...placeOnly(sure.asking)}
            onClick={sure.ask}
          >
            {words.people.remove}
          </Button>
        ) : null}
      </div>
      {sure.asking ? (
        <SureQuestion
          label={words.people.removeNamed(name)}
          question={words.people.removeSure(name)}
          yes={words.people.removeYes}
          no={words.cancel}
          onYes={() => void remove()}
          onNo={sure.close}
        />
      ) : null}
    </>
  )
}

/** Where they are now, not where they were when the list was drawn. */
function goTo(session: BoardSession, participantId: string): void {
  const cursor = cursorOf(session.peers.get(), participantId)
  if (cursor === null) return
  const [x, y] = cursor
  const { camera, viewport } = session.view.get()
  session.view.set({
    camera: { ...camera, x: x - viewport[0] / camera.zoom / 2, y: y - viewport[1] / camera.zoom / 2 },
  })
}

interface FaceProps {
  readonly person:
    | { readonly name: string; readonly organisation: string; readonly organisationId: string | null }
    | undefined
  readonly signs: ReadonlyMap<string, OrganisationSign>
}

/** Signs, not words: they are no part of what a button is called. The disc of somebody's organisation as on its card; without a card, the first letters in grey. */
function Face({ person, signs }: FaceProps) {
  const sign = signs.get(person?.organisationId ?? '')
  const letters = sign?.initials ?? initialsOf(person === undefined ? '' : person.organisation || person.name)
  return <span className={`face ${sign?.look ?? 'slate'}`} data-letters={letters} aria-hidden />
}
