// Pins the sentences after undo, beside the title and after a failed call.
import { presentPeople } from '@common-ground/client/panels/present-people.ts'
import { problemSentence } from '@common-ground/client/panels/problem-words.ts'
import { saveMeaning, saveWords } from '@common-ground/client/panels/save-words.ts'
import { undoSentence } from '@common-ground/client/panels/undo-words.ts'
import { words } from '@common-ground/client/text/en-GB.ts'
import type { ApiProblem } from '@common-ground/client/model/api.ts'
import type { Peer } from '@common-ground/client/model/presence.ts'
import { expect, test } from 'vitest'

test('[PG20] after undo the screen says what happened', () => {
  expect(undoSentence({ did: true, label: 'Move 3 cards', others: [] }, 'undo', false)).toBe('Undone: Move 3 cards')
  expect(undoSentence({ did: true, label: 'Move 3 cards', others: [] }, 'redo', false)).toBe('Done again: Move 3 cards')
  expect(undoSentence({ did: false, label: '', others: [] }, 'undo', false)).toMatch(/nothing of yours/)
  const added = { did: true, label: 'Add a card', others: ['a'] }
  expect(undoSentence(added, 'undo', true)).toMatch(/Somebody else.*in the bin/u)
  const moved = undoSentence({ ...added, label: 'Move 1 card' }, 'undo', false)
  expect(moved).toMatch(/Somebody else.*Their change was kept/u)
  expect(moved).not.toMatch(/bin/u)
})
test('[PG21] the saved state says what is known and what to do', () => {
  const since = new Date(2026, 5, 1, 14, 2).getTime()
  expect(saveWords({ state: 'saved' }, false)).toBe('Saved')
  expect(saveWords({ state: 'saving', changes: 1, since }, false)).toBe('Saving...')
  expect(saveWords({ state: 'not-saved', changes: 3, since }, false)).toBe(
    'Not saved - keep this tab open (3 changes since 14:02)',
  )
  expect(saveWords({ state: 'offline', changes: 0, since }, false)).toBe('Offline - keep this tab open')
})
test('[OF3] what only this device holds never reads as saved, and asks for the tab only when closing it would lose something', () => {
  const since = new Date(2026, 5, 1, 14, 2).getTime()
  const waiting = { state: 'not-saved', changes: 3, since } as const
  const offline = { state: 'offline', changes: 0, since } as const
  expect(saveWords(waiting, true)).toBe('Kept on this device - 3 changes waiting since 14:02')
  expect(saveWords(offline, true)).toBe('Offline - kept on this device')
  expect(saveMeaning(waiting, true)).toMatch(/not on the server yet/iu)
  for (const notice of Object.values(words.notice)) expect(notice).not.toMatch(/\btab\b|device/u)
  for (const state of [waiting, offline]) {
    expect(saveMeaning(state, false)).toMatch(/Keep this tab open/)
    expect(saveMeaning(state, true)).not.toMatch(/tab/)
    expect(saveWords(state, false)).toMatch(/keep this tab open/u)
    expect(saveWords(state, true)).toMatch(/kept on this device/iu)
    expect(saveWords(state, true)).not.toMatch(/tab|not saved/iu)
  }
})
test('[PG30] somebody with several tabs is one person, and I am not among the others', () => {
  const peer = (clientId: number, participantId: string, name: string, cursor: Peer['cursor'] = null): Peer => ({
    clientId,
    participantId,
    name,
    organisation: 'NHS',
    organisationId: '',
    cursor,
    selection: [],
    drag: null,
    editing: null,
    presenting: null,
  })
  const people = presentPeople(
    [peer(1, 'b', 'Tom'), peer(2, 'me', 'Me'), peer(3, 'a', 'Mairi'), peer(4, 'b', 'Tom', [1, 2])],
    'me',
  )
  expect(people.map(({ name }) => name)).toEqual(['Mairi', 'Tom'])
  expect(people[1]?.pointsAt).toBe(true)
})
test('[FA9] a server that is up and cannot save says so, and one that only answers nothing is busy', () => {
  const problem = { status: 503, consent: false, problems: [], problemCount: 0 }
  const title = 'The server cannot save at the moment. Tell whoever runs it.'
  expect(problemSentence({ ...problem, code: 'cannot-save', title })).toBe(title)
  expect(problemSentence({ ...problem, code: 'x', title: '' })).toMatch(/busy/u)
})
test('[PG51] a failed call is one sentence with a next step', () => {
  const problem = (more: Partial<ApiProblem>): ApiProblem => ({
    code: 'x',
    status: 400,
    title: 'Say it like this.',
    consent: false,
    problems: [],
    problemCount: 0,
    ...more,
  })
  expect(problemSentence(problem({}))).toBe('Say it like this.')
  for (const more of [
    { code: 'offline', status: 0, title: '' },
    { status: 500 },
    { status: 429 },
    { status: 413 },
    { title: '' },
  ])
    expect(problemSentence(problem(more))).toMatch(/[Tt]ry again/)
})
