import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { CARD_KINDS } from '@common-ground/shared/board/kinds/kind.ts'
import { organisationSigns } from '@common-ground/shared/picture/board-index.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { drawCard } from '@common-ground/shared/picture/card-picture.ts'
import type { CardPicture, Detail, Mark } from '@common-ground/shared/picture/display-list.ts'
import { estimateWidth as measure } from '@common-ground/shared/picture/font-metrics.ts'
import { farTitleSize } from '@common-ground/shared/picture/far-title.ts'
import { colourOf, THEMES } from '@common-ground/shared/picture/theme.ts'
import { expect, test } from 'vitest'
import { extentOf, marksAsText, wordsOf } from './marks-as-text.ts'
import { boardOf, card, relation, sampleBoard } from './sample-board.ts'

const cardOf = (board: Board, id: string): Card => {
  const found = board.cards.get(id)
  if (found === undefined) throw new Error(`no card ${id}`)
  return found
}
const draw = (board: Board, id: string, detail: Detail = 'full'): CardPicture =>
  drawCard(cardOf(board, id), board, { detail, measure })

test.each(['full', 'title', 'block'] as const)(
  '[PI13] [PI17] the sample is drawn at %s detail as it was agreed',
  async (detail) => {
    const board = sampleBoard()
    const text = [...board.cards.values()]
      .map((each) => marksAsText(`${each.kind} ${each.id}`, drawCard(each, board, { detail, measure }).marks))
      .join('\n')
    await expect(text).toMatchFileSnapshot(`../../golden/picture/sample-${detail}.txt`)
  },
)

test('[PI13] an empty card of every kind is drawn and says what it is or asks for it', () => {
  for (const kind of CARD_KINDS) {
    const board = boardOf([card('a', kind, [0, 0, 240, 60], {})])
    const words = wordsOf(draw(board, 'a').marks)
    if (kind !== 'mark') expect(words.length, kind).toBeGreaterThan(0)
  }
})

test('[PI14] what is missing is a muted question and Add in the accent, in no colour of warning', () => {
  const board = boardOf([card('o', 'objective', [0, 0, 288, 100], { title: 'No wrong door' })])
  const { marks } = draw(board, 'o')
  const texts = marks.filter((mark) => mark.mark === 'text')
  expect(texts.map(({ text, fill }) => `${fill}: ${text}`)).toEqual([
    'muted: Objective',
    'ink: No wrong door',
    'muted: How will we know?',
    'accent: Add',
    'muted: Who leads?',
    'accent: Add',
  ])
})

test('[PI14] signs without words are one question and no circle, and those with words are drawn as before', () => {
  const sign = (id: string, text: string) => ({ id, order: id, text, kind: 'result', state: 'not-yet' })
  const drawn = (...markers: readonly unknown[]) => {
    const board = boardOf([card('o', 'objective', [0, 0, 288, 100], { title: 'No wrong door', markers })])
    const { marks } = draw(board, 'o')
    return { words: wordsOf(marks), circles: marks.filter(({ mark }) => mark === 'circle').length }
  }
  const empty = drawn(sign('a1', ''), sign('a2', '  '))
  expect(empty.circles).toBe(0)
  expect(empty.words.filter((text) => text === 'What will we see?')).toHaveLength(1)
  expect(empty.words).not.toContain('How will we know?')
  const said = drawn(sign('a1', ''), sign('a2', 'Fewer waits'))
  expect(said.circles).toBe(1)
  expect(said.words).toContain('Fewer waits')
})

