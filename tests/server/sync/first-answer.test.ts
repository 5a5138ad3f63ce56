// Shows that whoever comes with nothing gets everything, encoded as seldom as possible.
import { FirstAnswer } from '@common-ground/server/sync/first-answer.ts'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sameContent } from '../../support/relay-client.ts'

function receive(frames: readonly Uint8Array[]): { doc: Y.Doc; kinds: number[] } {
  const doc = new Y.Doc()
  const kinds = frames.map((frame) => {
    const decoder = createDecoder(frame)
    readVarUint(decoder)
    const kind = readVarUint(decoder)
    Y.applyUpdate(doc, readVarUint8Array(decoder))
    return kind
  })
  return { doc, kinds }
}

test.each([10, 5_000])('[SY1] a board of %i texts is answered whole, before and after changes', (texts) => {
  const doc = new Y.Doc()
  const answer = new FirstAnswer()
  const change = (edit: () => void): void => {
    const made: Uint8Array[] = []
    const keep = (update: Uint8Array): void => void made.push(update)
    doc.on('update', keep)
    edit()
    doc.off('update', keep)
    answer.add(made)
  }
  doc.transact(() => {
    for (let each = 0; each < texts; each++) doc.getMap('cards').set(`c${each}`, `text of card ${each}`)
  })
  const [first] = answer.frames(doc)
  expect(answer.frames(doc)[0]).toBe(first)
  for (let round = 0; round < 450; round++) {
    change(() => doc.getMap('cards').set('c1', round))
    if (round % 3 === 0) change(() => doc.getMap('cards').delete(`c${round + 2}`))
    if (round % 90 > 0) continue
    const { doc: copy, kinds } = receive(answer.frames(doc))
    expect(sameContent(copy, doc)).toBe(true)
    expect(kinds[0]).toBe(1)
    expect(kinds.slice(1)).toEqual(kinds.length > 1 ? [2] : [])
  }
})
