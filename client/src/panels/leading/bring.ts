// Knows how somebody shows everybody what they see or some cards together, and how whoever is shown gets there and back; refuses to move anybody who is typing and to change what anybody has chosen.
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { around, type Box } from '@common-ground/shared/layout/geometry.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { MOST_LOOKED_AT } from '@common-ground/shared/wire/leading-limits.ts'
import { fitTo, sameCamera } from '../../canvas/camera.ts'
import { announce, dismiss } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession, Brought } from '../../model/board-session.ts'
import type { Cell } from '../../model/readable.ts'
import { type Camera, SHOWINGS, type View } from '../../model/view-state.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { problemSentence } from '../problem-words.ts'
import { BROUGHT } from './step-messages.ts'

const words = leadingWords.bring
/** Nobody is brought nearer or farther than this. */
const ZOOMS = [0.1, 2] as const
/** What is said of it stands below what is shown, screen px. */
const BELOW = { top: 0, right: 0, bottom: 56, left: 0 }

/** The step at which this person looks at the map instead of the step's own words; "" = at none. */
export type Looking = Cell<string>

/** The step at which a call is, as it is kept in `Looking`. */
export const stepNow = (call: LedCall | null): string => (call === null ? '' : `${call.id} ${String(call.step)}`)

/** Asks everybody on the map to look at what this person looks at. */
export async function bringEverybody(session: BoardSession, api: Api): Promise<void> {
  const { showing, selection } = session.view.get()
  const card = selection.find((id) => session.board.get().cards.has(id)) ?? ''
  const answer = await api.bringEverybody(session.boardId, { showing, ...partSeen(session), card })
  announce({ id: BROUGHT, text: answer.ok ? words.done : problemSentence(answer.error) })
}

function partSeen(session: BoardSession): { readonly centre: [number, number]; readonly size: [number, number] } {
  const { camera, viewport } = session.view.get()
  const size: [number, number] = [viewport[0] / camera.zoom, viewport[1] / camera.zoom]
  return { centre: [camera.x + size[0] / 2, camera.y + size[1] / 2], size }
}

/** The box around cards as they are seen, world units; null = none of them is on the map. */
function boxOf(session: BoardSession, ids: readonly string[]): Box | null {
  const wanted = new Set(ids)
  return around(standingOn(session.board.get()).flatMap(({ id, box }) => (wanted.has(id) ? [box] : [])))
}

/** All of it as large as it fits above what is said of it. @param box world units. @param viewport screen px. */
export const cameraOn = ({ minX, minY, maxX, maxY }: Box, viewport: View['viewport']): Camera =>
  fitTo({ x: minX, y: minY, w: maxX - minX, h: maxY - minY }, viewport, 1, BELOW)

/** Where somebody was before they looked at cards at a step, and where they were taken. */
const visits = new WeakMap<BoardSession, { readonly step: string; readonly from: Camera; readonly to: Camera }>()

/** Whoever has not moved since is back where they were with the next step. */
export function comeBack(session: BoardSession, step: string, to: Camera): void {
  const { camera } = session.view.get()
  const before = visits.get(session)
  const from = before?.step === step && sameCamera(before.to, camera) ? before.from : camera
  const visit = { step, from, to }
  visits.set(session, visit)
  const stop = session.call.subscribe(() => {
    if (stepNow(session.call.get()) === step) return
    stop()
    if (visits.get(session) !== visit) return
    visits.delete(session)
    if (sameCamera(session.view.get().camera, to)) session.view.set({ camera: from })
  })
}

/**
 * Shows cards on the map, all of them as large as they fit, until the next step. The words of the step make room; what has
 * been chosen and written stays as it is.
 */
export function lookAt(session: BoardSession, looking: Looking, ids: readonly string[]): void {
  const step = stepNow(session.call.get())
  looking.set(step)
  session.view.set({ showing: 'map' })
  const go = (): void => {
    const box = boxOf(session, ids)
    if (box === null) return
    const to = cameraOn(box, session.view.get().viewport)
    comeBack(session, step, to)
    session.view.set({ camera: to })
  }
  // Once the map has the room that the words of the step have left.
  requestAnimationFrame(() => requestAnimationFrame(go))
}

