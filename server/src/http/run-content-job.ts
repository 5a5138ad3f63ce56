// Knows how each content job is done: made out of nothing, an example or a file, read, compared, put back; runs away from the requests and refuses to store anything.
import { randomBytes } from 'node:crypto'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { readContent, writeContent } from '@common-ground/shared/board/content-doc.ts'
import { makeId } from '@common-ground/shared/board/ids.ts'
import { type Binned, withoutOldBin } from '@common-ground/shared/board/old-bin.ts'
import type { ReadFile } from '@common-ground/shared/interchange/board-content.ts'
import { exampleBoard } from '@common-ground/shared/interchange/example-board.ts'
import { readFile, refusalSentence } from '@common-ground/shared/interchange/read-file.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { agreementSheet } from '@common-ground/shared/documents/agreement-sheet.ts'
import { changeSentence } from '@common-ground/shared/versions/change-sentence.ts'
import { changesBetween } from '@common-ground/shared/versions/changes-between.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import type { ImportReportLine } from '@common-ground/shared/wire/http-shapes.ts'
import { seenNow, sinceWhen } from './bin-seen.ts'
import { termsOf } from './agreement-terms.ts'
import type { ContentAnswer, ContentJob, OutcomeOf } from './content-job.ts'
import { writeAgreement } from './document-job.ts'
import { askCheck } from './check-job.ts'
import { readClock } from './clock-job.ts'
import { contentHash, freezeContent, parseCanonical } from './frozen-content.ts'
import { importUpdate, prepareImport, undoImport } from './live-import.ts'
import { judgeBoard } from './judge-board.ts'
import { meaningOf } from './meaning.ts'
import { findRewordings } from './same-meaning-job.ts'
import { showRound } from './round-job.ts'
import { summariseCall } from './summary-job.ts'
import { previewRestore, restore, undoRestore } from './restore-job.ts'
import { canonicalTold, changeDocument, contentOf, DamagedVersion, onDocument, tellChanges } from './told-content.ts'

type Refused = Extract<ReadFile, { readonly ok: false }>
type Job<K extends ContentJob['kind']> = Extract<ContentJob, { readonly kind: K }>

/** Does one job. Pure but for the ids it makes up. */
export async function runContentJob(job: ContentJob): Promise<ContentAnswer> {
  try {
    return await run(job)
  } catch (error) {
    if (error instanceof DamagedVersion) return { kind: 'damaged', versionId: error.versionId }
    if (!('document' in job || 'told' in job || 'from' in job)) throw error
    return { kind: 'unreadable', error: String(error) }
  }
}

function run(job: ContentJob): ContentAnswer | Promise<ContentAnswer> {
  const newId = (): string => makeId((count: number) => randomBytes(count))
  switch (job.kind) {
    case 'blank':
      return toBoard(blankBoard({ title: job.title, at: job.at, newId }), null, [])
    case 'example':
      return toBoard(exampleBoard(job.example, { at: job.at, newId, heightOf }), job.title, [])
    case 'file': {
      const read = readFile(job.bytes, { fileName: job.fileName, grade: job.grade, at: job.at, newId, heightOf })
      return read.ok ? toBoard(read.content, job.title, read.report) : refused(job.fileName, read)
    }
    case 'file-into': {
      const read = readFile(job.bytes, { fileName: job.fileName, grade: job.grade, at: job.at, newId, heightOf })
      return read.ok ? toAddition(job, read.content, read.report) : refused(job.fileName, read)
    }
    case 'undo-import': {
      const { value, update } = changeDocument(job.document, (boardDoc) =>
        undoImport(boardDoc, job.importId, job.stamp),
      )
      return { kind: 'undone-import', undone: value, update }
    }
    case 'freeze':
      return { kind: 'frozen', frozen: onDocument(job.document, (boardDoc) => freezeContent(readContent(boardDoc))) }
    case 'propose':
      return onDocument(job.document, (boardDoc) => ({
        kind: 'proposed',
        frozen: freezeContent(readContent(boardDoc)),
        terms: termsOf(readBoard(boardDoc)),
      }))
    case 'terms':
      return { kind: 'terms', terms: onDocument(job.document, (boardDoc) => termsOf(readBoard(boardDoc))) }
    case 'sheet':
      return writeSheet(job)
    case 'rewordings':
      return findRewordings(job)
    case 'meanings':
      return onDocument(job.document, (boardDoc) => {
        const board = readBoard(boardDoc)
        const { saidBy } = meaningsOf(board)
        return { kind: 'meanings', hashes: new Map([...board.cards.keys()].map((id) => [id, saidBy(id)])) }
      })
    case 'check':
      return askCheck(job)
    case 'clock':
      return readClock(job)
    case 'write-down':
      return writeDown(job)
    case 'count': {
      const { board, cards } = contentOf({ document: job.document })
      const binned = cards.filter(({ bin }) => bin !== undefined).length
      return { kind: 'counted', title: board.title, cards: cards.length - binned, binned }
    }
    case 'lights':
      return { kind: 'lights', lights: onDocument(job.document, (boardDoc) => judgeBoard(boardDoc, job)) }
    case 'agreement':
      return writeAgreement(job)
    case 'changes': {
      const [from, to] = [canonicalTold(job.from), canonicalTold(job.to)]
      return { kind: 'changes', ...tellChanges(parseCanonical(from), parseCanonical(to)) }
    }
    case 'call-summary':
      return summariseCall(job)
    case 'preview-restore':
      return previewRestore(job)
    case 'restore':
      return restore(job)
    case 'undo-restore':
      return undoRestore(job)
    case 'show-round':
      return showRound(job)
    case 'empty-bin':
      return emptyBin(job)
  }
}

