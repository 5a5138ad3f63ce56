// Knows where the panel stands and which of its faces shows: the card, or what is to be talked about; knows neither face.
import { Tabs } from '@base-ui/react/tabs'
import { X } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import { IconButton } from '../controls/button.tsx'
import { fetched } from '../controls/fetched.tsx'
import { Part } from '../controls/part.tsx'
import { wholeInSight } from '../controls/whole-in-sight.ts'
import type { Api } from '../model/api.ts'
import { useSelected } from '../model/use-readable.ts'
import type { PanelFace } from '../model/view-state.ts'
import type { PanelProps } from '../panels/card-panel-props.ts'
import { backToList, leavePanel } from '../panels/list/list-focus.ts'
import { panelWords } from '../text/panel-words.ts'
import { talkWords } from '../text/talk-words.ts'
import '../styles/panel-tabs.css'

const loadCard = () => import('../panels/card-panel.tsx')
const loadTalk = () => import('../panels/talk/talk-panel.tsx')
const CardPanel = fetched(async () => (await loadCard()).CardPanel)
const TalkPanel = fetched(async () => (await loadTalk()).TalkPanel)
const FACES: Readonly<Record<PanelFace, string>> = { card: panelWords.name, talk: talkWords.name }

/** Fetches every face, so that the first look at one takes no time. */
export const loadFaces = (): Promise<unknown> => Promise.all([loadCard(), loadTalk()])

export interface RoomPanelProps extends PanelProps {
  readonly api: Api
  readonly wide: boolean
  readonly face: PanelFace
}

/** Beside the map where there is room, else over its right edge. It takes the keyboard only where somebody asks for it. */
export function RoomPanel({ session, api, mayEdit, wide, face }: RoomPanelProps) {
  const aside = useRef<HTMLElement>(null)
  const close = useCallback(() => {
    const hadKeys = aside.current?.contains(document.activeElement) === true
    session.view.set({ panel: null })
    if (hadKeys) leavePanel(session)
    else backToList(session)
  }, [session])
  // The card it lay over the map for has gone: the map is what people want to see again.
  const isEmpty = useSelected(session.view, (view) => view.selection.length === 0)
  const wasEmpty = useRef(isEmpty)
  useEffect(() => {
    if (isEmpty && !wasEmpty.current && !wide && face === 'card') close()
    wasEmpty.current = isEmpty
  }, [isEmpty, wide, face, close])
  useEffect(() => {
    if (wide) return
    // Whoever goes on by keyboard to what the sheet of a phone covers wants to see it; a finger only reaches what is in sight.
    const look = ({ target }: FocusEvent): void => {
      const sheet = aside.current
      if (sheet === null || !(target instanceof HTMLElement) || sheet.contains(target)) return
      if (target.closest('.room.phone') !== sheet.closest('.room') || target.closest('[data-card-id]') !== null) return
      // The map and the list are larger than what lies over them.
      if (!target.matches(':focus-visible') || target.matches('section, [role="application"]')) return
      const [over, under] = [sheet.getBoundingClientRect(), target.getBoundingClientRect()]
      const isUnder =
        under.bottom > over.top && under.right > over.left && under.left < over.right && under.top < over.bottom
      if (isUnder) session.view.set({ panel: null })
    }
    document.addEventListener('focusin', look)
    return () => document.removeEventListener('focusin', look)
  }, [wide, session])
  return (
    <aside
      ref={aside}
      className={wide ? 'panel' : 'panel over'}
      aria-label={FACES[face]}
      tabIndex={-1}
      onKeyUp={wholeInSight}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        if (wide) backToList(session)
        else close()
      }}
    >
      <Tabs.Root value={face} onValueChange={(next: PanelFace) => session.view.set({ panel: next })}>
        <div className="panel-bar">
          <Tabs.List className="panel-tabs" aria-label={panelWords.faces}>
            {(['card', 'talk'] as const).map((one) => (
              <Tabs.Tab key={one} value={one} className="panel-tab">
                {FACES[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <IconButton
            className="tiny"
            label={panelWords.close}
            icon={<X size={17} aria-hidden />}
            side="left"
            onClick={close}
          />
        </div>
        <Tabs.Panel value={face} className="panel-face" tabIndex={-1}>
          <Part key={face}>
            {face === 'card' ? (
              <CardPanel session={session} api={api} mayEdit={mayEdit} />
            ) : (
              <TalkPanel session={session} api={api} mayEdit={mayEdit} />
            )}
          </Part>
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  )
}
