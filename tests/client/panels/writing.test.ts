// Proves which words of an organisation's card wait for its "still right".
import { waitingForOwnWords, wordsOf, writtenSince } from '@common-ground/client/panels/writing.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMemorySession, type MemorySession } from '../../support/memory-session.ts'

let session: MemorySession
beforeEach(() => {
  let made = 0
  const newId = (): string => `id${String((made += 1))}`
  session = openMemorySession(blankBoard({ title: 'Board', at: '2026-01-02T10:00:00.000Z', newId }))
  const organisation = (id: string, name: string, whatWeDo: string) =>
    ({ id, kind: 'organisation', pos: [0, 0], fields: { name, whatWeDo } }) as const
  session.dispatch(
    [
      {
        type: 'create',
        cards: [
          organisation('council', 'Northshire Council', ''),
          organisation('health', 'NHS Northshire', 'We treat'),
        ],
      },
    ],
    'Add',
  )
})
afterEach(() => session.close())

const cardOf = (id: string) => {
  const card = session.board.get().cards.get(id)
  if (card === undefined) throw new Error(`no card ${id}`)
  return card
}
const type = (field: string, insert: string, remove = 0): void => {
  session.dispatch([{ type: 'edit-text', at: { card: 'health', field }, index: 0, remove, insert }], 'Type')
}
const noteFor = (orgId: string, fields: readonly string[]): void => {
  expect(session.dispatch([{ type: 'set-voice', card: 'health', fields, orgId }], 'Note').ok).toBe(true)
}

test('[WF1] [WF2] what was written for an organisation waits until it says still right', () => {
  const before = wordsOf(cardOf('health'))
  expect(waitingForOwnWords(cardOf('health'))).toEqual([])
  type('notUs', 'We do not house')
  const written = writtenSince(before, cardOf('health'))
  expect(written).toEqual(['notUs'])
  noteFor('council', written)
  expect(waitingForOwnWords(cardOf('health'))).toEqual(['notUs'])
  noteFor('health', waitingForOwnWords(cardOf('health')))
  expect(waitingForOwnWords(cardOf('health'))).toEqual([])
  expect(wordsOf(cardOf('health')).get('notUs')).toBe('We do not house')
})

test('[WF3] words that are gone wait for nothing', () => {
  const before = wordsOf(cardOf('health'))
  type('whatWeDo', '', 'We treat'.length)
  expect(writtenSince(before, cardOf('health'))).toEqual([])
  noteFor('council', ['whatWeDo'])
  expect(waitingForOwnWords(cardOf('health'))).toEqual([])
})
