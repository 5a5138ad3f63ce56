// Knows which field of the step that is led takes words; knows no call and no key.

export type WordField = HTMLInputElement | HTMLTextAreaElement

const FIELDS = '.step-in-hand :is(textarea, input:not([type]), input[type="text"])'

/**
 * The field that the step asks for words in, null where there is none, or several and none of them is the one that was
 * written in last. Words that stand in the map already are nobody's to go on with unasked.
 *
 * @param last the field that was written in last.
 */
export function stepField(page: Document, last: Element | null): WordField | null {
  const fields = [...page.querySelectorAll<WordField>(FIELDS)].filter(
    (field) => !field.disabled && !field.readOnly && field.checkVisibility({ visibilityProperty: true }),
  )
  const field = fields.find((one) => one === last) ?? (fields.length === 1 ? fields[0] : undefined)
  if (field === undefined) return null
  // A line of the step is only its writer's until it is given; what is typed in a larger field is on the map at once.
  const isOpen = field === last || field instanceof HTMLInputElement || field.value === ''
  return isOpen ? field : null
}
