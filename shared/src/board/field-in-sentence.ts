// Knows how a field is called inside a sentence, by its description; knows no card and no value.

/** Labels that are half a sentence already. */
const CLAUSE = /^(?:who|whom|what|why|how|when|where|more about)\b/iu

/** "the target", "why it matters", "who does it". @param label for a field that is described nowhere. */
export function fieldInSentence(
  field: { readonly label: string; readonly told?: string } | undefined,
  label: string,
): string {
  if (field?.told !== undefined) return field.told
  const words = (field?.label ?? label).replace(/[?.\s]+$/u, '')
  const small = words.charAt(0).toLowerCase() + words.slice(1)
  return CLAUSE.test(words) ? small : `the ${small}`
}
