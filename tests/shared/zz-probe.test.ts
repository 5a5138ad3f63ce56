// Knows a probe for facts.
import { expect, test } from 'vitest'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { factsOf } from '../../shared/src/lights/facts.ts'
import { Doc } from 'yjs'
import { CASE_FILES, fixtureBytes, fixtureJson, imported, readBytes } from './interchange/read-fixture.ts'
test.each(CASE_FILES)('[LI1] %s', (name) => {
  const content = imported(readBytes(fixtureBytes(name))).content
  const doc = openBoardDoc(new Doc())
  writeContent(doc, content, 'x')
  expect(factsOf(readBoard(doc))).toEqual((fixtureJson(name) as any).groundTruth.expectedFindings)
})
