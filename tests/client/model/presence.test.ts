import { openPresence, PRESENCE_INTERVAL_MS, readPeer } from '@common-ground/client/model/presence.ts'
import { expect, test, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

const organisationOf = (id: string): string => (id === 'p1' ? 'org1' : '')
const signed = {
  participantId: 'p1',
  user: { name: 'Mairi', organisation: 'Voluntary Action', organisationId: 'what they say' },
}

test('[SE20] rubbish in a state becomes nothing, never a throw', () => {
  expect(
    readPeer(
      1,
      {
        ...signed,
        cursor: [Number.NaN, 1],
        selection: [1, 'a'],
        drag: { ids: 'x', dx: 'y' },
        editing: 7,
        presenting: { stop: 3, part: 'x' },
        talking: 7,
        following: { id: 'p2' },
      },
      organisationOf,
    ),
  ).toEqual({
    clientId: 1,
    participantId: 'p1',
    name: 'Mairi',
    organisation: 'Voluntary Action',
    organisationId: 'org1',
    cursor: null,
    selection: ['a'],
    drag: null,
    editing: null,
    presenting: null,
  })
  for (const state of [null, 1, 'x', [], {}, { user: 3 }]) expect(readPeer(1, state, organisationOf)).toBeNull()
})

test('[SE21] a state without a participant from the server is not shown', () => {
  expect(readPeer(1, { cursor: [1, 2], user: { name: 'Ministers' } }, organisationOf)).toBeNull()
})

function pair() {
  const mine = new Awareness(new Y.Doc())
  const theirs = new Awareness(new Y.Doc())
  return {
    mine,
    theirs,
    send: () => applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'wire'),
  }
}

test('[SE22] many movements leave as few messages, and the last position always leaves', () => {
  vi.useFakeTimers()
  try {
    const { mine } = pair()
    let messages = 0
    const presence = openPresence(mine, () => Date.now(), organisationOf)
    mine.on('update', () => (messages += 1))
    for (let step = 0; step <= 100; step += 1) {
      presence.set({ cursor: [step, 0] })
      vi.advanceTimersByTime(5)
    }
    vi.advanceTimersByTime(PRESENCE_INTERVAL_MS)
    expect(messages).toBeLessThanOrEqual(500 / PRESENCE_INTERVAL_MS + 2)
    expect(mine.getLocalState()).toMatchObject({ cursor: [100, 0] })
    presence.close()
    mine.destroy()
  } finally {
    vi.useRealTimers()
  }
})

test('[SE23] a peer that did not change keeps its identity while another moves', () => {
  const { mine, theirs, send } = pair()
  const third = new Awareness(new Y.Doc())
  const presence = openPresence(mine, () => 0, organisationOf)
  theirs.setLocalState({ ...signed, cursor: [1, 1] })
  send()
  third.setLocalState({ ...signed, participantId: 'p2', cursor: [5, 5] })
  applyAwarenessUpdate(mine, encodeAwarenessUpdate(third, [third.clientID]), 'wire')
  const before = presence.peers.get().find((peer) => peer.participantId === 'p1')
  third.setLocalState({ ...signed, participantId: 'p2', cursor: [6, 6] })
  applyAwarenessUpdate(mine, encodeAwarenessUpdate(third, [third.clientID]), 'wire')
  expect(presence.peers.get().find((peer) => peer.participantId === 'p1')).toBe(before)
  expect(presence.peers.get().find((peer) => peer.participantId === 'p2')?.cursor).toEqual([6, 6])
  presence.close()
  for (const awareness of [mine, theirs, third]) awareness.destroy()
})

test('[SE24] whose cursor it is comes from the list of participants, also when that comes later', () => {
  const { mine, theirs, send } = pair()
  let organisation = ''
  const presence = openPresence(
    mine,
    () => 0,
    () => organisation,
  )
  theirs.setLocalState(signed)
  send()
  expect(presence.peers.get()[0]?.organisationId).toBe('')
  organisation = 'org1'
  presence.participantsChanged()
  expect(presence.peers.get()[0]?.organisationId).toBe('org1')
  presence.close()
  for (const awareness of [mine, theirs]) awareness.destroy()
})
