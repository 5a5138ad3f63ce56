// Knows how a few words appear beside a control; knows no control.
import { Tooltip } from '@base-ui/react/tooltip'
import { type ReactElement, type ReactNode, useRef } from 'react'

/** Tooltips under it wait 700 ms first and open at once when moving from one to the next. */
export function HintArea({ children }: { readonly children: ReactNode }) {
  return (
    <Tooltip.Provider delay={700} closeDelay={80}>
      {children}
    </Tooltip.Provider>
  )
}

export interface HintProps {
  readonly text: ReactNode
  readonly shortcut?: string | undefined
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  /** One element that can take a ref and the handlers. */
  readonly children: ReactElement
}

/** Escape takes the words away and does what it does without them: they cost nobody a second press. PG150. */
export function Hint({ text, shortcut, side = 'bottom', children }: HintProps) {
  const actions = useRef<Tooltip.Root.Actions | null>(null)
  return (
    <Tooltip.Root
      actionsRef={actions}
      onOpenChange={(_open, details) => {
        if (details.reason !== 'escape-key') return
        // Refused here, the key is not used up; the words then go by hand.
        details.cancel()
        details.allowPropagation()
        actions.current?.close()
      }}
    >
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className="layer">
          <Tooltip.Popup className="hint">
            {text}
            {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
