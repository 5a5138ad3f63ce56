// Proves what the table of who does what holds and how it leaves as a spreadsheet and as a page.
import { expect, test } from 'vitest'
import type { Board } from '@common-ground/shared/board/board.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { RELATION_DESCRIPTIONS } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { PART_KINDS, whoDoesWhat } from '@common-ground/shared/documents/who-does-what.ts'
import { whoDoesWhatCsv, whoDoesWhatHtml } from '@common-ground/shared/documents/who-does-what-files.ts'
import { boardOf, card, relation } from '../board/small-board.ts'

const today = '2027-05-12'
const some = (): Board =>
  readBoard(
    boardOf(
      [
        card('council', 'organisation', { name: 'Dumfries Council', shortName: 'Council', order: 'a1' }),
        card('health', 'organisation', { name: 'Health Board', order: 'a2' }),
        card('guest', 'organisation', { name: 'A guest', state: 'invited', order: 'a3' }),
        card('court', 'organisation', { name: 'Auditor', state: 'outside', order: 'a4' }),
        card('anna', 'person', { name: 'Anna Smith', jobTitle: 'Head of care', orgId: 'health', order: 'a5' }),
        card('chair', 'role', { title: 'Chair', order: 'a6' }),
        card('loose', 'role', { title: 'Adviser', order: 'a7' }),
        card('home', 'objective', { title: 'Home sooner', order: 'a8' }),
        card('fewer', 'objective', { title: 'Fewer falls', state: 'live', order: 'a9' }),
        card('done', 'objective', { title: 'Done', state: 'achieved', order: 'aA' }),
      ],
      [
        relation('l1', 'does', 'council', 'home', { part: 'leads', brings: 'Two rooms', hoursPerMonth: 4 }),
        relation('l2', 'does', 'anna', 'home', { part: 'advises' }),
        relation('l3', 'does', 'chair', 'home', { part: 'leads' }),
        relation('l4', 'does', 'court', 'fewer', { part: 'informed' }),
        relation('l5', 'does', 'loose', 'fewer', {}),
        relation('l6', 'does', 'guest', 'done', { part: 'leads' }),
        relation('h1', 'holds', 'council', 'chair', {}),
        relation('h2', 'holds', 'anna', 'chair', {}),
      ],
    ),
  )

test('[WD1] open objectives by partners, and whoever else has a part in one', () => {
  const { columns, rows, closed } = whoDoesWhat(some())
  expect(columns.map(({ organisation }) => organisation)).toEqual(['council', 'health', 'court', ''])
  expect(columns.map(({ short }) => short)).toEqual(['Council', 'Health Board', 'Auditor', ''])
  expect(rows.map(({ title }) => title)).toEqual(['Home sooner', 'Fewer falls'])
  expect(closed).toBe(1)
})

test('[WD2] parts of people and roles stand with the organisations they belong to', () => {
  const { columns, rows } = whoDoesWhat(some())
  const cell = (row: number, organisation: string) => {
    const found = rows[row]?.cells[columns.findIndex((column) => column.organisation === organisation)]
    return [found?.own?.part ?? null, ...(found?.others.map(({ name, part }) => `${name} ${part}`) ?? ['none'])]
  }
  expect(cell(0, 'council')).toEqual(['leads', 'Chair leads'])
  expect(cell(0, 'health')).toEqual([null, 'Anna Smith advises', 'Chair leads'])
  expect(cell(1, 'council')).toEqual([null])
  // What nobody picked means what the description says.
  expect(cell(1, '')).toEqual([null, 'Adviser delivers'])
  expect(rows[0]?.cells[0]?.own?.brings).toBe('Two rooms. Time: 4 hours a month')
})

