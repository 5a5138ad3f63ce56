// Shows that frames the relay writes itself read like those of the socket library, and never overtake them.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendWhole } from '@common-ground/server/sync/whole-frames.ts'
import type { RelaySocket } from '@common-ground/server/sync/socket.ts'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { until } from '../../support/until.ts'

const text = (length: number, seed: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, at) => ((at * seed) % 251) & 0x3f))

test.each([
  ['that compresses', true],
  ['that does not compress', false],
  ['with a window of its own', { serverMaxWindowBits: 9 }],
] as const)('[SY51] a client %s gets every message whole and in order', async (_, perMessageDeflate) => {
  const server = createServer()
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: { threshold: 32 * 1024, serverNoContextTakeover: true, clientNoContextTakeover: true },
  })
  const relay: RelaySocket[] = []
  server.on('upgrade', (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) => {
      relay.push(sendWhole(socket, stream, request.headers['sec-websocket-extensions'] ?? ''))
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const got: Buffer[] = []
  const client = new WebSocket(`ws://127.0.0.1:${String(port)}`, { perMessageDeflate })
  client.on('message', (data: Buffer) => got.push(data))
  try {
    await until(() => relay.length === 1, 'the socket is open')
    const large = text(90_000, 7)
    const sent = [text(0, 1), text(125, 3), text(126, 5), large, text(65_535, 11), large, text(65_536, 13), text(9, 17)]
    const send = (): void => {
      for (const data of sent) relay[0]?.send(data, { binary: true, compress: data.length > 32 * 1024 })
    }
    // The first time the library holds large ones back; the second time they are ready.
    send()
    await until(() => got.length === sent.length, 'everything has come')
    send()
    await until(() => got.length === 2 * sent.length, 'everything has come again')
    expect(got.map((data) => data.length)).toEqual([...sent, ...sent].map((data) => data.length))
    expect([...sent, ...sent].every((data, index) => got[index]?.equals(data))).toBe(true)
    relay[0]?.close(4503, 'over')
    relay[0]?.send(text(9, 1), { binary: true, compress: false })
    await until(() => client.readyState === WebSocket.CLOSED, 'closed')
    expect(got.length).toBe(2 * sent.length)
  } finally {
    client.terminate()
    server.close()
  }
})

test('[SY51] what is sent between cork and uncork leaves in one write, in order', async () => {
  const server = createServer()
  const sockets = new WebSocketServer({ noServer: true })
  const relay: RelaySocket[] = []
  let segments = 0
  server.on('upgrade', (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) => relay.push(sendWhole(socket, stream, ''))),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = new WebSocket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`)
  const got: number[] = []
  client.on('upgrade', (answer) => answer.socket.on('data', () => segments++))
  client.on('message', (data: Buffer) => got.push(data.length))
  try {
    await until(() => relay.length === 1 && client.readyState === WebSocket.OPEN, 'the socket is open')
    const [socket] = relay
    socket?.cork()
    for (const length of [300, 20, 3]) socket?.send(text(length, 7), { binary: true, compress: false })
    await new Promise((resolve) => setImmediate(resolve))
    expect(got).toEqual([])
    socket?.uncork()
    await until(() => got.length === 3, 'all three have come')
    expect([got, segments]).toEqual([[300, 20, 3], 1])
  } finally {
    client.terminate()
    server.close()
  }
})
