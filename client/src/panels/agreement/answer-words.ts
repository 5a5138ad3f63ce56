// Knows how one organisation's answer reads; knows no screen.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { GivenAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { agreementWords } from '../../text/agreement-words.ts'

/** "Yes, but: if it is reviewed in spring" */
export function answerSentence({ answer, note = '', checkingBy }: GivenAnswer): string {
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
