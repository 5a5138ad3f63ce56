// Knows every meaning a line between two cards can have; knows no dialog.
import type { Card } from '@common-ground/shared/board/board.ts'
import type { RelationKind } from '@common-ground/shared/board/kinds/relation-kind.ts'
import { relationBetween, relationsBetween } from '@common-ground/shared/board/kinds/relation-kinds.ts'

/** Every way in which a line from one card to the other may read; the first is the obvious one. */
export function waysToConnect(
  from: Card,
  to: Card,
): readonly { readonly kind: RelationKind; readonly turned: boolean }[] {
  const obvious = relationBetween(from.kind, to.kind)
  const straight = relationsBetween(from.kind, to.kind).map((kind) => ({ kind, turned: false }))
  const turned = relationsBetween(to.kind, from.kind)
    .filter((kind) => kind !== 'link' && kind !== 'about')
    .map((kind) => ({ kind, turned: true }))
  const all = [obvious, ...straight, ...turned]
  return all.filter((way, index) => all.findIndex((one) => one.kind === way.kind) === index)
}
