// Proves that the facts of a board are those of the file it came from; knows the three cases.
import { Doc } from 'yjs'
import { expect, test } from 'vitest'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { factsOf } from '@common-ground/shared/lights/facts.ts'
import {
  CASE_FILES,
  fixtureBytes,
  fixtureJson,
  imported,
  neutralFile,
  readBytes,
  readValue,
} from '../interchange/read-fixture.ts'
import { listItem, partnership } from './partnership.ts'

const boardOf = (content: BoardContent): Board => {
  const boardDoc = openBoardDoc(new Doc())
  writeContent(boardDoc, content, 'test')
  return readBoard(boardDoc)
}
const expectedOf = (name: string): unknown =>
  (fixtureJson(name) as { readonly groundTruth: { readonly expectedFindings: unknown } }).groundTruth.expectedFindings

test.each(CASE_FILES)('[LT1] the facts of %s are exactly what the file says they are', (name) => {
  expect(factsOf(boardOf(imported(readBytes(fixtureBytes(name))).content))).toEqual(expectedOf(name))
})

test('[LT1] a file with next to nothing in it gives facts that say so', () => {
  const { counts, ...facts } = factsOf(boardOf(imported(readValue(neutralFile())).content))
  expect(counts).toMatchObject({ partners: 2, people: 1, objectives: 0, steps: 0, milestones: 0 })
  expect(facts).toMatchObject({
    partnersInNoObjective: ['a', 'b'],
    partnersWithNoRepresentative: ['b'],
    partnersWithNoRole: ['a', 'b'],
    leadNamed: false,
    hasDisagreementSteps: false,
    hasStepBeyondPartnership: false,
    nextReviewDated: false,
  })
})

test('[LT2] what was made on the board is named by its own id, in reading order', () => {
  const facts = factsOf(
    partnership({
      set: {
        home: { order: 'a2', markers: undefined },
        well: { order: 'a1', markers: [listItem('s', { text: 'Calls', kind: 'result' })] },
        word: { agreed: ' - ' },
        steps: { steps: [listItem('only', { title: 'Talk' })] },
        charter: { leadRef: 'council', deputyRef: 'gone' },
      },
    }),
  )
  expect(facts).toMatchObject({
    objectivesWithoutMeasure: ['home'],
    objectivesWithMeasureButNoTarget: ['well'],
    objectivesWithoutDate: ['well', 'home'],
    termsWithoutAgreedMeaning: ['Discharge'],
    stepsWithoutDays: ['only'],
    leadNamed: true,
    leadIsOrganisationNotPerson: true,
    deputyNamed: false,
    hasStepBeyondPartnership: false,
  })
})
