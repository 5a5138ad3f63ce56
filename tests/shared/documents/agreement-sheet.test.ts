// Proves how everything that is agreed on reads in words.
import { expect, test } from 'vitest'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { agreementSheet } from '@common-ground/shared/documents/agreement-sheet.ts'
import { boardOf, card, relation } from '../board/small-board.ts'

test('[AG6] each card reads with its fields, entries and lines; what says nothing is left out', () => {
  const board = readBoard(
    boardOf(
      [
        card('org', 'organisation', { name: 'Council' }),
        card('aim', 'objective', {
          title: 'Home sooner',
          why: 'Nobody should wait in hospital.',
          theme: 'Care',
          markers: [
            {
              id: 'm',
              order: 'a0',
              kind: 'result',
              text: 'Days of waiting',
              target: '20',
              by: '2027-06',
              state: 'met',
            },
          ],
        }),
        card('note', 'note', { text: 'Not agreed on' }),
        card('draft', 'objective', { title: 'Later', inAgreement: false }),
      ],
      [
        relation('r1', 'does', 'org', 'aim', { part: 'leads', hoursPerMonth: 10 }),
        relation('r2', 'does', 'org', 'draft', { part: 'informed' }),
      ],
    ),
  )
  const sheet = agreementSheet(board)
  expect(sheet.map(({ kind, name }) => [kind, name])).toEqual([
    ['Our partnership', 'Test'],
    ['Objective', 'Home sooner'],
  ])
  expect(sheet[1]?.lines).toEqual([
    { label: 'Why it matters', texts: ['Nobody should wait in hospital.'] },
    {
      label: 'How we will know',
      texts: ['Days of waiting · First step or result: Result · Target: 20 · By: June 2027'],
    },
    { label: 'Who', texts: ['Council leads Home sooner'] },
  ])
  expect(JSON.stringify(sheet)).not.toMatch(/Care|met|10 hours|undefined/u)
})
