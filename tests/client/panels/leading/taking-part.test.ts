// Proves how many people are counted who can give something at a step.
import type { Peer } from '@common-ground/client/model/presence.ts'
import { peopleAsked } from '@common-ground/client/panels/leading/taking-part.ts'
import { expect, test } from 'vitest'

const peer = (clientId: number, participantId: string, takesPart: boolean): Peer => ({
  clientId,
  participantId,
  name: '',
  organisation: '',
  organisationId: '',
  cursor: null,
  selection: [],
  drag: null,
  editing: null,
  presenting: null,
  ...(takesPart ? { takesPart } : {}),
})

test('[LD45] those who can choose are counted, once each however many tabs they have', () => {
  const peers = [peer(1, 'tom', true), peer(2, 'tom', true), peer(3, 'vera', false), peer(4, 'me', true)]
  expect(peopleAsked(peers, 'me', 'editor')).toBe(2)
  expect(peopleAsked(peers, 'me', 'viewer')).toBe(1)
  expect(peopleAsked([], 'me', 'facilitator')).toBe(1)
})
