// Knows the eleven sentences of "Which of these apply to us?"; refuses to know who picked which.

/** One for each thing that partnerships take for granted. `id` is the light that speaks of the same. */
export const WHICH_APPLY = [
  { id: 'A1', sentence: 'This is harder than we thought, and nobody has said so.' },
  { id: 'A2', sentence: 'We may not all want the same thing from this.' },
  { id: 'A3', sentence: 'We do not really know what each of us does.' },
  { id: 'A4', sentence: 'The people at the table often cannot say yes for their organisation.' },
  { id: 'A5', sentence: 'Some of us are here because we have to be.' },
  { id: 'A6', sentence: 'It is not clear who leads, or why it is them.' },
  { id: 'A7', sentence: 'We use the same words and mean different things.' },
  { id: 'A8', sentence: 'Somebody expects results sooner than they can come.' },
  { id: 'A9', sentence: 'It is not clear who is thanked when it goes well and who answers when it does not.' },
  { id: 'A10', sentence: 'If one or two people left, much of this would stop.' },
  { id: 'A11', sentence: 'We have not said what we do when we disagree.' },
] as const

/** So many may be picked. */
export const PICKS = 3
/** So many of the sentences picked most become concerns. */
export const TOP_PICKS = 3
