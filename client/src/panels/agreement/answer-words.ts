// Knows how one organisation's answer reads; knows no screen.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { GivenAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { agreementWords } from '../../text/agreement-words.ts'

/**
 * "Yes, but: if it is reviewed in spring"; to words that have changed since that comes first, so that no yes is read as one
 * to what stands there now.
 *
 * @param wordsOf the day of the words it was given to, where they are others by now. [AG83]
 */
export const answerSentence = (answer: GivenAnswer, wordsOf?: string): string => toWords(plain(answer), wordsOf)

/** The same for what is said otherwise, such as a reply from home. */
export const toWords = (sentence: string, wordsOf: string | undefined): string =>
  wordsOf === undefined ? sentence : agreementWords.toWordsOf(wordsOf, sentence)

function plain({ answer, note = '', checkingBy }: GivenAnswer): string {
  switch (answer) {
    case 'yes-but':
      return agreementWords.yesBut(note)
    case 'not-yet':
      return agreementWords.notYet(note)
    case 'checking': {
      const words =
        checkingBy === undefined ? agreementWords.answers.checking : agreementWords.checkingBy(dateWords(checkingBy))
      return note === '' ? words : agreementWords.noted(words, note)
    }
    case 'yes':
    case 'no-view':
      return note === '' ? agreementWords.answers[answer] : agreementWords.noted(agreementWords.answers[answer], note)
  }
}
