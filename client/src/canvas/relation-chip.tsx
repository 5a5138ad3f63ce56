// Knows the chip at the middle of the one selected line, by which people say what the line means.
import type { Board, Relation } from '@common-ground/shared/board/board.ts'
import { describeRelation, relationsBetween } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import type { RelationKind } from '@common-ground/shared/board/kinds/relation-kind.ts'
import { useLayoutEffect, useRef } from 'react'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import type { LiveMap } from './open-map.ts'
import { canEdit } from './tool-context.ts'

/** One thing the line may mean: another kind, or another value of the pick that decides its words. */
export interface Meaning {
  readonly label: string
  readonly kind: RelationKind
  readonly attributes: Readonly<Record<string, unknown>>
  readonly isNow: boolean
}
/** Everything the line may mean between its two cards, the obvious first. */
export function meaningsOf(board: Board, relation: Relation): readonly Meaning[] {
  const [from, to] = [board.cards.get(relation.from), board.cards.get(relation.to)]
  if (from === undefined || to === undefined) return []
  return relationsBetween(from.kind, to.kind).flatMap((kind): readonly Meaning[] => {
    const { decidedBy, attributes, name } = describeRelation(kind)
    const pick = decidedBy === undefined ? undefined : attributes[decidedBy]
    if (decidedBy === undefined || pick?.type !== 'pick')
      return [{ label: name, kind, attributes: {}, isNow: kind === relation.kind }]
    const now = relation.attributes[decidedBy] ?? pick.initial
    return pick.options.map((option) => ({
      label: pick.optionLabels[option] ?? option,
      kind,
      attributes: { [decidedBy]: option },
      isNow: kind === relation.kind && option === now,
    }))
  })
}

export interface RelationChipProps {
  readonly session: BoardSession
  readonly map: LiveMap
}

export function RelationChip({ session, map }: RelationChipProps) {
  const only = useSelected(session.view, ({ selection }) => (selection.length === 1 ? (selection[0] ?? null) : null))
  const relation = useSelected(session.board, ({ relations }) => (only === null ? undefined : relations.get(only)))
  // With no line selected a letter typed anywhere draws nothing here.
  return relation === undefined ? null : <ChipAt session={session} map={map} relation={relation} />
}

function ChipAt({ session, map, relation }: RelationChipProps & { readonly relation: Relation }) {
  const board = useReadable(session.board)
  useReadable(session.role)
  const chip = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const follow = (): void => {
      const at = map.pillOf(relation.id)
      const element = chip.current
      if (element === null) return
      element.style.visibility = at === null ? 'hidden' : 'visible'
      if (at === null) return
      const [width] = session.view.get().viewport
      // Half its width from either edge, so that no choice is cut off.
      const half = element.offsetWidth / 2 + 8
      const x = Math.max(half, Math.min(width - half, at.x))
      element.style.transform = `translate(${x}px, ${at.y + 10}px) translateX(-50%)`
    }
    follow()
    return map.onFrame(follow)
  }, [map, relation, session])

  if (!canEdit(session)) return null
  const meanings = meaningsOf(board, relation)
  if (meanings.length < 2) return null
  const choose = (meaning: Meaning): void => {
    const operation = {
      type: 'change-relation',
      id: relation.id,
      kind: meaning.kind,
      attributes: meaning.attributes,
    } as const
    const result = session.dispatch([operation], CANVAS_WORDS.labels.change)
    map.say(
      result.ok ? `${CANVAS_WORDS.said.changed} ${CANVAS_WORDS.undoHint}` : CANVAS_WORDS.said.refused[result.error],
    )
  }
  return (
    <div ref={chip} className="map-chip" role="group" aria-label={CANVAS_WORDS.relationChip}>
      {meanings.map((meaning) => (
        <button
          type="button"
          key={`${meaning.kind}/${meaning.label}`}
          aria-pressed={meaning.isNow}
          onClick={() => choose(meaning)}
        >
          {meaning.label}
        </button>
      ))}
    </div>
  )
}
