// Knows how a board's content is made out of nothing, an example or a file, and how two are compared; runs away from the requests and refuses to store anything.
import { randomBytes } from 'node:crypto'
import { Doc, encodeStateAsUpdate } from 'yjs'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { readContent, writeContent } from '@common-ground/shared/board/content-doc.ts'
import { makeId } from '@common-ground/shared/board/ids.ts'
import type { ReadFile } from '@common-ground/shared/interchange/board-content.ts'
import { readFile, refusalSentence } from '@common-ground/shared/interchange/read-file.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { exampleBoard } from '@common-ground/shared/interchange/example-board.ts'
import { changeSentence } from '@common-ground/shared/versions/change-sentence.ts'
import { changesBetween } from '@common-ground/shared/versions/changes-between.ts'
import type { ImportReportLine } from '@common-ground/shared/wire/http-shapes.ts'
import type { ContentAnswer, ContentJob } from './content-desk.ts'
import { buildDocument } from '../sync/load-document.ts'
import { freezeContent, parseCanonical } from './frozen-content.ts'
import { importUpdate, prepareImport } from './live-import.ts'

/** Nobody reads more; the rest is counted. */
const CHANGES_TOLD = 2_000

type Refused = Extract<ReadFile, { readonly ok: false }>

/** Does one job. Pure but for the ids it makes up. */
export function runContentJob(job: ContentJob): ContentAnswer {
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
    case 'freeze': {
      const { doc } = buildDocument(job.state, job.rows)
      const frozen = freezeContent(readContent(openBoardDoc(doc)))
      doc.destroy()
      return { kind: 'frozen', ...frozen }
    }
    case 'changes': {
      const { changes, moved } = changesBetween(parseCanonical(job.from), parseCanonical(job.to))
      const told = changes.slice(0, CHANGES_TOLD).map((change) => ({ ...change, sentence: changeSentence(change) }))
      return { kind: 'changes', changes: told, count: changes.length, moved }
    }
  }
}

function toBoard(content: BoardContent, title: string | null, report: readonly ImportReportLine[]): ContentAnswer {
  const titled = title === null ? content : { ...content, board: { ...content.board, title } }
  const doc = new Doc()
  writeContent(openBoardDoc(doc), titled, 'server')
  const update = encodeStateAsUpdate(doc)
  doc.destroy()
  return { kind: 'board', title: titled.board.title, update, report }
}

function toAddition(
  { importId, by, at, corner, room }: Extract<ContentJob, { readonly kind: 'file-into' }>,
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
