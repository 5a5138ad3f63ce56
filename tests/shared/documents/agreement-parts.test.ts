// Proves that the document, the story and what is asked tell of the same agreement, but for what one list leaves out with a reason.
import { expect, test } from 'vitest'
import type { Board } from '@common-ground/shared/board/board.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS } from '@common-ground/shared/board/kinds/kind.ts'
import { agreementOf } from '@common-ground/shared/documents/agreement.ts'
import { AGREEMENT_PARTS, onlyInDocument, type AgreementPart } from '@common-ground/shared/documents/agreement-parts.ts'
import { agreementSheet } from '@common-ground/shared/documents/agreement-sheet.ts'
import { outlineToMarkdown } from '@common-ground/shared/documents/markdown.ts'
import { SAID_WITH, STOP_NAMES } from '@common-ground/shared/documents/stop.ts'
import { storyOf } from '@common-ground/shared/documents/story.ts'
import { exampleBoard } from '@common-ground/shared/interchange/example-board.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { card, HEAD, relation } from '../board/small-board.ts'
import { countingIds } from '../interchange/read-fixture.ts'

const PARTS: readonly AgreementPart[] = AGREEMENT_PARTS
const outline = (board: Board) =>
  agreementOf(board, { on: '2026-11-29', state: { kind: 'draft' }, agreed: null, answers: [], names: true })
const document = (board: Board): string => outlineToMarkdown(outline(board))
const section = (text: string, number: number): string => text.split(/^## /mu)[number] ?? ''
/** All the words of the document, without mark-up. */
const wordsOf = (board: Board): string => JSON.stringify(outline(board).blocks)
const quoted = (text: string): string => JSON.stringify(text).slice(1, -1)

const BOARD = boardOfContent({
  board: HEAD,
  cards: [
    card('charter', 'charter', {
      name: 'Home sooner',
      purpose: 'Nobody waits.',
      leadRef: 'council',
      deputyRef: 'health',
    }),
    card('aid', 'organisation', { name: 'Aid', order: 'a0' }),
    card('council', 'organisation', { name: 'Council', whatWeDo: 'Homes', order: 'a1' }),
    card('health', 'organisation', { name: 'Health', whatWeDo: 'Hospitals', order: 'a2' }),
    card('led', 'objective', { title: 'A bed at home', order: 'a1' }),
    card('open', 'objective', { title: 'A lift', order: 'a2' }),
    card('steps', 'if-we-disagree', { title: 'Steps', steps: [{ id: 's', order: 'a0', title: 'Meet' }] }),
    {
      ...card('name', 'decision', { title: 'One name', context: 'Two confuse', state: 'confirmed', order: 'a0' }),
      inAgreement: true,
    },
    { ...card('gone', 'decision', { title: 'Two names', state: 'reversed', order: 'a1' }), inAgreement: true },
    { ...card('asked', 'decision', { title: 'Which colour', order: 'a2' }), inAgreement: true },
    { ...card('hard', 'concern', { title: 'Money', raisedBy: 'council' }), inAgreement: true },
    card('talk', 'concern', { title: 'Only talked about', raisedBy: 'council' }),
    { ...card('fell', 'moment', { title: 'The bus stopped', momentKind: 'setback' }), inAgreement: true },
    card('won', 'moment', { title: 'Forty home' }),
  ],
  relations: [
    relation('r1', 'does', 'council', 'led', { part: 'leads' }),
    relation('r2', 'does', 'health', 'open', { part: 'delivers' }),
    relation('r0', 'does', 'health', 'led', { part: 'delivers' }),
    relation('r5', 'does', 'aid', 'led', { part: 'delivers' }),
    relation('r3', 'sameBoat', 'health', 'hard'),
    relation('r4', 'creditedIn', 'health', 'fell'),
  ],
})

test('[DOC37] every stop of the story and every kind that is answered on belongs to a part, and what is left out has a reason', () => {
  const presented = PARTS.flatMap((part) => ('leftOut' in part.presented ? [] : part.presented))
  expect([...new Set(presented)].toSorted()).toEqual([...STOP_NAMES, SAID_WITH].toSorted())
  const asked = PARTS.flatMap((part) => ('leftOut' in part.asked ? [] : part.asked))
  const answered = CARD_KINDS.filter((kind) => describeCard(kind).answered !== undefined)
  expect([...new Set(asked)].toSorted()).toEqual(answered.toSorted())
  const reasons = PARTS.flatMap(({ presented: stops, asked: kinds }) =>
    [stops, kinds].flatMap((told) => ('leftOut' in told ? [told.leftOut] : [])),
  )
  expect(reasons.filter((reason) => !/^[A-Z].{20,}\.$/u.test(reason))).toEqual([])
  expect(onlyInDocument('asked')).toEqual([
    'The partners',
    'Who speaks for each partner',
    'What will take time, and what will be hard',
    'When people change',
    'Words we use',
  ])
  expect(onlyInDocument('presented')).toEqual([
    'Who speaks for each partner',
    'When people change',
    'Words we use',
    'If we stop, or one of us leaves',
  ])
})

test('[DOC37] what is asked comes in the order of the agreement, and an open place says so as in the document', () => {
  const sheet = agreementSheet(BOARD)
  expect(sheet.map(({ name }) => name)).toEqual([
    'Home sooner',
    'A bed at home',
    'A lift',
    'One name',
    'Two names',
    'Which colour',
    'Steps',
  ])
  const open = (id: string) =>
    sheet
      .find((one) => one.id === id)
      ?.lines.flatMap(({ label, texts }) => (texts[0] === 'Not yet agreed' ? label : []))
  expect(open('led')).toEqual(['How we will know'])
  expect(open('open')).toEqual(['How we will know', 'Leads'])
  expect(section(document(BOARD), 6)).toContain('| A lift | Not yet agreed | Health |')
})

test('[DOC37] a concern or what happened, where it is part of the agreement, is told in the document, with everybody it is of', () => {
  const text = document(BOARD)
  expect(section(text, 11)).toContain('| Money | Council, Health |')
  expect(section(text, 10)).toContain('| The bus stopped | Setback | Health |')
  expect(text).not.toMatch(/Only talked about|Forty home/u)
})

test('[DOC37] who leads is presented by name, and who has a part stands in the order of the document', () => {
  const { stops } = storyOf(BOARD)
  const blocks = stops.find(({ key }) => key === 'lead')?.blocks
  expect(blocks).toMatchObject([
    { label: 'Lead', text: 'Council' },
    { label: 'Stands in for the lead', text: 'Health' },
    {},
  ])
  const [parts] = stops.find(({ key }) => key === 'parts')?.blocks ?? []
  const [led] = parts?.block === 'items' ? parts.items : []
  expect(led?.parts.at(-1)?.parties.map(({ name }) => name)).toEqual(['Aid', 'Health'])
  expect(section(document(BOARD), 6)).toContain('| A bed at home | Council | Aid, Health |')
})

test('[DOC37] [PS3] a decision that is part of the agreement is presented once it was taken', () => {
  const told = JSON.stringify(storyOf(BOARD).stops.find(({ key }) => key === 'lead'))
  expect(told).toContain('One name')
  expect(told).not.toMatch(/Two names|Which colour/u)
})

test.each(['01', '04', '06'] as const)(
  '[DOC37] everything that case %s is asked about or presented with stands in its document',
  (example) => {
    const board = boardOfContent(exampleBoard(example, { at: '2026-10-02T09:00:00Z', newId: countingIds(), heightOf }))
    const words = wordsOf(board)
    const asked = agreementSheet(board).flatMap(({ id, name, lines }) => [
      ...(id === 'charter' ? [] : [name]),
      ...lines.flatMap(({ label, texts }) =>
        label === 'Who' ? [] : texts.flatMap((text) => text.split(' · ')[0] ?? []),
      ),
    ])
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter((one) => !words.includes(quoted(one)))).toEqual([])
    // A long title is begun.
    const presented = storyOf(board).stops.flatMap(({ key, blocks }) =>
      key === 'achieved'
        ? []
        : blocks.flatMap((block) =>
            block.block === 'items' ? block.items.map(({ title }) => title.replace(/\s?…$/u, '')) : [],
          ),
    )
    expect(presented.length).toBeGreaterThan(5)
    expect(presented.filter((one) => !words.includes(quoted(one)))).toEqual([])
  },
)

