// Proves how many people are counted who can give something at a step.
import { peopleAsked } from '@common-ground/client/panels/leading/taking-part.ts'
import { expect, test } from 'vitest'
import { aPeer } from '../../../support/a-peer.ts'

const peer = (clientId: number, participantId: string, takesPart: boolean) =>
  aPeer(participantId, { clientId, ...(takesPart ? { takesPart } : {}) })

test('[LD45] those who can choose are counted, once each however many tabs they have', () => {
  const peers = [peer(1, 'tom', true), peer(2, 'tom', true), peer(3, 'vera', false), peer(4, 'me', true)]
  expect(peopleAsked(peers, 'me', 'editor')).toBe(2)
  expect(peopleAsked(peers, 'me', 'viewer')).toBe(1)
  expect(peopleAsked([], 'me', 'facilitator')).toBe(1)
})
