// Knows where on the board something belongs that was begun at a step and has no card of its own, and whether it stands there already; refuses to put it there.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName, cardTitle } from '@common-ground/shared/board/card.ts'
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { actionsOf } from '@common-ground/shared/documents/actions.ts'
import { PART_KINDS } from '@common-ground/shared/documents/who-does-what.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { matrixWords } from '../../text/matrix-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { bringsToWrite, readBrings } from './brings-aim.ts'
import { entryOperations, isNewEntry, isWritten, readTarget } from './entry-operations.ts'
import { nextDay, setNextDay } from './next-day.ts'
import { kindBegunAt, toolOf, type Left } from './what-is-left.ts'
import { NO_CLOSING, type Written } from './written.ts'

/** One press that makes what was begun what it was to be. */
export interface Place {
  readonly label: string
  /** As undo calls it. */
  readonly step: string
  readonly operations: readonly Operation[]
  /** What is left on the shelf then. */
  readonly rest: (now: Written) => Partial<Written>
}

const words = leadingWords.leftOver
const ACTIONS = 'actions'

/** An action among those of the partnership. @param orgId who does it; "" = not said. @param by until when; what is no day is left out. */
export function addAction(text: string, orgId: string, by: string, id: string): Operation {
  const values = { text, ...(orgId === '' ? {} : { orgId }), ...(dayOf(by) === '' ? {} : { by }) }
  return { type: 'add-item', card: CHARTER_ID, field: ACTIONS, id, values }
}

/** The entry that is being typed; undefined = its card is gone. */
function entryPlace(board: Board, one: Written, newId: () => string): Place | undefined {
  const tool = toolOf(one)
  if (tool?.type !== 'entries') return undefined
  const aim = readTarget(one.target)
  const text = one.draft.trim()
  const operations = entryOperations(board, tool, aim, text, newId)
  const card = board.cards.get(aim.card)
  if (operations === null || card === undefined) return undefined
  const leaves = operations.some(({ type }) => type === 'remove-item')
  return {
    label: (isNewEntry(board, tool, aim, text) ? words.addTo : leaves ? words.moveTo : words.changeOn)(cardName(card)),
    step: leadingWords.labels.add,
    operations,
    rest: () => ({ draft: '', target: '' }),
  }
}

/** What an organisation brings: to the line that says what it does, else as each of the things it may do. [LD79] */
function bringsPlaces(board: Board, one: Written, newId: () => string): readonly Place[] {
  const { objective, organisation, was } = readBrings(one.target)
  const [to, from] = [board.cards.get(objective), board.cards.get(organisation)]
  const said = one.draft.trim()
  if (to?.kind !== 'objective' || from?.kind !== 'organisation' || said === '') return []
  const line = [...board.relations.values()].find(
    (there) => there.kind === 'does' && there.from === organisation && there.to === objective,
  )
  const place = (label: string, operation: Operation): Place => ({
    label,
    step: matrixWords.step,
    operations: [operation],
    rest: () => ({ draft: '', target: '' }),
  })
  if (line !== undefined) {
    const now = line.attributes['brings']
    const brings = bringsToWrite(typeof now === 'string' ? now : '', was, said)
    return [place(words.addTo(cardName(to)), { type: 'change-relation', id: line.id, attributes: { brings } })]
  }
  return PART_KINDS.map(({ part, words: does }) => {
    const relation = {
      id: newId(),
      kind: 'does',
      from: organisation,
      to: objective,
      attributes: { part, brings: said },
    }
    return place(words.addAs(cardName(from), does, cardName(to)), { type: 'connect', relation } as Operation)
  })
}

/** Who is to do it, where that organisation is still there; "" = nobody. */
const doerOf = (board: Board, { orgId }: Written['closing']): string =>
  orgId !== null && board.cards.get(orgId)?.kind === 'organisation' ? orgId : ''
const dayOf = (by: string): string => (isDate(by, false) ? by : '')

/** Everything of it that has a place of its own. Empty = it can only be copied. */
export function placesOf(board: Board, one: Written, newId: () => string): readonly Place[] {
  const tool = toolOf(one)
  if (tool?.type === 'open') return bringsPlaces(board, one, newId)
  if (tool?.type === 'entries') return [entryPlace(board, one, newId)].flatMap((place) => place ?? [])
  if (tool?.type !== 'closing') return []
  const { action, by, next } = one.closing
  const places: Place[] = []
  if (action.trim() !== '')
    places.push({
      label: words.addAction,
      step: panelWords.labels.addItem(leadingWords.closing.action),
      operations: [addAction(action.trim(), doerOf(board, one.closing), by, newId())],
      rest: ({ closing }) => ({ closing: { ...NO_CLOSING, next: closing.next } }),
    })
  if (next !== null && isDate(next, false))
    places.push({
      label: words.setDay,
      step: leadingWords.closing.setLabel[tool.next],
      operations: [setNextDay(tool.next, next)],
      rest: ({ closing }) => ({ closing: { ...closing, next: null } }),
    })
  return places
}

/** An action as it is read, with who does it and until when. */
export function actionWords(board: Board, { closing }: Written): string {
  const { action, by } = closing
  const organisation = board.cards.get(doerOf(board, closing))
  const who = organisation === undefined ? '' : cardName(organisation)
  const until = dayOf(by) === '' ? '' : leadingWords.closing.until(dateWords(by))
  return [action.trim(), who, until].filter((one) => one !== '').join(', ')
}

/**
 * What is to be kept of it, where some of it stands on the board already as what it was to be, or is a day that has come:
 * nobody has to be asked about that. Null = all of it is still nowhere but here. [LD79]
 *
 * @param today YYYY-MM-DD.
 */
export function stillOnlyHere(board: Board, { one, named, nameless }: Left, today: string): Partial<Written> | null {
  const tool = toolOf(one)
  if (tool?.type === 'closing') {
    const { action, by, next } = one.closing
    const isDone = actionsOf(board, today).some(
      (there) =>
        there.doneOn === '' &&
        there.what.trim() === action.trim() &&
        (there.organisationId ?? '') === doerOf(board, one.closing) &&
        there.by === dayOf(by),
    )
    const isOver = next !== null && (next <= today || next === nextDay(board, tool.next, today))
    const closing = {
      ...(action !== '' && isDone ? NO_CLOSING : one.closing),
      next: isOver ? null : next,
    }
    const change = onlyOfCards(board, one, named)
    return (action !== '' && isDone) || isOver ? { ...change, closing } : change
  }
  if (tool?.type === 'entries')
    return isWritten(board, tool, readTarget(one.target), one.draft.trim()) ? { draft: '', target: '' } : null
  return tool?.type === 'write' || tool?.type === 'add' ? onlyOfCards(board, one, [...named, ...nameless]) : null
}

function onlyOfCards(board: Board, one: Written, asked: readonly string[]): Partial<Written> | null {
  const tool = toolOf(one)
  const kind = tool === null ? null : kindBegunAt(tool)
  const titles = new Set([...board.cards.values()].flatMap((card) => (card.kind === kind ? [cardTitle(card)] : [])))
  const isThere = (text: string): boolean => asked.includes(text) && titles.has(text)
  if (!asked.some((text) => titles.has(text))) return null
  return {
    signed: one.signed.filter(({ text }) => !isThere(text)),
    unsigned: one.unsigned.filter((text) => !isThere(text)),
    // With what the server has of it: nobody is asked about that alone, and it would stay here for good.
    sent: one.sent.filter((text) => !isThere(text)),
    draft: isThere(one.draft.trim()) ? '' : one.draft,
  }
}
