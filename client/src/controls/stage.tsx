// Knows how something fills the whole window, and the whole screen where the browser lets it, and hands the keyboard back; knows no content.
import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { MeanwhileLine } from './meanwhile.tsx'

export interface StageProps {
  readonly label: string
  readonly onClose: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** Where the keys are at first. */
  readonly initialFocus: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** Escape closes it. Everything behind it is out of reach as long as it is there. */
export function Stage({ label, onClose, onKeyDown, initialFocus, children }: StageProps) {
  return (
    <Dialog.Root
      open
      disablePointerDismissal
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Popup className="stage" aria-label={label} initialFocus={initialFocus} onKeyDown={onKeyDown}>
          {children}
          <MeanwhileLine mayLeave isStage />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Asks for the whole screen; where that is refused the window has to do. Only from a press. */
export const fillScreen = async (): Promise<void> => {
  try {
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' })
  } catch {
    return
  }
}

export interface FullScreen {
  /** The browser can at all. */
  readonly can: boolean
  readonly is: boolean
  readonly toggle: () => void
}

/**
 * The whole screen as long as the component is there. A browser keeps Escape to itself when it leaves the whole screen:
 * `onEscape` is called then, as for any other Escape.
 */
export function useFullScreen(onEscape: () => void): FullScreen {
  const [is, setIs] = useState(() => document.fullscreenElement !== null)
  const asked = useRef(false)
  const escape = useRef(onEscape)
  useEffect(() => {
    escape.current = onEscape
  })
  useEffect(() => {
    const look = (): void => {
      const now = document.fullscreenElement !== null
      setIs(now)
      if (!now && !asked.current) escape.current()
      asked.current = false
    }
    document.addEventListener('fullscreenchange', look)
    return () => {
      document.removeEventListener('fullscreenchange', look)
      if (document.fullscreenElement !== null) void document.exitFullscreen()
    }
  }, [])
  return {
    can: document.fullscreenEnabled,
    is,
    toggle: () => {
      asked.current = document.fullscreenElement !== null
      if (asked.current) void document.exitFullscreen()
      else void fillScreen()
    },
  }
}
