// Shows that a board file keeps everything, that what is written is valid, and what is refused when one is read.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { Doc } from 'yjs'
import type { BoardContent, CardContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent, writeContent } from '@common-ground/shared/board/content-doc.ts'
import { BOARD_FILE_SCHEMA } from '@common-ground/shared/interchange/board-file-schema.ts'
import { toBoardFile } from '@common-ground/shared/interchange/board-file.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import {
  CASE_FILES,
  countingIds,
  fixtureBytes,
  imported,
  itemsIn,
  readBytes,
  readValue,
  refused,
} from './read-fixture.ts'

const AT = '2026-11-23T18:00:00Z'
const STAMP = { at: AT, by: 'p1' }
const valid = new Ajv2020({ strict: false, allErrors: true }).compile(BOARD_FILE_SCHEMA)

/** As it comes out of a live document. */
function throughDocument(content: BoardContent): BoardContent {
  const boardDoc = openBoardDoc(new Doc())
  writeContent(boardDoc, content, 'test')
  return readContent(boardDoc)
}

const base = { pos: [0, 0], size: [264, 132], z: 'a0', order: 'a0', inAgreement: true } as const
const item = (id: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  id,
  order: 'a0',
  ...fields,
})
/** A board that uses every common key, with hidden and hostile text. */
const FULL: BoardContent = {
  board: {
    title: 'Plan \u202egpj.exe',
    stage: 'running',
    language: 'ar',
    timeZone: 'Africa/Cairo',
    createdAt: AT,
    firstProposedOn: '2026-01-02',
    firstAgreedOn: '2026-02-03',
    settings: { a: [1, { b: 'x' }] },
  },
  cards: [
    {
      id: 'charter',
      kind: 'charter',
      ...base,
      name: '<script>alert(1)</script>',
      leadRef: 'p',
      appointedBy: ['o', { text: 'the members' }],
      milestones: [item('m1', { text: 'One', by: '2027', orgIds: ['o'] })],
    },
    {
      id: 'd',
      kind: 'decision',
      ...base,
      title: 'Decide',
      checks: [item('k1', { orgId: 'o', typicalDays: 0 })],
      bin: STAMP,
    },
    {
      id: 'i',
      kind: 'if-we-disagree',
      ...base,
      title: 'Steps',
      steps: [
        item('s1', {
          title: 'Talk',
          within: { amount: 0, unit: 'months' },
          next: [{ to: 's1', when: 'x' }, { to: 'beyond' }],
        }),
      ],
    },
    { id: 'n', kind: 'concern', ...base, title: 'c', stepId: 'i#s1' },
    {
      id: 'o',
      kind: 'organisation',
      ...base,
      name: '=HYPERLINK("http://x.invalid")',
      look: 'sea',
      zone: 'zone1',
      group: 'g',
      lock: STAMP,
      made: STAMP,
      touched: STAMP,
      voice: { whatWeDo: { orgId: 'o', ...STAMP } },
      source: { file: 'f', path: 'p', id: 'toString' },
      extra: { 'x y': [null, '', { z: 1 }] },
      ownOutcomes: [item('w1', { text: 'العربية', source: { file: 'f', path: 'q' } })],
    },
    { id: 'p', kind: 'person', ...base, name: '👨‍👩‍👧‍👦', orgId: 'o' },
    { id: 't', kind: 'objective', ...base, title: 'T' },
    { id: 'zone1', kind: 'zone', ...base, title: 'Z', zoneType: 'who' },
  ] as readonly CardContent[],
  relations: [
    {
      id: 'r1',
      kind: 'serves',
      from: 't',
      to: 'o',
      toItem: 'w1',
      fit: 'tension',
      bend: [4, 8],
      made: STAMP,
      source: { file: 'f', path: 'x' },
    },
    {
      id: 'r2',
      kind: 'does',
      from: 'o',
      to: 't',
      part: 'leads',
      brings: '</title>',
      money: { amount: 5, currency: 'GBP', per: 'year' },
      bin: STAMP,
    },
  ],
}

