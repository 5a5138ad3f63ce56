// Shows field by field how a neutral description lands on a board, and what is told on the way.
import { describe, expect, test } from 'vitest'
import type { CardContent } from '@common-ground/shared/board/board-content.ts'
import { cardFrom, imported, itemsIn, neutralFile, onlyCard, readText, readValue, refused } from './read-fixture.ts'

const contentOf = (change: Readonly<Record<string, unknown>>, grade: 'strict' | 'report' = 'strict') =>
  imported(readValue(neutralFile(change), grade)).content
const partner = (change: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  id: 'c',
  name: 'Third',
  ...change,
})
const withPartner = (change: Readonly<Record<string, unknown>>): CardContent =>
  cardFrom(contentOf({ partners: [partner(change)], people: [] }), 'partners[0]')
const objective = (change: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  objectives: [{ id: 'o1', title: 'One', ...change }],
})

describe('partners', () => {
  test.each([
    ['local-government', 'council'],
    ['third-sector', 'charity'],
    ['government', 'government'],
    ['regional-centre', 'other'],
  ])('[IM23] sector %s is %s', (given, sector) => {
    const card = withPartner({ sector: given })
    expect(card['sector']).toBe(sector)
    expect(card.extra).toEqual(sector === 'other' ? { sector: given } : undefined)
  })

  test.each([
    ['volunteer', 'chose'],
    ['required', 'required'],
    ['invited', 'mixed'],
  ])('[IM23] joined %s is %s', (given, joined) => {
    expect(withPartner({ joined: given })['joined']).toBe(joined)
  })

  test.each([
    ['observer', false, 'outside'],
    ['authority', false, 'outside'],
    ['support', false, 'outside'],
    ['observer', true, 'active'],
    ['member', false, 'active'],
  ])('[IM23] a %s with vote %s is %s', (kind, voting, state) => {
    expect(withPartner({ kind, voting })).toMatchObject({ state, voting, partnerKind: kind })
  })

  test('[IM23] short names become unique and names in other languages are kept', () => {
    const partners = [
      { id: 'a', name: 'One', short: 'Same' },
      { id: 'b', name: 'Two', short: 'same', localNames: [{ lang: 'ar', dir: 'rtl', text: 'جمهورية مصر العربية' }] },
    ]
    const { content, report } = imported(readValue(neutralFile({ partners })))
    expect(cardFrom(content, 'partners[1]')['shortName']).toBe('same 2')
    expect(report).toMatchObject([
      { path: 'partners[1].short', code: 'short-name-taken', action: 'changed', original: 'same' },
    ])
    expect(itemsIn(cardFrom(content, 'partners[1]'), 'alsoKnownAs')).toMatchObject([
      { lang: 'ar', dir: 'rtl', text: 'جمهورية مصر العربية' },
    ])
  })
})

describe('people, roles and groups', () => {
  const people = [
    { id: 'x', title: 'Head', partner: 'a', deputyFor: null },
    { id: 'y', title: 'First deputy', partner: 'a', deputyFor: 'x' },
    { id: 'z', title: 'Second deputy', partner: 'b', deputyFor: 'x' },
  ]
  test('[IM24] a deputy is turned round; a second one is kept with their own card', () => {
    const content = contentOf({ people })
    const [x, y, z] = people.map((_, at) => cardFrom(content, `people[${at}]`))
    expect([x?.['name'], x?.['jobTitle'], x?.['deputyId']]).toEqual(['Head', 'Head', y?.id])
    expect([y?.extra, z?.extra]).toEqual([undefined, { deputyFor: 'x' }])
  })

  test.each([
    ['Chair', 'chair'],
    ['Vice Chair', 'vice-chair'],
    ['Co-lead on services', 'co-lead'],
    ['Lead', 'lead'],
    ['Component lead', 'other'],
    ['Voting members', 'member'],
    ['Adviser, no vote', 'adviser'],
    ['Observer', 'observer'],
    ['Programme coordinator', 'co-ordinator'],
    ['Election officer', 'other'],
  ])('[IM24] the role %s is of type %s', (name, roleType) => {
    expect(onlyCard(contentOf({ roles: [{ id: 'r', name, holder: 'pa' }] }), 'role')['roleType']).toBe(roleType)
  })

  test('[IM24] roles and groups get holders, and a group reports to a group, an organisation or words', () => {
    const bodies = [
      { id: 'b1', name: 'Board', chair: 'pa', reportsTo: 'b2', meets: 'monthly', quorum: 'half' },
      { id: 'b2', name: 'Council', chair: null, reportsTo: 'a' },
      { id: 'b3', name: 'Panel', chair: null, reportsTo: 'The Ministers' },
    ]
    const content = contentOf({
      bodies,
      roles: [{ id: 'r', name: 'Lead', holder: 'b', responsibilities: ['One', 'Two'] }],
    })
    const body = bodies.map((_, at) => cardFrom(content, `bodies[${at}]`))
    expect(body.map((card) => card['reportsTo'])).toEqual([
      body[1]?.id,
      cardFrom(content, 'partners[0]').id,
      { text: 'The Ministers' },
    ])
    expect(body[0]).toMatchObject({ roleType: 'body', meets: 'monthly', quorum: 'half' })
    expect(cardFrom(content, 'roles[0]')['remit']).toBe('One\nTwo')
    const holds = content.relations
      .filter(({ kind }) => kind === 'holds')
      .map(({ from, to, source }) => [from, to, source?.path])
    expect(holds.map((each) => each.join()).toSorted()).toEqual(
      [
        [cardFrom(content, 'people[0]').id, body[0]?.id, 'bodies[0].chair'],
        [cardFrom(content, 'partners[1]').id, cardFrom(content, 'roles[0]').id, 'roles[0].holder'],
      ]
        .map((each) => each.join())
        .toSorted(),
    )
  })
})

