// Proves that one more thing that is written at a step lands where its kind belongs, with the others and beside them.
import { addToRound } from '@common-ground/client/panels/leading/add-to-round.ts'
import { putOnMap } from '@common-ground/client/panels/leading/left-over.tsx'
import { openWritten } from '@common-ground/client/panels/leading/written.ts'
import { contains, overlaps } from '@common-ground/shared/layout/geometry.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { writtenThings } from '@common-ground/shared/templates/round-cards.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { expect, test } from 'vitest'
import { aBoard } from '../../../support/map-driver.ts'
import { openMemorySession, type MemorySession } from '../../../support/memory-session.ts'
import { until } from '../../../support/until.ts'

const SHEET = 'what-and-who-does-what'
function firstStep(): RunStep {
  const step = sheetOf(SHEET)?.steps.find(({ tool }) => tool.type === 'write')
  if (step === undefined) throw new RangeError('no step')
  return step
}
const blank = (): MemorySession => {
  let made = 0
  return openMemorySession(
    blankBoard({ title: 'Ours', at: '2026-01-01T00:00:00Z', newId: () => `zone${String((made += 1))}` }),
  )
}
/** What was written there, each with its zone, that it stands in it, and that it stands on nothing. */
const standingAt = (session: MemorySession) => {
  const board = session.board.get()
  const standing = standingOn(board)
  const things = writtenThings(board, 'r').toSorted((one, other) => (one.text < other.text ? -1 : 1))
  return things.map(({ card: { id, zone }, text }) => {
    const [own, home] = [id, zone].map((each) => standing.find((one) => one.id === each)?.box)
    const isInside = own !== undefined && home !== undefined && contains(home, own)
    const meets = standing.filter((one) => one.id !== id && one.zoneType === null && own && overlaps(one.box, own))
    const zoneType = standing.find((one) => one.id === zone)?.zoneType ?? null
    return [text, zoneType, isInside, meets.length]
  })
}

test('[LD30] [LA20] one more lands in the zone of its kind, beside the others, and so does what is put on the map by hand', () => {
  const session = blank()
  for (const [at, text] of ['Late', 'Later', 'Latest', 'Last of all'].entries())
    expect(addToRound(session, firstStep(), 'r', `late${String(at)}`, text)).toBe(true)
  let shelf: unknown = null
  const written = openWritten(
    { writtenFirst: () => shelf, keepWrittenFirst: (_, now) => (shelf = now) },
    session.boardId,
  )
  const signed = ['By hand', 'By hand too'].map((text, at) => ({ id: `hand${String(at)}`, text }))
  written.change({ round: 'r', sheet: SHEET, step: firstStep().id }, () => ({ signed }))
  const [one] = written.all.get()
  expect(one !== undefined && putOnMap(session, written, one)).toBe(true)
  const all = ['By hand', 'By hand too', 'Last of all', 'Late', 'Later', 'Latest']
  expect(standingAt(session)).toEqual(all.map((text) => [text, 'what', true, 0]))
  // What was put there by hand is taken back in one step.
  session.undo()
  expect(standingAt(session).map(([text]) => text)).toEqual(all.slice(2))
})

test('[LD30] where there is no zone for it, it comes below the others, and apart from what comes at the same moment', async () => {
  const session = openMemorySession(aBoard([]))
  addToRound(session, firstStep(), 'r', 'first', 'First')
  addToRound(session, firstStep(), 'r', 'mine', 'Mine')
  const at = (id: string) => session.board.get().cards.get(id)?.pos ?? [0, 0]
  expect([at('mine')[0] === at('first')[0], at('mine')[1] > at('first')[1]]).toEqual([true, true])
  const pos = at('mine')
  session.remote([{ type: 'create', cards: [{ id: 'zz', kind: 'objective', pos, zone: null }] }])
  await until(() => session.board.get().cards.has('zz') && at('zz')[1] !== at('mine')[1], 'theirs beside mine')
})
