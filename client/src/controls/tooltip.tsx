// Knows how a few words appear beside a control; knows no control.
import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'

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

export function Hint({ text, shortcut, side = 'bottom', children }: HintProps) {
  return (
    <Tooltip.Root>
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
