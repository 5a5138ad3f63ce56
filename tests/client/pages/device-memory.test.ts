// Pins what a device remembers, and that it remembers nothing on a shared computer.
import { openDeviceMemory, type OpenCupboard } from '@common-ground/client/pages/device-memory.ts'
import { expect, test } from 'vitest'
import { memoryCupboard } from '../../support/memory-cupboard.ts'

const board = (id: string, lastOpened: number) => ({ id, title: `Board ${id}`, role: 'editor' as const, lastOpened })

test('[PG40] boards are listed last opened first, once each, and can be forgotten', () => {
  const memory = openDeviceMemory(memoryCupboard(), memoryCupboard())
  memory.rememberBoard(board('a', 1))
  memory.rememberBoard(board('b', 2))
  memory.rememberBoard(board('a', 3))
  expect(memory.boards().map(({ id }) => id)).toEqual(['a', 'b'])
  memory.rememberLink('a', 'editor', 'https://x/j#s')
  memory.forgetBoard('a')
  expect(memory.boards().map(({ id }) => id)).toEqual(['b'])
  expect(memory.linkAddresses('a')).toEqual({})
})
test('[PG41] a shared computer keeps nothing', () => {
  const lasting = memoryCupboard()
  const memory = openDeviceMemory(lasting, memoryCupboard())
  memory.setShared(true)
  memory.rememberBoard(board('a', 1))
  memory.rememberSelf({ name: 'Tom', organisation: 'NHS' })
  memory.rememberLink('a', 'editor', 'https://x/j#s')
  expect(lasting.kept.size).toBe(0)
  memory.setShared(false)
  memory.rememberSelf({ name: 'Tom', organisation: 'NHS' })
  expect(memory.self()).toEqual({ name: 'Tom', organisation: 'NHS' })
})
test('[PG41] [AG47] a shared computer knows nobody who was there before, in whichever tab that is found out', () => {
  const [lasting, tab] = [memoryCupboard(), memoryCupboard()]
  const memory = openDeviceMemory(lasting, tab)
  memory.setShared(true)
  // Somebody says who they are in another tab, where nobody said that the computer is shared.
  openDeviceMemory(lasting, memoryCupboard()).rememberSelf({ name: 'Tom', organisation: 'NHS', post: 'Nurse' })
  expect(memory.self()).toBeNull()
  memory.setShared(true)
  memory.setShared(false)
  expect(memory.self()).toBeNull()
})
test('[PG41] [PG44] what was kept before somebody says that the computer is shared goes, and no board that is forgotten comes back', () => {
  const [lasting, tab] = [memoryCupboard(), memoryCupboard()]
  const memory = openDeviceMemory(lasting, tab)
  for (const id of ['a', 'b']) {
    memory.rememberBoard(board(id, 1))
    memory.rememberLink(id, 'facilitator', `https://x/j#secret-${id}`)
    memory.rememberVisit(id, '2026-11-20T09:00:00.000Z')
    memory.rememberPutAway(id, 'secret-sign')
  }
  memory.rememberLink('made just before', 'facilitator', 'https://x/j#secret-c')
  memory.rememberCreateKey('secret-key')
  memory.setShared(true)
  expect([...lasting.kept.keys()]).toEqual(['common-ground.boards'])
  expect(JSON.stringify([...lasting.kept, ...tab.kept])).not.toContain('secret')
  openDeviceMemory(lasting, memoryCupboard()).rememberCreateKey('of another tab')
  expect(memory.createKey()).toBeNull()
  memory.forgetBoard('a')
  expect(memory.boards().map(({ id }) => id)).toEqual(['b'])
})
test('[LD36] [OF31] what was written first goes into the tab that is said to be shared, is known to be only here, and comes back with it', () => {
  const [lasting, tab] = [memoryCupboard(), memoryCupboard()]
  const memory = openDeviceMemory(lasting, tab)
  memory.keepWrittenFirst('a', ['mine'])
  memory.setShared(true)
  expect(JSON.stringify([...lasting.kept])).not.toContain('mine')
  expect([memory.writtenFirst('a'), memory.onlyHere('a')]).toEqual([['mine'], { written: ['mine'], begun: null }])
  // Another tab, in which nobody has said so, goes on writing.
  openDeviceMemory(lasting, memoryCupboard()).keepWrittenFirst('a', ['theirs'])
  memory.setShared(true)
  expect(memory.writtenFirst('a')).toEqual(['mine', 'theirs'])
  memory.setShared(false)
  expect([memory.writtenFirst('a'), tab.kept.size]).toEqual([['mine', 'theirs'], 0])
  const full: OpenCupboard = {
    ...tab,
    setItem(key, value) {
      if (key.includes('written')) throw new DOMException('full', 'QuotaExceededError')
      tab.setItem(key, value)
    },
  }
  openDeviceMemory(lasting, full).setShared(true)
  expect(openDeviceMemory(lasting, memoryCupboard()).writtenFirst('a')).toEqual(['mine', 'theirs'])
})
test('[OF31] [AG45] what somebody wrote on a board and did not send is known to be only here, also on a shared computer', () => {
  for (const isShared of [false, true]) {
    const memory = openDeviceMemory(memoryCupboard(), memoryCupboard())
    memory.setShared(isShared)
    expect(memory.onlyHere('a')).toBeNull()
    memory.keepBegun('a', { place: { value: {}, text: 'If paid' } })
    expect(memory.onlyHere('a')).toEqual({ written: null, begun: { place: { value: {}, text: 'If paid' } } })
    memory.keepBegun('a', null)
    expect(memory.onlyHere('a')).toBeNull()
    memory.keepWrittenFirst('a', [1])
    expect(memory.onlyHere('a')).toEqual({ written: [1], begun: null })
    memory.forgetBoard('a')
    expect(memory.onlyHere('a')).toBeNull()
  }
})
test('[CB5] the last visit to a board is kept as long as the board is, and not on a shared computer', () => {
  const lasting = memoryCupboard()
  const memory = openDeviceMemory(lasting, memoryCupboard())
  memory.rememberVisit('a', '2026-11-20T09:00:00.000Z')
  expect(memory.lastVisit('a')).toBeNull()
  memory.rememberBoard(board('a', 1))
  memory.rememberVisit('a', '2026-11-20T09:00:00.000Z')
  expect(memory.lastVisit('a')).toBe('2026-11-20T09:00:00.000Z')
  expect(memory.lastVisit('b')).toBeNull()
  memory.setShared(true)
  memory.rememberVisit('a', '2026-11-21T09:00:00.000Z')
  expect(memory.lastVisit('a')).toBeNull()
  memory.setShared(false)
  expect(memory.lastVisit('a')).toBeNull()
  memory.rememberVisit('a', '2026-11-20T09:00:00.000Z')
  memory.forgetBoard('a')
  // The page that is left last must not bring it back.
  memory.rememberVisit('a', '2026-11-21T09:00:00.000Z')
  expect(memory.lastVisit('a')).toBeNull()
  expect([...lasting.kept.keys()].filter((key) => key.includes('visit'))).toEqual([])
})
test('[CB7] what was read and put away is kept as long as the board is, and not on a shared computer', () => {
  const lasting = memoryCupboard()
  const memory = openDeviceMemory(lasting, memoryCupboard())
  memory.rememberBoard(board('a', 1))
  expect(memory.putAway('a')).toBeNull()
  memory.rememberPutAway('a', 'one')
  expect(memory.putAway('a')).toBe('one')
  memory.setShared(true)
  memory.rememberPutAway('a', 'two')
  expect(memory.putAway('a')).toBeNull()
  memory.setShared(false)
  expect(memory.putAway('a')).toBeNull()
  memory.rememberPutAway('a', 'three')
  memory.forgetBoard('a')
  expect(memory.putAway('a')).toBeNull()
  expect([...lasting.kept.keys()].filter((key) => key.includes('put-away'))).toEqual([])
})
test('[PG42] storage that is off or holds something else breaks nothing', () => {
  const refuses = (): never => {
    throw new DOMException('off', 'SecurityError')
  }
  const off = { length: 0, key: refuses, getItem: refuses, setItem: refuses, removeItem: refuses }
  const memory = openDeviceMemory(off, off)
  memory.rememberBoard(board('a', 1))
  memory.setShared(true)
  expect([memory.boards(), memory.self(), memory.isShared(), memory.singleKeys()]).toEqual([[], null, false, true])
  const odd = memoryCupboard()
  odd.kept.set('common-ground.boards', '[{"id":1},null,"x"]')
  odd.kept.set('common-ground.self', '{"name":7}')
  const strange = openDeviceMemory(odd, memoryCupboard())
  expect([strange.boards(), strange.self()]).toEqual([[], null])
})
test('[PG43] tools and wheel stay as this person left them; what is stored and no choice is none', () => {
  const lasting = memoryCupboard()
  const memory = openDeviceMemory(lasting, memoryCupboard())
  expect([memory.allTools(), memory.wheel()]).toEqual([null, 'auto'])
  memory.rememberAllTools(true)
  memory.rememberWheel('trackpad')
  expect([memory.allTools(), memory.wheel()]).toEqual([true, 'trackpad'])
  lasting.kept.set('common-ground.wheel', '"sideways"')
  expect(memory.wheel()).toBe('auto')
})
test('[LD27] what whoever leads has opened stays open in the next visit, on their own device alone', () => {
  const [lasting, tab] = [memoryCupboard(), memoryCupboard()]
  expect(openDeviceMemory(lasting, tab).ownAnswer()).toBe(false)
  openDeviceMemory(lasting, tab).rememberOwnAnswer()
  expect(openDeviceMemory(lasting, memoryCupboard()).ownAnswer()).toBe(true)
  const shared = openDeviceMemory(memoryCupboard(), memoryCupboard())
  shared.setShared(true)
  expect(shared.ownAnswer()).toBe(false)
})
test('[PG44] a shared computer keeps and hands out no link, not even of a board made just before', () => {
  const lasting = memoryCupboard()
  const memory = openDeviceMemory(lasting, memoryCupboard())
  memory.rememberLink('a', 'facilitator', 'https://x/j#s')
  memory.setShared(true)
  expect(memory.linkAddresses('a')).toEqual({})
  memory.forgetBoard('a')
  expect([...lasting.kept.values()].join(' ')).not.toContain('#s')
})

