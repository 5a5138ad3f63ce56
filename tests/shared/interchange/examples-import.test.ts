// Shows that three real partnerships come in whole, quietly, with the counts their files state.
import { describe, expect, test } from 'vitest'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { hiddenIn } from '@common-ground/shared/board/hidden-characters.ts'
import {
  CASE_FILES,
  cardsOf,
  fixtureBytes,
  fixtureJson,
  imported,
  itemsIn,
  onlyCard,
  readBytes,
} from './read-fixture.ts'

interface Findings {
  readonly counts: Readonly<Record<string, number>>
  readonly [key: string]: unknown
}
interface CaseFile {
  readonly groundTruth: { readonly expectedFindings: Findings }
  readonly [key: string]: unknown
}

/** What a file states about itself, computed from the board it became. */
function factsOf(content: BoardContent): Record<string, unknown> {
  const charter = onlyCard(content, 'charter')
  const objectives = cardsOf(content, 'objective')
  const organisations = cardsOf(content, 'organisation')
  const steps = cardsOf(content, 'if-we-disagree').flatMap((card) => itemsIn(card, 'steps'))
  const does = content.relations.filter(({ kind }) => kind === 'does')
  const serves = content.relations.filter(({ kind }) => kind === 'serves')
  const holders = new Set(content.relations.filter(({ kind }) => kind === 'holds').map(({ from }) => from))
  const people = cardsOf(content, 'person')
  const sourceId = (card: { readonly source?: { readonly id?: string } }): string => card.source?.id ?? ''
  const fileOrder = (ids: readonly string[]): string[] => ids.toSorted()
  const all = (kind: 'role' | 'moment' | 'decision' | 'word' | 'concern'): number => cardsOf(content, kind).length
  const sum = (kind: 'objective' | 'decision' | 'word', field: string): number =>
    cardsOf(content, kind).reduce((count, card) => count + itemsIn(card, field).length, 0)
  const bodies = cardsOf(content, 'role').filter((card) => card['roleType'] === 'body').length
  const withBrings = does.filter((relation) => relation['brings'] !== undefined)
  const aligned = new Set(serves.map(({ from, to }) => `${from} ${to}`))
  return {
    counts: {
      partners: organisations.length,
      people: people.length,
      roles: all('role') - bodies,
      bodies,
      objectives: objectives.length,
      measures: sum('objective', 'markers'),
      contributions: withBrings.length,
      steps: steps.filter((step) => step['outside'] !== true).length,
      mandates: sum('decision', 'checks'),
      glossary: all('word'),
      meanings: sum('word', 'meanings'),
      challenges: all('concern'),
      milestones: all('moment') + itemsIn(charter, 'milestones').length,
    },
    objectivesWithoutMeasure: fileOrder(
      objectives.filter((card) => itemsIn(card, 'markers').length === 0).map(sourceId),
    ),
    objectivesWithMeasureButNoTarget: fileOrder(
      objectives
        .filter((card) => itemsIn(card, 'markers').some((marker) => marker['target'] === undefined))
        .map(sourceId),
    ),
    objectivesWithoutDate: fileOrder(
      objectives.filter((card) => itemsIn(card, 'markers').every((marker) => marker['by'] === undefined)).map(sourceId),
    ),
    objectivesWithNoAlignment: fileOrder(
      objectives.filter((card) => !serves.some(({ from }) => from === card.id)).map(sourceId),
    ),
    contributionsWithoutAlignment: withBrings.filter(({ from, to }) => !aligned.has(`${to} ${from}`)).length,
    partnersWithNoRepresentative: fileOrder(
      organisations.filter((card) => !people.some((person) => person['orgId'] === card.id)).map(sourceId),
    ),
    partnersWithNoRole: fileOrder(
      organisations
        .filter(
          (card) =>
            !holders.has(card.id) && !people.some((person) => person['orgId'] === card.id && holders.has(person.id)),
        )
        .map(sourceId),
    ),
    partnersRequiredToJoin: fileOrder(organisations.filter((card) => card['joined'] === 'required').map(sourceId)),
    leadNamed: charter['leadRef'] !== undefined,
    deputyNamed: charter['deputyRef'] !== undefined,
    leadIsOrganisationNotPerson: organisations.some(({ id }) => id === charter['leadRef']),
    hasDisagreementSteps: steps.length > 0,
    stepsWithoutDays: fileOrder(
      steps.filter((step) => step['outside'] !== true && step['within'] === undefined).map(sourceId),
    ),
    hasStepBeyondPartnership: steps.some((step) => step['outside'] === true),
    termsWithoutAgreedMeaning: cardsOf(content, 'word')
      .filter((card) => card['agreed'] === undefined)
      .map((card) => String(card['word']))
      .toSorted(),
    hasReviewCycle: charter['reviewEvery'] !== undefined,
    nextReviewDated: charter['nextReviewOn'] !== undefined,
    recognitionStated: charter['creditRule'] !== undefined,
    continuityStated: charter['continuity'] !== undefined,
  }
}

const sorted = (findings: Findings): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(findings).map(([key, value]) => [
      key,
      Array.isArray(value) ? (value as string[]).toSorted() : value,
    ]),
  )

describe.each(CASE_FILES)('%s', (name) => {
  const { content, report } = imported(readBytes(fixtureBytes(name), 'strict', name))
  const file = fixtureJson(name) as CaseFile

  test('[IM20] comes in without a report line', () => {
    expect(report).toEqual([])
  })

  test('[IM20] has the counts and findings that the file states', () => {
    const { partnersInNoObjective: _, ...expected } = sorted(file.groundTruth.expectedFindings)
    expect(factsOf(content)).toEqual(expected)
  })

  test('[IM21] every card, relation and list entry says where it came from', () => {
    const parts = [
      ...content.cards,
      ...content.relations,
      ...content.cards.flatMap((card) =>
        Object.entries(describeCard(card.kind).fields).flatMap(([field, { type }]) =>
          type === 'list' ? itemsIn(card, field) : [],
        ),
      ),
    ]
    expect(parts.filter((part) => (part as { source?: { file: string } }).source?.file !== name)).toEqual([])
  })

  test('[IM22] every text of the file stands somewhere on the board', () => {
    const { groundTruth: _, ...root } = file
    const onBoard = new Set<string>()
    const collect = (value: unknown, into: Set<string>): void => {
      if (typeof value === 'string') for (const line of value.split('\n')) into.add(line)
      else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part, into)
    }
    collect(content, onBoard)
    const inFile = new Set<string>()
    collect(root, inFile)
    // Words that are translated into our own, and ids that only name things inside the file.
    const translated = new Set([
      'partnership-case',
      'local-government',
      'volunteer',
      'invited',
      'third-sector',
      'published',
      'planned',
      'done',
      'working',
      'calendar',
      '>=',
    ])
    const missing = [...inFile].filter((text) => !onBoard.has(text) && !translated.has(text))
    expect(missing).toEqual([])
  })

  test('[IM32] nothing in its real languages is taken for a trick', () => {
    const texts: string[] = []
    const collect = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value)
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
    }
    collect(file)
    expect(texts.filter((text) => hiddenIn(text).length > 0)).toEqual([])
  })
})
