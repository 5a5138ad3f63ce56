// Knows how the saved state reads and looks; claims nothing the model did not say.
import { isAtLeast } from '@common-ground/shared/wire/roles.ts'
import { Check, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react'
import { type ComponentProps, useEffect, useState } from 'react'
import { Hint } from '../controls/tooltip.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { calmKept, calmSaveState } from '../model/calm-save-state.ts'
import type { Readable } from '../model/readable.ts'
import type { SaveState } from '../model/save-state.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { saveMeaning, saveWords } from './save-words.ts'

/** The state and, where the pointer or the keys rest on it, what it means. */
export function SaveStatus({ session }: { readonly session: BoardSession }) {
  return (
    <Hint text={<Meaning session={session} />}>
      <Status session={session} />
    </Hint>
  )
}

/** Draws itself at each change of the state: what stands around it does not have to. */
function Status({ session, ...shown }: { readonly session: BoardSession } & ComponentProps<'span'>) {
  const { save, kept, isKept } = useShown(session)
  const role = useReadable(session.role)
  // Whoever only looks has saved nothing; that the board is out of reach concerns them as well.
  const isSilent = save.state === 'saved' && !isAtLeast(role, 'editor')
  const Icon = { saved: Check, saving: RefreshCw, 'not-saved': TriangleAlert, offline: CloudOff }[save.state]
  return (
    <span
      {...shown}
      className={`save ${save.state}`}
      role="status"
      data-save-state={save.state}
      data-kept={isKept}
      tabIndex={-1}
    >
      {isSilent ? null : (
        <>
          <Icon size={16} aria-hidden />
          <span className="save-words">{saveWords(save, kept)}</span>
        </>
      )}
    </span>
  )
}

function Meaning({ session }: { readonly session: BoardSession }) {
  const { save, kept } = useShown(session)
  const meaning = saveMeaning(save, kept)
  return isWaiting(save) ? `${saveWords(save, kept)}. ${meaning}` : meaning
}

const isWaiting = ({ state }: SaveState): boolean => state === 'not-saved' || state === 'offline'

/** Every letter is kept a moment after it was typed; it is said only while that matters. `isKept` = at this very moment. */
function useShown(session: BoardSession): {
  readonly save: SaveState
  readonly kept: boolean
  readonly isKept: boolean
} {
  const save = useCalm(session.saveState, calmSaveState)
  const keptOfLate = useCalm(session.kept, calmKept)
  const waits = isWaiting(save)
  const isKept = useSelected(session.kept, (keptNow) => waits && keptNow)
  return { save, kept: waits && keptOfLate, isKept }
}

function useCalm<T>(exact: Readable<T>, calmed: (exact: Readable<T>) => Readable<T> & { stop(): void }): T {
  const [shown, setShown] = useState<T>(() => exact.get())
  useEffect(() => {
    const calm = calmed(exact)
    const follow = (): void => setShown(() => calm.get())
    const unsubscribe = calm.subscribe(follow)
    // It may have changed between the first drawing and now.
    follow()
    return () => {
      unsubscribe()
      calm.stop()
    }
  }, [exact, calmed])
  return shown
}
