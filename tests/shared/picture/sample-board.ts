// Knows one small partnership with a card of every kind, placed by hand; for tests of the picture only.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { BoardContent, CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { RelationKind } from '@common-ground/shared/board/kinds/relation-kind.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'

/** A card of a board under test: position and width first, then its fields. */
export function card(
  id: string,
  kind: CardKind,
  [x, y, w, h]: readonly [x: number, y: number, w: number, h: number],
  fields: Readonly<Record<string, unknown>>,
): CardContent {
  return { id, kind, pos: [x, y], size: [w, h], z: 'a0', order: `a${id}`, inAgreement: true, ...fields }
}

/** A relation of a board under test. */
export const relation = (
  kind: RelationKind,
  from: string,
  to: string,
  attributes: Readonly<Record<string, unknown>> = {},
): RelationContent => ({ id: `${from}-${kind}-${to}`, kind, from, to, ...attributes })

/** A board that holds just these. */
export const boardOf = (cards: readonly CardContent[], relations: readonly RelationContent[] = []): Board =>
  boardOfContent({
    board: {
      title: 'Northshire Young People\u2019s Partnership',
      stage: 'forming',
      language: 'en-GB',
      timeZone: 'Europe/London',
      createdAt: '2026-01-05T10:00:00Z',
      settings: {},
    },
    cards,
    relations,
  } satisfies BoardContent)

const item = (id: string, fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  id,
  order: id,
  ...fields,
})

/** The whole sample. */
export function sampleBoard(): Board {
  return boardOf(
    [
      card('charter', 'charter', [0, 0, 900, 66], {
        name: 'Northshire',
        purpose: 'So that every young person in Northshire leaves school with a next step and someone to turn to.',
      }),
      card('zone-who', 'zone', [0, 100, 254, 480], { title: 'Who we are', zoneType: 'who' }),
      card('zone-what', 'zone', [304, 100, 312, 580], { title: 'What we want together', zoneType: 'what' }),
      card('zone-leads', 'zone', [660, 100, 258, 480], { title: 'Who leads', zoneType: 'leads' }),
      card('zone-how', 'zone', [0, 720, 918, 460], { title: 'How we work', zoneType: 'how' }),
      card('council', 'organisation', [24, 128, 206, 92], {
        name: 'Northshire Council',
        whatWeDo: 'Schools, social work, the youth budget.',
        look: 'sea',
      }),
      card('nhs', 'organisation', [24, 236, 206, 92], {
        name: 'NHS Northshire',
        shortName: 'HB',
        whatWeDo: 'Mental health, school nursing. Not housing.',
        look: 'moss',
      }),
      card('voluntary', 'organisation', [24, 344, 206, 92], {
        name: 'Voluntary Action',
        whatWeDo: 'Speaks for 140 charities; runs two youth projects.',
        look: 'plum',
      }),
      card('college', 'organisation', [24, 452, 206, 92], { name: 'Northshire College', look: 'ochre' }),
      card('ann', 'person', [24, 560, 206, 80], {
        name: 'Head of Children\u2019s Services',
        orgId: 'nhs',
        canDecide: 'check-first',
      }),
      card('leaver', 'objective', [326, 128, 268, 160], {
        title: 'Someone to turn to for every leaver',
        markers: [
          item('m1', { kind: 'foundation', text: 'One shared list of leavers at risk', state: 'met' }),
          item('m2', { kind: 'result', text: 'Under 30 destinations unknown', state: 'moving', value: '41' }),
          item('m3', { kind: 'result', text: 'Nobody waits more than a week', state: 'missed' }),
        ],
      }),
      card('co-design', 'objective', [326, 340, 268, 140], {
        title: 'Young people co-design services',
        markers: [
          item('m1', { kind: 'foundation', text: 'Youth panel meets every month', state: 'not-yet' }),
          item('m2', { kind: 'result', text: '3 services redesigned by 2028' }),
        ],
      }),
      card('front-desk', 'objective', [326, 530, 268, 120], { title: 'No wrong door: one front desk' }),
      card('lead-services', 'role', [682, 128, 214, 120], {
        title: 'Lead on services',
        roleType: 'co-lead',
        decidesAlone: 'day-to-day priorities under \u00a310k.',
      }),
      card('lead-voice', 'role', [682, 300, 214, 120], {
        title: 'Lead on young people\u2019s voice',
        roleType: 'co-lead',
        lock: { by: 'p1', at: '2026-01-05T10:00:00Z' },
      }),
      card('chair', 'role', [682, 450, 214, 110], {
        title: 'Chair of the partnership',
        roleType: 'chair',
        remit: 'Runs the meetings.',
        until: '2027-09-30',
      }),
      card('disagree', 'if-we-disagree', [20, 750, 400, 130], {
        title: 'If we disagree',
        steps: [
          item('s1', {
            title: 'Raise it',
            who: [{ text: 'with the chair' }],
            within: { amount: 5, unit: 'working-days' },
          }),
          item('s2', {
            title: 'Talk',
            who: ['lead-services', 'lead-voice'],
            within: { amount: 10, unit: 'working-days' },
          }),
          item('s3', { title: 'Get help', who: [{ text: 'mediator' }], within: { amount: 10, unit: 'calendar-days' } }),
          item('s4', { title: '', outside: true, who: [{ text: 'Chief Officers\u2019 Group' }] }),
        ],
      }),
      card('referral', 'concern', [450, 750, 208, 110], {
        title: 'Two referral systems that do not talk',
        issueKind: 'challenge',
        raisedBy: 'nhs',
      }),
      card('locality', 'word', [690, 750, 212, 150], {
        word: 'Locality',
        meanings: [
          item('w1', { orgId: 'council', text: 'one of five school clusters' }),
          item('w2', { orgId: 'nhs', text: 'one of three GP areas' }),
        ],
      }),
      card('share-data', 'decision', [20, 1060, 240, 100], {
        title: 'Share leaver data weekly',
        state: 'provisional',
        checks: [item('c1', { orgId: 'nhs' }), item('c2', { orgId: 'college' })],
      }),
      card('award', 'moment', [290, 1060, 232, 90], {
        title: 'The youth panel won an award',
        momentKind: 'success',
        on: '2026-05',
      }),
      card('spring', 'review', [550, 1060, 160, 90], { title: 'Spring review', plannedOn: '2027-04-01' }),
      card('idea', 'note', [740, 1040, 150, 90], { text: 'Ask the bus company?' }),
      card('drawing', 'mark', [740, 1140, 150, 30], { text: '' }),
    ],
    [
      relation('does', 'council', 'leaver', { part: 'leads' }),
      relation('does', 'nhs', 'leaver', { part: 'delivers' }),
      relation('does', 'voluntary', 'leaver', { part: 'delivers' }),
      relation('does', 'voluntary', 'co-design', { part: 'leads' }),
      relation('holds', 'ann', 'lead-services'),
      relation('holds', 'voluntary', 'lead-voice'),
      relation('serves', 'front-desk', 'college', { fit: 'strong' }),
      relation('sameBoat', 'council', 'referral'),
      relation('sameBoat', 'college', 'referral'),
      relation('creditedIn', 'voluntary', 'award'),
      relation('creditedIn', 'council', 'award'),
      relation('link', 'idea', 'award', { label: 'maybe', arrow: 'one' }),
    ],
  )
}
