// Knows how the saved state reads; claims nothing the model did not say.
import type { SaveState } from '../model/save-state.ts'
import { formatClock } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'

/** The saved state in words; `kept` = what waits would outlive this tab. */
export function saveWords(save: SaveState, kept: boolean): string {
  switch (save.state) {
    case 'saved':
      return words.save.saved
    case 'saving':
      return words.save.saving
    case 'not-saved':
      return (kept ? words.save.notSavedKept : words.save.notSaved)(save.changes, formatClock(save.since))
    case 'offline':
      return kept ? words.save.offlineKept : words.save.offline
  }
}

/** What it means for the person, in a sentence. */
export function saveMeaning(save: SaveState, kept: boolean): string {
  return (kept ? words.save.meaningKept : words.save.meaning)[save.state]
}
