// Knows the calls by which those concerned say that new words of what was agreed mean the same; refuses to compare words itself and to store answers.
import type { FastifyInstance } from 'fastify'
import { samePlain } from '@common-ground/shared/board/plain-value.ts'
import { isHeld } from '@common-ground/shared/board/same-meaning.ts'
import type { Rewording } from '@common-ground/shared/wire/agreement-shapes.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import type { SameMeaningRow } from '../store/store.ts'
import { participantBehind, type Access } from './access.ts'
import { termsOfProposal, type ProposedTerms } from './agreement-terms.ts'
import type { Answering } from './answering.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { shareReadings } from './shared-readings.ts'
import { findVersion } from './stored-versions.ts'
import { readName, sayNameError } from './typed-name.ts'

/** Cards that are worded differently from what was agreed, and what was frozen then. */
interface Reworded {
  readonly terms: ProposedTerms
  readonly cards: readonly Omit<Rewording, 'said' | 'holds'>[]
}

export function answerSameMeaningCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  const readings = shareReadings<Reworded | null>()
  /** null = nothing has been agreed. */
  const rewordedNow = (boardId: string): Promise<Reworded | null> =>
    readings(boardId, async () => {
      const agreed = (await ports.store.proposals(boardId)).find(({ state }) => state === 'agreed')
      if (agreed === undefined) return null
      const { packed: version } = await findVersion(ports, boardId, agreed.id)
      const { document } = await storedMap(ports, boardId)
      const found = outcomeOf(ports, boardId, await desk.run({ kind: 'rewordings', document, version })).cards
      const terms = termsOfProposal(agreed)
      const hashes = new Map(terms.cards.map(({ id, hash }) => [id, hash]))
      return {
        terms,
        // What answers were given to is what was frozen with it.
        cards: found.flatMap(({ id: cardId, ...card }) => {
          const from = hashes.get(cardId)
          return from === undefined || from === card.hash ? [] : [{ cardId, from, ...card }]
        }),
      }
    })

  answerCall(app, ports, CALLS.listRewordings, async ({ access }) => {
    const { id } = access.board
    const reworded = await rewordedNow(id)
    const said = await ports.store.sameMeanings(id)
    return (reworded?.cards ?? []).map((card) => showRewording(card, said))
  })

  answerCall(app, ports, CALLS.saySameMeaning, async ({ access: answering, params, body, now }) => {
    const { board, access } = answering
    // By the link to one page nobody reads what the words are now.
    if (access === null) throw new Refusal('role-too-low')
    const organisationId = whoSays(answering, body.organisationId)
    const name = readName(body.name)
    if (!name.ok) throw new Refusal('bad-request', { detail: sayNameError('The name', name.error) })
    const reworded = await rewordedNow(board.id)
    if (reworded === null) throw new Refusal('proposal-not-found')
    const { terms, cards } = reworded
    if (!terms.cards.some(({ id }) => id === params['cardId'])) throw new Refusal('card-not-found')
    if (organisationId !== null && !terms.organisations.some(({ id }) => id === organisationId))
      throw new Refusal('organisation-not-asked')
    const card = cards.find(({ cardId }) => cardId === params['cardId'])
    if (card === undefined) throw new Refusal('not-reworded')
    if (card.hash !== body.hash) throw new Refusal('changed-meanwhile')
    if (!card.onlyWords) throw new Refusal('not-reworded')
    const before = await ports.store.sameMeanings(board.id)
    const ownOrganisations = organisationId === null ? ownOf(answering, access) : []
    const isSaid = before.some(
      (row) =>
        isAbout(card, row) &&
        row.organisationId === organisationId &&
        // Somebody else who runs the board, and belongs elsewhere, may be who is missing.
        samePlain(row.ownOrganisations, ownOrganisations),
    )
    if (!isSaid) {
      const speaker = answering.speakers.find((one) => one.organisationId === organisationId)
      const { link, participant } = speaker ?? access
      await ports.store.addSameMeaning({
        boardId: board.id,
        cardId: card.cardId,
        fromHash: card.from,
        toHash: card.hash,
        organisationId,
        ownOrganisations,
        name: name.value,
        at: new Date(now).toISOString(),
        by: (await participantBehind(ports.store, { board, link, participant }, now)).id,
      })
      ports.rooms.agreementChanged(board.id)
    }
    return showRewording(card, await ports.store.sameMeanings(board.id))
  })
}

/**
 * For whom the caller says it: their link's own organisation, never another; whoever runs the board says it as that. Not
 * even openly for an organisation that is named: then one person would be enough.
 */
function whoSays({ speakers, access }: Answering, wanted: string | undefined): string | null {
  if (wanted !== undefined) {
    if (speakers.some(({ organisationId }) => organisationId === wanted)) return wanted
    throw new Refusal(
      speakers.length === 0 && access?.role !== 'facilitator' ? 'own-link-needed' : 'not-your-organisation',
    )
  }
  if (access?.role === 'facilitator') return null
  const [only, ...others] = speakers
  if (only === undefined) throw new Refusal('own-link-needed')
  if (others.length > 0)
    throw new Refusal('bad-request', { detail: 'organisationId: say for which of your organisations.' })
  return only.organisationId
}

/** The organisations that whoever runs the board belongs to: by their links, and as they said when they came. */
function ownOf({ speakers }: Answering, { link, participant }: Access): readonly string[] {
  const all = [link, participant, ...speakers].map((one) => one?.organisationId ?? null)
  return [...new Set(all)].filter((id) => id !== null).toSorted()
}

const isAbout = ({ cardId, from, hash }: Pick<Rewording, 'cardId' | 'from' | 'hash'>, row: SameMeaningRow): boolean =>
  row.cardId === cardId && row.fromHash === from && row.toHash === hash

function showRewording(card: Omit<Rewording, 'said' | 'holds'>, rows: readonly SameMeaningRow[]): Rewording {
  const about = rows.filter((row) => isAbout(card, row))
  return {
    ...card,
    holds: isHeld(about),
    said: about.map(({ organisationId, name, at }) => ({
      ...(organisationId === null ? {} : { organisationId }),
      ...(name === '' ? {} : { name }),
      at,
    })),
  }
}
