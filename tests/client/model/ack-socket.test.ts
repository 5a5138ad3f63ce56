// Proves which frames of a tab are counted, which stay here and which start the line anew, on a line that only notes what is sent.
import { countingSocket, type SocketClass } from '@common-ground/client/model/ack-socket.ts'
import { SYNC_STEP1, SYNC_STEP2, SYNC_UPDATE } from '@common-ground/shared/wire/protocol.ts'
import { expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { Doc } from 'yjs'
import { syncFrame } from '../../support/relay-client.ts'

/** A line that stands for the browser's: it notes what leaves and in what order that is told. */
function line() {
  const told: string[] = []
  const sent: unknown[] = []
  class Line extends EventTarget {
    send(data: unknown): void {
      sent.push(data)
      told.push('sent')
    }
    close(code: number): void {
      told.push(`closed ${code >= 4400 && code < 4500 ? 'for good' : 'to begin anew'}`)
    }
  }
  const Counting = countingSocket(Line as unknown as SocketClass, {
    opening: () => told.push('opening'),
    counted: (reply) => told.push(reply ? 'reply' : 'update'),
    heard: (update, isAnswer) => told.push(`${isAnswer ? 'answer' : 'heard'} ${update.join(' ')}`),
    isOwn: (clientId) => clientId === 7,
  })
  const socket = new Counting('ws://127.0.0.1')
  const come = (data: unknown): boolean => socket.dispatchEvent(new MessageEvent('message', { data }))
  return { socket, told, sent, come }
}
const bytes = (length: number): Uint8Array => new Uint8Array(length)
const presence = (clientId: number, state: object | null = { here: true }): Uint8Array<ArrayBuffer> => {
  const doc = new Doc()
  doc.clientID = clientId
  const awareness = new Awareness(doc)
  awareness.setLocalState(state)
  const encoder = createEncoder()
  writeVarUint(encoder, 1)
  writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [clientId]))
  awareness.destroy()
  return toUint8Array(encoder)
}

test('[SE1] [SE4] counting begins with each line; an update and the reply are counted once they have left, a question is not', () => {
  const { socket, told } = line()
  socket.send(syncFrame(SYNC_STEP1, bytes(3)))
  socket.send(syncFrame(SYNC_UPDATE, bytes(3)))
  socket.send(syncFrame(SYNC_STEP2, bytes(3)))
  expect(told).toEqual(['opening', 'sent', 'sent', 'update', 'sent', 'reply'])
})

test('[SE9] a change too large for one message does not leave: the line begins anew, and nothing of it counts as saved', () => {
  const { socket, told, sent } = line()
  socket.send(syncFrame(SYNC_UPDATE, bytes(600_000)))
  expect(told).toEqual(['opening', 'update', 'closed to begin anew'])
  expect(sent).toEqual([])
  // As the reply it may be as large as a board.
  socket.send(syncFrame(SYNC_STEP2, bytes(600_000)))
  expect(told.slice(3)).toEqual(['sent', 'reply'])
})

test('[SE25] the own state leaves, uncounted, and nobody else’s', () => {
  const { socket, told, sent } = line()
  const own = presence(7)
  socket.send(presence(8))
  socket.send(own)
  expect(sent).toEqual([own])
  expect(told).toEqual(['opening', 'sent'])
})

test('[OF10] what comes is handed on as it came, and whether it is the answer; nothing else is', () => {
  const { told, come } = line()
  const frame = (kind: number, body: readonly number[]): ArrayBuffer => syncFrame(kind, new Uint8Array(body)).buffer
  come(frame(SYNC_STEP1, [0]))
  come(frame(SYNC_STEP2, [1, 2]))
  come(frame(SYNC_UPDATE, [3, 4]))
  come(presence(8).buffer)
  come('text')
  expect(told).toEqual(['opening', 'answer 1 2', 'heard 3 4'])
})
