// Pins what is noticed of the others' work, on a board in memory that two people change.
import { noticedIn, noticedWords, type Noticed } from '@common-ground/client/panels/changes/noticed.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'
import { until } from '../../../support/until.ts'

const content = aBoard(
  [
    aCard('zone', [0, 0], { kind: 'zone', title: 'Who leads', size: [600, 600] }),
    aCard('org', [1000, 0], { kind: 'organisation', name: 'NHS' }),
    aCard('goal', [1000, 300], { kind: 'objective', title: 'Home sooner' }),
  ],
  [{ id: 'line', kind: 'does', from: 'org', to: 'goal', part: 'delivers' }],
)

/** What "me" notices of what somebody else does at once. */
async function noticed(...operations: readonly Operation[]): Promise<readonly Noticed[]> {
  const session = openMemorySession(content)
  const found: Noticed[] = []
  let steps = 0
  session.onStep((step) => {
    steps += 1
    found.push(...noticedIn(step, 'me'))
  })
  session.remote(operations)
  await until(() => steps > 0, 'the change on my board')
  return found
}
const words = async (...operations: readonly Operation[]): Promise<readonly string[]> =>
  (await noticed(...operations)).map(noticedWords)

test('[LI40] each thing somebody else does is noticed, with who did it', async () => {
  const create: Operation = {
    type: 'create',
    cards: [{ id: 'new', kind: 'objective', pos: [0, 0], fields: { title: 'Warm homes' } }],
  }
  const [added] = await noticed(create)
  expect(added).toMatchObject({ what: 'added', by: 'other', about: 'new', cards: ['new'] })
  expect(await words(create)).toEqual(['added the objective “Warm homes”'])
  expect(
    await words({ type: 'edit-text', at: { card: 'goal', field: 'why' }, index: 0, remove: 0, insert: 'Beds' }),
  ).toEqual(['changed “Home sooner” (Why it matters)'])
  expect(await words({ type: 'move', moves: [{ id: 'goal', pos: [20, 50], zone: 'zone' }] })).toEqual([
    'moved “Home sooner” to “Who leads”',
  ])
  expect(await words({ type: 'bin', ids: ['goal'] })).toEqual(['put the objective “Home sooner” in the bin'])
  expect(await words({ type: 'connect', relation: { id: 'r', kind: 'link', from: 'goal', to: 'org' } })).toEqual([
    'drew a line: Home sooner is linked to NHS',
  ])
  expect(await words({ type: 'change-relation', id: 'line', attributes: { part: 'leads' } })).toEqual([
    'changed a line: NHS leads Home sooner',
  ])
  expect(await words({ type: 'bin', ids: ['line'] })).toEqual(['took a line away: NHS delivers Home sooner'])
  expect(await words({ type: 'set-board', title: 'Our board' })).toEqual(['called the board “Our board”'])
})

test('[LI40] where a card lies on the map is not told, and a line that goes with its card is told with the card', async () => {
  expect(await words({ type: 'move', moves: [{ id: 'goal', pos: [5, 5] }] })).toEqual([])
  expect(await words({ type: 'bin', ids: ['org'] })).toEqual(['put the organisation “NHS” in the bin'])
})

test('[LI40] a card that comes back is told as brought back', async () => {
  const session = openMemorySession(content)
  session.dispatch([{ type: 'bin', ids: ['goal'] }], '')
  const found: Noticed[] = []
  session.onStep((step) => void found.push(...noticedIn(step, 'me')))
  session.remote([{ type: 'restore', ids: ['goal'] }])
  await until(() => found.length > 0, 'the change on my board')
  expect(found.map(noticedWords)).toEqual(['brought back the objective “Home sooner”'])
})

test('[LI40] what I do myself is not noticed, and what both do at once is not laid at the wrong door', async () => {
  const session = openMemorySession(content)
  const found: Noticed[] = []
  session.onStep((step) => void found.push(...noticedIn(step, 'me')))
  session.dispatch(
    [
      { type: 'create', cards: [{ id: 'mine', kind: 'note', pos: [0, 0], fields: { text: 'Mine' } }] },
      { type: 'move', moves: [{ id: 'goal', pos: [20, 50], zone: 'zone' }] },
      { type: 'bin', ids: ['line'] },
    ],
    '',
  )
  expect(found).toEqual([])
  // Theirs waits for the next frame when mine is published at once.
  session.remote([{ type: 'create', cards: [{ id: 'theirs', kind: 'note', pos: [0, 0], fields: { text: 'Theirs' } }] }])
  session.dispatch([{ type: 'move', moves: [{ id: 'org', pos: [20, 200], zone: 'zone' }] }], '')
  await until(() => found.length > 0, 'the change on my board')
  expect(found.map(({ about, by }) => [about, by])).toEqual([['theirs', 'other']])
})
