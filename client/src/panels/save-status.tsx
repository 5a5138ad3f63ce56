// Knows how the saved state reads and looks; claims nothing the model did not say.
import { Check, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react'
import { Hint } from '../controls/tooltip.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { saveMeaning, saveWords } from './save-words.ts'

export function SaveStatus({ session }: { readonly session: BoardSession }) {
  const save = useReadable(session.saveState)
  const kept = useReadable(session.kept)
  const Icon = { saved: Check, saving: RefreshCw, 'not-saved': TriangleAlert, offline: CloudOff }[save.state]
  return (
    <Hint text={saveMeaning(save, kept)}>
      <span className={`save ${save.state}`} role="status" data-save-state={save.state} tabIndex={-1}>
        <Icon size={16} aria-hidden />
        <span className="save-words">{saveWords(save, kept)}</span>
      </span>
    </Hint>
  )
}
