// Proves what is heard of something that is written first: the writer's words and where they are, as two sentences.
import { leadingWords } from '@common-ground/client/text/leading-words.ts'
import { expect, test } from 'vitest'

test('[LD100] what somebody has written ends in the full stop they typed or in one of ours, never in two', () => {
  const { heard } = leadingWords.write
  expect(heard('The home is cold', 'It stays here.')).toBe('The home is cold. It stays here.')
  expect(heard('The home is cold.', 'It stays here.')).toBe('The home is cold. It stays here.')
  expect(heard('Is it cold?', 'It stays here.')).toBe('Is it cold? It stays here.')
})
