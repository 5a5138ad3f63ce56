// Knows the way from a parsed neutral description to a laid-out board or a refusal; leaves each section to its own module.
import type { BoardContent } from '../board/board-content.ts'
import { LIMITS } from '../board/limits.ts'
import { CORRIDOR, arrange } from '../layout/arrange.ts'
import { around, boxAt, toGrid } from '../layout/geometry.ts'
import { ZONES, sizeFor } from '../layout/zone-rows.ts'
import type { HeightOf } from '../layout/height-of.ts'
import { ZONE_TITLES } from '../templates/zone-titles.ts'
import type { ReadFile } from './board-content.ts'
import type { BoardDraft } from './board-draft.ts'
import { createBoardDraft, finishedCard, objectsOf, storedLine } from './board-draft.ts'
import type { FileObject } from './check-shape.ts'
import { checkShape, isFileObject } from './check-shape.ts'
import { appearanceOf } from '../board/hidden-characters.ts'
import { showPlainly } from './file-path.ts'
import type { Findings } from './findings.ts'
import { createFindings } from './findings.ts'
import { addChallenges, addDisagreement, addMandates, addMilestones, addWords } from './neutral-agreements.ts'
import { addCharter, fillCharter } from './neutral-charter.ts'
import { collectIds, findRings, followLinks } from './neutral-links.ts'
import { addObjectives } from './neutral-objectives.ts'
import { addPartners } from './neutral-partners.ts'
import { readPositions } from './neutral-positions.ts'
import { NEUTRAL_SHAPE } from './neutral-shape.ts'
import type { InexactNumber } from './parse-json.ts'

export interface ReadOptions {
  /** As the person sees it; kept as `source.file`. */
  readonly fileName: string
  /** `report` = the person has agreed to an import with a report. */
  readonly grade: 'strict' | 'report'
  /** Instant, ISO 8601 UTC: the board's `createdAt`. */
  readonly at: string
  readonly newId: () => string
  readonly heightOf: HeightOf
}

/** Two partners whose names nobody can tell apart at a glance. */
function findTwins(root: FileObject, findings: Findings): void {
  const seen = new Map<string, { readonly name: string; readonly path: string }>()
  objectsOf(root['partners']).forEach((partner, at) => {
    const name = storedLine(partner['name'])
    if (name === undefined) return
    const path = `partners[${at}].name`
    const appearance = appearanceOf(name)
    const twin = seen.get(appearance)
    if (twin === undefined) seen.set(appearance, { name, path })
    else {
      const message = `This name looks like the one at ${twin.path}: ${showPlainly(name)}.`
      findings.tell({
        path,
        code: twin.name === name ? 'same-name' : 'look-alike',
        message,
        action: 'kept',
        original: name,
      })
    }
  })
}

function countOf(root: FileObject): number {
  return [
    'partners',
    'people',
    'roles',
    'bodies',
    'objectives',
    'mandates',
    'glossary',
    'challenges',
    'milestones',
  ].reduce((sum, key) => {
    const list = root[key]
    return sum + (Array.isArray(list) ? list.length : 0)
  }, 0)
}

/** True when everything that carries ids is a list or absent. */
function idsAreListed(root: FileObject): boolean {
  const { disagreement } = root
  const lists = [
    root['partners'],
    root['people'],
    root['roles'],
    root['bodies'],
    root['objectives'],
    isFileObject(disagreement) ? disagreement['steps'] : undefined,
  ]
  return lists.every((list) => list === undefined || Array.isArray(list))
}

/** Everything that is wrong with the file, checked on the parsed copy before anything is made. */
function checkFile(root: FileObject, findings: Findings): ReturnType<typeof readPositions> {
  const checked = checkShape(root, NEUTRAL_SHAPE, findings)
  // Links are judged only in a file whose lists are lists: half of them would seem broken otherwise.
  if (!idsAreListed(root)) return new Map()
  const known = collectIds(checked, findings)
  followLinks(checked.refs, known, findings)
  findRings(root, findings)
  const positions = readPositions(root['layout'], known, findings)
  findTwins(root, findings)
  return positions
}

