// Proves that those on a board are known without those on others, and that nothing is kept of a board that everybody has left.
import { createConnected } from '@common-ground/server/sync/connected.ts'
import { expect, test } from 'vitest'

test('[SY73] who is on a board is known without a look at anybody on another one', () => {
  const looks: string[] = []
  const person = (name: string, board: string) => ({
    name,
    get admission() {
      looks.push(name)
      return { boardId: board }
    },
  })
  const connected = createConnected<ReturnType<typeof person>>()
  const others = Array.from({ length: 100 }, (_, each) => person(`other ${String(each)}`, `b${String(each)}`))
  for (const each of others) connected.add(each)
  const [anna, ben] = [person('Anna', 'ours'), person('Ben', 'ours')]
  looks.length = 0
  connected.add(anna)
  connected.add(ben)
  expect([...connected.on('ours')].map(({ name }) => name)).toEqual(['Anna', 'Ben'])
  connected.delete(anna)
  expect([...connected.on('ours')].map(({ name }) => name)).toEqual(['Ben'])
  expect([connected.size, [...connected].length]).toEqual([101, 101])
  expect(connected.boards()).toContain('ours')
  connected.delete(ben)
  connected.delete(ben)
  expect(connected.on('ours').size).toBe(0)
  expect(connected.boards()).not.toContain('ours')
  expect(connected.size).toBe(100)
  expect(looks.every((name) => name === 'Anna' || name === 'Ben')).toBe(true)
})
