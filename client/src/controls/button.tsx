// Knows how a button looks and names itself; knows nothing of what it does.
import type { ComponentProps, ReactNode } from 'react'
import { Hint } from './tooltip.tsx'

export type ButtonTone = 'plain' | 'main' | 'quiet' | 'danger'

export interface ButtonProps extends ComponentProps<'button'> {
  readonly tone?: ButtonTone
  readonly small?: boolean
  readonly icon?: ReactNode
}

/**
 * What cannot be pressed now says so and does nothing, but stays where the keys can be: a button that dies while it is
 * pressed would throw whoever works by keyboard out of the dialog or the form.
 */
const idle = (disabled: boolean | undefined): ComponentProps<'button'> =>
  disabled === true ? { 'aria-disabled': true, onClick: (event) => event.preventDefault() } : {}

export function Button({
  tone = 'plain',
  small = false,
  icon,
  className = '',
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`button ${tone}${small ? ' small' : ''} ${className}`}
      {...rest}
      {...idle(disabled)}
    >
      {icon}
      {children}
    </button>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** The accessible name and the words of the tooltip. */
  readonly label: string
  readonly shortcut?: string | undefined
  readonly icon: ReactNode
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
}

/** A square button with an icon; its name appears when somebody points at it or focuses it. */
export function IconButton({
  label,
  shortcut,
  icon,
  side = 'bottom',
  className = '',
  disabled,
  ...rest
}: IconButtonProps) {
  return (
    <Hint text={label} shortcut={shortcut} side={side}>
      <button type="button" className={`icon-button ${className}`} aria-label={label} {...rest} {...idle(disabled)}>
        {icon}
      </button>
    </Hint>
  )
}
