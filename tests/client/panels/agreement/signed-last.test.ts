// Proves whose name is filled in where an answer is recorded for an organisation.
import { asOwn, postOf, signedLast, signer } from '@common-ground/client/panels/agreement/signed-last.ts'
import type { GivenAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const person = (id: string, name: string, orgId: string, more: object = {}) =>
  aCard(id, [0, 0], { kind: 'person', name, orgId, jobTitle: 'Director', ...more })

test('[AG56] whoever answered last for an organisation is filled in, else its one person on the board, else nobody', () => {
  const cards = [
    person('jo', 'Jo Hay', 'health'),
    person('al', 'Al Orr', 'council'),
    person('bo', 'Bo Ash', 'council'),
    person('cy', 'Cy Reid', 'college', { state: 'left' }),
  ]
  const { board } = openMemorySession(aBoard(cards))
  const at = (day: number): string => `2026-11-0${String(day)}T09:00:00.000Z`
  const given = [
    { organisationId: 'health', name: 'Tom Ross', post: 'Planning lead', at: at(3) },
    { organisationId: 'health', name: 'Ana Gow', post: 'Chair', at: at(1) },
    { organisationId: 'council', at: at(4) },
  ]
  expect(signedLast('health', given, board.get())).toEqual({ name: 'Tom Ross', post: 'Planning lead' })
  expect(signedLast('health', [], board.get())).toEqual({ name: 'Jo Hay', post: 'Director' })
  for (const unsure of ['council', 'college', 'nowhere'])
    expect(signedLast(unsure, given, board.get()), unsure).toEqual({ name: '', post: '' })
})

test('[AG47] my post is filled in as I gave it last, else as my card says, else not at all', () => {
  const { board } = openMemorySession(
    aBoard([
      person('tom', 'Tom Ross', 'health', { jobTitle: 'Head of care' }),
      person('jo', 'Jo Hay', 'health'),
      person('jo2', 'Jo Orr', 'health', { jobTitle: 'Nurse' }),
      person('kim', 'Kim', 'health', { jobTitle: 'Chair' }),
      person('al', 'Al Orr', 'council'),
      person('cy', 'Cy Reid', 'health', { state: 'left' }),
    ]),
  )
  const post = (name: string, given: Parameters<typeof postOf>[2] = []): string =>
    postOf('health', name, given, board.get())
  expect(['Tom Ross', ' tom  ross', 'Tom', 'Kim Hall'].map((name) => post(name))).toEqual([
    'Head of care',
    'Head of care',
    'Head of care',
    'Chair',
  ])
  // Two of that name, somebody of another organisation, one who has left, nobody, and a name that only begins alike.
  expect(['Jo', 'Al Orr', 'Cy Reid', '', 'Tomas'].map((name) => post(name))).toEqual(['', '', '', '', ''])
  const at = (day: number): string => `2026-11-0${String(day)}T09:00:00.000Z`
  const given = [
    { organisationId: 'health', name: 'Tom Ross', post: 'Chief officer', at: at(3) },
    { organisationId: 'health', name: 'Tom Ross', post: 'Manager', at: at(1) },
    { organisationId: 'council', name: 'Tom Ross', post: 'Mayor', at: at(4) },
  ]
  expect(post('Tom Ross', given)).toBe('Chief officer')
})

test('[AG47] whoever answers for their own organisation signs as themselves, not as whoever it was recorded for', () => {
  const tom = { name: 'Tom Ross', post: 'Planning lead' }
  const jo = { how: 'recorded', name: 'Jo Hay', post: 'Director' } as const
  expect(signer(jo, tom, false)).toEqual(tom)
  expect(signer({ ...jo, name: 'Tom', post: 'Chair' }, tom, false)).toEqual({ name: 'Tom', post: 'Chair' })
  expect(signer(undefined, tom, false)).toEqual(tom)
  // Somebody whom nobody knows is asked.
  expect(signer(jo, { name: '', post: '' }, false)).toEqual({ name: '', post: '' })
  // Whoever gave it themselves, under whichever name, finds that again, and so does whoever records.
  expect(signer({ ...jo, how: 'pressed' }, tom, false)).toEqual({ name: 'Jo Hay', post: 'Director' })
  expect(signer({ ...jo, how: 'shared' }, tom, false)).toEqual({ name: 'Jo Hay', post: 'Director' })
  expect(signer(jo, tom, true)).toEqual({ name: 'Jo Hay', post: 'Director' })
})

test('[AG56] nobody is taken to speak for two organisations', () => {
  const { board } = openMemorySession(aBoard([person('jo', 'Jo Hay', 'health')]))
  const signed = (organisationId: string, name: string) => ({
    organisationId,
    name,
    post: 'Chair',
    at: '2026-11-03T09:00:00.000Z',
  })
  const given = [signed('health', 'Meg Orr'), signed('council', 'meg  orr'), signed('college', 'Al Reid')]
  expect(signedLast('health', given, board.get())).toEqual({ name: 'Jo Hay', post: 'Director' })
  expect(signedLast('council', given, board.get())).toEqual({ name: '', post: '' })
  expect(signedLast('college', given, board.get())).toEqual({ name: 'Al Reid', post: 'Chair' })
})

test('[AG84] what was recorded for an organisation is given by it with everything that goes with it, signed by who gives it', () => {
  const recorded: GivenAnswer = {
    organisationId: 'health',
    answer: 'yes-but',
    note: 'if it is looked at in spring',
    confirmedHomeOn: '2026-11-02',
    name: 'Jo Hay',
    post: 'Director',
    at: '2026-11-03T09:00:00.000Z',
    how: 'recorded',
  }
  const tom = { name: 'Tom Ross', post: 'Planning lead' }
  expect(asOwn(recorded, tom)).toEqual({
    ...tom,
    answer: 'yes-but',
    note: 'if it is looked at in spring',
    confirmedHomeOn: '2026-11-02',
  })
  for (const unknown of [
    { name: '', post: 'Chair' },
    { name: 'Tom Ross', post: ' ' },
  ])
    expect(asOwn(recorded, unknown)).toBeNull()
  expect(asOwn({ ...recorded, how: 'pressed' }, tom)).toBeNull()
  expect(asOwn(undefined, tom)).toBeNull()
})