test('[PI11] every colour of every mark exists in both themes', () => {
  const board = sampleBoard()
  const marks = [...board.cards.values()].flatMap((each) =>
    (['full', 'title', 'block'] as const).flatMap(
      (detail) => drawCard(each, board, { detail, measure, selected: true }).marks,
    ),
  )
  for (const mark of marks) {
    const inks = mark.mark === 'text' ? [mark.fill] : [mark.fill, mark.stroke].filter((ink) => ink !== undefined)
    for (const ink of inks) for (const theme of Object.values(THEMES)) expect(colourOf(theme, ink)).toMatch(/^#/)
  }
})

test('[PI12] the ninth organisation gets a ring, and every organisation its own initials', () => {
  const names = [
    'Malta',
    'Monaco',
    'Montenegro',
    'Morocco',
    'Mali',
    'Mauritania',
    'Moldova',
    'Mexico',
    'Mongolia',
    'Myanmar',
  ]
  const standingAt = (x: number): Board =>
    boardOf(names.map((name, index) => card(`m${String(index)}`, 'organisation', [x, index * 100, 264, 80], { name })))
  const board = standingAt(0)
  const signs = [...organisationSigns(board).values()]
  expect(signs.map(({ ring }) => ring)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
  expect(new Set(signs.slice(0, 8).map(({ look }) => look)).size).toBe(8)
  expect(new Set(signs.map(({ initials }) => initials)).size).toBe(names.length)
  const ringed = draw(board, 'm9').marks.filter((mark) => mark.mark === 'circle')
  expect(ringed.some(({ dash }) => dash !== undefined)).toBe(true)
  expect(draw(board, 'm0').marks.some((mark) => mark.mark === 'circle' && mark.dash !== undefined)).toBe(false)
  // Where they stand says nothing of how they look: moving them looks nothing up again.
  expect(organisationSigns(standingAt(300))).toBe(organisationSigns(board))
})

test('[PI15] a card grows with its face, keeps the height somebody gave it, and is as high from afar', () => {
  const long = 'a long objective that needs several lines to be read in full '.repeat(3)
  const board = boardOf([
    card('tall', 'objective', [0, 0, 288, 900], { title: 'x' }),
    card('low', 'objective', [0, 0, 288, 20], { title: long }),
  ])
  expect(draw(board, 'tall').height).toBe(900)
  const low = draw(board, 'low')
  expect(low.height).toBeGreaterThan(120)
  expect(draw(board, 'low', 'title').height).toBe(low.height)
  expect(draw(board, 'low', 'block').height).toBe(low.height)
})

/** Names that try to climb out of a card. */
const hostile = [
  `Z${'\u0351\u036d\u0489'.repeat(200)}`,
  '\u202e'.repeat(50) + 'deep',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'.repeat(30),
  'W'.repeat(2000),
  '<script>fetch("//x.invalid")</script>',
  'line\r\n'.repeat(300),
  '\u0627\u0644\u062d\u0627\u0644\u0629 \u0627\u0644\u0628\u064a\u0626\u064a\u0629 '.repeat(40),
  '\u5730'.repeat(500),
]

test.each(CARD_KINDS.filter((kind) => kind !== 'zone'))(
  '[PI16] no mark of a %s leaves its box, whatever is written in it',
  (kind) => {
    for (const text of hostile) {
      for (const width of [60, 240]) {
        const fields = Object.fromEntries(
          [
            'name',
            'title',
            'purpose',
            'whatWeDo',
            'word',
            'text',
            'remit',
            'context',
            'jobTitle',
            'scope',
            'agreed',
            'shortName',
            'meets',
          ].map((name) => [name, text]),
        )
        const lists = {
          markers: [{ id: 'i', order: 'i', text, value: text }],
          meanings: [{ id: 'i', order: 'i', orgId: 'other', text }],
          steps: [{ id: 'i', order: 'i', title: text, who: [{ text }] }],
          alsoKnownAs: [{ id: 'i', order: 'i', text }],
          checks: [{ id: 'i', order: 'i', orgId: 'other' }],
        }
        const ends = { objective: 'does', role: 'holds', concern: 'sameBoat', moment: 'creditedIn' } as const
        const end = (ends as Readonly<Partial<Record<string, (typeof ends)[keyof typeof ends]>>>)[kind]
        const board = boardOf(
          [
            card('a', kind, [0, 0, width, 40], { ...fields, ...lists }),
            card('other', 'organisation', [400, 0, 200, 90], { name: text, shortName: text }),
          ],
          end === undefined ? [] : [relation(end, 'other', 'a', { part: 'leads' })],
        )
        for (const detail of ['full', 'title', 'block'] as const) {
          const picture = draw(board, 'a', detail)
          for (const mark of picture.marks) {
            const [left, top, right, bottom] = extentOf(mark)
            // A disc and a letter are as narrow as anything gets: the smallest cards are held to their height only.
            const slack = width < 100 ? Number.POSITIVE_INFINITY : 1
            expect(
              [left >= -slack, top >= -1, right <= picture.width + slack, bottom <= picture.height + 1],
              `${detail} ${JSON.stringify(mark).slice(0, 200)} in ${String(picture.height)}`,
            ).toEqual([true, true, true, true])
          }
        }
      }
    }
  },
)

test('[PI18] leads are filled discs, deliverers outlined, the rest counted', () => {
  const organisations = Array.from({ length: 14 }, (_, index) =>
    card(`o${String(index).padStart(2, '0')}`, 'organisation', [0, index * 100, 264, 80], {
      name: `Body ${String.fromCodePoint(65 + index)}`,
    }),
  )
  const board = boardOf(
    [card('goal', 'objective', [400, 0, 288, 100], { title: 'Home sooner' }), ...organisations],
    organisations.map(({ id }, index) => relation('does', id, 'goal', { part: index === 0 ? 'leads' : 'delivers' })),
  )
  const { marks } = draw(board, 'goal')
  const discs = marks.filter((mark) => mark.mark === 'circle').filter(({ r }) => r > 8)
  const filled = discs.filter(({ fill }) => fill !== undefined && !fill.endsWith('-tint'))
  expect(filled).toHaveLength(1)
  const words = wordsOf(marks)
  expect(words).toContain('Body A leads')
  const counted = words.find((word) => /^\+\d+$/.test(word))
  expect(Number(counted) + discs.length - filled.length - ringsAmong(discs)).toBe(13)
})
const ringsAmong = (discs: readonly Extract<Mark, { mark: 'circle' }>[]): number =>
  discs.filter(({ fill }) => fill === undefined).length

test.each([
  ['moment', { momentKind: 'success' }, 'Win: All of us came'],
  ['moment', { momentKind: 'setback' }, 'Setback: All of us came'],
  ['concern', { issueKind: 'question' }, 'Question: All of us came'],
  ['concern', { issueKind: 'challenge' }, 'Concern: All of us came'],
  ['concern', {}, 'Concern: All of us came'],
  ['concern', { issueKind: 'disagreement' }, 'We see this differently: All of us came'],
  ['objective', {}, 'All of us came'],
] as const)('[PI17] a %s %o says from afar what it is', (kind, fields, words) => {
  const board = boardOf([card('a', kind, [0, 0, 400, 120], { title: 'All of us came', ...fields })])
  expect(wordsOf(draw(board, 'a', 'title').marks).join(' ')).toBe(words)
})

test('[BD35] a concern whose kind nobody has chosen says that it is a concern and no more', () => {
  const saysOf = (fields: Readonly<Record<string, unknown>>): string => {
    const board = boardOf([card('a', 'concern', [0, 0, 400, 120], { title: 'Time', ...fields })])
    return wordsOf(draw(board, 'a', 'full').marks).join(' ')
  }
  expect(saysOf({})).toBe('Concern Time')
  expect(saysOf({ issueKind: 'risk' })).toBe('Concern: risk Time')
})

test('[CA76] a title seen from afar is at least 11 px high on the screen, and is there wherever there is room', () => {
  const board = boardOf([
    card('o', 'objective', [0, 0, 288, 190], { title: 'People leave hospital as soon as they are well enough' }),
    card('n', 'organisation', [0, 0, 270, 110], { name: 'Integration Joint Board of the Shires', shortName: 'IJB' }),
  ])
  const farWords = (id: string, detail: 'title' | 'block', zoom: number) => {
    const seen = cardOf(board, id)
    const titleSize = farTitleSize(seen, zoom)
    return drawCard(seen, board, { detail, measure, titleSize }).marks.flatMap((mark) =>
      mark.mark === 'text' ? [{ text: mark.text, px: mark.style.size * zoom }] : [],
    )
  }
  for (const zoom of [0.58, 0.5, 0.41, 0.33, 0.26, 0.2, 0.16])
    for (const id of ['o', 'n']) {
      const seen = farWords(id, zoom < 0.3 ? 'block' : 'title', zoom)
      expect(seen.length, `${id} at ${String(zoom)}`).toBeGreaterThan(0)
      for (const { px } of seen) expect(px).toBeGreaterThanOrEqual(10.999)
    }
  expect(farWords('n', 'block', 0.2).map(({ text }) => text)).toEqual(['IJB'])
  expect(farWords('o', 'block', 0.26).map(({ text }) => text)).toEqual(['People', 'leave', 'hospital as\u2026'])
  expect(farWords('o', 'block', 0.09)).toEqual([])
  // The same for many zooms: nothing is drawn anew while the zoom changes a little.
  expect(farTitleSize(cardOf(board, 'o'), 0.25)).toBe(farTitleSize(cardOf(board, 'o'), 0.26))
})

test('[PI19] a zone keeps its title readable however far out one is', () => {
  const board = boardOf([card('z', 'zone', [0, 0, 640, 480], { title: 'What we want together' })])
  for (const scale of [2, 1, 0.5, 0.25, 0.1, 0.05]) {
    const { marks } = drawCard(cardOf(board, 'z'), board, { detail: scale < 0.3 ? 'block' : 'full', measure, scale })
    const [title] = marks.filter((mark) => mark.mark === 'text')
    expect((title?.style.size ?? 0) * scale).toBeGreaterThanOrEqual(11.999)
  }
  expect(() => drawCard(cardOf(board, 'z'), board, { detail: 'full', measure, scale: 0 })).toThrow(RangeError)
})

test('[PI20] steps are numbered, go down, and outside help is tinted', () => {
  for (const width of [288, 600]) {
    const steps = ['Both chief executives meet to settle the issue', 'Each side writes its position', 'Ministers'].map(
      (title, index) => ({ id: `s${String(index)}`, order: `s${String(index)}`, title, outside: index === 2 }),
    )
    const board = boardOf([card('d', 'if-we-disagree', [0, 0, width, 100], { title: 'If we disagree', steps })])
    const { marks } = draw(board, 'd')
    const stairs = marks.filter((mark) => mark.mark === 'rect').slice(1)
    expect(stairs.map(({ fill }) => fill)).toEqual(['slate-tint', 'slate-tint', 'brick-tint'])
    const tops = stairs.map(({ y }) => y)
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
    expect(new Set(tops).size).toBe(3)
    expect(
      wordsOf(marks)
        .filter((word) => /^\d /.test(word))
        .map((word) => word.charAt(0)),
    ).toEqual(['1', '2', '3'])
  }
})

test('[PI21] the height worked out from content is that of the drawn card', () => {
  const content = card('o', 'objective', [0, 0, 288, 10], {
    title: 'Someone to turn to for every leaver, wherever they live',
    markers: [{ id: 'm', order: 'm', text: 'One shared list' }],
  })
  const whole = {
    board: {
      title: 'x',
      stage: 'forming',
      language: 'en-GB',
      timeZone: 'Europe/London',
      createdAt: '2026-01-05T10:00:00Z',
      settings: {},
    },
    cards: [content],
    relations: [],
  }
  expect(heightOf(content, whole)).toBe(draw(boardOf([content]), 'o').height)
  expect(heightOf(card('z', 'zone', [0, 0, 100, 100], {}), whole)).toBe(0)
})

test('[PI8] cards of people carry the sign of their organisation', () => {
  const board = sampleBoard()
  expect(wordsOf(draw(board, 'ann').marks)).toContain('HB')
  expect(organisationSigns(board).get('nhs')).toEqual({ look: 'moss', ring: 0, initials: 'HB' })
})
