// Shows where what is typed behind a private link is kept, who finds it again and when it goes; knows no page.
import type { Cupboard } from '@common-ground/client/pages/device-memory.ts'
import { openLinkDrafts } from '@common-ground/client/pages/link-drafts.ts'
import { expect, test } from 'vitest'

const cupboard = (): Cupboard & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
const [OLD, NEW] = ['oldSecretOldSecretOldSecret', 'newSecretNewSecretNewSecret'] as const

test('[FM32] [FM35] drafts come back by a new link too, are kept on a shared computer only while the browser is open, and go when sent', () => {
  const [lasting, passing] = [cupboard(), cupboard()]
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
