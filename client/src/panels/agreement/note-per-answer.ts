// Knows which words go with which answer while one is chosen; refuses to know what the answers mean and to send anything.

/** What was typed beside each answer. */
export type Notes<Word extends string> = ReadonlyMap<Word, string>

/** What stands in the form at first: the words of the answer that was given before, beside that answer alone. */
export function notesBegun<Word extends string>(
  before: { readonly answer: Word; readonly note?: string } | undefined,
): Notes<Word> {
  return new Map(before?.note === undefined ? [] : [[before.answer, before.note]])
}

/** The words of one answer, "" = none. Words of another answer never go with it. */
export function noteOf<Word extends string>(notes: Notes<Word>, answer: Word | null): string {
  return answer === null ? '' : (notes.get(answer) ?? '')
}

/** The notes after something was typed beside an answer; those of the others stay, to be given back. */
export function noteTyped<Word extends string>(notes: Notes<Word>, answer: Word, note: string): Notes<Word> {
  return new Map([...notes, [answer, note]])
}
