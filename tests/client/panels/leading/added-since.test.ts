// Shows what has come onto the map since a call began, in its order and with where it stands.
import { addedSince } from '@common-ground/client/panels/leading/added-since.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'

const SINCE = Date.parse('2026-11-29T14:00:00Z')
const made = (at: string) => ({ made: { at: `2026-11-29T${at}Z`, by: 'anna' } })

test('[LD98] what was added since the call began is told in its order, with the zone it stands in', () => {
  const board = boardOfContent(
    aBoard([
      aCard('zone', [0, 0], { kind: 'zone', title: 'What we want', zoneType: 'what' }),
      aCard('late', [0, 0], { kind: 'moment', title: 'Two homes', ...made('14:20:00'), zone: 'zone' }),
      aCard('first', [0, 0], { kind: 'moment', title: 'Everybody came', ...made('14:00:00') }),
      aCard('before', [0, 0], { kind: 'moment', title: 'Last time', ...made('13:59:59') }),
      aCard('empty', [0, 0], { kind: 'moment', title: '', ...made('14:10:00') }),
      aCard('note', [0, 0], { kind: 'note', text: 'A note', ...made('14:10:00') }),
    ]),
  )
  expect(addedSince(board, 'moment', SINCE)).toEqual([
    { id: 'first', name: 'Everybody came', zone: '' },
    { id: 'late', name: 'Two homes', zone: 'What we want' },
  ])
})
