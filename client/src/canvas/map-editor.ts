// Knows when typing in place begins and ends on the map and where it stands; the typing itself is elsewhere.
import { cardName } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { shareTyping } from '../model/typing-presence.ts'
import type { BoardSession } from '../model/board-session.ts'
import type { Camera, View } from '../model/view-state.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import type { Box } from './box.ts'
import type { CameraMover } from './camera-mover.ts'
import type { Scene } from './scene.ts'
import { openTextEditor, type TextEditor } from './text-editor.ts'
import { placeOfText } from './text-place.ts'

// Sentences beside the map are not needed to draw it.
const loadToast = () => import('../controls/toast.tsx')

/** Words smaller than this on screen cannot be typed in; the camera comes nearer first, px. */
const READABLE = 11
const BINNED_NOTICE = 'binned-while-typing'

export interface MapEditor {
  follow(editing: View['editing']): void
  place(camera: Camera, boxOf: (id: string) => Box | null): void
  finish(): void
}
interface Surroundings {
  say(sentence: string): void
  readonly mover: CameraMover
  goOn(step: 'next' | 'previous'): void
}

export function createMapEditor(
  session: BoardSession,
  scene: Scene,
  host: HTMLElement,
  { say, mover, goOn }: Surroundings,
): MapEditor {
  const { view } = session
  let open: {
    readonly card: string
    readonly field: string
    readonly item: string | undefined
    readonly editor: TextEditor
    /** The card is in the bin or away. */
    gone: boolean
  } | null = null

  const warn = async (card: string): Promise<void> => {
    const { announce } = await loadToast()
    announce({
      id: BINNED_NOTICE,
      text: CANVAS_WORDS.said.binnedWhileTyping,
      stays: 0,
      action: {
        label: CANVAS_WORDS.restore,
        run: () => {
          const restored = session.dispatch([{ type: 'restore', ids: [card] }], CANVAS_WORDS.restore)
          if (!restored.ok) say(CANVAS_WORDS.said.refused[restored.error])
        },
      },
    })
  }

  const begin = (editing: NonNullable<View['editing']>): void => {
    const card = session.board.get().cards.get(editing.card)
    const field = card === undefined ? undefined : describeCard(card.kind).fields[editing.field]
    if (card === undefined || field === undefined || (field.type !== 'line' && field.type !== 'text')) {
      view.set({ editing: null })
      return
    }
    const typing = shareTyping(session, { card: card.id, field: editing.field })
    const editor = openTextEditor(host, {
      live: session.text(
        editing.item === undefined
          ? { card: card.id, field: editing.field }
          : { card: card.id, item: editing.item, field: editing.field },
      ),
      label: `${field.label}: ${cardName(card)}`,
      oneLine: field.type === 'line',
      placeholder: field.ask ?? field.label,
      onDone(moved) {
        open = null
        typing.stopped()
        view.set({ editing: null })
        if (moved !== 'no') goOn(moved)
        else if (document.activeElement === document.body) host.focus({ preventScroll: true })
      },
      onTyped: () => typing.typed(),
      onRefused: (reason) => say(CANVAS_WORDS.said.refused[reason]),
      onUndo: (redo) => (redo ? session.redo() : session.undo()),
    })
    open = { card: card.id, field: editing.field, item: editing.item, editor, gone: false }
    const { camera } = view.get()
    if (editing.at !== undefined) {
      // Where the words are seen now, before the camera comes nearer.
      place(camera, scene.box)
      const { left, top } = host.getBoundingClientRect()
      const [x, y] = editing.at
      editor.pressedAt(left + (x - camera.x) * camera.zoom, top + (y - camera.y) * camera.zoom)
    }
    const box = scene.box(card.id)
    const picture = scene.picture(card.id, 'full', 1)
    if (box !== null && picture !== null) {
      const { style } = placeOfText(card, picture, '', field.ask)
      mover.approach(box, READABLE / style.size)
    }
  }

  const place: MapEditor['place'] = (camera, boxOf) => {
    if (open === null) return
    const card = session.board.get().cards.get(open.card)
    const box = boxOf(open.card)
    const picture = scene.picture(open.card, 'full', camera.zoom)
    if (card === undefined || box === null || picture === null) {
      // Somebody put the card in the bin under the person's fingers. The field stays where it is: what is still typed
      // goes on into the card and comes back with it, and no letter becomes a command of the map.
      if (!open.gone) void warn(open.card)
      open.gone = true
      return
    }
    if (open.gone) {
      open.gone = false
      void loadToast().then(({ dismiss }) => dismiss(BINNED_NOTICE))
    }
    const field = describeCard(card.kind).fields[open.field]
    const text = session.text({ card: open.card, field: open.field }).get()
    const place = placeOfText(card, picture, text, field?.ask)
    open.editor.place(place, (box.x - camera.x) * camera.zoom, (box.y - camera.y) * camera.zoom, camera.zoom)
  }

  return {
    follow(editing) {
      if (open !== null && open.card === editing?.card && open.field === editing.field && open.item === editing.item)
        return
      open?.editor.finish()
      if (editing !== null) begin(editing)
    },
    place,
    finish: () => open?.editor.finish(),
  }
}
