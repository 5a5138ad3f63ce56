// Proves that waiting files, remembered addresses and timers stay few.
import { expect, test } from 'vitest'
import { openContentDesk } from '@common-ground/server/http/content-desk.ts'
import type { ContentJob } from '@common-ground/server/http/content-job.ts'
import { openExpiringLinks } from '@common-ground/server/http/expiring-links.ts'
import { openRateGate } from '@common-ground/server/http/rate-gate.ts'
import { shareReadings } from '@common-ground/server/http/shared-readings.ts'

const job: ContentJob = { kind: 'blank', title: 'T', at: '2026-03-02T09:00:00.000Z' }

test('[HT50] one job of each board waits, and a bounded number of all', async () => {
  const desk = openContentDesk()
  const kinds = async (asked: readonly ReturnType<typeof desk.run>[]): Promise<string[]> =>
    (await Promise.all(asked)).map(({ kind }) => kind)
  expect(await kinds(['b1', 'b1', 'b1', 'b2', 'b1', 'b2'].map((id) => desk.run(job, id)))).toEqual([
    'board',
    'board',
    'busy',
    'board',
    'busy',
    'busy',
  ])
  const many = await kinds(Array.from({ length: 60 }, () => desk.run(job)))
  expect(many.indexOf('busy')).toBe(25)
  expect(new Set(many.slice(25))).toEqual(new Set(['busy']))
  expect(await kinds([desk.run(job, 'b1')])).toEqual(['board'])
  await desk.close()
})

test('[HT47] however many come by a link, it is looked at once when it runs out', async () => {
  const seen: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const links = openExpiringLinks((boardId) => {
    seen.push(boardId)
    if (boardId === 'b2') resolve()
  })
  const now = Date.now()
  const link = (id: string, boardId: string, inMs: number) => ({
    id,
    boardId,
    expiresAt: new Date(now + inMs).toISOString(),
  })
  // A timer that is let go does not keep the process alive; this one does.
  const awake = setInterval(() => {}, 1_000)
  for (let each = 0; each < 500; each++) links.watch(link('l1', 'b1', 30), now)
  links.watch(link('l2', 'b2', 120), now)
  links.watch({ id: 'l3', boardId: 'b3', expiresAt: null }, now)
  await promise
  clearInterval(awake)
  expect(seen).toEqual(['b1', 'b2'])
})

test('[HT52] addresses heard of longest ago are forgotten first', () => {
  const gate = openRateGate(0, 1, 3)
  expect(['a', 'b', 'c', 'a'].map((key) => gate.admits(key, 0))).toEqual([true, true, true, false])
  // `d` takes the place of `b`, which was asked for before `a` was asked for again.
  expect(['d', 'a', 'c', 'b'].map((key) => gate.admits(key, 0))).toEqual([true, false, false, true])
})

test('[HT55] many who ask at once share readings, and none gets what was read before asking', async () => {
  const readings = shareReadings<string>()
  const ends: ((value: string) => void)[] = []
  let said = 'first'
  const read = async (): Promise<string> => {
    const seen = said
    const { promise, resolve } = Promise.withResolvers<string>()
    ends.push(() => resolve(seen))
    return await promise
  }
  const before = readings('b1', read)
  said = 'second'
  const after = [readings('b1', read), readings('b1', read), readings('b1', read)]
  const elsewhere = readings('b2', read)
  expect(ends).toHaveLength(2)
  for (const end of ends.splice(0)) end('')
  expect([await before, await elsewhere]).toEqual(['first', 'second'])
  await Promise.resolve()
  expect(ends).toHaveLength(1)
  const last = readings('b1', read)
  expect(ends).toHaveLength(1)
  for (const end of ends.splice(0)) end('')
  expect(await Promise.all(after)).toEqual(['second', 'second', 'second'])
  while (ends.length === 0) await new Promise<void>((resolve) => setImmediate(resolve))
  for (const end of ends.splice(0)) end('')
  expect(await last).toBe('second')
})

test('[HT55] a reading that fails fails for those who shared it, and for nobody after', async () => {
  const readings = shareReadings<string>()
  const failing = readings('b1', async () => {
    throw new RangeError('the disk')
  })
  const next = readings('b1', async () => 'read')
  await expect(failing).rejects.toThrow('the disk')
  expect(await next).toBe('read')
})