test('[WD3] a row asks who leads and who delivers, and who has the last word among many', () => {
  expect(whoDoesWhat(some()).rows.map(({ asks }) => asks)).toEqual([['no-other-delivery'], ['no-lead']])
  const many = readBoard(
    boardOf(
      [
        card('o', 'objective', { title: 'All' }),
        ...['a', 'b', 'c'].map((id) => card(id, 'organisation', { name: id })),
      ],
      ['a', 'b', 'c'].map((id) => relation(`r${id}`, 'does', id, 'o', { part: 'leads' })),
    ),
  )
  expect(whoDoesWhat(many).rows[0]?.asks).toEqual(['many-leads', 'no-other-delivery'])
})

test('[WD4] parts and letters follow from the description', () => {
  expect(PART_KINDS.map(({ part, letter }) => `${part} ${letter}`)).toEqual([
    'leads L',
    'delivers D',
    'advises A',
    'informed I',
  ])
  expect(new Set(PART_KINDS.map(({ letter }) => letter)).size).toBe(PART_KINDS.length)
  expect(PART_KINDS.map(({ part }) => part).toSorted()).toEqual(
    [...RELATION_DESCRIPTIONS.does.attributes.part.options].toSorted(),
  )
})

test('[WD20] [WD23] the spreadsheet says it in words, people by their post', () => {
  expect(whoDoesWhatCsv(some(), { today })).toBe(
    [
      '\ufeffObjective,Dumfries Council,Health Board,Auditor,Without an organisation,Still to talk about',
      'Home sooner,"Leads. Two rooms. Time: 4 hours a month\nChair: leads","Head of care (Health Board): advises\nChair: leads",,,Who else delivers?',
      'Fewer falls,,,Is kept informed,Adviser: delivers,Who leads?',
      '',
    ].join('\r\n'),
  )
  expect(whoDoesWhatCsv(some(), { today, names: true })).toContain('Anna Smith: advises')
})

test('[WD21] nothing that was typed is taken for a formula, and every cell stays whole', () => {
  const hostile = ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '  =1', '\uff1d1', '"quoted", and\nmore', '-3']
  const board = readBoard(
    boardOf(
      [
        card('o', 'organisation', { name: '=HYPERLINK("http://x")' }),
        ...hostile.map((title, at) => card(`c${at}`, 'objective', { title, order: `a${at}` })),
      ],
      [],
    ),
  )
  const csv = whoDoesWhatCsv(board, { today })
  expect(csv).toContain(`Objective,"'=HYPERLINK(""http://x"")"`)
  for (const cell of readCsv(csv).flat()) expect(cell).not.toMatch(/^\s*[=+@\uff1d]|^-\d\+|^\t/u)
  expect(readCsv(csv).map((row) => row.length)).toEqual(Array.from({ length: hostile.length + 1 }, () => 3))
  expect(readCsv(csv).at(-2)?.[0]).toBe('"quoted", and')
  expect(readCsv(csv).at(-1)?.[0]).toBe('-3')
})

/** Cells as RFC 4180 reads them. */
function readCsv(file: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of file.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

test('[WD22] [WD23] the page is a table with headings, and what was typed is text', () => {
  const page = whoDoesWhatHtml(some(), { today })
  expect(page).toContain('<th scope="col" dir="auto">Dumfries Council</th>')
  expect(page).toContain(
    '<th scope="row"><span dir="auto">Home sooner</span><p class="quiet">Who else delivers?</p></th>',
  )
  expect(page).toContain('12 May 2027')
  expect(page).toMatch(/L<\/span> Leads<br><span class="quiet">Two rooms\. Time: 4 hours a month<\/span>/u)
  expect(page).not.toContain('Anna Smith')
  const hostile = readBoard(
    boardOf(
      [
        card('a', 'organisation', { name: '<img src=x onerror=alert(1)>' }),
        card('b', 'objective', { title: '</title><script>alert("1")</script>&' }),
      ],
      [relation('r', 'does', 'a', 'b', { part: 'leads', brings: '"><svg onload=alert(1)>\u202e' })],
    ),
  )
  const safe = whoDoesWhatHtml(hostile, { today })
  expect(safe).not.toMatch(/<(?:img|script|svg)/u)
  expect(safe).not.toContain('\u202e')
  expect(safe).toContain("default-src 'none'")
})