function addZones(draft: BoardDraft): void {
  for (const name of ZONES) draft.card('zone', { path: '$' }, { title: ZONE_TITLES[name], zoneType: name })
}

/** Moves what the layout placed above what the file placed: the purpose stays on top. */
function aboveGiven(content: BoardContent, given: ReadonlySet<string>): BoardContent {
  const fixed = around(content.cards.filter(({ id }) => given.has(id)).map(({ pos, size }) => boxAt(pos, size)))
  const automatic = around(content.cards.filter(({ id }) => !given.has(id)).map(({ pos, size }) => boxAt(pos, size)))
  if (fixed === null || automatic === null) return content
  const [dx, dy] = [toGrid(fixed.minX) - automatic.minX, toGrid(fixed.minY - CORRIDOR) - automatic.maxY]
  const cards = content.cards.map((card) =>
    given.has(card.id) ? card : { ...card, pos: [card.pos[0] + dx, card.pos[1] + dy] as const },
  )
  return { ...content, cards }
}

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : 0

/** Reads a parsed neutral description, version 1. `inexact` = numbers that had to be read from their digits. */
export function readNeutral(root: FileObject, inexact: readonly InexactNumber[], options: ReadOptions): ReadFile {
  const findings = createFindings()
  if (countOf(root) > LIMITS.cards) {
    findings.refuse(
      '',
      'too-many',
      `The file has more than ${LIMITS.cards} partners, people, objectives and so on together; a board holds at most ${LIMITS.cards} cards. Take some out.`,
    )
    return findings.refusal(options.grade) ?? unreachable()
  }
  const positions = checkFile(root, findings)
  const refusal = findings.refusal(options.grade)
  if (refusal !== null) return refusal

  const draft = createBoardDraft(options.fileName, options.newId, findings)
  const charter = addCharter(root, draft)
  addZones(draft)
  const cards = addPartners(root, draft, positions)
  addObjectives(root, draft, cards, positions, new Map(inexact.map(({ path, written }) => [path, written])))
  addDisagreement(root, draft, cards)
  addMandates(root, draft, cards)
  addChallenges(root, draft, cards)
  addWords(root, draft, cards)
  addMilestones(root, charter, draft, cards)
  fillCharter(root, charter, cards)

  const made = draft.cards.map((card) => finishedCard(card, findings))
  const relations = draft.relations()
  if (made.length > LIMITS.cards || relations.length > LIMITS.relations) {
    findings.refuse(
      '',
      'too-many',
      `The file makes ${made.length} cards and ${relations.length} lines; a board holds at most ${LIMITS.cards} and ${LIMITS.relations}. Take some out.`,
    )
  }
  const late = findings.refusal(options.grade)
  if (late !== null) return late
  const content: BoardContent = { board: headOf(root, options.at, findings), cards: made, relations }
  const given = new Set(draft.cards.filter(({ pos }) => pos !== null).map(({ id }) => id))
  const sized = {
    ...content,
    cards: made.map((card) =>
      given.has(card.id) ? { ...card, size: sizeFor(card, content, options.heightOf) } : card,
    ),
  }
  const arranged = aboveGiven(arrange(sized, options.heightOf, given), given)
  return {
    ok: true,
    format: 'partnership-case',
    content: { ...arranged, cards: arranged.cards.toSorted(byId), relations: arranged.relations.toSorted(byId) },
    report: findings.report(),
  }
}

const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}$/

function headOf(root: FileObject, at: string, findings: Findings): BoardContent['board'] {
  const { language } = root
  const isLanguage = typeof language === 'string' && LANGUAGE.test(language)
  if (typeof language === 'string' && !isLanguage) {
    findings.tell({
      path: 'language',
      code: 'unknown-word',
      message: `${showPlainly(language)} is no language code; the board was set to en-GB.`,
      action: 'changed',
      original: language,
    })
  }
  return {
    title: storedLine(root['title']) ?? 'Untitled partnership',
    stage: 'forming',
    language: isLanguage ? language : 'en-GB',
    timeZone: 'Europe/London',
    createdAt: at,
    settings: {},
  }
}

function unreachable(): never {
  throw new TypeError('a refusal was just noted')
}