const BOARDS: readonly (readonly [string, BoardContent])[] = [
  ...CASE_FILES.map((name) => [name, imported(readBytes(fixtureBytes(name))).content] as const),
  ['hostile text', imported(readBytes(fixtureBytes('bad/11-script-injection.json'))).content],
  ['hidden characters', imported(readBytes(fixtureBytes('bad/12-bidi-and-invisible.json'))).content],
  ['rings', imported(readBytes(fixtureBytes('bad/08-cyclic-escalation.json'), 'report')).content],
  ['a blank board', blankBoard({ title: 'New', at: AT, newId: countingIds() })],
  ['every common key', FULL],
]

describe.each(BOARDS)('%s', (_, content) => {
  const file = toBoardFile(throughDocument(content), [{ id: 'p1', name: 'Ann' }])

  test('[IM41] a document holds what was imported', () => {
    expect(canonicalBoard(throughDocument(content))).toBe(canonicalBoard(content))
  })

  test('[IM41] export, import and export again give the same canonical content, bin and ids included', () => {
    const again = imported(readValue(file))
    expect(again.format).toBe('common-ground-board')
    expect(canonicalBoard(again.content)).toBe(canonicalBoard(content))
    expect(canonicalBoard(throughDocument(again.content))).toBe(canonicalBoard(content))
  })

  test('[IM42] what is exported is valid by the schema', () => {
    expect([valid(file), valid.errors]).toEqual([true, null])
  })

  test('[IM40] cards and relations stand sorted by id, and nothing says that it is not set', () => {
    expect([file.format, file.version]).toEqual(['common-ground-board', 1])
    for (const list of [file.cards, file.relations])
      expect(list.map(({ id }) => id)).toEqual(list.map(({ id }) => id).toSorted())
    for (const card of file.cards) {
      const { extra: _extra, voice: _voice, ...rest } = card
      expect(JSON.stringify(rest)).not.toMatch(/:(?:null|""|\[\])/)
    }
  })
})

test('[IM42] the schema refuses what is not in the descriptions', () => {
  const file = toBoardFile(FULL, [])
  const withCard = (change: Readonly<Record<string, unknown>>) => ({
    ...file,
    cards: [{ ...file.cards[0], ...change }],
  })
  for (const change of [
    { nonsense: 1 },
    { kind: 'miro' },
    { name: '' },
    { reviewEvery: 0 },
    { milestones: [{ id: 'x' }] },
    { nextReviewOn: 'soon' },
  ]) {
    expect([change, valid(withCard(change))]).toEqual([change, false])
  }
})

type Loose = Record<string, unknown>
type Edit = (file: { board: Loose; cards: Loose[]; relations: Loose[] } & Loose) => unknown
/** The full board with one change made by `edit` to its plain copy. */
function changed(edit: Edit): unknown {
  const copy = structuredClone(toBoardFile(FULL, [])) as unknown as {
    board: Loose
    cards: Loose[]
    relations: Loose[]
  } & Loose
  edit(copy)
  return copy
}
const card = (file: { cards: Loose[] }, id: string): Loose => file.cards.find((each) => each['id'] === id) ?? {}

const HARD: readonly (readonly [problem: string, edit: Edit])[] = [
  ['cards wrong-type', (file) => Object.assign(file, { cards: {} })],
  ['cards[0] wrong-type', (file) => file.cards.splice(0, 1, null as unknown as Loose)],
  ['board wrong-type', (file) => Object.assign(file, { board: [] })],
  ['cards[1].id bad-id', (file) => (card(file, 'd')['id'] = 'not an id')],
  ['cards[1].id reserved-name', (file) => (card(file, 'd')['id'] = 'prototype')],
  ['cards[5].id repeated-id', (file) => (card(file, 'p')['id'] = 'o')],
  ['relations[1].id repeated-id', (file) => Object.assign(file.relations[1] ?? {}, { id: 'charter' })],
  ['cards[5].name wrong-type', (file) => (card(file, 'p')['name'] = 7)],
  ['cards[5].name too-long', (file) => (card(file, 'p')['name'] = 'x'.repeat(20_001))],
  ['cards[0].nextReviewOn bad-date', (file) => (card(file, 'charter')['nextReviewOn'] = '2026-02-30')],
  ['cards[0].reviewEvery out-of-range', (file) => (card(file, 'charter')['reviewEvery'] = 1e9)],
  ['cards[0].reviewEvery wrong-type', (file) => (card(file, 'charter')['reviewEvery'] = '12')],
  [
    'cards[2].steps[0].id bad-id',
    (file) => Object.assign(itemsIn(card(file, 'i') as unknown as CardContent, 'steps')[0] ?? {}, { id: '' }),
  ],
  [
    'cards[2].steps too-many',
    (file) => (card(file, 'i')['steps'] = Array.from({ length: 21 }, (_, at) => ({ id: `s${at}`, order: 'a0' }))),
  ],
]
describe('refused whatever the person agreed to', () => {
  test.each(HARD)('[IM43] %s', (expected, edit) => {
    const { problems, consent } = refused(readValue(changed(edit), 'report'))
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toContain(expected)
    expect(consent).toBe(false)
  })
})

