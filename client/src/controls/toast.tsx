// Knows how a short sentence appears, is spoken politely and goes again; knows no sentence.
import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

export interface Announcement {
  readonly id?: string
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  /** Ms; 0 = stays until somebody closes it. A sentence with an action stays longer. */
  readonly stays?: number
}

const manager = Toast.createToastManager()

/** Shows and speaks a sentence. The same id replaces what it showed before. */
export function announce({ id, text, action, stays }: Announcement): string {
  const shown = manager.add({
    ...(id === undefined ? {} : { id }),
    description: text,
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
  return shown
}

/** Takes a sentence away that is no longer true. */
export function dismiss(id: string): void {
  manager.close(id)
}

export function ToastArea({ closeLabel, children }: { readonly closeLabel: string; readonly children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
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
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast" swipeDirection={['down', 'right']}>
      <Toast.Content className="toast-content">
        <Toast.Description className="toast-words" />
        {toast.actionProps === undefined ? null : <Toast.Action className="button small quiet" />}
        <Toast.Close className="icon-button" aria-label={closeLabel}>
          <X size={16} aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
