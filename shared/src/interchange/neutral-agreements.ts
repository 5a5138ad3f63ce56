// Knows how decisions, words, challenges, wins and the steps for a disagreement of a neutral description become cards; nothing else.
import type { Period } from '../board/kinds/kind.ts'
import type { BoardDraft, DraftCard } from './board-draft.ts'
import { keptValue, objectOf, objectsOf, storedLine, storedText, textsOf } from './board-draft.ts'
import type { FileObject } from './check-shape.ts'
import { isFileObject } from './check-shape.ts'
import { keepTheRest } from './neutral-leftovers.ts'
import type { NeutralCards } from './neutral-partners.ts'
import { linked, references } from './neutral-partners.ts'

function period(days: unknown, dayType: unknown): Period | undefined {
  if (typeof days !== 'number') return undefined
  const unit = dayType === 'working' ? 'working-days' : dayType === 'months' ? 'months' : 'calendar-days'
  return { amount: days + 0, unit }
}

/** The agreed steps in the order the file numbers them, each with its branches by item id, and outside help last. */
export function addDisagreement(root: FileObject, draft: BoardDraft, cards: NeutralCards): void {
  if (!isFileObject(root['disagreement'])) return
  const disagreement = objectOf(root['disagreement'])
  const beyond = isFileObject(disagreement['beyond']) ? disagreement['beyond'] : null
  const steps = objectsOf(disagreement['steps'])
    .map((step, at) => ({ step, at, place: typeof step['order'] === 'number' ? step['order'] : at + 1 }))
    .toSorted((one, other) => one.place - other.place || one.at - other.at)
  const { status } = disagreement
  if (
    steps.length === 0 &&
    beyond === null &&
    (status === 'none-found' || status === 'not-read' || storedText(disagreement['appliesTo']) === undefined)
  ) {
    if (status === 'none-found' || status === 'not-read') {
      const words = status === 'none-found' ? 'none were found' : 'they were not read'
      draft.findings.tell({
        path: 'disagreement',
        code: 'no-steps',
        message: `The file has no steps for a disagreement: ${words}. No card was made.`,
        action: 'skipped',
        original: status,
      })
    }
    return
  }
  const card = draft.card(
    'if-we-disagree',
    { path: 'disagreement' },
    { title: 'If we disagree', scope: storedText(disagreement['appliesTo']) },
  )
  keepTheRest(card, disagreement, ['disagreement'], ['basis', ...(status === 'published' ? [] : ['status'])])
  const items = steps.map(({ step, at }) => {
    keepTheRest(card, step, ['disagreement', 'steps'], ['basis'], `steps[${at}]`)
    return {
      place: { path: `disagreement.steps[${at}]`, id: step['id'] },
      raw: step,
      fields: {
        title: storedLine(step['action']),
        who: references(cards, step['who']),
        within: period(step['withinDays'], step['dayType']),
        next: step['next'],
        note: storedLine(step['note']),
      },
    }
  })
  const outside = beyond === null ? [] : [outsideStep(beyond, card, cards)]
  const ids = draft.items(card, 'steps', [...items, ...outside])
  const idOf = new Map(steps.map(({ step }, at) => [step['id'], ids[at]]))
  const built = card.fields['steps']
  for (const item of objectsOf(built) as Record<string, unknown>[]) {
    const to = item['next'] === 'beyond' ? 'beyond' : idOf.get(item['next'])
    if (to === undefined) delete item['next']
    else item['next'] = [{ to }]
  }
}

function outsideStep(
  beyond: FileObject,
  card: DraftCard,
  cards: NeutralCards,
): { place: { path: string }; raw: unknown; fields: Record<string, unknown> } {
  keepTheRest(card, beyond, ['disagreement', 'beyond'], ['basis'], 'beyond')
  return {
    place: { path: 'disagreement.beyond' },
    raw: beyond,
    fields: {
      title: 'Outside help',
      who: references(cards, [beyond['who']]),
      raisedBy: references(cards, beyond['raisedBy']),
      how: storedLine(beyond['how']),
      effect: storedLine(beyond['effect']),
      within: period(beyond['withinDays'], null),
      outside: true,
    },
  }
}

