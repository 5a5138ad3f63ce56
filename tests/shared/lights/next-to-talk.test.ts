// Proves which few findings a reader is asked to talk about, in what order, and what each light says to them.
import { expect, test } from 'vitest'
import { lightsInSteps, lightsOf } from '@common-ground/shared/lights/lights.ts'
import { nextToTalk, type Prompt, type Reader, type TalkSheet } from '@common-ground/shared/lights/next-to-talk.ts'
import { ALL_YES, type Break, partnership, TODAY } from './partnership.ts'

const FACILITATOR: Reader = { organisation: null, isFacilitator: true }
const HEALTH: Reader = { organisation: 'health', isFacilitator: false }
const COUNCIL: Reader = { organisation: 'council', isFacilitator: false }
const GUEST: Reader = { organisation: null, isFacilitator: false }

function sheet(broken: Break, reader: Reader): TalkSheet {
  const board = partnership(broken)
  return nextToTalk(lightsOf(board, { today: TODAY, answers: ALL_YES, checkReplies: [] }), board, reader)
}
const asked = (broken: Break, reader: Reader): readonly string[] =>
  sheet(broken, reader).prompts.map(({ checkId }) => checkId)
const first = (broken: Break, reader: Reader): Prompt | undefined => sheet(broken, reader).prompts[0]
const on = (at: string) => ({ made: { at, by: 'p1' } })

const UNSAID = { cat: { canDecide: undefined } }
const EVERYTHING = {
  charter: { purpose: undefined, creditRule: undefined, nextReviewOn: undefined, leadershipModel: undefined },
  home: { markers: undefined, ifItGoesWrong: undefined },
}

test('[LT60] a partnership in which everything is written down has nothing to talk about', () => {
  for (const reader of [FACILITATOR, HEALTH, GUEST]) expect(sheet({}, reader).prompts).toEqual([])
})

test('[LT60] at most three things are asked, one of a light, first what is missing for everybody', () => {
  const broken = { set: EVERYTHING, without: ['steps', 'money', 'staff', 'trust'] }
  const board = partnership(broken)
  const { findings } = lightsOf(board, { today: TODAY, answers: ALL_YES, checkReplies: [] })
  expect(findings.length).toBeGreaterThan(6)
  expect(asked(broken, GUEST)).toEqual(['A1.1', 'A2.1', 'A6.1'])
})

test('[LT60] after what is missing for everybody comes what has been on the board longest', () => {
  const old = on('2026-10-03T09:00:00Z')
  const young = on('2026-11-18T09:00:00Z')
  const weak = { ifItGoesWrong: undefined }
  const unclear = { agreed: undefined }
  expect(asked({ set: { home: { ...weak, ...old }, word: { ...unclear, ...young } } }, GUEST)).toEqual(['A9.2', 'A7.2'])
  expect(asked({ set: { home: { ...weak, ...young }, word: { ...unclear, ...old } } }, GUEST)).toEqual(['A7.2', 'A9.2'])
  const gap = { charter: { nextReviewOn: undefined } }
  expect(asked({ set: { ...gap, home: { ...weak, ...old } } }, GUEST)).toEqual(['T14.1', 'A9.2'])
})

test('[LT61] what concerns one organisation is asked of it by name, of facilitators as a number, of nobody else', () => {
  expect(first({ set: UNSAID }, HEALTH)).toMatchObject({
    sentence: 'What Person cat can decide is not written down yet.',
    fix: { card: 'cat', field: 'canDecide' },
    isOwn: true,
  })
  expect(first({ set: UNSAID }, FACILITATOR)).toMatchObject({
    sentence: '1 organisation still to say what they can decide.',
    isOwn: false,
  })
  // Two people of one organisation are one organisation.
  expect(first({ set: { ...UNSAID, dan: { canDecide: undefined } } }, FACILITATOR)?.sentence).toBe(
    '1 organisation still to say what they can decide.',
  )
  expect(asked({ set: UNSAID }, GUEST)).toEqual([])
  expect(asked({ set: UNSAID }, { organisation: 'council', isFacilitator: false })).toEqual([])
})

