// Proves that what is typed beside one answer never goes with another.
import { noteOf, notesBegun, noteTyped } from '@common-ground/client/panels/agreement/note-per-answer.ts'
import { expect, test } from 'vitest'

test('[AG44] another answer has no words of the one before, and going back gives them back', () => {
  const begun = notesBegun<'yes' | 'not-yet'>({ answer: 'not-yet', note: 'A date for the money' })
  expect(noteOf(begun, 'not-yet')).toBe('A date for the money')
  expect(noteOf(begun, 'yes')).toBe('')
  expect(noteOf(begun, null)).toBe('')
  const both = noteTyped(begun, 'yes', 'Gladly')
  expect(noteOf(both, 'yes')).toBe('Gladly')
  expect(noteOf(both, 'not-yet')).toBe('A date for the money')
  // Emptied is empty: what was said before does not come back by itself.
  expect(noteOf(noteTyped(both, 'not-yet', ''), 'not-yet')).toBe('')
  expect(noteOf(notesBegun<'yes'>(undefined), 'yes')).toBe('')
})