/** One decision card per distinct text; each mandate is one of its checks at home. */
export function addMandates(root: FileObject, draft: BoardDraft, cards: NeutralCards): void {
  const decisions = new Map<
    string,
    {
      card: DraftCard
      checks: { place: { path: string; id: unknown }; raw: unknown; fields: Record<string, unknown> }[]
    }
  >()
  objectsOf(root['mandates']).forEach((mandate, at) => {
    const path = `mandates[${at}]`
    const title = storedLine(mandate['decision'])
    let decision = decisions.get(title ?? '')
    if (decision === undefined) {
      decision = { card: draft.card('decision', { path }, { title, state: 'open', big: true }), checks: [] }
      decisions.set(title ?? '', decision)
    }
    keepTheRest(decision.card, mandate, ['mandates'], ['basis'], path)
    decision.checks.push({
      place: { path, id: mandate['id'] },
      raw: mandate,
      fields: {
        orgId: linked(cards.who, mandate['partner'], 'organisation')?.id,
        needs: storedLine(mandate['needs']),
        typicalDays: typeof mandate['typicalDays'] === 'number' ? mandate['typicalDays'] + 0 : undefined,
      },
    })
  })
  for (const { card, checks } of decisions.values()) draft.items(card, 'checks', checks)
}

/** A card per word, with what each organisation means by it. */
export function addWords(root: FileObject, draft: BoardDraft, cards: NeutralCards): void {
  objectsOf(root['glossary']).forEach((entry, at) => {
    const path = `glossary[${at}]`
    const agreed = storedText(entry['agreedMeaning'])
    const fields = { word: storedLine(entry['term']), agreed, state: agreed === undefined ? 'compared' : 'agreed' }
    const card = draft.card('word', { path, id: entry['id'] }, fields)
    keepTheRest(card, entry, ['glossary'], ['basis'])
    const meanings = objectsOf(entry['meanings']).map((meaning, index) => {
      keepTheRest(card, meaning, ['glossary', 'meanings'], [], `meanings[${index}]`)
      const orgId = linked(cards.who, meaning['partner'], 'organisation')?.id
      return {
        place: { path: `${path}.meanings[${index}]` },
        raw: meaning,
        fields: { orgId, text: storedLine(meaning['meaning']) },
      }
    })
    draft.items(card, 'meanings', meanings)
  })
}

/** A concern per challenge: the first organisation raised it, the others are in the same boat. */
export function addChallenges(root: FileObject, draft: BoardDraft, cards: NeutralCards): void {
  objectsOf(root['challenges']).forEach((challenge, at) => {
    const path = `challenges[${at}]`
    const named = textsOf(challenge['partners']).map((id, index) => ({
      card: linked(cards.who, id),
      path: `${path}.partners[${index}]`,
    }))
    const first = named.find(({ card }) => card?.kind === 'organisation')
    const fields = { title: storedLine(challenge['text']), issueKind: 'challenge', raisedBy: first?.card?.id }
    const card = draft.card('concern', { path, id: challenge['id'] }, fields)
    keepTheRest(card, challenge, ['challenges'], ['basis'])
    for (const { card: who, path: here } of named) {
      if (who !== undefined && who.id !== first?.card?.id) draft.relation('sameBoat', { path: here }, who.id, card.id)
    }
  })
}

/** What is done becomes a win with who shares it; what is planned becomes a date of the partnership's card. */
export function addMilestones(root: FileObject, charter: DraftCard, draft: BoardDraft, cards: NeutralCards): void {
  const planned: { place: { path: string; id: unknown }; raw: unknown; fields: Record<string, unknown> }[] = []
  objectsOf(root['milestones']).forEach((milestone, at) => {
    const path = `milestones[${at}]`
    const place = { path, id: milestone['id'] }
    const text = storedLine(milestone['text'])
    const on = typeof milestone['date'] === 'string' ? milestone['date'] : undefined
    const who = textsOf(milestone['partners']).map((id) => linked(cards.who, id))
    if (milestone['status'] === 'done') {
      const card = draft.card('moment', place, { title: text, momentKind: 'success', on })
      keepTheRest(card, milestone, ['milestones'], ['basis'])
      who.forEach((credited, index) => {
        if (credited !== undefined)
          draft.relation('creditedIn', { path: `${path}.partners[${index}]` }, credited.id, card.id)
      })
      return
    }
    const isKnown =
      milestone['status'] === 'planned' || milestone['status'] === undefined || milestone['status'] === null
    keepTheRest(charter, milestone, ['milestones'], ['basis', ...(isKnown ? [] : ['status'])], path)
    const people = who.filter((card) => card?.kind === 'person')
    if (people.length > 0) charter.extra[`${path}.partners`] = keptValue(milestone['partners'])
    const orgIds = who.flatMap((card) => (card?.kind === 'organisation' ? [card.id] : []))
    planned.push({ place, raw: milestone, fields: { text, by: on, orgIds } })
  })
  draft.items(charter, 'milestones', planned)
}
