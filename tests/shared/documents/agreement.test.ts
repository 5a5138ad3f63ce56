// Proves what the partnership agreement says of the board, for the published cases and for boards made to miss something.
import { expect, test } from 'vitest'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { agreementOf } from '@common-ground/shared/documents/agreement.ts'
import { outlineToHtml } from '@common-ground/shared/documents/html.ts'
import { exampleBoard } from '@common-ground/shared/interchange/example-board.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { card, HEAD, relation } from '../board/small-board.ts'
import { countingIds } from '../interchange/read-fixture.ts'
import { fullBoard } from './full-board.ts'
import { proposed, answer, board, DRAFT, PARTNERS, section, written } from './agreement-text.ts'

test.each(['01', '04', '06'] as const)(
  '[DOC20] the agreement of case %s reads as it was looked at',
  async (example) => {
    const content = exampleBoard(example, { at: '2026-10-02T09:00:00Z', newId: countingIds(), heightOf })
    await expect(written(boardOfContent(content))).toMatchFileSnapshot(`../../golden/documents/agreement-${example}.md`)
  },
)

test('[DOC1] a board on which nothing is written has all seventeen sections, and each of them says so', () => {
  const text = written(board([]))
  const sections = text.split(/^## /mu).slice(1)
  expect(sections.map((one) => one.split('\n')[0])).toEqual([
    '1. This version',
    '2. Why we are here, for whom and where',
    '3. The partners',
    '4. Who speaks for each partner',
    '5. What we want, and how we will know',
    '6. Who does what',
    '7. Who leads',
    '8. How we decide and check at home',
    '9. If we disagree',
    '10. Success and setbacks',
    '11. What will take time, and what will be hard',
    '12. When people change',
    '13. Words we use',
    '14. When we look again',
    '15. If we stop, or one of us leaves',
    '16. Yes, but',
    '17. Who has agreed',
  ])
  // The first tells of the version; nobody has said "yes, but".
  const silent = sections.filter((one) => one.split('\n\n').slice(1).join('').trim() === '_Not yet agreed_')
  expect(silent.map((one) => Number.parseInt(one, 10))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17])
})

/** No part of an agreement: progress, work under way, what people say of themselves to each other, what the board fills in. */
const LEFT_OUT = [
  'charter.waivers',
  'charter.actions',
  'organisation.alsoKnownAs.lang',
  'organisation.alsoKnownAs.dir',
  'organisation.leftOn',
  'person.influence',
  'person.leftOn',
  'person.handover',
  'objective.markers.state',
  'objective.markers.value',
  'objective.markers.valueOn',
  'objective.markers.metOn',
  'objective.markers.redated',
  'decision.big',
  'decision.checks.askedOn',
  'decision.checks.dueOn',
  'decision.checks.personId',
  'word.state',
  'word.spottedOn',
]
const TOLD = ['charter', 'organisation', 'person', 'role', 'objective', 'decision', 'if-we-disagree', 'word']

test('[DOC2] every field of every kind that is agreed on is in the agreement, but for those named here', () => {
  const { board: full, fields } = fullBoard()
  const text = written(full, { names: true })
  const missing = fields
    .filter(({ path }) => TOLD.includes(path.split('.')[0] ?? ''))
    .filter(({ words }) => !text.includes(words))
    .map(({ path }) => path)
  const isLeftOut = (path: string): boolean => LEFT_OUT.some((one) => path === one || path.startsWith(`${one}.`))
  expect(missing.filter((path) => !isLeftOut(path))).toEqual([])
  for (const kind of ['Name of review', 'Name of note', 'Name of zone']) expect(text).not.toContain(kind)
})

test('[DOC3] people go by post and organisation, in tables, sentences and answers, unless names are asked for', () => {
  const people = board(
    [
      ...PARTNERS,
      card('ann', 'person', { name: 'Ann Able', orgId: 'council', jobTitle: 'Chief officer', deputyId: 'bob' }),
      card('bob', 'person', { name: 'Bob Best', orgId: 'council', canDecide: 'check-first', checksWith: 'Committee' }),
      card('lead', 'role', { title: 'Lead', roleType: 'lead', nextHolder: 'bob' }),
      card('steps', 'if-we-disagree', {
        title: 'Steps',
        steps: [{ id: 's', order: 'a0', title: 'Meet', who: ['ann'] }],
      }),
      card('aim', 'objective', { title: 'Home sooner' }),
    ],
    [relation('r1', 'holds', 'ann', 'lead'), relation('r2', 'does', 'ann', 'aim', { part: 'leads' })],
  )
  const answers = [answer('council', 'yes-but', { note: 'If paid', name: 'Ann Able', post: 'Chief officer' })]
  const state = proposed(people)
  const posts = written(people, { state, answers })
  expect(posts).not.toMatch(/Ann|Able|Bob|Best/u)
  expect(posts).toContain('Job titles stand in place of names.')
  expect(section(posts, 4)).toContain('| Council | Chief officer | Representative (Council) |')
  expect(section(posts, 6)).toContain('| Home sooner | Chief officer (Council) |')
  expect(section(posts, 7)).toContain('**Held by:** Chief officer (Council)')
  expect(section(posts, 9)).toContain('**Who:** Chief officer (Council)')
  const named = written(people, { state, answers, names: true })
  expect(named).not.toContain('Job titles stand')
  expect(section(named, 4)).toContain('| Council | Ann Able | Chief officer | Bob Best |')
  expect(section(named, 7)).toContain('**Held by:** Ann Able')
  expect(section(named, 16)).toContain('The Council, Chief officer, Ann Able, on the whole: “If paid”')
  expect(section(named, 17)).toContain('Ann Able')
})