test.each(['01', '04', '06'] as const)(
  '[DOC37] [AG6] everything that the document of case %s prints of who does what is asked',
  (example) => {
    const board = boardOfContent(exampleBoard(example, { at: '2026-10-02T09:00:00Z', newId: countingIds(), heightOf }))
    const asked = new Map(
      agreementSheet(board).map(({ name, lines }) => [
        name,
        lines.find(({ label }) => label === 'Who')?.texts ?? ([] as readonly string[]),
      ]),
    )
    const rowsOf = (title: string) =>
      outline(board).blocks.flatMap((block) =>
        block.kind === 'table' && block.name === title
          ? block.rows.map(({ cells }) => cells.map((cell) => cell.map(({ text }) => text)))
          : [],
      )
    const parts = rowsOf('Who does what').filter(([name]) => asked.has(name?.[0] ?? ''))
    expect(parts.length).toBeGreaterThan(0)
    for (const [name, ...cells] of parts) {
      const names = cells.flat().flatMap((cell) => (cell === '' || cell === 'Not yet agreed' ? [] : cell.split(', ')))
      expect(asked.get(name?.[0] ?? '')).toHaveLength(names.length)
    }
    const brought = rowsOf('What each brings')
      .flatMap(([name, things = []]) => things.map((thing) => [name?.[0] ?? '', thing.split(': ').slice(1).join(': ')]))
      .filter(([name = '']) => asked.has(name))
    expect(brought.length).toBeGreaterThan(0)
    const isAsked = ([name = '', words = '']: readonly string[]): boolean =>
      asked.get(name)?.some((text) => text.endsWith(` · ${words}`)) === true
    expect(brought.filter((one) => !isAsked(one))).toEqual([])
  },
)
