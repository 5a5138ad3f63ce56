// Knows how the saved state reads; claims nothing the model did not say.
import type { SaveState } from '../model/save-state.ts'
import { formatClock } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'

/** The saved state in words. */
export function saveWords(save: SaveState): string {
  switch (save.state) {
    case 'saved':
      return words.save.saved
    case 'saving':
      return words.save.saving
    case 'not-saved':
      return words.save.notSaved(save.changes, formatClock(save.since))
    case 'offline':
      return words.save.offline
  }
}
