// Proves what becomes of a card that is seen differently: a card about it, by whom, on the steps only where that is wanted, and that it is found again.
import { sayDifferently, seenDifferently } from '@common-ground/client/panels/agreement/say-differently.ts'
import { disagreementOf } from '@common-ground/shared/board/disagreements.ts'
import { expect, test } from 'vitest'
import { cardNamed } from '../../../shared/board/small-board.ts'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const open = () =>
  openMemorySession(
    aBoard([
      aCard('nhs', [0, 0], { kind: 'organisation', name: 'NHS' }),
      aCard('aim', [400, 0], { kind: 'objective', title: 'Home sooner' }),
      aCard('steps', [800, 0], {
        kind: 'if-we-disagree',
        title: 'If we disagree',
        steps: [{ id: 's1', order: 'a0', title: 'We talk' }],
      }),
    ]),
  )

test.each([
  ['the organisation alone', false],
  ['the first of our steps as well', true],
])('[SD10] it is about the card and names %s', (_, onSteps) => {
  const session = open()
  sayDifferently(session, cardNamed(session.board.get(), 'aim'), 'nhs', onSteps)
  const [made, ...others] = seenDifferently(session.board.get(), 'aim')
  expect(others).toEqual([])
  expect(made?.fields).toMatchObject({
    title: 'We see this differently: Home sooner',
    issueKind: 'disagreement',
    raisedBy: 'nhs',
  })
  const stands = disagreementOf(session.board.get(), made?.id ?? '')
  expect(stands?.at?.index).toBe(onSteps ? 0 : undefined)
  expect(stands?.since, 'no clock starts').toBeUndefined()
  session.undo()
  expect(seenDifferently(session.board.get(), 'aim')).toEqual([])
})

test('[SD10] without an organisation nobody is named, and what is settled is found no more', () => {
  const session = open()
  sayDifferently(session, cardNamed(session.board.get(), 'aim'), undefined, false)
  const [made] = seenDifferently(session.board.get(), 'aim')
  expect(made?.fields).toMatchObject({ raisedBy: undefined })
  session.dispatch([{ type: 'set-field', card: made?.id ?? '', field: 'state', value: 'resolved' }], 'settled')
  expect(seenDifferently(session.board.get(), 'aim')).toEqual([])
})
