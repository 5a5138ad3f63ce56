// Knows how a short sentence appears, is spoken politely and goes again; knows no sentence.
import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { useMediaQuery } from './use-media-query.ts'
import { outFromUnder } from './whole-in-sight.ts'

export interface Announcement {
  readonly id?: string
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  /** Ms; 0 = stays until somebody closes it. A sentence with an action stays longer. */
  readonly stays?: number
  /** It is about what the map shows: put aside while a dialog is open. [PG202] */
  readonly ofMap?: boolean
  /** Called once it has gone, however. */
  readonly onGone?: () => void
}

const OF_MAP = 'of-map'
const manager = Toast.createToastManager()
/** What is to be said once there is a place for it. */
const early: Announcement[] = []
let areas = 0

/** Shows and speaks a sentence, as soon as there is a place for it. The same id replaces what it showed before. */
export function announce(sentence: Announcement): void {
  if (areas === 0) early.push(sentence)
  else show(sentence)
}

/** Shows and speaks a sentence on the page that comes next: what is said on this one goes with it. */
export function announceNext(sentence: Announcement): void {
  early.push(sentence)
}

function show({ id, text, action, stays, ofMap = false, onGone }: Announcement): void {
  const shown = manager.add({
    ...(id === undefined ? {} : { id }),
    ...(onGone === undefined ? {} : { onClose: onGone }),
    title: text,
    ...(ofMap ? { type: OF_MAP } : {}),
    timeout: stays ?? (action === undefined ? 6000 : 12_000),
    ...(action === undefined
      ? {}
      : {
          actionProps: {
            children: action.label,
            onClick: () => {
              action.run()
              manager.close(shown)
            },
          },
        }),
  })
}

/** Takes a sentence away that is no longer true. */
export function dismiss(id: string): void {
  manager.close(id)
}

export function ToastArea({ closeLabel, children }: { readonly closeLabel: string; readonly children: ReactNode }) {
  // After the effects of what is inside: by now the manager is heard.
  useEffect(() => {
    areas += 1
    for (const sentence of early.splice(0)) show(sentence)
    return () => {
      areas -= 1
    }
  }, [])
  // Where there is little room one at a time: the one before it is there again once it is gone. [PG138]
  const isNarrow = useMediaQuery('(max-width: 1099px)')
  return (
    <Toast.Provider toastManager={manager} limit={isNarrow ? 1 : 3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <Toasts closeLabel={closeLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Toasts({ closeLabel }: { readonly closeLabel: string }) {
  const { toasts } = Toast.useToastManager()
  useEffect(() => outFromUnder([...document.querySelectorAll('.toast')]), [toasts])
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast" swipeDirection={['down', 'right']}>
      <Toast.Content className="toast-content">
        <Toast.Title render={<p />} className="toast-words" />
        {toast.actionProps === undefined ? null : <Toast.Action className="button small quiet" />}
        <Toast.Close className="icon-button" aria-label={closeLabel}>
          <X size={16} aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