/** Once what was done here is with the others, or cannot get there for now. */
async function sent({ saveState }: BoardSession): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (saveState.get().state === 'saving') return
      stop()
      resolve()
    }
    const stop = saveState.subscribe(look)
    look()
  })
}

/** Goes to cards and asks everybody to look at all of them too. */
export async function showEverybody(
  session: BoardSession,
  api: Api,
  looking: Looking,
  ids: readonly string[],
  text: string = words.together,
): Promise<void> {
  lookAt(session, looking, ids)
  const cards = ids.slice(0, MOST_LOOKED_AT)
  // Cards that were made just now are there for the others when they are taken to them.
  await sent(session)
  const answer = await api.bringEverybody(session.boardId, { showing: 'map', ...partSeen(session), card: '', cards })
  announce({ id: BROUGHT, text: answer.ok ? text : problemSentence(answer.error) })
}

/** The same part of the map in a window of another size. What somebody has chosen, or has open, stays theirs. */
function viewOf(session: BoardSession, { view }: Brought): Partial<View> {
  const { viewport, camera, selection, panel } = session.view.get()
  const [width, height] = view.size
  const fits = Math.min(viewport[0] / Math.max(1, width), viewport[1] / Math.max(1, height))
  const zoom = Math.min(ZOOMS[1], Math.max(ZOOMS[0], fits > 0 ? fits : camera.zoom))
  const [x, y] = view.centre
  const isFree = selection.length === 0 && panel === null
  return {
    showing: SHOWINGS.find((one) => one === view.showing) ?? 'map',
    camera: { x: x - viewport[0] / zoom / 2, y: y - viewport[1] / zoom / 2, zoom },
    ...(isFree && session.board.get().cards.has(view.card) ? { selection: [view.card], focus: view.card } : {}),
  }
}

/** Whether the keys are in a field. */
export const isTyping = (): boolean => {
  const at = document.activeElement
  return at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement || at instanceof HTMLSelectElement
}

/** Follows whoever asks, from now on. Gives how to stop. */
export function followBringing(session: BoardSession, looking: Looking): () => void {
  const stopReading = looking.subscribe(() => {
    // Whoever has gone on from what was shown knows of it.
    if (looking.get() === '') dismiss(BROUGHT)
  })
  const stop = session.brought.subscribe(() => {
    const brought = session.brought.get()
    if (brought === null || brought.by === session.participantId) return
    const name = session.participants.get().find(({ id }) => id === brought.by)?.name || leadingWords.somebody
    const { showing, camera, selection, focus } = session.view.get()
    const lookedAt = looking.get()
    const go = (): void => {
      // Whoever was brought has not moved the map themselves. [LD97]
      if (boxOf(session, brought.view.cards) === null) {
        const there = viewOf(session, brought)
        session.view.set({ ...there, ...(there.camera === undefined ? {} : { placed: there.camera }) })
      } else lookAt(session, looking, brought.view.cards)
    }
    if (isTyping() || session.view.get().inHand)
      return announce({ id: BROUGHT, text: words.asks(name), action: { label: words.go, run: go }, stays: 20_000 })
    go()
    const back = (): void => {
      looking.set(lookedAt)
      session.view.set({ showing, camera, ...(brought.view.card === '' ? {} : { selection, focus }) })
    }
    const { cards } = session.board.get()
    const ofConcerns =
      brought.view.cards.length > 0 && brought.view.cards.every((id) => cards.get(id)?.kind === 'concern')
    const text = ofConcerns && session.mayEdit.get() ? words.byConcerns(name) : words.by(name)
    announce({ id: BROUGHT, text, action: { label: words.back, run: back }, stays: 12_000 })
  })
  return () => {
    stopReading()
    stop()
  }
}
