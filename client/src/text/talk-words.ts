// Knows the words of what is to be talked about: the lights, their states and setting something aside; the sentences come with the checks.
import type { LightName, LightState } from '@common-ground/shared/lights/finding.ts'

/** In the order in which they are shown. */
const lights: Readonly<Record<LightName, string>> = {
  A2: 'What we want together',
  A3: 'What each of us does',
  A4: 'Checking at home',
  A5: 'Why we are here',
  A6: 'Who leads',
  A7: 'The words we use',
  A8: 'How long it takes',
  A1: 'What will be hard',
  A10: 'People come and go',
  A9: 'Wins and setbacks',
  A11: 'If we disagree',
  review: 'When we look again',
}
const states: Readonly<Record<LightState, string>> = {
  'written-down': 'written down',
  partly: 'partly',
  'not-yet': 'not yet',
  'look-again': 'look again',
  'set-aside': 'set aside',
  silent: '',
}

export const talkWords = {
  name: 'To talk about',
  next: 'Next to talk about',
  nothing: 'Nothing is waiting to be talked about.',
  nothingAbout: 'This says only what is written on the map, not what has been said.',
  soFar: 'On the map so far',
  lights,
  states,
  write: 'Write it down',
  look: 'Look at it',
  add: (kind: string) => `Add ${kind.toLowerCase()}`,
  /** The name of a press for somebody who does not see what it stands beside. */
  pressFor: (press: string, sentence: string) => `${press}: ${sentence}`,
  aside: {
    open: 'Not needed',
    openFor: (sentence: string) => `Not needed: ${sentence}`,
    title: 'We talked about it, and it is not needed',
    about: 'About',
    all: (count: number) => `All ${count}`,
    why: 'Why it is not needed',
    whyShort: 'Say it in a few more words, for those who come later.',
    who: 'Who says so',
    until: 'Until',
    nextReview: 'The next review is over',
    review: (name: string) => `${name} is over`,
    comesBack: 'It comes back when the next review is over.',
    done: 'Set aside',
    cancel: 'Cancel',
    label: 'Set aside',
    heading: 'Set aside, with a reason',
    by: (organisation: string, day: string) => `${organisation}, ${day}`,
    back: 'Talk about it again',
    backFor: (sentence: string) => `Talk about it again: ${sentence}`,
    said: 'Set aside. It comes back after the review.',
  },
} as const
