// Proves what the socket that only checks the way does, and what it refuses.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MESSAGE_HEARTBEAT, openFrame, readHeartbeat } from '@common-ground/shared/wire/protocol.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { openLine, within } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

test('[CK5] what is sent comes back, with the time of the server, to whoever asks', async () => {
  const line = await openLine(server.url, '/sync/check')
  for (const size of [1, 16, 48 * 1024]) {
    const before = line.messages.length
    line.socket.send(new Uint8Array(size).fill(7))
    await until(() => line.messages.length === before + 2, 'the echo and the time')
    const [echo, time] = line.messages.slice(before)
    expect(echo?.equals(Buffer.alloc(size, 7))).toBe(true)
    const { message, rest } = openFrame(new Uint8Array(time ?? []))
    expect(message).toBe(MESSAGE_HEARTBEAT)
    expect(Math.abs(readHeartbeat(rest) - server.now())).toBeLessThan(5_000)
  }
  line.socket.close()
})

test('[CK5] many, large or other messages end it', async () => {
  const many = await openLine(server.url, '/sync/check')
  for (let count = 0; count < 30; count++) many.socket.send(new Uint8Array(1))
  expect(await within(3_000, many.closed)).toBe(1008)
  expect(many.messages.length).toBeLessThanOrEqual(40)
  const large = await openLine(server.url, '/sync/check')
  large.socket.send(new Uint8Array(65 * 1024))
  expect(await within(3_000, large.closed)).toBe(1008)
  const text = await openLine(server.url, '/sync/check')
  text.socket.send('hello')
  expect(await within(3_000, text.closed)).toBe(1008)
})

test('[CK5] it counts in the limits of sockets, and a page of another site does not get in', async () => {
  await expect(openLine(server.url, '/sync/check', { origin: 'https://elsewhere.example' })).rejects.toThrow('HTTP 403')
  // In one moment of the server's, however long the machine takes for it.
  const at = Date.now()
  const still = await startApp({ time: () => at })
  const attempts = await Promise.allSettled(
    Array.from({ length: 201 }, async () => await openLine(still.url, '/sync/check')),
  )
  const refused = attempts.filter(({ status }) => status === 'rejected')
  for (const attempt of attempts) if (attempt.status === 'fulfilled') attempt.value.socket.terminate()
  await still.stop()
  expect(refused.length).toBe(1)
})
