// Checks the descriptions of card and relation kinds; knows no document.
import { expect, test } from 'vitest'
import { CARD_DESCRIPTIONS, describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS, type FieldDescription, type ItemFieldDescription } from '@common-ground/shared/board/kinds/kind.ts'
import {
  describeRelation,
  relationBetween,
  relationsBetween,
} from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { RELATION_KINDS } from '@common-ground/shared/board/kinds/relation-kind.ts'

type AnyField = FieldDescription | ItemFieldDescription
const allFields = (): [path: string, field: AnyField][] =>
  CARD_KINDS.flatMap((kind) =>
    Object.entries(describeCard(kind).fields).flatMap(([name, field]): [string, AnyField][] => [
      [`${kind}.${name}`, field],
      ...(field.type === 'list'
        ? Object.entries(field.item).map(([part, item]): [string, AnyField] => [`${kind}.${name}.${part}`, item])
        : []),
    ]),
  )

test('[BD1] every kind stands in the table under its own name, with a title that is a text', () => {
  expect(Object.keys(CARD_DESCRIPTIONS).toSorted()).toEqual([...CARD_KINDS].toSorted())
  for (const kind of CARD_KINDS) {
    const description = describeCard(kind)
    expect(description.kind).toBe(kind)
    expect(['line', 'text']).toContain(description.fields[description.title]?.type)
    expect(description.size.every((extent) => extent >= 16)).toBe(true)
  }
})

test('[BD1] every field has a label and a group, every pick a label for each option and a possible start', () => {
  for (const [path, field] of allFields()) {
    expect(field.label, path).not.toBe('')
    expect(field.group, path).not.toBe('')
    if (field.type !== 'pick') continue
    expect(Object.keys(field.optionLabels).toSorted(), path).toEqual([...field.options].toSorted())
    expect(field.options, path).toContain(field.initial)
  }
})

test('[BD1] no field takes the name of a key that every card or item has', () => {
  const common = [
    'id',
    'kind',
    'pos',
    'size',
    'zone',
    'z',
    'order',
    'look',
    'inAgreement',
    'lock',
    'group',
    'bin',
    'source',
    'extra',
    'made',
    'touched',
    'voice',
  ]
  for (const kind of CARD_KINDS) {
    for (const [name, field] of Object.entries(describeCard(kind).fields)) {
      expect(common, `${kind}.${name}`).not.toContain(name)
      if (field.type === 'list')
        for (const part of Object.keys(field.item))
          expect(['id', 'order', 'bin', 'source'], `${kind}.${name}.${part}`).not.toContain(part)
    }
  }
  for (const kind of RELATION_KINDS)
    for (const name of Object.keys(describeRelation(kind).attributes))
      expect(
        ['id', 'kind', 'from', 'fromItem', 'to', 'toItem', 'bend', 'bin', 'made', 'source'],
        `${kind}.${name}`,
      ).not.toContain(name)
})

test('[BD2] no word of the makers stands where a partner reads', () => {
  const shown = allFields().flatMap(([, field]) => [
    field.label,
    field.group,
    field.help ?? '',
    field.ask ?? '',
    ...(field.type === 'pick' ? Object.values(field.optionLabels) : []),
  ])
  const kinds = CARD_KINDS.flatMap((kind) => [describeCard(kind).label, describeCard(kind).plural])
  const relations = RELATION_KINDS.flatMap((kind) => {
    const { name, label, sentence, attributes } = describeRelation(kind)
    return [
      name,
      ...Object.values(label),
      ...Object.values(sentence).flat(),
      ...Object.values(attributes).map((attribute) => attribute.label),
    ]
  })
  const makers = /\b(?:stances?|markers?|material|stale|waivers?|protocols?|hash|charter|entit(?:y|ies)|sync|crdt)\b/i
  expect([...shown, ...kinds, ...relations].filter((words) => makers.test(words))).toEqual([])
})

test('[BD3] every relation has a sentence and its mirror for every pick that decides', () => {
  for (const kind of RELATION_KINDS) {
    const { sentence, label, decidedBy, attributes } = describeRelation(kind)
    const attribute = decidedBy === undefined ? undefined : attributes[decidedBy]
    const keys = attribute?.type === 'pick' ? [...attribute.options] : ['*']
    expect(Object.keys(sentence).toSorted(), kind).toEqual(keys.toSorted())
    expect(Object.keys(label).toSorted(), kind).toEqual(keys.toSorted())
    for (const both of Object.values(sentence).flat()) expect(both, kind).toMatch(/\{from\}.*\{to\}|\{to\}.*\{from\}/)
  }
})

test('[BD4] the two kinds decide what a line means', () => {
  expect(relationBetween('organisation', 'objective')).toEqual({ kind: 'does', turned: false })
  expect(relationBetween('objective', 'organisation')).toEqual({ kind: 'serves', turned: false })
  expect(relationBetween('organisation', 'concern')).toEqual({ kind: 'sameBoat', turned: false })
  expect(relationBetween('person', 'role')).toEqual({ kind: 'holds', turned: false })
  expect(relationBetween('role', 'person')).toEqual({ kind: 'holds', turned: true })
  expect(relationBetween('organisation', 'moment')).toEqual({ kind: 'creditedIn', turned: false })
  expect(relationBetween('concern', 'objective')).toEqual({ kind: 'about', turned: false })
  expect(relationBetween('zone', 'zone')).toEqual({ kind: 'link', turned: false })
})

test('[BD4] every two kinds have an answer that their relation allows', () => {
  for (const from of CARD_KINDS) {
    for (const to of CARD_KINDS) {
      const { kind, turned } = relationBetween(from, to)
      expect(turned ? relationsBetween(to, from) : relationsBetween(from, to)).toContain(kind)
    }
  }
})
