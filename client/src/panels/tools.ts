// Knows the tools of the board as a table: what they are called, their key, their state; knows no button.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind, PaletteGroup } from '@common-ground/shared/board/kinds/kind.ts'
import { PALETTE_KINDS } from '../canvas/keyboard.ts'
import type { BoardSession } from '../model/board-session.ts'
import { addCard } from './list/change-cards.ts'

export interface KindTool {
  readonly kind: CardKind
  readonly tool: string
  readonly label: string
  /** The key that picks it on the map, or undefined. */
  readonly key: string | undefined
}

const keyOf = (kind: CardKind, index: number): string | undefined =>
  kind === 'note' ? 'N' : index < 9 ? String(index + 1) : undefined

/** Every kind a person can place, by group, in the order partners see them. */
export const KIND_TOOLS: readonly { readonly group: PaletteGroup; readonly tools: readonly KindTool[] }[] = (
  ['who', 'what', 'how', 'free'] as const
).map((group) => ({
  group,
  tools: PALETTE_KINDS.flatMap((kind, index) => {
    const { palette, label } = describeCard(kind)
    return palette === group ? [{ kind, tool: `place:${kind}`, label, key: keyOf(kind, index) }] : []
  }),
}))

/**
 * Picks a tool; the one already picked gives way to Select. Beside the other views the card is added at once.
 *
 * @param byKey picked with the keyboard: the map takes the focus, so that the next key works there.
 */
export function pickTool(session: BoardSession, { kind, tool }: KindTool, byKey: boolean): void {
  if (session.view.get().showing !== 'map') {
    addCard(session, kind)
    return
  }
  session.view.set({ tool: session.view.get().tool === tool ? 'select' : tool })
  if (byKey) document.querySelector<HTMLElement>('[role=application]')?.focus()
}
