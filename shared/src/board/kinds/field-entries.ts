// Knows the fields of a description as a list, made once; knows nothing of what they mean.

const made = new WeakMap<object, readonly (readonly [string, unknown])[]>()

/** Name and description of each field, in order. Thousands of cards are read by the same few descriptions. */
export const fieldEntries = <F>(
  fields: Readonly<Record<string, F>>,
): readonly (readonly [name: string, field: F])[] => {
  const known = made.get(fields) as readonly (readonly [string, F])[] | undefined
  if (known !== undefined) return known
  const entries = Object.entries(fields)
  made.set(fields, entries)
  return entries
}
