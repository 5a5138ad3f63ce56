// Knows how the story fills the window, page by page, and which keys and buttons lead through it; refuses to know who presents.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { ChevronLeft, ChevronRight, Maximize, Minimize, Printer, UserRoundCheck, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Stage, useFullScreen } from '../../controls/stage.tsx'
import type { Presenting } from '../../model/presence.ts'
import { presentWords as words } from '../../text/present-words.ts'
import { darkens, moved, moveFor, pageAt, type StageMove, type StagePlace } from './stage-place.ts'
import { StopView } from './stop-view.tsx'
import type { Told } from './story-source.ts'
import '../../styles/present.css'
import '../../styles/story.css'

export interface StoryStageProps {
  /** With one stop at least. */
  readonly told: Told
  readonly place: StagePlace
  readonly onPlace: (place: StagePlace) => void
  /** What is on the screen now, for whoever follows. */
  readonly onShown: (shown: Presenting) => void
  readonly onPrint: () => void
  readonly onClose: () => void
  /** Names of those who follow whoever presents here. */
  readonly followers?: readonly string[]
  /** Somebody else goes ahead. */
  readonly guide?: {
    readonly name: string
    readonly follows: boolean
    readonly ended: boolean
    readonly onFollow: (on: boolean) => void
  }
}

export function StoryStage({
  told,
  place,
  onPlace,
  onShown,
  onPrint,
  onClose,
  followers = [],
  guide,
}: StoryStageProps) {
  const { title, story, agreedOn } = told
  const { stops } = story
  const stop = stops[place.stop] ?? stops[0]
  const frame = useRef<HTMLDivElement>(null)
  const screen = useFullScreen(onClose)
  const [isDark, setDark] = useState(false)
  // The dialog draws its content a moment after it is there itself.
  const [flow, setFlow] = useState<HTMLElement | null>(null)
  const pages = usePages(flow, stop?.key ?? '')
  const page = pageAt(place.part, pages)
  const shown = useRef(onShown)
  useEffect(() => {
    shown.current = onShown
  })
  const key = stop?.key ?? ''
  useEffect(() => shown.current({ stop: key, part: page / pages }), [key, page, pages])
  const isLeft = guide?.ended === true
  useEffect(() => {
    // The button that went with the guide may have had the keys.
    if (isLeft && document.activeElement?.closest('.stage') == null) frame.current?.focus()
  }, [isLeft])
  if (stop === undefined) return null

  const go = (move: StageMove): void => onPlace(moved({ ...place, part: page / pages }, move, pages, stops.length))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (isDark && !MODIFIERS.has(event.key) && event.key !== 'Escape') {
      // The first key only brings the light back, whatever it does otherwise.
      event.preventDefault()
      setDark(false)
      return
    }
    if (darkens(event.key)) {
      event.preventDefault()
      setDark(true)
      return
    }
    // A button that has the keys is pressed by the space bar.
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
    const move = moveFor(event.key, event.shiftKey)
    if (move === null) return
    event.preventDefault()
    go(move)
  }
  const at = words.place(place.stop + 1, stops.length)
  const part = pages === 1 ? '' : words.part(page + 1, pages)
  return (
    <Stage label={words.stage(title)} onClose={onClose} onKeyDown={onKeyDown} initialFocus={frame}>
      <div className="stage-head">
        <h2 dir="auto">{stop.title}</h2>
        <span className={agreedOn === null ? 'stage-mark draft' : 'stage-mark'}>
          {agreedOn === null ? words.draftMark : words.agreedMark(dateWords(agreedOn), told.said.length)}
        </span>
      </div>
      <div className="stage-frame" ref={frame} tabIndex={-1}>
        <div
          ref={setFlow}
          className="stage-flow"
          style={{ transform: `translateX(calc(${-page} * (100% + var(--stage-gap))))` }}
        >
          <StopView stop={stop} />
        </div>
      </div>
      <div className="stage-foot">
        <span className="stage-board" dir="auto">
          {title}
        </span>
        {followers.length === 0 ? null : (
          <bdi className="stage-guide stage-with" title={words.allFollow(followers)}>
            {words.followedBy(followers)}
          </bdi>
        )}
        {guide === undefined ? null : guide.ended ? (
          <span className="stage-guide">{words.ended(guide.name)}</span>
        ) : (
          <StageButton
            label={words.following(guide.name)}
            isOn={guide.follows}
            icon={<UserRoundCheck size={22} aria-hidden />}
            onPress={() => guide.onFollow(!guide.follows)}
          />
        )}
        <span className="stage-place" aria-hidden>
          {pages === 1 ? at : words.short(at, page + 1, pages)}
        </span>
        <StageButton
          label={words.back}
          icon={<ChevronLeft size={26} aria-hidden />}
          isHidden
          isOff={place.stop === 0 && page === 0}
          onPress={() => go('back')}
        />
        <StageButton
          label={words.next}
          icon={<ChevronRight size={26} aria-hidden />}
          isHidden
          isOff={place.stop === stops.length - 1 && page === pages - 1}
          onPress={() => go('next')}
        />
        <StageButton label={words.print} icon={<Printer size={22} aria-hidden />} isHidden onPress={onPrint} />
        {screen.can ? (
          <StageButton
            label={screen.is ? words.window : words.full}
            icon={screen.is ? <Minimize size={22} aria-hidden /> : <Maximize size={22} aria-hidden />}
            isHidden
            onPress={screen.toggle}
          />
        ) : null}
        <StageButton label={words.leave} icon={<X size={24} aria-hidden />} isHidden onPress={onClose} />
      </div>
      <p className="only-heard" role="status">
        {isDark ? words.dark : words.at(at, stop.title, part)}
      </p>
      {isDark ? <div className="stage-dark" onPointerDown={() => setDark(false)} /> : null}
    </Stage>
  )
}

/** Pressed on the way to another key. */
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'])

interface StageButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly onPress: () => void
  /** Its name is heard, not seen. */
  readonly isHidden?: boolean
  /** There is nothing further; the keys stay on it. */
  readonly isOff?: boolean
  readonly isOn?: boolean
}

function StageButton({ label, icon, onPress, isHidden = false, isOff = false, isOn }: StageButtonProps) {
  return (
    <button
      type="button"
      className="stage-button"
      aria-label={isHidden ? label : undefined}
      aria-disabled={isOff}
      aria-pressed={isOn}
      onClick={onPress}
    >
      {icon}
      {isHidden ? null : <span>{label}</span>}
    </button>
  )
}

/** How many pages what is in the frame takes: it flows into columns as wide as the frame, and none is cut. */
function usePages(flow: HTMLElement | null, key: string): number {
  const [pages, setPages] = useState(1)
  useLayoutEffect(() => {
    if (flow === null) return
    const measure = (): void => {
      const gap = Number.parseFloat(getComputedStyle(flow).columnGap) || 0
      const width = flow.clientWidth
      if (width > 0) setPages(Math.max(1, Math.round((flow.scrollWidth + gap) / (width + gap))))
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(flow)
    document.fonts.addEventListener('loadingdone', measure)
    return () => {
      watcher.disconnect()
      document.fonts.removeEventListener('loadingdone', measure)
    }
  }, [flow, key])
  return pages
}
