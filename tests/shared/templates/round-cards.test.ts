// Proves that what was written at a step is found whole among everything else on the map, and that what has no name gets none.
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { writtenAt, writtenThings } from '@common-ground/shared/templates/round-cards.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../board/small-board.ts'

const by = (person: string) => ({ at: '2026-11-29T14:00:00Z', by: person })
const LONG = `So that nobody falls between us, ${'whoever they ask first and '.repeat(40)}wherever they live`

test('[LD57] all that was written at a step is read whole: what is signed by its writers, what has no name last and as nobody’s', () => {
  const here = { extra: writtenAt('call-one') }
  const board = boardOfContent({
    board: HEAD,
    cards: [
      card('charter', 'charter', { name: 'Test' }),
      card('nameless', 'concern', { ...here, title: 'Money', made: by('server') }),
      card('second', 'concern', { ...here, title: 'Trust', text: 'Also said: faith', made: by('tom') }),
      card('long', 'note', { ...here, text: `${LONG}\n\nAnd a second line`, made: by('ana') }),
      card('other', 'note', { extra: writtenAt('call-two'), text: 'Written at another step', made: by('ana') }),
      card('loose', 'note', { text: 'Written at none', made: by('ana') }),
    ],
    relations: [],
  })
  expect(writtenThings(board, 'call-one').map(({ text, more, by: who }) => [text, more, who])).toEqual([
    [`${LONG}\n\nAnd a second line`, '', 'ana'],
    ['Trust', 'Also said: faith', 'tom'],
    ['Money', '', null],
  ])
  expect(writtenThings(board, 'call')).toEqual([])
})