function writeSheet({ from, version }: Job<'sheet'>): OutcomeOf<Job<'sheet'>> {
  const after = parseCanonical(canonicalTold({ version }))
  const changes = from === null ? [] : changesBetween(parseCanonical(canonicalTold({ version: from })), after).changes
  return {
    kind: 'sheet',
    cards: agreementSheet(boardOfContent(after)).map(({ lines, ...card }) => ({
      ...card,
      lines: lines.map(({ label, texts }) => ({ label, texts: [...texts] })),
    })),
    changes: changes.filter(({ material }) => material).map(changeSentence),
  }
}

function writeDown({ told, view }: Job<'write-down'>): OutcomeOf<Job<'write-down'>> {
  const canonical = canonicalTold(told)
  const json = view === 'all' ? canonical : JSON.stringify(meaningOf(parseCanonical(canonical)))
  return { kind: 'written', bytes: new TextEncoder().encode(json), hash: contentHash(canonical) }
}

function emptyBin({ document, seen, now, oldest }: Job<'empty-bin'>): OutcomeOf<Job<'empty-bin'>> {
  const isOld = (thing: Binned): boolean => sinceWhen(seen, now, thing) < oldest
  const { content, cards, relations, stays } = withoutOldBin(contentOf({ document }), isOld)
  const first = cards + relations === 0 ? null : wholeDocument(content)
  return { kind: 'emptied', first, cards, relations, seen: seenNow(seen, now, stays) }
}

function toBoard(content: BoardContent, title: string | null, report: readonly ImportReportLine[]): ContentAnswer {
  const titled = title === null ? content : { ...content, board: { ...content.board, title } }
  return { kind: 'board', title: titled.board.title, update: wholeDocument(titled), report }
}

function wholeDocument(content: BoardContent): Uint8Array {
  const doc = new Doc()
  writeContent(openBoardDoc(doc), content, 'server')
  const update = encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function toAddition(
  { importId, by, at, corner, room }: Job<'file-into'>,
  content: BoardContent,
  report: readonly ImportReportLine[],
): ContentAnswer {
  const coming = prepareImport(content, importId, { by, at })
  const { cards, relations } = coming.content
  if (cards.length > room) return { kind: 'full' }
  return {
    kind: 'addition',
    update: importUpdate(coming.content, corner),
    cards: cards.length,
    relations: relations.length,
    report: [...report, ...coming.report],
  }
}

function refused(fileName: string, read: Refused): ContentAnswer {
  const { status, code, consent, problems, problemCount } = read
  const sentence = refusalSentence(fileName, read)
  return { kind: 'refused', status, reason: code, sentence, consent, problems, problemCount }
}
