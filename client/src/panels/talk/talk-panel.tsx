// Knows how a person sees what to talk about next and what is on the map so far; refuses to know any check.
import { cardName } from '@common-ground/shared/board/card.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import type { Fix, LightName } from '@common-ground/shared/lights/finding.ts'
import { nextToTalk, type Prompt, type Reader, type TalkRow } from '@common-ground/shared/lights/next-to-talk.ts'
import { ArrowRight } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import type { Api } from '../../model/api.ts'
import { useReadable } from '../../model/use-readable.ts'
import { talkWords } from '../../text/talk-words.ts'
import type { PanelProps } from '../card-panel-props.ts'
import { ownCard } from '../../model/own-card.ts'
import { focusFace, focusWhenThere } from '../list/list-focus.ts'
import { tell } from '../tell.ts'
import { LightSign } from './light-sign.tsx'
import { pressName, reachFix } from './reach-fix.ts'
import { SetAsideForm, speakersOn } from './set-aside-form.tsx'
import { useLights, type BoardLights } from './use-lights.ts'
import '../../styles/talk.css'

const ORDER = Object.keys(talkWords.lights) as readonly LightName[]

export function TalkPanel({ api, ...props }: PanelProps & { readonly api: Api }) {
  const seen = useLights(props.session, api)
  return (
    <div className="panel-body talk" aria-busy={seen === null}>
      {seen === null ? null : <Talk {...props} seen={seen} />}
    </div>
  )
}

interface TalkProps extends PanelProps {
  readonly seen: BoardLights
}

function Talk({ session, mayEdit, seen }: TalkProps) {
  const role = useReadable(session.role)
  const participants = useReadable(session.participants)
  const { prompts, rows } = useMemo(() => {
    const me = participants.find(({ id }) => id === session.participantId)
    const reader: Reader = {
      organisation: me === undefined ? null : (ownCard(seen.board, me) ?? null),
      isFacilitator: role === 'facilitator',
    }
    return nextToTalk(seen.lights, seen.board, reader)
  }, [session, seen, participants, role])
  const ordered = ORDER.flatMap((name) => rows.find(({ assumption }) => assumption === name) ?? [])
  const go = (fix: Fix): void => reachFix(session, fix)
  return (
    <>
      <h2>{talkWords.next}</h2>
      {prompts.length === 0 ? (
        <p className="quiet">
          {talkWords.nothing} {talkWords.nothingAbout}
        </p>
      ) : (
        <ul className="prompts">
          {prompts.map((prompt) => (
            <PromptCard
              key={prompt.checkId}
              session={session}
              mayEdit={mayEdit}
              seen={seen}
              prompt={prompt}
              onGo={go}
            />
          ))}
        </ul>
      )}
      <h3>{talkWords.soFar}</h3>
      <ul className="lights">
        {ordered.map((row) => (
          <LightRow key={row.assumption} row={row} mayEdit={mayEdit} onGo={go} />
        ))}
      </ul>
      <SetAside session={session} mayEdit={mayEdit} seen={seen} />
    </>
  )
}

interface PromptCardProps extends TalkProps {
  readonly prompt: Prompt
  readonly onGo: (fix: Fix) => void
}

function PromptCard({ session, mayEdit, seen, prompt, onGo }: PromptCardProps) {
  const [asks, setAsks] = useState(false)
  const [why, setWhy] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const close = (done: boolean): void => {
    setAsks(false)
    if (done) focusFace()
    else focusWhenThere(() => opener.current)
  }
  const { assumption, sentence, fix } = prompt
  const press = pressName(fix, mayEdit)
  const maySetAside = mayEdit && speakersOn(seen.board).length > 0
  return (
    <li className="prompt">
      <p className="prompt-about">{talkWords.lights[assumption]}</p>
      <p className="prompt-words" dir="auto">
        {sentence}
      </p>
      {asks ? (
        <SetAsideForm session={session} seen={seen} prompt={prompt} why={why} onWhy={setWhy} onClose={close} />
      ) : (
        <div className="prompt-presses">
          {mayEdit || !('add' in fix) ? (
            <button
              type="button"
              className="text-link"
              aria-label={talkWords.pressFor(press, sentence)}
              onClick={() => onGo(fix)}
            >
              {press}
              <ArrowRight size={15} aria-hidden />
            </button>
          ) : null}
          {maySetAside ? (
            <button
              ref={opener}
              type="button"
              className="text-link quiet"
              aria-label={talkWords.aside.openFor(sentence)}
              onClick={() => setAsks(true)}
            >
              {talkWords.aside.open}
            </button>
          ) : null}
        </div>
      )}
    </li>
  )
}

interface LightRowProps {
  readonly row: TalkRow
  readonly mayEdit: boolean
  readonly onGo: (fix: Fix) => void
}

function LightRow({ row: { assumption, state, sentence, fix }, mayEdit, onGo }: LightRowProps) {
  const leads = fix !== null && (mayEdit || !('add' in fix))
  return (
    <li className="light-row">
      <LightSign state={state} />
      <span className="light-name">{talkWords.lights[assumption]}</span>
      <span className="light-state">{talkWords.states[state]}</span>
      {sentence === '' ? null : leads ? (
        <button
          type="button"
          className="light-words"
          dir="auto"
          aria-label={talkWords.pressFor(pressName(fix, mayEdit), sentence)}
          onClick={() => onGo(fix)}
        >
          {sentence}
        </button>
      ) : (
        <p className="light-words" dir="auto">
          {sentence}
        </p>
      )}
    </li>
  )
}

/** Shown, never silent: what was set aside, why and by whom. */
function SetAside({ session, mayEdit, seen: { board, lights } }: TalkProps) {
  const shown = lights.setAside.filter(({ finding }) => finding.audience !== 'facilitator')
  if (shown.length === 0) return null
  return (
    <>
      <h3>{talkWords.aside.heading}</h3>
      <ul className="aside-list">
        {shown.map(({ finding: { sentence }, waiver: { id, reason, orgId, at } }) => {
          const card = board.cards.get(orgId)
          return (
            <li key={id}>
              <p dir="auto">{sentence}</p>
              <p className="quiet" dir="auto">
                {reason} <bdi>{talkWords.aside.by(card === undefined ? '' : cardName(card), dateWords(at))}</bdi>
              </p>
              {mayEdit ? (
                <Button
                  small
                  tone="quiet"
                  className="add"
                  aria-label={talkWords.aside.backFor(sentence)}
                  onClick={() => {
                    const back = [{ type: 'remove-item', card: CHARTER_ID, field: 'waivers', item: id }] as const
                    if (tell(session.dispatch(back, talkWords.aside.back))) focusFace()
                  }}
                >
                  {talkWords.aside.back}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}
