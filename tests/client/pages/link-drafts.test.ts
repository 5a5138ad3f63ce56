// Shows where what is typed behind a private link is kept, who finds it again and when it goes; knows no page.
import type { Cupboard } from '@common-ground/client/pages/device-memory.ts'
import { openLinkDrafts } from '@common-ground/client/pages/link-drafts.ts'
import { expect, test } from 'vitest'
import { memoryCupboard } from '../../support/memory-cupboard.ts'

const [OLD, NEW] = ['oldSecretOldSecretOldSecret', 'newSecretNewSecretNewSecret'] as const

test('[FM32] [FM35] drafts come back by a new link too, are kept on a shared computer only while the browser is open, and go when sent', () => {
  const [lasting, passing] = [memoryCupboard(), memoryCupboard()]
  let shared = false
  const drafts = openLinkDrafts(lasting, passing, () => shared)
  drafts.keep('form.b.o', OLD, { notUs: 'Ambulances' }, 'Ambulances')
  expect(drafts.read('form.b.o')).toEqual({ notUs: 'Ambulances' })
  expect(drafts.read('form.b.other')).toBeNull()
  // Nobody but this link finds it where it leads nowhere any more, and the link itself is not kept.
  expect([drafts.textBy(OLD), drafts.textBy(NEW)]).toEqual(['Ambulances', ''])
  expect(JSON.stringify([...lasting.kept])).not.toContain(OLD)
  shared = true
  drafts.keep('form.b.o', NEW, { notUs: 'Nurses' }, 'Nurses')
  expect([...lasting.kept.keys()].filter((key) => key.endsWith('form.b.o'))).toEqual([])
  expect(JSON.stringify([...lasting.kept])).not.toContain('Ambulances')
  expect(drafts.read('form.b.o')).toEqual({ notUs: 'Nurses' })
  expect(drafts.textBy(NEW)).toBe('Nurses')
  drafts.drop('form.b.o')
  expect([drafts.read('form.b.o'), drafts.textBy(NEW), drafts.textBy(OLD)]).toEqual([null, '', ''])
  for (const broken of ['{', '7', 'null', '{"value":1}', '{"value":1,"text":2}']) {
    lasting.setItem('common-ground.draft.form.b.o', broken)
    expect([drafts.read('form.b.o'), drafts.textBy(NEW)]).toEqual([null, ''])
  }
})

test('[FM32] what was typed before drafts had a text is back, and goes with the rest', () => {
  const [lasting, passing] = [memoryCupboard(), memoryCupboard()]
  const drafts = openLinkDrafts(lasting, passing, () => false)
  lasting.setItem('common-ground.form.b.o', JSON.stringify({ notUs: 'Ambulances' }))
  expect(drafts.read('form.b.o')).toEqual({ notUs: 'Ambulances' })
  drafts.keep('form.b.o', OLD, { notUs: 'Nurses' }, 'Nurses')
  expect([drafts.read('form.b.o'), lasting.kept.has('common-ground.form.b.o')]).toEqual([{ notUs: 'Nurses' }, false])
  lasting.setItem('common-ground.form.b.p', '{}')
  drafts.drop('form.b.p')
  expect(drafts.read('form.b.p')).toBeNull()
})

test('[FM32] a device that is shared after all lets nothing stay, and one that is not after all keeps it', () => {
  const [lasting, passing] = [memoryCupboard(), memoryCupboard()]
  let shared = false
  const drafts = openLinkDrafts(lasting, passing, () => shared)
  drafts.settle('reply.b.c.o', OLD)
  expect(lasting.kept.size).toBe(0)
  drafts.keep('reply.b.c.o', OLD, { note: 'If paid' }, 'If paid')
  for (const [next, there, gone] of [
    [true, passing, lasting],
    [false, lasting, passing],
  ] as const) {
    shared = next
    drafts.settle('reply.b.c.o', OLD)
    expect([there.kept.size, gone.kept.size, drafts.textBy(OLD)]).toEqual([2, 0, 'If paid'])
  }
})

test('[FM32] a storage that has become full keeps what it had', () => {
  const lasting = memoryCupboard()
  let isFull = false
  const full: Cupboard = {
    ...lasting,
    setItem(key, value) {
      if (isFull) throw new Error('full')
      lasting.setItem(key, value)
    },
  }
  const drafts = openLinkDrafts(full, memoryCupboard(), () => false)
  drafts.keep('form.b.o', OLD, 'first', 'first')
  isFull = true
  drafts.keep('form.b.o', OLD, 'first and more', 'first and more')
  expect([drafts.read('form.b.o'), drafts.textBy(OLD)]).toEqual(['first', 'first'])
})

test('[FM32] [FM35] a storage that refuses costs the draft and nothing else', () => {
  const refusing: Cupboard = {
    getItem: () => {
      throw new Error('off')
    },
    setItem: () => {
      throw new Error('full')
    },
    removeItem: () => {
      throw new Error('off')
    },
  }
  const drafts = openLinkDrafts(refusing, refusing, () => false)
  drafts.keep('form.b.o', OLD, {}, 'words')
  drafts.drop('form.b.o')
  expect([drafts.read('form.b.o'), drafts.textBy(OLD)]).toEqual([null, ''])
})
