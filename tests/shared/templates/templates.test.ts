// Shows what a new board starts with: blank, or a real partnership exactly as its file would import.
import { describe, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { exampleBoard } from '@common-ground/shared/interchange/example-board.ts'
import { boxAt, overlaps } from '@common-ground/shared/layout/geometry.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { EXAMPLES } from '@common-ground/shared/templates/examples.ts'
import {
  cardsOf,
  countingIds,
  fixtureBytes,
  fixtureJson,
  imported,
  onlyCard,
  readBytes,
} from '../interchange/read-fixture.ts'

const AT = '2026-11-23T18:00:00Z'

test('[IM50] a blank board holds the partnership with nothing said of it but its name, and four zones', () => {
  const content = blankBoard({ title: 'Our new one', at: AT, newId: countingIds() })
  expect(content.board).toMatchObject({
    title: 'Our new one',
    stage: 'forming',
    createdAt: AT,
    timeZone: 'Europe/London',
    language: 'en-GB',
  })
  const { pos: _, size: __, z: ___, order: ____, ...charter } = onlyCard(content, 'charter')
  expect(charter).toEqual({ id: 'charter', kind: 'charter', name: 'Our new one', inAgreement: true })
  expect(cardsOf(content, 'zone').map(({ title, zoneType }) => [title, zoneType])).toEqual([
    ['Who we are', 'who'],
    ['What we want together', 'what'],
    ['Lead, chair and other roles', 'leads'],
    ['How we work', 'how'],
  ])
  expect([content.cards.length, content.relations]).toEqual([5, []])
  const boxes = content.cards.map(({ pos, size }) => boxAt(pos, size))
  expect(boxes.filter((box, at) => boxes.slice(at + 1).some((other) => overlaps(box, other)))).toEqual([])
  const doc = openBoardDoc(new Doc())
  writeContent(doc, content, 'test')
  expect(readBoard(doc).problems).toEqual([])
})

describe.each(EXAMPLES)('example $id', ({ id, fileName, title, organisations, objectives, sources, asOf }) => {
  test('[IM51] opens exactly as its file would import', () => {
    const content = exampleBoard(id, { at: AT, newId: countingIds(), heightOf })
    expect(canonicalBoard(content)).toBe(
      canonicalBoard(imported(readBytes(fixtureBytes(fileName), 'strict', fileName)).content),
    )
    expect([
      content.board.title,
      cardsOf(content, 'organisation').length,
      cardsOf(content, 'objective').length,
    ]).toEqual([title, organisations, objectives])
    const doc = openBoardDoc(new Doc())
    writeContent(doc, content, 'test')
    expect(readBoard(doc).problems).toEqual([])
  })

  test('[IM51] tells of each source of its file in plain words, as sure as the file is, and the same date', () => {
    const file = fixtureJson(fileName) as { asOf: string; sources: { basis: string }[] }
    expect(asOf).toBe(file.asOf)
    expect(sources.map(({ basis }) => basis)).toEqual(file.sources.map(({ basis }) => basis))
  })
})