const ASKED: readonly (readonly [problem: string, edit: Edit])[] = [
  ['cards[5].orgId broken-link', (file) => (card(file, 'p')['orgId'] = 'nobody')],
  [
    'cards[0].appointedBy[0] broken-link',
    (file) => (card(file, 'charter')['appointedBy'] = ['toString', { text: 'x' }]),
  ],
  ['cards[3].stepId broken-link', (file) => (card(file, 'n')['stepId'] = 'i#gone')],
  ['cards[4].zone broken-link', (file) => (card(file, 'o')['zone'] = 'p')],
  ['relations[0].toItem broken-link', (file) => Object.assign(file.relations[0] ?? {}, { toItem: 'gone' })],
  ['relations[1].from broken-link', (file) => Object.assign(file.relations[1] ?? {}, { from: '__proto' })],
  ['cards[6].kind unknown-kind', (file) => (card(file, 't')['kind'] = 'sticker')],
  ['relations[1].kind unknown-kind', (file) => Object.assign(file.relations[1] ?? {}, { kind: 'loves' })],
  ['cards[4].sector bad-value', (file) => (card(file, 'o')['sector'] = 'space')],
  [
    'cards[2].steps[0].next[0].to broken-link',
    (file) =>
      Object.assign(itemsIn(card(file, 'i') as unknown as CardContent, 'steps')[0] ?? {}, { next: [{ to: 'gone' }] }),
  ],
]
describe('asked about, and left out with consent', () => {
  test.each(ASKED)('[IM43] %s', (expected, edit) => {
    const strict = refused(readValue(changed(edit)))
    expect([strict.consent, strict.problems.map(({ path, code }) => `${path} ${code}`).includes(expected)]).toEqual([
      true,
      true,
    ])
    const { content, report } = imported(readValue(changed(edit), 'report'))
    expect(report.map(({ path, code }) => `${path} ${code}`)).toContain(expected)
    expect([valid(toBoardFile(throughDocument(content), [])), valid.errors]).toEqual([true, null])
  })
})

test('[IM44] places and sizes that cannot be used are replaced and told', () => {
  const { content, report } = imported(
    readValue(
      changed((file) => {
        card(file, 'o')['pos'] = [1e308, 'x']
        card(file, 'p')['size'] = [-1, 0]
        file.cards.splice(0, 1)
      }),
    ),
  )
  expect(
    report.map(({ path, code, action }) => `${path} ${code} ${action}`).filter((line) => !line.includes('hidden')),
  ).toEqual(['cards[3].pos bad-position placed', 'cards[4].size bad-position changed', 'cards no-charter changed'])
  expect(content.cards.map(({ id }) => id)).toContain('charter')
  for (const { pos, size } of content.cards) expect([...pos, ...size].every(Number.isFinite)).toBe(true)
})

test('[IM45] names, answers and comments stay behind, and that is said', () => {
  const file = { ...toBoardFile(FULL, [{ id: 'p1', name: 'Ann' }]), answers: { x: 1 }, talk: [1], weather: 'good' }
  const { report } = imported(readValue(file))
  expect(report.filter(({ code }) => !code.startsWith('hidden')).map(({ path, code }) => `${path} ${code}`)).toEqual([
    'participants stays-behind',
    'answers stays-behind',
    'talk stays-behind',
    'weather unknown-field',
  ])
})
