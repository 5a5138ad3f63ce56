// Shows how far a connection may be told its frames are safe, in every order in which things can happen.
import { Acknowledgements } from '@common-ground/server/sync/acknowledgements.ts'
import { expect, test } from 'vitest'

const queue = (acks: Acknowledgements, heals = false): number => {
  const frame = acks.count()
  acks.queued(frame, heals)
  return frame
}

test('[SY11] a number is told when its frame and all before it are committed, and once', () => {
  const acks = new Acknowledgements()
  const [first, second] = [queue(acks), queue(acks)]
  expect(acks.take()).toBeNull()
  acks.committed(1, first)
  expect([acks.take(), acks.take()]).toEqual([1, null])
  acks.committed(1, second)
  expect(acks.take()).toBe(2)
})

test('[SY12] a frame that adds nothing waits for those before it', () => {
  const acks = new Acknowledgements()
  const first = queue(acks)
  acks.count()
  acks.empty(false)
  expect(acks.take()).toBeNull()
  acks.committed(1, first)
  expect(acks.take()).toBe(2)
})

test('[SY13] after a gap nothing is told until the frame that makes it good is committed', () => {
  const acks = new Acknowledgements()
  const first = queue(acks)
  acks.count()
  acks.gap()
  const third = queue(acks)
  acks.committed(1, first)
  acks.committed(1, third)
  expect(acks.take()).toBeNull()
  const other = queue(acks)
  const healing = queue(acks, true)
  acks.committed(1, other)
  expect(acks.take()).toBeNull()
  acks.committed(1, healing)
  expect(acks.take()).toBe(5)
})

test('[SY13] a step 2 that adds nothing proves a gap closed', () => {
  const acks = new Acknowledgements()
  acks.count()
  acks.gap()
  acks.count()
  acks.empty(false)
  expect(acks.take()).toBeNull()
  acks.count()
  acks.empty(true)
  expect(acks.take()).toBe(3)
})
