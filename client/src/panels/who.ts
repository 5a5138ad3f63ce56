// Knows how a participant is called on screen; knows nobody's name by itself.
import type { Participant } from '../model/board-session.ts'
import { changeWords } from '../text/change-words.ts'
import { panelWords } from '../text/panel-words.ts'

/** "Mairi, NHS Northshire"; somebody unknown is "somebody", an import "an import". */
export function nameOf(participants: readonly Participant[], id: string): string {
  const found = participants.find((one) => one.id === id)
  if (found === undefined) return id === 'import' || id === 'server' ? panelWords.importer : panelWords.somebody
  return found.organisation === '' ? found.name : `${found.name}, ${found.organisation}`
}

/** How a participant begins a sentence: "Mairi, NHS Northshire,"; null or somebody unknown is "Somebody". */
export function sentenceStart(participants: readonly Participant[], id: string | null): string {
  const found = participants.find((one) => one.id === id)
  if (found !== undefined) return changeWords.person(found.name || changeWords.somebody, found.organisation)
  return id === 'import' || id === 'server' ? changeWords.importer : changeWords.somebody
}