test('[DOC4] what everything hangs on says that it is not yet agreed where its section says something else', () => {
  const text = written(
    boardOfContent({
      board: HEAD,
      cards: [
        card('charter', 'charter', {
          name: 'Home sooner',
          place: 'Here',
          leadershipWhy: 'Fair',
          reviewWhat: 'All of it',
        }),
        ...PARTNERS,
        card('aim', 'objective', { title: 'Home sooner', ifItGoesWrong: 'We say so' }),
        card('word', 'word', { word: 'Discharge' }),
        card('name', 'decision', { title: 'One name', state: 'confirmed' }),
        card('steps', 'if-we-disagree', { title: 'Steps', steps: [{ id: 's', order: 'a0', title: 'Meet' }] }),
      ],
      relations: [relation('r', 'does', 'council', 'aim', { part: 'delivers' })],
    }),
  )
  expect(section(text, 2)).toContain('**Purpose:** Not yet agreed')
  expect(section(text, 5)).toContain('**How we will know:** Not yet agreed')
  expect(section(text, 6)).toContain('| Home sooner | Not yet agreed | Council |')
  expect(section(text, 7)).toContain('**How we share the lead:** Not yet agreed')
  expect(section(text, 8)).toContain('**How we decide:** Not yet agreed')
  expect(section(text, 9)).toContain('**Within:** No time limit written')
  expect(section(text, 10)).toContain('**How we share credit:** Not yet agreed')
  expect(section(text, 13)).toContain('| Discharge | Not yet agreed |')
  expect(section(text, 14)).toContain('**We look again every:** Not yet agreed')
})

test('[DOC5] what single partners have left open is counted, and those of whom nothing is written stand together', () => {
  const some = [card('ann', 'person', { name: 'Ann', orgId: 'council', jobTitle: 'Chief officer' })]
  const text = written(board([...PARTNERS, ...some]))
  expect(section(text, 3)).toContain('**Also taking part:** Kindred')
  expect(section(text, 4)).toContain('Of 2 partners nobody is written down yet')
  expect(section(text, 4)).not.toMatch(/Health|Kindred/u)
})

test('[DOC6] each card and entry told of has one anchor', () => {
  const { board: full } = fullBoard()
  const anchors: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value))
      if (key === 'anchor' || key === 'also') anchors.push(...[inner].flat().map(String))
      else collect(inner)
  }
  collect(agreementOf(full, DRAFT))
  expect(anchors.length).toBe(new Set(anchors).size)
  expect(anchors.filter((anchor) => !anchor.startsWith('section.')).toSorted()).toEqual(
    [
      ...[
        'charter',
        'concern',
        'decision',
        'if-we-disagree',
        'moment',
        'objective',
        'organisation',
        'person',
        'role',
        'word',
      ],
      ...['charter.milestones', 'decision.checks', 'if-we-disagree.steps', 'objective.markers', 'word.meanings'],
      ...['organisation.ownOutcomes', 'organisation.alsoKnownAs'],
    ].toSorted(),
  )
})

test('[DOC7] what several bring to an objective, hold or say alike is told once', () => {
  const brings = { part: 'delivers', brings: 'Two days a week', hoursPerMonth: 16 }
  const text = written(
    board(
      [...PARTNERS, card('aim', 'objective', { title: 'Home sooner' })],
      [
        relation('r1', 'does', 'health', 'aim', brings),
        relation('r2', 'does', 'council', 'aim', brings),
        relation('r3', 'does', 'charity', 'aim', { part: 'leads', brings: 'Volunteers' }),
      ],
    ),
  )
  expect(section(text, 6)).toContain('| Home sooner | Kindred | Council, Health Board |')
  expect(section(text, 6)).toContain(
    '| Home sooner | Council, Health Board: Two days a week · Time: 16 hours a month<br>Kindred: Volunteers |',
  )
})

