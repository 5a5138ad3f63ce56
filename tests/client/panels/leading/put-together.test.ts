// Proves that two things put together keep both wordings, lose nothing, and give no name to what has none.
import { putTogether } from '@common-ground/client/panels/leading/put-together.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { writtenAt, writtenThings } from '@common-ground/shared/templates/round-cards.ts'
import { expect, test } from 'vitest'
import { card, HEAD, relation } from '../../../shared/board/small-board.ts'

const by = (person: string) => ({ extra: writtenAt('round'), made: { at: '2026-11-29T14:00:00Z', by: person } })
/** Zoe is of none. */
const ORGANISATIONS: Readonly<Record<string, string>> = { ana: 'Council', tom: 'Health Board', una: 'Council' }
const BOARD = boardOfContent({
  board: HEAD,
  cards: [
    card('charter', 'charter', { name: 'Test' }),
    card('council', 'organisation', { name: 'Council' }),
    card('wait', 'objective', { ...by('ana'), title: 'Nobody waits', why: 'It hurts' }),
    card('soon', 'objective', { ...by('tom'), title: 'Help comes soon', why: 'They told us' }),
    card('led', 'objective', { ...by('zoe'), title: 'Help within a week' }),
    card('busy', 'objective', { ...by('zoe'), title: 'Help at once', theme: 'Help' }),
    card('begun', 'objective', { ...by('ana'), title: 'Help now', state: 'live' }),
    card('dated', 'objective', { ...by('tom'), title: 'Help soon', closedOn: '2027-05-01' }),
    card('plain', 'objective', { ...by('zoe'), title: 'Help' }),
    { ...card('out', 'objective', { ...by('zoe'), title: 'Help us' }), inAgreement: false },
    {
      ...card('fixed', 'objective', { ...by('zoe'), title: 'Help them' }),
      lock: { by: 'zoe', at: '2026-11-29T14:00:00Z' },
    },
    card('quiet', 'concern', { ...by('server'), title: 'Money' }),
    card('loud', 'concern', { ...by('ana'), title: 'Funding' }),
    card('note', 'note', { ...by('ana'), text: 'One door' }),
    card('third', 'note', { ...by('una'), text: 'One way in\nCouncil wrote: One way in\nCharity wrote: A door' }),
    card('loose', 'note', { ...by('zoe'), text: 'One desk' }),
    card('same', 'note', { ...by('tom'), text: 'A single door' }),
  ],
  relations: [relation('r1', 'does', 'council', 'led', { part: 'leads' })],
})
const thing = (id: string) => {
  const found = writtenThings(BOARD, 'round').find((one) => one.card.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}
const together = (one: string, other: string, ...answered: readonly string[]) =>
  putTogether(BOARD, thing(one), thing(other), (by) => ORGANISATIONS[by] ?? '', new Set(answered))

test('[LD60] the first keeps both wordings, and the other goes to the bin in the same step', () => {
  expect(together('wait', 'soon')).toEqual([
    {
      type: 'edit-text',
      at: { card: 'wait', field: 'why' },
      index: 'It hurts'.length,
      remove: 0,
      insert: '\nCouncil wrote: Nobody waits\nHealth Board wrote: Help comes soon\nThey told us',
    },
    { type: 'bin', ids: ['soon'] },
  ])
  expect(together('note', 'same')).toMatchObject([
    {
      at: { card: 'note', field: 'text' },
      index: 8,
      insert: '\nCouncil wrote: One door\nHealth Board wrote: A single door',
    },
    { ids: ['same'] },
  ])
})

test('[LD60] what has no name keeps its card; what has more on it than its words does not go', () => {
  const kept = [{ at: { card: 'quiet' }, insert: 'Council wrote: Funding' }, { ids: ['loud'] }]
  expect(together('quiet', 'loud')).toMatchObject(kept)
  expect(together('loud', 'quiet')).toMatchObject(kept)
  expect(together('wait', 'led')).toMatchObject([{ at: { card: 'led' } }, { ids: ['wait'] }])
  expect(together('led', 'busy')).toBeNull()
})

test('[LD60] whatever else was set on a card, where the other says something else, keeps it; what is locked is left as it is', () => {
  for (const more of ['begun', 'dated', 'out'])
    expect(together('plain', more)).toMatchObject([{ at: { card: more } }, { ids: ['plain'] }])
  expect(together('begun', 'dated')).toBeNull()
  expect([together('plain', 'fixed'), together('fixed', 'plain')]).toEqual([null, null])
})

test('[LD60] what an organisation has answered on keeps its card, and its answer with it', () => {
  expect(together('wait', 'soon', 'soon')).toMatchObject([{ at: { card: 'soon' } }, { ids: ['wait'] }])
  expect(together('wait', 'soon', 'wait')).toMatchObject([{ at: { card: 'wait' } }, { ids: ['soon'] }])
  expect(together('wait', 'soon', 'wait', 'soon')).toBeNull()
  // What has no name keeps its card all the same, so neither goes.
  expect(together('quiet', 'loud', 'loud')).toBeNull()
})

test('[LD60] where two organisations wrote the two both are named, once; of one organisation, or of nobody known, none is', () => {
  const inserted = (one: string, other: string): unknown => together(one, other)?.[0]
  expect(inserted('third', 'same')).toMatchObject({ insert: '\nHealth Board wrote: A single door' })
  expect(inserted('note', 'third')).toMatchObject({
    insert: '\nCouncil wrote: One way in\nCharity wrote: A door',
  })
  // What went before on the card that goes comes along, and nothing of it a second time.
  expect(inserted('same', 'third')).toMatchObject({
    insert: '\nHealth Board wrote: A single door\nCouncil wrote: One way in\nCharity wrote: A door',
  })
  expect(inserted('note', 'loose')).toMatchObject({ insert: '\nAlso said: One desk' })
})
