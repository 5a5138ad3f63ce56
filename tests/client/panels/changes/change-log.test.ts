// Pins what is said of the others' work and when, and what can be read of it, by a clock that the test moves.
import { openCalmSpeech } from '@common-ground/client/panels/changes/calm-speech.ts'
import { openChangeLog } from '@common-ground/client/panels/changes/change-log.ts'
import type { Noticed } from '@common-ground/client/panels/changes/noticed.ts'
import { expect, test } from 'vitest'
import { aPeer } from '../../../support/a-peer.ts'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'
import { until } from '../../../support/until.ts'

/** A clock and what it will run; nothing passes by itself. */
function clock(start = 1_000_000) {
  let at = start
  let jobs: { readonly due: number; readonly run: () => void }[] = []
  return {
    now: () => at,
    later(run: () => void, ms: number) {
      const job = { due: at + ms, run }
      jobs.push(job)
      return () => {
        jobs = jobs.filter((one) => one !== job)
      }
    },
    pass(ms: number) {
      const end = at + ms
      for (;;) {
        const next = jobs.filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0]
        if (next === undefined) break
        jobs = jobs.filter((one) => one !== next)
        at = next.due
        next.run()
      }
      at = end
    },
  }
}
const thing = (
  what: Noticed['what'],
  by: string,
  about: string,
  name: string,
  labels: readonly string[] = [],
): Noticed => ({
  what,
  by,
  about,
  cards: [about],
  name,
  kind: 'objective',
  labels,
  zone: '',
})

function speech() {
  const time = clock()
  const said: (readonly [number, string])[] = []
  const start = time.now()
  const busy = new Set<string>()
  const calm = openCalmSpeech({
    now: time.now,
    later: time.later,
    say: (sentence) => said.push([time.now() - start, sentence]),
    isBusy: ({ about }) => busy.has(about),
    who: (by) => (by === 'm' ? 'Mairi, NHS,' : by === 't' ? 'Tom' : 'Somebody'),
  })
  return { time, said, calm, busy }
}

test('[LI41] what happens together is one line, a sentence for each person', () => {
  const { time, said, calm } = speech()
  calm.add([thing('added', 'm', 'a', 'Untitled objective')])
  time.pass(400)
  calm.add([thing('changed', 'm', 'a', 'Home sooner', ['Objective']), thing('binned', 't', 'b', 'Old')])
  time.pass(2000)
  expect(said).toEqual([
    [1500, 'Mairi, NHS, added the objective “Home sooner”. Tom put the objective “Old” in the bin.'],
  ])
})
test('[LI41] there are five seconds between two lines, and a crowd of changes is counted', () => {
  const { time, said, calm } = speech()
  calm.add([thing('added', 't', 'first', 'First')])
  time.pass(1600)
  calm.add(['a', 'b', 'c', 'd', 'e'].map((id) => thing('added', 't', id, id.toUpperCase())))
  time.pass(4000)
  expect(said.length).toBe(1)
  time.pass(3000)
  expect(said[1]).toEqual([
    6500,
    'Tom added the objective “A”; added the objective “B”; added the objective “C”; and 2 more changes.',
  ])
})
test('[LI41] somebody who types on and on in one card is told once in half a minute', () => {
  const { time, said, calm } = speech()
  for (let second = 0; second < 60; second += 1) {
    calm.add([thing('changed', 't', 'a', 'Home sooner', ['Why it matters'])])
    time.pass(1000)
  }
  expect(said.map(([, sentence]) => sentence)).toEqual([
    'Tom changed “Home sooner” (Why it matters).',
    'Tom changed “Home sooner” (Why it matters).',
  ])
  calm.add([thing('binned', 't', 'a', 'Home sooner')])
  time.pass(6000)
  expect(said.at(-1)?.[1]).toBe('Tom put the objective “Home sooner” in the bin.')
})

