// Proves whom something that is seen differently concerns, on which step it stands, and what is said of it to somebody outside.
import { expect, test } from 'vitest'
import type { RelationContent } from '@common-ground/shared/board/board-content.ts'
import {
  disagreementOf,
  disagreementsOn,
  generalSteps,
  mayStart,
  nextStep,
} from '@common-ground/shared/board/disagreements.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { outsideBrief } from '@common-ground/shared/documents/outside-brief.ts'
import { boardOf, card, relation } from './small-board.ts'

const ladder = card('ladder', 'if-we-disagree', {
  title: 'Our steps',
  steps: [
    { id: 'talk', order: 'a0', title: 'Talk it through' },
    { id: 'meet', order: 'a1', title: 'Our managers meet', next: [{ to: 'out' }] },
    { id: 'aside', order: 'a2', title: 'Never reached' },
    { id: 'out', order: 'a3', title: 'A mediator', outside: true },
  ],
})
const rent = (fields: object = {}) =>
  card('rent', 'concern', { title: 'Who pays the rent', issueKind: 'disagreement', raisedBy: 'council', ...fields })
const boardWith = (fields: object = {}, relations: readonly RelationContent[] = []) =>
  readBoard(
    boardOf(
      [
        card('council', 'organisation', { name: 'Council' }),
        card('health', 'organisation', { name: 'Health Board' }),
        card('guest', 'organisation', { name: 'Guest', state: 'invited' }),
        card('ann', 'person', { name: 'Ann', orgId: 'health' }),
        card('aim', 'objective', { title: 'Home sooner' }),
        ladder,
        rent(fields),
      ],
      relations,
    ),
  )
const found = (fields: object = {}, relations: readonly RelationContent[] = []) => {
  const disagreement = disagreementOf(boardWith(fields, relations), 'rent')
  if (disagreement === null) throw new Error('it is not seen differently')
  return disagreement
}

test('[SD1] it concerns who raised it, who says "us too" and whom it is about; active organisations only', () => {
  expect(found().concerned).toEqual(['council'])
  expect(found().asked).toEqual(['council', 'health'])
  const both = [relation('b', 'sameBoat', 'ann', 'rent'), relation('c', 'sameBoat', 'guest', 'rent')]
  expect(found({}, both).concerned).toEqual(['council', 'health'])
  expect(found({}, [relation('a', 'about', 'rent', 'health')]).concerned).toEqual(['council', 'health'])
  expect(found({}, [relation('a', 'about', 'rent', 'aim')]).concerned).toEqual(['council'])
  expect(mayStart(found({}, both), new Set(['council']))).toBe(false)
  expect(mayStart(found({}, both), new Set(['council', 'health']))).toBe(true)
  expect(mayStart(found(), new Set(['council']))).toBe(false)
  expect(mayStart(found(), new Set(['health', 'charity']))).toBe(false)
})

test('[SD4] [SD5] it stands on a step that is there, goes to the one that follows, and settled ones stand on none', () => {
  const at = (stepId: string) => found({ stepId }).at
  expect(at('ladder#talk')?.index).toBe(0)
  expect(at('ladder#gone')).toBeNull()
  expect(at('aim#talk')).toBeNull()
  const talk = at('ladder#talk')
  const meet = at('ladder#meet')
  const out = at('ladder#out')
  expect(talk === null ? null : nextStep(talk)?.id).toBe('meet')
  expect(meet === null ? null : nextStep(meet)?.id).toBe('out')
  expect(out === null ? null : nextStep(out)).toBeNull()
  const board = boardWith({ stepId: 'ladder#meet' })
  expect(
    disagreementsOn(board, 'ladder')
      .get('meet')
      ?.map(({ id }) => id),
  ).toEqual(['rent'])
  expect(generalSteps(board)?.id).toBe('ladder')
  expect(disagreementOf(boardWith({ state: 'resolved' }), 'rent')).toBeNull()
  expect(disagreementsOn(boardWith({ stepId: 'ladder#meet', state: 'accepted' }), 'ladder').size).toBe(0)
})

test('[SD5] the paragraph for outside help names those concerned alike and takes no side', () => {
  const relations = [relation('b', 'sameBoat', 'health', 'rent'), relation('a', 'about', 'rent', 'aim')]
  const fields = { stepId: 'ladder#out', stepSince: '2026-12-04', text: 'The lease ends in spring' }
  const board = boardWith(fields, relations)
  const text = outsideBrief(board, found(fields, relations))
  expect(text).toBe(
    `The partners of “${board.title}” ask for help from outside with one question that they see differently: Who pays the rent. The lease ends in spring. It is about “Home sooner”. It concerns Council and Health Board. For such a case the partners have agreed to go by these steps first: 1. Talk it through; 2. Our managers meet; 3. Never reached. The present step, “A mediator”, began on 4 December 2026. They look for a way on that all of them can agree to, and not for a judgement on who is right.`,
  )
  expect(outsideBrief(boardWith(), found())).not.toContain('undefined')
})
