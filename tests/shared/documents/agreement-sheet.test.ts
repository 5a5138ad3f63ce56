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
        card('health', 'organisation', { name: 'Health' }),
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
        relation('r1', 'does', 'org', 'aim', { part: 'leads', brings: 'Two rooms', hoursPerMonth: 10 }),
        relation('r3', 'does', 'health', 'aim', { part: 'advises', brings: 'A nurse' }),
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
    {
      label: 'Who',
      texts: [
        'Council leads Home sooner · Two rooms · Time: 10 hours a month',
        'Health advises on Home sooner · A nurse',
      ],
    },
  ])
  expect(JSON.stringify(sheet)).not.toMatch(/Care|met|undefined/u)
})
