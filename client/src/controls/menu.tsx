// Knows how a button opens a list of actions and choices; knows none of them.
import { Menu } from '@base-ui/react/menu'
import { Check, ChevronRight } from 'lucide-react'
import { type ReactElement, type ReactNode } from 'react'

export interface ActionMenuProps {
  /** The button that opens the list. */
  readonly trigger: ReactElement
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  /** What has the keys once it is closed; true = its button, which has them without this too. */
  readonly keysBack?: () => HTMLElement | true
  readonly children: ReactNode
}

export function ActionMenu({ trigger, align = 'end', side = 'bottom', keysBack, children }: ActionMenuProps) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="layer">
          <Menu.Popup className="menu" {...(keysBack === undefined ? {} : { finalFocus: keysBack })}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** A list of actions at a point of the window, in px, open as long as it is there; closing gives the keys back to where they were. */
export function PointMenu({
  at: [x, y],
  label,
  onClose,
  onKey,
  children,
}: {
  readonly at: readonly [x: number, y: number]
  readonly label: string
  readonly onClose: () => void
  /** What a key does in the whole list, as its keycap says; false = nothing of its own. The list closes with it. */
  readonly onKey?: (key: string) => boolean
  readonly children: ReactNode
}) {
  const anchor = { getBoundingClientRect: () => DOMRect.fromRect({ x, y }) }
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          positionMethod="fixed"
          side="bottom"
          align="start"
          collisionPadding={8}
          className="layer"
        >
          <Menu.Popup
            onKeyDownCapture={(event) => {
              if (event.ctrlKey || event.metaKey || event.altKey) return
              // Nothing on the page comes after it: Tab leaves it for what it was opened on.
              if (event.key !== 'Tab' && onKey?.(event.key) !== true) return
              event.preventDefault()
              event.stopPropagation()
              onClose()
            }}
            className="menu"
            aria-label={label}
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** An entry that opens a list of its own beside it. */
export function SubMenu({
  icon,
  label,
  children,
}: {
  readonly icon: ReactNode
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="menu-item">
        <span className="menu-mark">{icon}</span>
        <span className="menu-words">{label}</span>
        <ChevronRight size={15} aria-hidden />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner collisionPadding={8} className="layer">
          <Menu.Popup className="menu">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}

export interface ActionProps {
  readonly icon?: ReactNode
  readonly shortcut?: string
  readonly onSelect: () => void
  readonly disabled?: boolean
  /** What it is for, in a few words, where its name alone does not say so. */
  readonly about?: string
  readonly children: ReactNode
}

export function MenuAction({ icon, shortcut, onSelect, disabled = false, about, children }: ActionProps) {
  return (
    <Menu.Item className="menu-item" onClick={onSelect} disabled={disabled}>
      <span className="menu-mark">{icon}</span>
      <span className="menu-words">
        <span>{children}</span>
        {about === undefined ? null : <span className="menu-about">{about}</span>}
      </span>
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </Menu.Item>
  )
}

export function MenuCheck({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <Menu.CheckboxItem className="menu-item" checked={checked} onCheckedChange={onChange}>
      <span className="menu-mark">
        <Menu.CheckboxItemIndicator>
          <Check size={16} aria-hidden />
        </Menu.CheckboxItemIndicator>
      </span>
      <span className="menu-words">{children}</span>
    </Menu.CheckboxItem>
  )
}

export interface MenuChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly {
    readonly value: V
    readonly label: string
    readonly shortcut?: string
    /** What it holds besides, where its name alone does not say so. */
    readonly about?: string
  }[]
  readonly onChange: (value: V) => void
  /** The list closes once something is chosen. */
  readonly closes?: boolean
}

export function MenuChoice<V extends string>({ label, value, options, onChange, closes = false }: MenuChoiceProps<V>) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="menu-heading">{label}</Menu.GroupLabel>
      <Menu.RadioGroup
        value={value}
        onValueChange={(next: unknown) => {
          const option = options.find((one) => one.value === next)
          if (option !== undefined) onChange(option.value)
        }}
      >
        {options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} closeOnClick={closes} className="menu-item">
            <span className="menu-mark">
              <Menu.RadioItemIndicator>
                <Check size={16} aria-hidden />
              </Menu.RadioItemIndicator>
            </span>
            <span className="menu-words">
              <span>{option.label}</span>
              {option.about === undefined ? null : <span className="menu-about">{option.about}</span>}
            </span>
            {option.shortcut === undefined ? null : <kbd>{option.shortcut}</kbd>}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  )
}

export const MenuLine = () => <Menu.Separator className="menu-line" />