test('[BN4] the page that comes next is told once that the board begins anew, and at which card somebody was', () => {
  const tab = memoryCupboard()
  const memory = openDeviceMemory(memoryCupboard(), tab)
  expect(memory.takeBegunAnew('a')).toBeNull()
  memory.keepBegunAnew('a', 'card')
  memory.keepBegunAnew('b', '')
  const next = openDeviceMemory(memoryCupboard(), tab)
  expect([next.takeBegunAnew('a'), next.takeBegunAnew('a'), next.takeBegunAnew('b')]).toEqual(['card', null, ''])
  expect(tab.kept.size).toBe(0)
})

test('[IN8] what an address leads on to is known in its tab until somebody is on the board by it, and kept nowhere else', () => {
  const [lasting, passing] = [memoryCupboard(), memoryCupboard()]
  const memory = openDeviceMemory(lasting, passing)
  memory.keepLeadsOn('form', 'board')
  memory.keepLeadsOn('other', 'elsewhere')
  memory.keepLeadsOn('form', 'board')
  expect(['form', 'other', 'board', ''].map(memory.leadsOn)).toEqual(['board', 'elsewhere', '', ''])
  memory.forgetLeadsOn('board')
  expect(['form', 'other'].map(memory.leadsOn)).toEqual(['', 'elsewhere'])
  expect([...passing.kept.values()].join()).not.toContain('board')
  memory.forgetLeadsOn('elsewhere')
  expect(passing.kept.size + lasting.kept.size).toBe(0)
})
