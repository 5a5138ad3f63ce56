// Knows how somebody shows everybody what they see, and how whoever is shown gets there and back; refuses to move anybody who is typing.
import type { Point } from '@common-ground/shared/board/board.ts'
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession, Brought } from '../../model/board-session.ts'
import { SHOWINGS, type View } from '../../model/view-state.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { problemSentence } from '../problem-words.ts'

const words = leadingWords.bring
const TOAST = 'brought'
/** Nobody is brought nearer or farther than this. */
const ZOOMS = [0.1, 2] as const

/** Asks everybody on the map to look at what this person looks at. */
export async function bringEverybody(session: BoardSession, api: Api): Promise<void> {
  const { showing, camera, viewport, selection } = session.view.get()
  const size: [number, number] = [viewport[0] / camera.zoom, viewport[1] / camera.zoom]
  const centre: [number, number] = [camera.x + size[0] / 2, camera.y + size[1] / 2]
  const card = selection.find((id) => session.board.get().cards.has(id)) ?? ''
  const answer = await api.bringEverybody(session.boardId, { showing, centre, size, card })
  announce({ id: TOAST, text: answer.ok ? words.done : problemSentence(answer.error) })
}

/** Room left beside the first of what was written, CSS px. */
const RIM = 40

/** Goes to a corner of what is on the map. */
export function lookAt(session: BoardSession, [x, y]: Point): void {
  const { camera } = session.view.get()
  const zoom = Math.min(camera.zoom, 1)
  session.view.set({ showing: 'map', camera: { x: x - RIM / zoom, y: y - RIM / zoom, zoom } })
}

/** Goes there and asks everybody to look at it too. */
export async function showEverybody(session: BoardSession, api: Api, corner: Point): Promise<void> {
  lookAt(session, corner)
  await bringEverybody(session, api)
}

/** The same part of the map in a window of another size. */
function viewOf(session: BoardSession, { view }: Brought): Partial<View> {
  const { viewport, camera } = session.view.get()
  const [width, height] = view.size
  const fits = Math.min(viewport[0] / Math.max(1, width), viewport[1] / Math.max(1, height))
  const zoom = Math.min(ZOOMS[1], Math.max(ZOOMS[0], fits > 0 ? fits : camera.zoom))
  const [x, y] = view.centre
  return {
    showing: SHOWINGS.find((one) => one === view.showing) ?? 'map',
    camera: { x: x - viewport[0] / zoom / 2, y: y - viewport[1] / zoom / 2, zoom },
    ...(session.board.get().cards.has(view.card) ? { selection: [view.card], focus: view.card } : {}),
  }
}

/** Whether the keys are in a field. */
export const isTyping = (): boolean => {
  const at = document.activeElement
  return at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement || at instanceof HTMLSelectElement
}

/** Follows whoever asks, from now on. Gives how to stop. */
export function followBringing(session: BoardSession): () => void {
  return session.brought.subscribe(() => {
    const brought = session.brought.get()
    if (brought === null || brought.by === session.participantId) return
    const name = session.participants.get().find(({ id }) => id === brought.by)?.name || leadingWords.somebody
    const { showing, camera, selection, focus } = session.view.get()
    const go = (): void => session.view.set(viewOf(session, brought))
    if (isTyping())
      return announce({ id: TOAST, text: words.asks(name), action: { label: words.go, run: go }, stays: 20_000 })
    go()
    const back = (): void => session.view.set({ showing, camera, selection, focus })
    announce({ id: TOAST, text: words.by(name), action: { label: words.back, run: back }, stays: 12_000 })
  })
}
