// Gives somebody else who is on a board, showing nothing of themselves but what a test says; knows no session.
import type { Peer } from '@common-ground/client/model/presence.ts'

/** @param more what they show, and another name or number. */
export const aPeer = (participantId: string, more: Partial<Peer> = {}): Peer => ({
  clientId: 1,
  participantId,
  name: participantId,
  organisation: '',
  organisationId: '',
  cursor: null,
  selection: [],
  drag: null,
  editing: null,
  presenting: null,
  ...more,
})