test('[DOC7] four partners, representatives or more that say the same are told once, each with its anchor; roles too', () => {
  const towns = ['a', 'b', 'c', 'd'].map((id) =>
    card(id, 'organisation', {
      name: `Town ${id}`,
      whatWeDo: 'Streets',
      ownOutcomes: [{ id: 'o', order: 'a0', text: `Clean ${id}` }],
      order: `a${id}`,
    }),
  )
  const clerks = towns.map(({ id }) => card(`p${id}`, 'person', { name: id, orgId: id, jobTitle: 'Clerk' }))
  const seats = ['a', 'b'].map((id) => card(`r${id}`, 'role', { title: 'Seat', remit: 'One vote' }))
  const aim = card('aim', 'objective', { title: 'Home sooner' })
  const holds = ['a', 'b'].map((id) => relation(`h${id}`, 'holds', id, `r${id}`))
  const serves = ['a', 'b'].map((id) => relation(`s${id}`, 'serves', 'aim', id))
  const many = board([...towns, ...clerks, ...seats, aim], [...holds, ...serves])
  const text = written(many)
  expect(section(text, 3).match(/Streets/gu)).toHaveLength(1)
  expect(section(text, 3)).toContain('| Town b | Clean b |')
  expect(section(text, 4)).toContain('| Town a, Town b, Town c, Town d | Clerk |')
  expect(section(text, 5)).toContain('Town a, Town b')
  expect(section(text, 7).match(/### Seat/gu)).toHaveLength(1)
  expect(section(text, 7)).toMatch(/Town a\n.*Town b/u)
  const ids = outlineToHtml(agreementOf(many, DRAFT))
  for (const id of ['a', 'd', 'pa', 'pd', 'ra', 'rb', 'a.o']) expect(ids.split(` id="${id}"`).length).toBe(2)
  // Three are told of one by one, and who differs stands alone.
  const three = written(board(towns.slice(1).concat(card('e', 'organisation', { name: 'E', whatWeDo: 'Parks' }))))
  expect(section(three, 3).match(/Streets/gu)).toHaveLength(3)
})

test('[DOC9] the first section says in short who, what, who leads and when, and which sections say nothing yet', () => {
  const first = section(written(board([...PARTNERS, card('aim', 'objective', { title: 'Home sooner' })])), 1)
  expect(first).toContain('**Partners:** Council, Health Board, Kindred')
  expect(first).toContain('**What we want:** Home sooner')
  expect(first).toMatch(/\*\*Not yet agreed:\*\* .*7\\?\. Who leads/u)
  expect(first).not.toMatch(/3\\?\. The partners/u)
  const aims = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => card(id, 'objective', { title: `Aim ${id}` }))
  expect(section(written(board(aims)), 1)).toContain('7 objectives, each told of in section 5')
})

test('[DOC8] what is no part of the agreement is not told of; a decision is when it is taken or checked at home', () => {
  const text = written(
    board([
      card('gone', 'organisation', { name: 'Gone Ltd', state: 'left' }),
      card('left', 'person', { name: 'Leaver', orgId: 'council', jobTitle: 'Old post', state: 'left' }),
      card('later', 'objective', { title: 'Another day', inAgreement: false }),
      card('talk', 'decision', { title: 'Only talked about', state: 'open' }),
      card('done', 'decision', { title: 'Taken together', state: 'confirmed' }),
      card('home', 'decision', {
        title: 'Asked at home',
        checks: [{ id: 'c', order: 'a0', orgId: 'council', needs: 'Cabinet' }],
      }),
      ...PARTNERS,
    ]),
  )
  expect(text).not.toMatch(/Gone Ltd|Leaver|Old post|Another day|Only talked about/u)
  expect(section(text, 8)).toContain('| Taken together | Confirmed |')
  expect(section(text, 8)).toContain('| Asked at home | Council | Cabinet |')
})

test('[DOC40] [DOC41] no name is read twice, a first step is told by its word, and an answer goes on with its label', () => {
  const text = written(
    board([
      card('council', 'organisation', { name: 'Council', notUs: 'pay for care homes' }),
      card('aim', 'objective', {
        title: 'Home sooner',
        why: 'Home sooner',
        markers: [
          { id: 'm', order: 'a0', kind: 'foundation', text: 'One list', by: '2027' },
          { id: 'n', order: 'a1', kind: 'result', text: '' },
        ],
      }),
      card('door', 'objective', { title: 'One door', why: 'NHS wrote: One door\nSo that all can', order: 'a2' }),
    ]),
  )
  expect(section(text, 3)).toContain('- **People wrongly think we ...** pay for care homes')
  expect(section(text, 5)).not.toMatch(/A first step, or a result|Result|matters:\*\* Home sooner/u)
  expect(section(text, 5)).toContain('| How we will know | By when |\n| --- | --- |\n| First step: One list | 2027 |\n')
  expect(section(text, 5)).toMatch(/\*\*Why it matters:\*\* NHS wrote this\s+So that all can/u)
})