test('[LT61] one of the three places is for the reader’s own organisation', () => {
  const broken = { set: { ...EVERYTHING, ...UNSAID }, without: ['money', 'staff', 'trust'] }
  expect(asked(broken, GUEST)).toEqual(['A1.1', 'A2.1', 'A6.1'])
  expect(asked(broken, HEALTH)).toEqual(['A1.1', 'A2.1', 'A4.2'])
})

test('[LT61] what compares organisations is asked of facilitators only', () => {
  const oneSided = { money: { raisedBy: 'health' }, staff: { raisedBy: 'health' }, trust: { raisedBy: 'health' } }
  expect(asked({ set: oneSided }, FACILITATOR)).toEqual(['A1.2'])
  expect(asked({ set: oneSided }, HEALTH)).toEqual([])
  // The light says nothing of it to anybody.
  const row = (reader: Reader) => sheet({ set: oneSided }, reader).rows.find(({ assumption }) => assumption === 'A1')
  expect(row(FACILITATOR)).toEqual(row(GUEST))
  expect(row(FACILITATOR)?.fix).toBeNull()
})

test('[LT62] several cards of one check are one thing to talk about, and it leads to the first', () => {
  const noResult = { markers: undefined }
  const prompt = first({ set: { home: noResult, well: noResult } }, GUEST)
  expect(prompt).toMatchObject({
    checkId: 'A2.2',
    sentence: '2 objectives do not say yet how we will know that they worked.',
    fix: { card: 'home', field: 'markers' },
  })
  expect(prompt?.findings.map(({ subjects }) => subjects[0])).toEqual(['home', 'well'])
})

test('[LT63] a light says the reader’s own organisation by name and others as a number, and leads where they can act', () => {
  const row = (reader: Reader) => sheet({ set: UNSAID }, reader).rows.find(({ assumption }) => assumption === 'A4')
  const counted = '1 organisation still to say what they can decide.'
  expect(row(HEALTH)).toMatchObject({ state: 'not-yet', sentence: expect.stringContaining('Person cat') as string })
  expect(row(HEALTH)?.fix).toEqual({ card: 'cat', field: 'canDecide' })
  expect(row(GUEST)).toMatchObject({ sentence: counted, fix: null })
  expect(row(FACILITATOR)).toMatchObject({ sentence: counted, fix: { card: 'cat' } })
  expect(sheet({}, GUEST).rows).toHaveLength(12)
  expect(sheet({}, GUEST).rows.every(({ sentence, fix }) => sentence === '' && fix === null)).toBe(true)
})

test('[LT63] what is the reader’s own comes before what others have to do, where it is as severe', () => {
  // Health still has to say what it needs; somebody of the council, what they can decide.
  const set = { health: { ownOutcomes: undefined }, ann: { canDecide: 'unset' } }
  const row = (reader: Reader) => sheet({ set }, reader).rows.find(({ assumption }) => assumption === 'A4')
  expect(row(COUNCIL)?.sentence).toBe('What Person ann can decide is not written down yet.')
  expect(row(HEALTH)?.sentence).toBe('What Health Board itself needs out of this is not written down yet.')
  expect(row(GUEST)?.sentence).toBe('1 organisation still to link an objective with what they need themselves.')
})

test('[LT64] piece by piece or at once, the lights are the same', () => {
  const board = partnership({ set: EVERYTHING })
  const context = { today: TODAY, answers: ALL_YES, checkReplies: [] }
  const steps = lightsInSteps(board, context)
  let pieces = 0
  let step = steps.next()
  while (step.done !== true) {
    pieces += 1
    step = steps.next()
  }
  expect(pieces).toBe(12)
  expect(step.value).toEqual(lightsOf(board, context))
})
