// Knows whom this person named for which objective before it is shown; refuses to tell objectives apart by their words.
import type { Board } from '@common-ground/shared/board/board.ts'
import { leadChoices, leadSentence, NOBODY_LEADS } from '@common-ground/shared/templates/who-leads.ts'
import type { Entry } from './written.ts'

/** Whom somebody can name: the id of an organisation, or `NOBODY_LEADS`, which can be no id. */
interface Leader {
  readonly id: string
  readonly name: string
}

/** Everybody who can be named, in the order of the list. */
export function leadersOf(board: Board): readonly Leader[] {
  return [...leadChoices(board).organisations, { id: NOBODY_LEADS, name: NOBODY_LEADS }]
}

/** The one named for an objective; "" = nobody has been chosen, or who was chosen can lead no more. */
export function leaderChosen(board: Board, signed: readonly Entry[], objective: string): string {
  return leadersOf(board).find(({ id }) => signed.some((entry) => isAbout(board, entry, objective, id)))?.id ?? ''
}

/** Who is named for what by one entry, also by its sentence alone; null = nothing on the board is called so. */
export function aboutOf(board: Board, entry: Entry): Exclude<Entry['about'], undefined> | null {
  if (entry.about !== undefined) return entry.about
  for (const { id: objective } of leadChoices(board).objectives) {
    const leader = leaderChosen(board, [entry], objective)
    if (leader !== '') return { objective, leader }
  }
  return null
}

/** What is written down after a choice; "" takes it back. What was chosen for other objectives stays as it is. */
export function withLeader(
  board: Board,
  signed: readonly Entry[],
  choice: { readonly objective: string; readonly leader: string; readonly newId: () => string },
): readonly Entry[] {
  const { objective, leader, newId } = choice
  const leaders = leadersOf(board)
  const others = signed.filter(
    (entry) => entry.about?.objective !== objective && !leaders.some(({ id }) => isAbout(board, entry, objective, id)),
  )
  if (leader === '') return others
  const entry: Entry = { id: newId(), text: '', about: { objective, leader } }
  return [...others, { ...entry, text: entryWords(board, entry) }]
}

/** What stands on the map for an entry: with the names of today where it is about an objective that is there. */
export function entryWords(board: Board, { text, about }: Entry): string {
  if (about === undefined) return text
  const objective = leadChoices(board).objectives.find(({ id }) => id === about.objective)
  const leader = leadersOf(board).find(({ id }) => id === about.leader)
  return objective === undefined || leader === undefined ? text : leadSentence(objective.name, leader.name)
}

/** An entry of an earlier version of the product has only its sentence. */
function isAbout(board: Board, { text, about }: Entry, objective: string, leader: string): boolean {
  if (about !== undefined) return about.objective === objective && about.leader === leader
  return text !== '' && text === entryWords(board, { id: '', text: '', about: { objective, leader } })
}
