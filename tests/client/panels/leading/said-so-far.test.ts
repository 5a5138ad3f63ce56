// Proves what everybody reads of what organisations write on their own cards at a step: whose, in which order, and of whom nothing.
import { saidSoFar } from '@common-ground/client/panels/leading/said-so-far.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { expect, test } from 'vitest'
import { boardOf, card, HEAD } from '../../../shared/board/small-board.ts'

const BOARD = boardOfContent({
  board: HEAD,
  cards: [
    card('charter', 'charter', { name: 'Test' }),
    card('nhs', 'organisation', { name: 'NHS', whatWeDo: ' Wards\nand clinics ', notUs: 'Housing' }),
    card('council', 'organisation', { name: 'Council', whatWeDo: 'Homes', worthIt: 'Fewer calls' }),
    card('trust', 'organisation', { name: 'Trust', notUs: 'Grants', state: 'invited' }),
    card('quiet', 'organisation', { name: 'Advice', whatWeDo: ' \n ' }),
    card('gone', 'organisation', { name: 'Gone', whatWeDo: 'Buses', state: 'left' }),
    card('outside', 'organisation', { name: 'Police', whatWeDo: 'Patrols', state: 'outside' }),
    card('aim', 'objective', { title: 'Not an organisation' }),
  ],
  relations: [],
})
const FIELDS = ['whatWeDo', 'notUs']
const read = (turn: string, fields: readonly string[] = FIELDS) =>
  saidSoFar(BOARD, fields, turn).map(({ name, texts }) => [name, ...texts.map(({ text }) => text)])

test('[LD64] each organisation that has written something is read whole, under its name; nobody is named for having written nothing', () => {
  expect(read('')).toEqual([
    ['Council', 'Homes'],
    ['NHS', 'Wards\nand clinics', 'Housing'],
    ['Trust', 'Grants'],
  ])
  expect(read('', ['worthIt'])).toEqual([['Council', 'Fewer calls']])
  expect(read('', ['leadRef'])).toEqual([])
  const labels = saidSoFar(BOARD, FIELDS, '').map(({ texts }) => texts.map(({ label }) => label))
  expect(labels).toEqual([
    ['What we do'],
    ['What we do', 'People wrongly think we ...'],
    ['People wrongly think we ...'],
  ])
})

test('[LD64] the one whose turn it is comes first, if it has written something', () => {
  expect(read('trust').map(([name]) => name)).toEqual(['Trust', 'Council', 'NHS'])
  expect(read('quiet').map(([name]) => name)).toEqual(['Council', 'NHS', 'Trust'])
})

test('[LD64] what another organisation wrote down for one says so', () => {
  const voice = {
    whatWeDo: { orgId: 'council', by: 'ana', at: '2026-11-29T14:00:00Z' },
    notUs: { orgId: 'nhs', by: 'tom', at: '2026-11-29T14:00:00Z' },
  }
  const board = readBoard(
    boardOf([card('nhs', 'organisation', { name: 'NHS', whatWeDo: 'Wards', notUs: 'Housing', voice })]),
  )
  const recorded = saidSoFar(board, FIELDS, '').flatMap(({ texts }) => texts.map(({ isRecorded }) => isRecorded))
  expect(recorded).toEqual([true, false])
})
