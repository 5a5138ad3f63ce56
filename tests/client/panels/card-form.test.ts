// Pins that forms, choices and sentences of the panel follow from the kind tables, on a real board.
import { waysToConnect } from '@common-ground/client/panels/connect-ways.ts'
import { choicesFor, referenceName } from '@common-ground/client/panels/fields/choices.ts'
import { groupsOf } from '@common-ground/client/panels/fields/field-groups.ts'
import { valueWords } from '@common-ground/client/panels/fields/value-words.ts'
import { KNOWN_ICONS } from '@common-ground/client/panels/kind-icon.tsx'
import { ownCard } from '@common-ground/client/model/own-card.ts'
import { relationsOf } from '@common-ground/client/panels/relations-of.ts'
import type { CardOf } from '@common-ground/shared/board/board.ts'
import { CARD_DESCRIPTIONS, describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS } from '@common-ground/shared/board/kinds/kind.ts'
import { readFile } from '@common-ground/shared/interchange/read-file.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openMemorySession } from '../../support/memory-session.ts'

function openCase() {
  const bytes = readFileSync(new URL('../../fixtures/cases/01-dumfries-galloway-integration.json', import.meta.url))
  let made = 0
  const read = readFile(bytes, {
    fileName: 'case.json',
    grade: 'report',
    at: '2026-01-01T00:00:00Z',
    newId: () => `made${(made += 1)}`,
    heightOf,
  })
  if (!read.ok) throw new TypeError('the case was refused')
  return openMemorySession(read.content)
}
const cardsOf = <K extends CardOf<'organisation'>['kind'] | 'objective' | 'if-we-disagree'>(
  session: ReturnType<typeof openCase>,
  kind: K,
) => [...session.board.get().cards.values()].filter((card): card is CardOf<K> => card.kind === kind)

test('[PG10] the form of every kind shows every field once, in its order, under its heading', () => {
  for (const kind of CARD_KINDS) {
    const { fields } = describeCard(kind)
    const groups = groupsOf(fields)
    const shown = groups.flatMap(([, names]) => names)
    expect(shown.toSorted()).toEqual(Object.keys(fields).toSorted())
    expect(new Set(groups.map(([group]) => group)).size).toBe(groups.length)
    for (const [group, names] of groups) for (const name of names) expect(fields[name]?.group).toBe(group)
  }
})
test('[PG11] every kind has an icon', () => {
  for (const kind of CARD_KINDS) expect(KNOWN_ICONS).toContain(CARD_DESCRIPTIONS[kind].icon)
})
test('[PG12] a reference offers the cards of its kinds by name, without the card itself', () => {
  const session = openCase()
  const board = session.board.get()
  const [first, ...others] = cardsOf(session, 'organisation')
  if (first === undefined) throw new TypeError('the case has no organisation')
  const choices = choicesFor(board, ['organisation'], new Set([first.id]))
  expect(choices.map(({ value }) => value).toSorted()).toEqual(others.map(({ id }) => id).toSorted())
  expect(choices.map(({ label }) => label)).toEqual(choices.map(({ label }) => label).toSorted())
  expect(referenceName(board, first.id, 'gone')).toBe(first.fields.name)
  expect(referenceName(board, { text: 'the Ministers' }, 'gone')).toBe('the Ministers')
  expect(referenceName(board, 'nobody', 'gone')).toBe('gone')
  session.close()
})
test('[PG12] a reference to an entry reads as the words of the entry', () => {
  const session = openCase()
  const [ladder] = cardsOf(session, 'if-we-disagree')
  const step = ladder?.fields.steps[1]
  if (ladder === undefined || step === undefined) throw new TypeError('the case has no second step')
  expect(referenceName(session.board.get(), `${ladder.id}#${step.id}`, 'gone')).toBe(step.title)
  // In their order: which of them comes first says something.
  expect(choicesFor(session.board.get(), ['if-we-disagree'], new Set(), 'steps').map(({ value }) => value)).toEqual(
    ladder.fields.steps.map(({ id }) => `${ladder.id}#${id}`),
  )
  session.close()
})
test('[PG13] the lines of a card read as sentences from its end, one meaning after the other', () => {
  const session = openCase()
  const board = session.board.get()
  const [objective] = cardsOf(session, 'objective')
  if (objective === undefined) throw new TypeError('the case has no objective')
  const lines = relationsOf(board, objective.id)
  expect(lines.length).toBeGreaterThan(3)
  for (const { sentence } of lines) expect(sentence.startsWith(objective.fields.title)).toBe(true)
  const kinds = lines.map(({ relation }) => relation.kind)
  expect(kinds).toEqual(kinds.toSorted())
  session.close()
})
test('[PG14] connecting offers the obvious meaning first and turns it round where only that makes sense', () => {
  const session = openCase()
  const [organisation] = cardsOf(session, 'organisation')
  const [objective] = cardsOf(session, 'objective')
  if (organisation === undefined || objective === undefined) throw new TypeError('the case lacks a card')
  expect(waysToConnect(organisation, objective)[0]).toEqual({ kind: 'does', turned: false })
  const back = waysToConnect(objective, organisation)
  expect(back[0]).toEqual({ kind: 'serves', turned: false })
  expect(back).toContainEqual({ kind: 'does', turned: true })
  expect(new Set(back.map(({ kind }) => kind)).size).toBe(back.length)
  session.close()
})
test('[PG15] a value reads as words, and what is not set as nothing', () => {
  const session = openCase()
  const board = session.board.get()
  const { fields } = describeCard('person')
  const words = (name: string, value: unknown): string => {
    const field = fields[name]
    if (field === undefined || field.type === 'list') throw new TypeError(name)
    return valueWords(board, field, value)
  }
  expect(words('hoursPerMonth', 7.5)).toBe('7.5 hours a month')
  expect(words('hoursPerMonth', undefined)).toBe('')
  expect(words('signsFor', true)).toBe('Yes')
  expect(words('signsFor', undefined)).toBe('')
  expect(words('since', '2026-04')).toBe('April 2026')
  session.close()
})
test("[PG31] my organisation's card is the one I picked, else the one of that name", () => {
  const session = openCase()
  const board = session.board.get()
  const [first, second] = cardsOf(session, 'organisation')
  if (first === undefined || second === undefined) throw new TypeError('the case has too few organisations')
  const me = { id: 'me', name: 'Tom', organisation: ` ${first.fields.name.toUpperCase()} `, organisationId: null }
  expect(ownCard(board, me)).toBe(first.id)
  expect(ownCard(board, { ...me, organisationId: second.id })).toBe(second.id)
  expect(ownCard(board, { ...me, organisation: first.fields.shortName })).toBe(first.id)
  expect(ownCard(board, { ...me, organisation: 'Somebody else' })).toBeUndefined()
  expect(ownCard(board, { ...me, organisation: '' })).toBeUndefined()
  session.close()
})