test('[LI41] what somebody is still typing in is told when they have let go, or after 20 seconds', () => {
  const { time, said, calm, busy } = speech()
  busy.add('a').add('c')
  calm.add([thing('added', 't', 'a', 'Untitled objective'), thing('added', 't', 'b', 'B')])
  time.pass(3000)
  expect(said.map(([, sentence]) => sentence)).toEqual(['Tom added the objective “B”.'])
  calm.add([thing('changed', 't', 'a', 'Warm homes', ['Objective'])])
  busy.delete('a')
  time.pass(7000)
  expect(said.slice(1).map(([, sentence]) => sentence)).toEqual(['Tom added the objective “Warm homes”.'])
  calm.add([thing('added', 't', 'c', 'C')])
  time.pass(19_000)
  expect(said.length).toBe(2)
  time.pass(8000)
  expect(said.length).toBe(3)
})

const content = aBoard([
  aCard('here', [0, 0], { kind: 'zone', title: 'Here', size: [600, 600] }),
  aCard('mine', [20, 50], { zone: 'here', text: 'Mine' }),
  aCard('beside', [20, 200], { zone: 'here', text: 'Beside' }),
  aCard('far', [2000, 0], { text: 'Far' }),
])
function log(level: 'off' | 'near' | 'all') {
  const session = openMemorySession(content)
  session.view.set({ selection: ['mine'] })
  const time = clock()
  const said: string[] = []
  const changes = openChangeLog(session, level, { now: time.now, later: time.later, say: (line) => said.push(line) })
  const write = async (card: string): Promise<void> => {
    const before = session.board.get()
    session.remote([{ type: 'edit-text', at: { card, field: 'text' }, index: 0, remove: 0, insert: 'x' }])
    await until(() => session.board.get() !== before, 'the change on my board')
  }
  return { session, time, said, changes, write }
}

test('[LI42] near me is said what stands with what I have chosen; everything is written down whatever is said', async () => {
  for (const [level, expected] of [
    ['off', []],
    ['near', ['Somebody changed “xBeside” (Note).']],
    ['all', ['Somebody changed “xBeside” (Note); changed “xFar” (Note).']],
  ] as const) {
    const { time, said, changes, write } = log(level)
    await write('beside')
    await write('far')
    time.pass(10_000)
    expect(said, level).toEqual(expected)
    expect(changes.lines.get().map(({ words }) => words)).toEqual(['changed “xFar” (Note)', 'changed “xBeside” (Note)'])
    expect(changes.unseen.get()).toBe(2)
    changes.seen()
    expect(changes.unseen.get()).toBe(0)
  }
})

test('[LI43] work on one thing within two minutes is one line, later it is another', async () => {
  const { time, changes, write } = log('off')
  await write('far')
  await write('beside')
  time.pass(60_000)
  await write('far')
  expect(changes.lines.get().map(({ card }) => card)).toEqual(['far', 'beside'])
  time.pass(121_000)
  await write('far')
  expect(changes.lines.get().map(({ card }) => card)).toEqual(['far', 'far', 'beside'])
  for (let times = 0; times < 210; times += 1) {
    time.pass(121_000)
    await write('far')
  }
  expect(changes.lines.get().length).toBe(200)
})

test('[LI44] who comes and who leaves is told once; who was there, and a short absence, is not', () => {
  const { session, time, said, changes } = log('near')
  const peer = (participantId: string, clientId: number) => aPeer(participantId, { clientId })
  session.setPeers([peer('before', 1)])
  time.pass(10_000)
  session.setPeers([peer('before', 1), peer('tom', 2)])
  time.pass(10_000)
  session.setPeers([peer('before', 1)])
  time.pass(5000)
  session.setPeers([peer('before', 1), peer('tom', 3)])
  time.pass(60_000)
  expect(said).toEqual(['Somebody is here.'])
  session.setPeers([])
  time.pass(60_000)
  expect(said.slice(1)).toEqual(['Somebody has left. Somebody has left.'])
  expect(changes.lines.get().map(({ words }) => words)).toEqual(['has left', 'has left', 'is here'])
})
