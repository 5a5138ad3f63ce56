// Proves that nothing stands as agreed, told or asked that nobody has set, and that what was picked does.
import { expect, test } from 'vitest'
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { agreementOf } from '@common-ground/shared/documents/agreement.ts'
import { outlineToMarkdown } from '@common-ground/shared/documents/markdown.ts'
import { storyOf } from '@common-ground/shared/documents/story.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { agreementSheet } from '@common-ground/shared/documents/agreement-sheet.ts'
import { card, HEAD } from '../board/small-board.ts'
import { countingIds } from '../interchange/read-fixture.ts'

const written = (board: Board): string =>
  outlineToMarkdown(
    agreementOf(board, { on: '2026-11-29', state: { kind: 'draft' }, agreed: null, answers: [], names: false }),
  )
/** What stands under one heading of the first level. */
const section = (text: string, number: number): string => text.split(/^## /mu)[number] ?? ''

test('[DOC36] what nobody has set stands nowhere as agreed; what was picked does, also where it is the first choice', () => {
  const at = '2026-11-29T20:00:00Z'
  const blank = boardOfContent(blankBoard({ title: 'Home sooner', at, newId: countingIds() }))
  const text = written(blank)
  expect([section(text, 8), section(text, 14)].map((one) => one.split('\n\n').slice(1).join('').trim())).toEqual([
    '_Not yet agreed_',
    '_Not yet agreed_',
  ])
  expect(section(text, 16)).toContain('No partner has answered yet.')
  expect(storyOf(blank).stops).toEqual([])
  const asked = agreementSheet(blank).flatMap(({ lines }) => lines.map(({ texts }) => texts.join()))
  expect(asked).toEqual(Array.from({ length: 6 }, () => 'Not yet agreed'))

  const picked = boardOfContent({
    board: HEAD,
    cards: [card('charter', 'charter', { name: 'Home sooner', decisionRule: 'consent', reviewEvery: 6 })],
    relations: [],
  })
  const said = 'Nobody has a reasoned objection'
  expect(section(written(picked), 8)).toContain(`**How we decide:** ${said}`)
  expect(section(written(picked), 14)).toContain('**We look again every:** 6 months')
  expect(JSON.stringify(storyOf(picked).stops)).toContain(said)
  expect(agreementSheet(picked)[0]?.lines.flatMap(({ texts }) => texts)).toEqual(
    expect.arrayContaining([said, '6 months']),
  )
  expect(meaningsOf(picked).hashOf('charter')).not.toBe(meaningsOf(blank).hashOf('charter'))
})
