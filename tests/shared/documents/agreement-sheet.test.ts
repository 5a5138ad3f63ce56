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
      texts: ['Result: Days of waiting · Target: 20 · By when: June 2027'],
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

test('[DOC40] [DOC41] what is asked tells no name twice, and a first step by its word', () => {
  const markers = [
    { id: 'm', order: 'a0', kind: 'foundation', text: 'One list' },
    { id: 'n', order: 'a1', kind: 'result', text: '' },
  ]
  const board = boardOf([
    card('same', 'objective', { title: 'Home sooner', why: ' Home sooner\n', markers, order: 'a0' }),
    card('two', 'objective', { title: 'One door', why: 'NHS wrote: One door\nSo that all can', order: 'a1' }),
  ])
  const [, same, two] = agreementSheet(readBoard(board)).map(({ lines }) => lines)
  expect(same?.[0]).toEqual({ label: 'How we will know', texts: ['First step: One list'] })
  expect(two?.[0]).toEqual({ label: 'Why it matters', texts: ['NHS wrote this\nSo that all can'] })
})
