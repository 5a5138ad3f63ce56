// Proves, field by field from the descriptions, what changes the meaning of a card that is agreed on and what does not.
import { expect, test } from 'vitest'
import { isAnswered, meaningsOf, ruleOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { CARD_DESCRIPTIONS, describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS, type FieldDescription, type ItemFieldDescription } from '@common-ground/shared/board/kinds/kind.ts'
import { RELATION_DESCRIPTIONS } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { changesBetween } from '@common-ground/shared/versions/changes-between.ts'
import { boardOf, card, cardNamed, relation } from './small-board.ts'

const OTHERS = [
  card('org', 'organisation', { name: 'Council' }),
  card('other', 'organisation', { name: 'Health Board' }),
  card('ann', 'person', { name: 'Ann', orgId: 'org' }),
]
const answeredKinds = CARD_KINDS.filter((kind) => describeCard(kind).answered !== undefined)
/** The board with the one card of a kind that is looked at. */
const boardWith = (one: CardContent, relations: readonly RelationContent[] = []) =>
  one.id === 'charter' ? boardOf([...OTHERS], relations, one) : boardOf([...OTHERS, one], relations)
const hashOf = (one: CardContent, relations: readonly RelationContent[] = []): string =>
  meaningsOf(readBoard(boardWith(one, relations))).hashOf(one.id)

/** Two values of a field that mean something different. */
function valuesOf(field: FieldDescription | ItemFieldDescription): readonly [unknown, unknown] {
  switch (field.type) {
    case 'line':
    case 'text':
      return ['Twenty days', 'Thirty days']
    case 'pick': {
      const [first = '', second = ''] = field.options
      return [first, second]
    }
    case 'date':
      return ['2027-05-31', '2027-06-30']
    case 'number':
      return [field.min, field.min + field.step]
    case 'flag':
      return [false, true]
    case 'reference':
      if (field.to.includes('organisation')) return ['org', 'other']
      return field.orText === true ? [{ text: 'The chair' }, { text: 'The dean' }] : [undefined, 'ann']
    case 'references':
      return field.to.includes('organisation') || field.to.includes('person') ? [['org'], ['org', 'other']] : [[], []]
    case 'period':
      return [
        { amount: 5, unit: 'working-days' },
        { amount: 10, unit: 'working-days' },
      ]
    case 'branches':
      return [[{ to: 'beyond' }], [{ to: 'one' }]]
    case 'list':
      return [[], []]
  }
}
const base = (kind: (typeof answeredKinds)[number], values: object = {}): CardContent =>
  card(kind === 'charter' ? 'charter' : 'it', kind, {
    inAgreement: true,
    [describeCard(kind).title]: 'Home sooner',
    ...values,
  })

const fields = answeredKinds.flatMap((kind) =>
  Object.entries(describeCard(kind).fields).flatMap(([name, field]): [string, boolean, CardContent, CardContent][] => {
    if (field.type === 'list')
      return Object.entries(field.item).map(([part, described]) => {
        const [one, other] = valuesOf(described)
        const first = Object.keys(field.item).find((key) => field.item[key]?.type === 'line') ?? part
        const entry = (value: unknown) => ({ id: 'one', order: 'a0', [first]: 'The same', [part]: value })
        return [
          `${kind}.${name}.${part}`,
          field.material && described.material,
          base(kind, { [name]: [entry(one)] }),
          base(kind, { [name]: [entry(other)] }),
        ]
      })
    const [one, other] = valuesOf(field)
    return [[`${kind}.${name}`, field.material, base(kind, { [name]: one }), base(kind, { [name]: other })]]
  }),
)

test('[AG1] the kinds that are answered on are those that say so, and there are fields of both sorts', () => {
  expect(answeredKinds).toEqual(['charter', 'role', 'objective', 'decision', 'if-we-disagree'])
  expect(fields.filter(([, material]) => material).length).toBeGreaterThan(30)
  expect(fields.filter(([, material]) => !material).length).toBeGreaterThan(40)
})

test.each(fields)('[AG1] [AG7] %s changes what is agreed: %s', (_path, material, before, after) => {
  expect(hashOf(before)).toMatch(/^[0-9a-f]{64}$/)
  expect(hashOf(after) !== hashOf(before)).toBe(material)
  const contents = [before, after].map((one) => readContent(boardWith(one)))
  const [one, other] = contents
  if (one === undefined || other === undefined) throw new RangeError('two contents')
  expect(changesBetween(one, other).changes.some((change) => change.material)).toBe(material)
})

test('[AG1] where a card lies, how it looks, its order, stamps and lock are no part of its meaning', () => {
  const plain = base('objective')
  const elsewhere = {
    ...plain,
    pos: [400, 200] as const,
    size: [300, 300] as const,
    z: 'a5',
    order: 'a7',
    look: 'plum' as const,
    lock: { by: 'p1', at: '2026-10-05T09:00:00Z' },
    touched: { by: 'p1', at: '2026-10-05T09:00:00Z' },
  }
  expect(hashOf(elsewhere)).toBe(hashOf(plain))
})

test('[AG2] [AG7] who leads or delivers and who has a role is part of what is agreed; who advises or is informed is not', () => {
  const objective = base('objective')
  const role = base('role')
  const does = (part: string, more: object = {}) => [relation('r', 'does', 'org', 'it', { part, ...more })]
  expect(hashOf(objective, does('leads'))).not.toBe(hashOf(objective))
  expect(hashOf(objective, does('delivers'))).not.toBe(hashOf(objective))
  expect(hashOf(objective, does('delivers'))).not.toBe(hashOf(objective, does('leads')))
  for (const part of ['advises', 'informed']) expect(hashOf(objective, does(part))).toBe(hashOf(objective))
  expect(hashOf(objective, does('leads', { hoursPerMonth: 8, brings: 'An office' }))).toBe(
    hashOf(objective, does('leads')),
  )
  const holds = [relation('h', 'holds', 'ann', 'it')]
  expect(hashOf(role, holds)).not.toBe(hashOf(role))
  const material = (relations: readonly RelationContent[], after: readonly RelationContent[]): boolean =>
    changesBetween(readContent(boardWith(objective, relations)), readContent(boardWith(objective, after))).changes.some(
      (change) => change.material,
    )
  expect(material([], does('leads'))).toBe(true)
  expect(material([], does('advises'))).toBe(false)
  expect(material(does('advises'), does('informed'))).toBe(false)
  expect(material(does('leads'), does('advises'))).toBe(true)
  expect(
    Object.values(RELATION_DESCRIPTIONS)
      .filter((kind) => 'agreedAtEnd' in kind)
      .map(({ kind }) => kind),
  ).toEqual(['holds', 'does'])
})

test('[AG3] letters encoded otherwise, more spaces, an empty entry and steps typed anew say the same', () => {
  const purpose = (text: string): CardContent => base('charter', { purpose: text })
  expect(hashOf(purpose('Cafe\u0301s  for\n all '))).toBe(hashOf(purpose('Caf\u00e9s for all')))
  const steps = (...ids: string[]): CardContent =>
    base('if-we-disagree', {
      steps: ids.map((id, index) => ({
        id,
        order: `a${index}`,
        title: `Step ${index}`,
        next: [{ to: ids[(index + 1) % ids.length] }],
      })),
    })
  expect(hashOf(steps('a', 'b', 'c'))).toBe(hashOf(steps('x', 'y', 'z')))
  const sign = { id: 'one', order: 'a0', text: 'A shared list' }
  expect(hashOf(base('objective', { markers: [sign, { id: 'two', order: 'a1' }] }))).toBe(
    hashOf(base('objective', { markers: [sign] })),
  )
})

test('[AG8] what a card says is told of any card, and is the same as what is answered on', () => {
  const told = (one: CardContent) => meaningsOf(readBoard(boardWith(one)))
  const small = (title: string): CardContent => card('it', 'decision', { title })
  expect(told(small('One phone for all')).hashOf('it')).toBe('')
  expect(told(small('One phone for all')).saidBy('it')).toMatch(/^[0-9a-f]{64}$/)
  expect(told(small('Two phones')).saidBy('it')).not.toBe(told(small('One phone for all')).saidBy('it'))
  const purpose = base('charter', { purpose: 'Warm homes' })
  expect(told(purpose).hashOf('charter')).not.toBe('')
  expect(told(purpose).saidBy('charter')).toBe(told(purpose).hashOf('charter'))
  const aside = { ...base('objective'), inAgreement: false }
  expect(told(aside).hashOf('it')).toBe('')
  expect(told(aside).saidBy('it')).toBe(told(base('objective')).hashOf('it'))
  expect(told(purpose).saidBy('nobody')).toBe('')
})

test('[AG4] a decision that is confirmed means what it meant; one that is reversed does not', () => {
  const decision = (state: string): CardContent => base('decision', { inAgreement: true, state })
  for (const state of ['open', 'provisional', 'confirmed', 'parked'])
    expect(hashOf(decision(state))).toBe(hashOf(decision('open')))
  expect(hashOf(decision('reversed'))).not.toBe(hashOf(decision('open')))
})

test('[AG5] by which rule a card is agreed, and that what is no part of the agreement is not answered on', () => {
  const rule = (one: CardContent): string | null => {
    const board = readBoard(boardWith(one))
    return isAnswered(cardNamed(board, one.id)) ? ruleOf(cardNamed(board, one.id)) : 'not answered'
  }
  expect(rule(base('charter'))).toBe('all')
  expect(rule(base('if-we-disagree'))).toBe('all')
  expect(rule(base('role', { roleType: 'co-lead' }))).toBe('all')
  expect(rule(base('role', { roleType: 'adviser' }))).toBeNull()
  expect(rule(base('objective'))).toBe('consent')
  expect(rule(base('objective', { state: 'achieved' }))).toBeNull()
  expect(rule(base('decision', { inAgreement: true, big: true }))).toBe('consent')
  expect(rule(base('decision', { inAgreement: true, big: true, state: 'parked' }))).toBeNull()
  expect(rule(base('decision', { inAgreement: true }))).toBeNull()
  expect(rule(base('objective', { inAgreement: false }))).toBe('not answered')
  const left = base('objective', { inAgreement: false })
  expect(ruleOf(cardNamed(readBoard(boardWith(left)), left.id))).toBeNull()
  expect(rule(card('it', 'note', { text: 'A note' }))).toBe('not answered')
  expect(
    Object.values(CARD_DESCRIPTIONS).every(
      (kind) => !('answered' in kind) || kind.inAgreement || kind.kind === 'decision',
    ),
  ).toBe(true)
})
