import { createSaveTracker, PATIENCE_MS } from '@common-ground/client/model/save-state.ts'
import { expect, test } from 'vitest'

function tracked() {
  let now = 1000
  const tracker = createSaveTracker(() => now)
  return {
    tracker,
    pass(ms: number) {
      now += ms
    },
    connect() {
      tracker.socketOpening()
      tracker.frameSent(true)
      tracker.synced()
    },
  }
}

test('[SE1] Saved needs completeness, the reply, and its acknowledgement', () => {
  const { tracker } = tracked()
  tracker.socketOpening()
  expect(tracker.state().state).toBe('saving')
  tracker.synced()
  expect(tracker.state().state, 'the first step of the server is not answered yet').toBe('saving')
  tracker.frameSent(true)
  expect(tracker.state().state, 'the answer is not acknowledged yet').toBe('saving')
  tracker.acknowledged(1)
  expect(tracker.state()).toEqual({ state: 'saved' })
})

test('[SE1] whoever may only look by now and has something unsaved never reads Saved', () => {
  const { tracker } = tracked()
  tracker.found(2, 1000)
  tracker.setReadOnly(true)
  tracker.socketOpening()
  tracker.synced()
  expect(tracker.state()).toMatchObject({ state: 'saving', changes: 2 })
})

test('[SE2] a change is Saving, then Not saved after three seconds, then Saved with its acknowledgement', () => {
  const { tracker, connect, pass } = tracked()
  connect()
  tracker.acknowledged(1)
  tracker.frameSent(false)
  tracker.changed(true)
  expect(tracker.state().state).toBe('saving')
  expect(tracker.nextChangeIn()).toBe(PATIENCE_MS)
  pass(PATIENCE_MS)
  expect(tracker.state()).toEqual({ state: 'not-saved', changes: 1, since: 1000 })
  tracker.acknowledged(1)
  expect(tracker.state().state, 'an older acknowledgement does not cover it').toBe('not-saved')
  tracker.acknowledged(2)
  expect(tracker.state().state).toBe('saved')
})

test('[SE3] [SE4] a change whose socket closed waits for the reply of the next one', () => {
  const { tracker, connect } = tracked()
  connect()
  tracker.frameSent(false)
  tracker.changed(true)
  tracker.socketClosed()
  expect(tracker.state().state).toBe('not-saved')
  tracker.changed(false)
  tracker.socketOpening()
  tracker.synced()
  tracker.acknowledged(2)
  expect(tracker.state(), 'nothing was sent on this socket, so nothing can be acknowledged').toMatchObject({
    state: 'saving',
    changes: 2,
  })
  tracker.frameSent(true)
  tracker.frameSent(false)
  tracker.changed(true)
  tracker.acknowledged(1)
  expect(tracker.state(), 'what was said before anything was sent does not count').toMatchObject({ changes: 1 })
  tracker.acknowledged(2)
  expect(tracker.state().state).toBe('saved')
})

test('[SE4] what was acknowledged on the socket before says nothing of the next one', () => {
  const { tracker, connect } = tracked()
  connect()
  for (let each = 0; each < 4; each += 1) {
    tracker.frameSent(false)
    tracker.changed(true)
  }
  tracker.acknowledged(5)
  expect(tracker.state().state).toBe('saved')
  tracker.socketClosed()
  tracker.changed(false)
  connect()
  tracker.frameSent(false)
  tracker.changed(true)
  tracker.acknowledged(1)
  expect(tracker.state()).toMatchObject({ state: 'saving', changes: 1 })
  tracker.acknowledged(2)
  expect(tracker.state().state).toBe('saved')
})

test('[SE4] changes of an earlier visit wait for the reply, not for an edit that was sent before it', () => {
  const { tracker } = tracked()
  tracker.found(2, 900)
  tracker.socketOpening()
  tracker.frameSent(false)
  tracker.changed(true)
  tracker.synced()
  tracker.acknowledged(1)
  expect(tracker.state()).toMatchObject({ state: 'saving', changes: 3, since: 900 })
  tracker.frameSent(true)
  tracker.acknowledged(2)
  expect(tracker.state().state).toBe('saved')
})

test('[SE4] an edit sent before the reply is covered by its own frame, not by an earlier one', () => {
  const { tracker } = tracked()
  tracker.socketOpening()
  tracker.frameSent(false)
  tracker.changed(true)
  tracker.frameSent(true)
  tracker.synced()
  tracker.acknowledged(1)
  expect(tracker.state()).toMatchObject({ state: 'saving', changes: 0 })
  tracker.acknowledged(2)
  expect(tracker.state().state).toBe('saved')
})

test('[SE5] [SE8] offline is never Saved, and opening is not offline', () => {
  const { tracker, connect } = tracked()
  expect(tracker.state().state).toBe('saving')
  tracker.socketClosed()
  expect(tracker.state().state).toBe('offline')
  connect()
  tracker.acknowledged(1)
  expect(tracker.state().state).toBe('saved')
  tracker.socketClosed()
  expect(tracker.state().state).toBe('offline')
})

test('[SE6] a reader is Saved without a reply', () => {
  const { tracker } = tracked()
  tracker.setReadOnly(true)
  tracker.socketOpening()
  tracker.synced()
  expect(tracker.state().state).toBe('saved')
})

test('[SE7] the oldest waiting change gives the time, all of them the count', () => {
  const { tracker, connect, pass } = tracked()
  connect()
  tracker.socketClosed()
  tracker.changed(false)
  pass(500)
  tracker.changed(false)
  expect(tracker.state()).toEqual({ state: 'not-saved', changes: 2, since: 1000 })
})