describe('objectives', () => {
  test('[IM25] a lead who also contributes gets one line; contributing twice is told', () => {
    const contributors = [
      { partner: 'a', contribution: 'Staff' },
      { partner: 'b', contribution: 'Rooms' },
      { partner: 'b', contribution: 'Money' },
    ]
    const { content, report } = imported(readValue(neutralFile(objective({ lead: 'a', contributors }))))
    const does = content.relations.filter(({ kind }) => kind === 'does').map(({ part, brings }) => [part, brings])
    expect(does.map((each) => each.join()).toSorted()).toEqual(['delivers,Rooms\nMoney', 'leads,Staff'])
    expect(report.map(({ path, code }) => [path, code])).toEqual([['objectives[0].contributors[2]', 'joined']])
  })

  test('[IM25] one own outcome per distinct text, helped by each objective', () => {
    const alignsTo = [{ partner: 'a', outcome: 'People live well' }]
    const objectives = [
      { id: 'o1', title: 'One', alignsTo },
      { id: 'o2', title: 'Two', alignsTo },
      { id: 'o3', title: 'Three', alignsTo: [{ partner: 'a', outcome: 'Another' }] },
    ]
    const content = contentOf({ objectives })
    const outcomes = itemsIn(cardFrom(content, 'partners[0]'), 'ownOutcomes')
    expect(outcomes.map(({ text }) => text)).toEqual(['People live well', 'Another'])
    const serves = content.relations.filter(({ kind }) => kind === 'serves')
    expect(serves.map(({ toItem, fit }) => [toItem, fit])).toEqual([
      [outcomes[0]?.['id'], 'strong'],
      [outcomes[0]?.['id'], 'strong'],
      [outcomes[1]?.['id'], 'strong'],
    ])
  })

  test('[IM25] [IM30] results keep comparator, unit, date, and numbers as they were written', () => {
    const text = JSON.stringify(
      neutralFile(
        objective({
          measures: [
            { name: 'Rate', baseline: 1, comparator: '>=', target: 'T', unit: '%', due: '2030', note: 'n' },
            { name: 'Odd', comparator: 'about', target: null },
          ],
        }),
      ),
    ).replace('"T"', '9007199254740993')
    const card = onlyCard(imported(readText(text)).content, 'objective')
    expect(itemsIn(card, 'markers')).toMatchObject([
      {
        kind: 'result',
        text: 'Rate',
        baseline: '1',
        comparator: 'at-least',
        target: '9007199254740993',
        unit: '%',
        by: '2030',
        note: 'n',
      },
      { kind: 'result', text: 'Odd' },
    ])
    expect(card.extra).toEqual({ 'measures[1].comparator': 'about' })
  })

  test.each(['"12"', '" 7 "', '"NaN"', 'true', '[]', '1e309'])('[IM30] a target of %s is refused', (target) => {
    const text = JSON.stringify(neutralFile(objective({ measures: [{ name: 'm', target: 'T' }] }))).replace(
      '"T"',
      target,
    )
    expect(refused(readText(text, 'report'))).toMatchObject({
      status: 422,
      problems: [{ path: 'objectives[0].measures[0].target' }],
    })
  })
})
