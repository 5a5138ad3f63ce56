// Knows how a question or a form stands in front of a page and hands the keyboard back; knows no content.
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import { keysStay } from './keys-stay.ts'
import { MeanwhileLine } from './meanwhile.tsx'
import { wholeInSight } from './whole-in-sight.ts'

export interface ModalProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly closeLabel: string
  /** `sheet` comes from the right edge and is as high as the page. */
  readonly shape?: 'box' | 'wide' | 'sheet'
  /** False while leaving would lose something: only the close button closes then. */
  readonly dismissable?: boolean
  /** Where typing starts; without it, the first thing that takes the keys. */
  readonly initialFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null)
  readonly children: ReactNode
}

export function Modal({
  open,
  onClose,
  title,
  description,
  closeLabel,
  shape = 'box',
  dismissable = true,
  initialFocus,
  children,
}: ModalProps) {
  const [popup, setPopup] = useState<HTMLElement | null>(null)
  useEffect(() => (popup === null ? undefined : keysStay(popup)), [popup])
  return (
    <Dialog.Root
      open={open}
      disablePointerDismissal={!dismissable}
      onOpenChange={(next, details) => {
        if (next) return
        if (!dismissable && details.reason === 'escape-key') details.cancel()
        else onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-shade" />
        <Dialog.Popup
          ref={setPopup}
          className={`dialog ${shape}`}
          onKeyUp={wholeInSight}
          {...(initialFocus === undefined ? {} : { initialFocus })}
        >
          <div className="dialog-head">
            <Dialog.Title className="dialog-title">{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label={closeLabel}>
              <X size={18} aria-hidden />
            </Dialog.Close>
            <MeanwhileLine mayLeave={dismissable} />
          </div>
          {description === undefined ? null : (
            <Dialog.Description className="dialog-about">{description}</Dialog.Description>
          )}
          <div className="dialog-body">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
