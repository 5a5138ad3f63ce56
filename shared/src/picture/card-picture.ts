// Knows how any card becomes marks at any level of detail; what stands on a full face is left to the faces.
import type { Board, Card } from '../board/board.ts'
import { organisationOf, organisationSigns } from './board-index.ts'
import type { CardPicture, Detail, Ink, Mark, Measure } from './display-list.ts'
import { concernFace } from './faces/concern-face.ts'
import { decisionFace } from './faces/decision-face.ts'
import { ifWeDisagreeFace } from './faces/if-we-disagree-face.ts'
import { objectiveFace } from './faces/objective-face.ts'
import { organisationFace } from './faces/organisation-face.ts'
import { personFace } from './faces/person-face.ts'
import { charterFace, markFace, momentFace, noteFace, reviewFace } from './faces/plain-faces.ts'
import { roleFace } from './faces/role-face.ts'
import { wordFace } from './faces/word-face.ts'
import { farTitle } from './far-title.ts'
import { INSET, openPen, type Pen } from './pen.ts'
import { zonePicture } from './zone-picture.ts'

export interface DrawOptions {
  readonly detail: Detail
  readonly measure: Measure
  /** Draws the ring of a card the reader has selected; absent = no. */
  readonly selected?: boolean
  /** Screen pixels a world unit; only zone titles look at it, so that they stay readable however far out one is. Absent = 1. */
  readonly scale?: number
  /** World size of the title of a card seen from afar at least, from `farTitleSize`; absent or null = as small as on the full face, and none on a block. */
  readonly titleSize?: number | null
  /** The height of an earlier drawing of the same face: a drawing of less than the full face then need not work it out. Absent = unknown. */
  readonly height?: number
}

const RADIUS = 12
const BAND = 5

/**
 * The marks of one card in its own coordinates. `height` is what the full face needs at the card's width, whatever the detail, and at least
 * the height somebody gave the card: it is the height of the box that is drawn.
 */
export function drawCard(card: Card, board: Board, options: DrawOptions): CardPicture {
  if (card.kind === 'zone') return zonePicture(card, options)
  const width = card.size[0]
  const isKnown = options.height !== undefined && options.detail !== 'full'
  const face = isKnown ? null : fullFace(card, board, options.measure)
  const height = Math.max(card.size[1], face === null ? (options.height ?? 0) : neededHeight(face))
  const box = { width, height }
  const smallest = options.titleSize ?? (options.detail === 'title' ? 0 : null)
  const inner =
    options.detail === 'full'
      ? (face?.marks ?? [])
      : smallest === null
        ? []
        : farTitle(card, box, BAND, options.measure, smallest)
  return {
    id: card.id,
    width,
    height,
    marks: [
      ...ground(card, board, box, options),
      ...inner,
      ...(card.lock === null || options.detail !== 'full' ? [] : padlock(width)),
    ],
  }
}

/** The height in world units that the full face of a card needs at the card's width; a zone needs none. */
export function faceHeight(card: Card, board: Board, measure: Measure): number {
  return card.kind === 'zone' ? 0 : neededHeight(fullFace(card, board, measure))
}

const neededHeight = (face: Pen): number => Math.ceil(face.y + INSET - 2)

function fullFace(card: Exclude<Card, { kind: 'zone' }>, board: Board, measure: Measure): Pen {
  const left = INSET + (bandOf(card, board) === null ? 0 : BAND)
  const pen = openPen({ left, top: INSET - 2, width: card.size[0] - left - INSET, measure })
  drawFace(pen, card, board)
  return pen
}

function drawFace(pen: Pen, card: Exclude<Card, { kind: 'zone' }>, board: Board): void {
  switch (card.kind) {
    case 'charter':
      charterFace(pen, card)
      break
    case 'organisation':
      organisationFace(pen, card, board)
      break
    case 'person':
      personFace(pen, card, board)
      break
    case 'role':
      roleFace(pen, card, board)
      break
    case 'objective':
      objectiveFace(pen, card, board)
      break
    case 'decision':
      decisionFace(pen, card, board)
      break
    case 'concern':
      concernFace(pen, card, board)
      break
    case 'word':
      wordFace(pen, card, board)
      break
    case 'if-we-disagree':
      ifWeDisagreeFace(pen, card, board)
      break
    case 'moment':
      momentFace(pen, card, board)
      break
    case 'review':
      reviewFace(pen, card)
      break
    case 'note':
      noteFace(pen, card)
      break
    case 'mark':
      markFace(pen, card)
      break
  }
}

