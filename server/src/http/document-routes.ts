// Knows the calls by which a board leaves as a document, and which moment of it is meant; refuses to write one.
import type { FastifyInstance } from 'fastify'
import { asksForNames, DOCUMENT_TYPES, NOW_VERSION } from '@common-ground/shared/wire/document-shapes.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import type { ProposalRow } from '../store/store.ts'
import { stateOf, termsOfProposal } from './agreement-terms.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import type { AgreementJob, Told } from './content-job.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { documentPolicy } from './security-policy.ts'
import { byOwnOn } from './read-answer.ts'
import { findVersion } from './stored-versions.ts'

export function answerDocumentCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  answerCall(app, ports, CALLS.readAgreement, async ({ access, query, reply, now }) => {
    const { id } = access.board
    const format = query.format ?? 'html'
    const [proposals, answers, same, byOwn] = await Promise.all([
      ports.store.proposals(id),
      ports.store.answers(id),
      ports.store.sameMeanings(id),
      byOwnOn(ports.store, id),
    ])
    const cardsIn = new Map(proposals.map((one) => [one.id, termsOfProposal(one).cards.map((card) => card.id)]))
    const told = answers.map((row) => ({ ...row, byOwn: byOwn(row), cards: cardsIn.get(row.proposalId ?? '') ?? [] }))
    const meant = await momentMeant(ports, id, { wanted: query.version, proposals, answers: told, now })
    const job = { kind: 'agreement', format, names: asksForNames(query), now, same, ...meant } as const
    const { bytes, title } = outcomeOf(ports, id, await desk.run(job, `agreement ${id}`))
    reply.type(DOCUMENT_TYPES[format]).header('cache-control', 'no-store')
    reply.header('content-disposition', disposition(format, title))
    if (format === 'html') reply.header('content-security-policy', documentPolicy)
    await reply.send(Buffer.from(bytes))
  })
}

type Meant = { readonly told: Told } & Pick<AgreementJob, 'version' | 'agreed' | 'waiting' | 'answers'>

/** Without a wish: what was agreed last, else what waits for answers, else what the board says now. */
async function momentMeant(
  ports: HttpPorts,
  boardId: string,
  given: {
    readonly wanted: string | undefined
    readonly proposals: readonly ProposalRow[]
    readonly answers: AgreementJob['answers']
    readonly now: number
  },
): Promise<Meant> {
  const { wanted, proposals, answers, now } = given
  const agreed = proposals.find(({ state }) => state === 'agreed')
  const waiting = proposals.find((proposal) => stateOf(proposal, now) === 'proposed')
  const id = wanted ?? (agreed ?? waiting)?.id ?? NOW_VERSION
  if (id === NOW_VERSION) {
    const { document } = await storedMap(ports, boardId)
    return {
      told: { document },
      version: null,
      agreed: agreed === undefined ? null : { at: agreed.settledAt ?? agreed.at, code: termsOfProposal(agreed).code },
      waiting: waiting === undefined ? null : waitingTold(waiting),
      answers: answersFor(answers, [agreed, waiting], null),
    }
  }
  const { version, packed } = await findVersion(ports, boardId, id)
  const proposal = proposals.find((one) => one.id === version.id)
  return {
    told: { version: packed },
    version: { title: version.title, at: version.at, proposal: proposal === undefined ? null : asked(proposal, now) },
    agreed: null,
    waiting: null,
    answers: answersFor(answers, [proposal], proposal?.settledAt ?? null),
  }
}

function waitingTold(proposal: ProposalRow): NonNullable<AgreementJob['waiting']> {
  const { code, organisations } = termsOfProposal(proposal)
  return { at: proposal.at, code, organisations: organisations.map(({ id }) => id) }
}

function asked(proposal: ProposalRow, now: number) {
  const { code, organisations } = termsOfProposal(proposal)
  return { state: stateOf(proposal, now), settledAt: proposal.settledAt, code, organisations }
}

/** On single cards and on the proposals. @param until when it stopped waiting; what was said later is not of it. null = now. */
const answersFor = (
  answers: AgreementJob['answers'],
  asking: readonly (ProposalRow | undefined)[],
  until: string | null,
): AgreementJob['answers'] =>
  answers.filter(
    ({ cardId, proposalId, at }) =>
      (cardId !== null || asking.some((proposal) => proposal?.id === proposalId)) && (until === null || at <= until),
  )

/** A page is shown where it was asked for; a file goes among the downloads, named after its board. */
function disposition(format: keyof typeof DOCUMENT_TYPES, title: string): string {
  const name = `${title.replaceAll(/[\\/:*?"<>|\p{C}]/gu, '-').slice(0, 100)} - agreement.${format}`
  const coded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${format === 'html' ? 'inline' : 'attachment'}; filename="agreement.${format}"; filename*=UTF-8''${coded}`
}
