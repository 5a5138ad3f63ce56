// Knows how the fields of a kind stand together in its form; knows no kind.
import type { FieldDescription } from '@common-ground/shared/board/kinds/kind.ts'

/** The fields of a kind under their headings, in the order of the description. */
export function groupsOf(
  fields: Readonly<Record<string, FieldDescription>>,
): readonly (readonly [group: string, names: readonly string[]])[] {
  const groups = new Map<string, string[]>()
  for (const [name, { group }] of Object.entries(fields)) groups.set(group, [...(groups.get(group) ?? []), name])
  return [...groups]
}