/** The colour down the left edge: an organisation's own, else one somebody gave the card; null = no band. */
function bandOf(card: Card, board: Board): Ink | null {
  if (card.kind === 'organisation') return organisationSigns(board).get(card.id)?.look ?? null
  return card.kind === 'note' ? null : card.look
}

/** The colour of a card seen from afar: the band's, else that of the organisation it speaks for. */
function colourFromAfar(card: Card, board: Board): Ink | null {
  const organisation = organisationOf(board, card.id)
  return (
    bandOf(card, board) ?? (organisation === null ? null : (organisationSigns(board).get(organisation)?.look ?? null))
  )
}

interface Box {
  readonly width: number
  readonly height: number
}

function ground(
  card: Card,
  board: Board,
  { width, height }: Box,
  { detail, selected = false }: DrawOptions,
): readonly Mark[] {
  const ring: readonly Mark[] = selected
    ? [{ mark: 'rect', x: -5, y: -5, w: width + 10, h: height + 10, r: RADIUS + 4, stroke: 'accent', strokeWidth: 2 }]
    : []
  const colour = detail === 'full' ? bandOf(card, board) : colourFromAfar(card, board)
  const fill =
    card.kind === 'note'
      ? card.look === null
        ? 'surface'
        : `${card.look}-tint`
      : detail === 'block' && colour !== null
        ? `${colour}-tint`
        : 'raised'
  const stroke = selected ? 'accent' : detail === 'block' && colour !== null ? colour : 'strong'
  const sheet: Mark =
    card.kind === 'note'
      ? noteSheet(width, height, fill, stroke)
      : { mark: 'rect', x: 0, y: 0, w: width, h: height, r: RADIUS, fill, stroke, strokeWidth: 1 }
  return [...ring, sheet, ...(colour === null ? [] : [band(height, colour)])]
}

/** A sheet with a folded corner. */
function noteSheet(width: number, height: number, fill: Ink, stroke: Ink): Mark {
  const [r, fold] = [6, 14]
  return {
    mark: 'path',
    d: [
      ['M', r, 0],
      ['L', width - fold, 0],
      ['L', width, fold],
      ['L', width, height - r],
      ['Q', width, height, width - r, height],
      ['L', r, height],
      ['Q', 0, height, 0, height - r],
      ['L', 0, r],
      ['Q', 0, 0, r, 0],
      ['Z'],
      ['M', width - fold, 0],
      ['L', width - fold, fold],
      ['L', width, fold],
    ],
    fill,
    stroke,
    strokeWidth: 1,
  }
}

/** A bar that follows the rounded corners of the card's left edge. */
function band(height: number, colour: Ink): Mark {
  const r = Math.min(RADIUS, height / 2)
  return {
    mark: 'path',
    d: [
      ['M', r, 0],
      ['Q', 0, 0, 0, r],
      ['L', 0, height - r],
      ['Q', 0, height, r, height],
      ['Q', BAND, height, BAND, height - r],
      ['L', BAND, r],
      ['Q', BAND, 0, r, 0],
      ['Z'],
    ],
    fill: colour,
  }
}

/** A small lock in the top right corner; who locked the card is said in the inspector. */
function padlock(width: number): readonly Mark[] {
  const [x, y] = [width - 21, 9]
  return [
    { mark: 'rect', x, y: y + 5, w: 11, h: 8, r: 2, fill: 'muted' },
    {
      mark: 'path',
      d: [
        ['M', x + 2.5, y + 5],
        ['L', x + 2.5, y + 3.5],
        ['C', x + 2.5, y - 0.8, x + 8.5, y - 0.8, x + 8.5, y + 3.5],
        ['L', x + 8.5, y + 5],
      ],
      stroke: 'muted',
      strokeWidth: 1.5,
    },
  ]
}
