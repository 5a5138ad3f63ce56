// Knows how the saved state reads and looks; claims nothing the model did not say.
import { Check, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Hint } from '../controls/tooltip.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { calmSaveState } from '../model/calm-save-state.ts'
import type { SaveState } from '../model/save-state.ts'
import { useSelected } from '../model/use-readable.ts'
import { saveMeaning, saveWords } from './save-words.ts'

export function SaveStatus({ session }: { readonly session: BoardSession }) {
  const save = useCalmSaveState(session)
  const waits = save.state === 'not-saved' || save.state === 'offline'
  // Every letter is kept a moment after it was typed; it is said only while that matters.
  const kept = useSelected(session.kept, (isKept) => waits && isKept)
  const Icon = { saved: Check, saving: RefreshCw, 'not-saved': TriangleAlert, offline: CloudOff }[save.state]
  const said = saveWords(save, kept)
  return (
    <Hint text={waits ? `${said}. ${saveMeaning(save, kept)}` : saveMeaning(save, kept)}>
      <span className={`save ${save.state}`} role="status" data-save-state={save.state} data-kept={kept} tabIndex={-1}>
        <Icon size={16} aria-hidden />
        <span className="save-words">{said}</span>
      </span>
    </Hint>
  )
}

function useCalmSaveState({ saveState }: BoardSession): SaveState {
  const [shown, setShown] = useState(() => saveState.get())
  useEffect(() => {
    const calm = calmSaveState(saveState)
    const follow = (): void => setShown(calm.get())
    const unsubscribe = calm.subscribe(follow)
    // It may have changed between the first drawing and now.
    follow()
    return () => {
      unsubscribe()
      calm.stop()
    }
  }, [saveState])
  return shown
}
