// Knows what is read to tell what came of a call, and has it told; refuses to know who asks and how what was told is kept.
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { CallSummaryInfo } from '@common-ground/shared/wire/leading-shapes.ts'
import { Refusal } from '../errors.ts'
import { termsOfProposal } from './agreement-terms.ts'
import { courseOf } from './call-course.ts'
import type { ContentDesk } from './content-desk.ts'
import type { SummaryJob, Told } from './content-job.ts'
import type { PackedContent } from './frozen-content.ts'
import type { StoredCall } from './led-calls.ts'
import { outcomeOf } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { isStart } from './step-clocks.ts'
import { findVersion } from './stored-versions.ts'

export interface Telling {
  /** ISO 8601 instant: from when on it is told. */
  readonly since: string
  /** The call it is of; null = it is told from some other moment on. */
  readonly call: StoredCall | null
  /** Milliseconds since 1970: as of when it is said what is late. */
  readonly now: number
  /** What the board says. */
  readonly told: Told
  /** ISO 8601 instant: what was said afterwards is left out; absent = nothing is. */
  readonly until?: string
}

/** What came of a call, or of some time; refuses where the board cannot be read now. */
export async function tell(
  ports: HttpPorts,
  desk: ContentDesk,
  id: string,
  { since, call, now, told: content, until }: Telling,
): Promise<CallSummaryInfo> {
  const inTime = <R extends { readonly at: string }>(rows: readonly R[]): readonly R[] =>
    until === undefined ? rows : rows.filter(({ at }) => at <= until)
  const [said, proposals, replies, same, from] = await Promise.all([
    ports.store.answers(id),
    ports.store.proposals(id),
    ports.store.replies(id),
    ports.store.sameMeanings(id),
    call === null ? versionAt(ports, id, since) : beginningOf(ports, id, call),
  ])
  const titles = proposals.map((proposal) => ({ id: proposal.id, title: termsOfProposal(proposal).title }))
  // That the clock of a step may start says nothing of what is seen differently.
  const answers = inTime(said).filter((row) => !isStart(row))
  const course = call === null ? null : courseOf(call, now)
  const which = call === null ? null : calledAs(call)
  const given = { since, now, from, answers, proposals: titles, replies: inTime(replies), same, course, call: which }
  return outcomeOf(ports, id, await desk.run({ kind: 'call-summary', told: content, ...given })).summary
}

/** Which call it was, until when, and who was seen on the board. [SUM13] */
function calledAs({ row, state }: StoredCall): SummaryJob['call'] {
  const { sheet, there = [], withoutDevice } = state
  return { title: sheetOf(sheet)?.title ?? '', until: row.endedAt, there, withoutDevice }
}

/** What the board said as the call began, from the version that was kept for it and no other; null = that is not there. */
async function beginningOf(ports: HttpPorts, boardId: string, call: StoredCall | null): Promise<PackedContent | null> {
  if (call === null) return null
  const { from, begunAt } = call.state
  if (from === undefined) return await versionAt(ports, boardId, new Date(begunAt).toISOString())
  return from === null ? null : await contentOfVersion(ports, boardId, from)
}

/** The newest version that was there at an instant, and not before another; null = there is none. */
export async function versionAt(
  ports: HttpPorts,
  boardId: string,
  at: string,
  notBefore = '',
): Promise<PackedContent | null> {
  const version = (await ports.store.versions(boardId)).find((one) => one.at <= at)
  return version === undefined || version.at < notBefore ? null : await contentOfVersion(ports, boardId, version.id)
}

/** What a version says; null = it is not there any more. */
export async function contentOfVersion(ports: HttpPorts, boardId: string, id: string): Promise<PackedContent | null> {
  try {
    return (await findVersion(ports, boardId, id)).packed
  } catch (error) {
    // It was thinned out, or somebody deleted it.
    if (error instanceof Refusal) return null
    throw error
  }
}
