// Knows how somebody finds one thing among many by typing; knows nothing of the things.
import { Combobox } from '@base-ui/react/combobox'
import { ChevronsUpDown } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { ControlIds } from './field.tsx'

export interface Option {
  readonly value: string
  readonly label: string
  /** Second line or right-hand words: what kind of thing it is. */
  readonly note?: string
  readonly mark?: ReactNode
}

const OWN_WORDS = '\u0000own-words'

export interface FinderProps {
  /** A name of its own where no label says it. */
  readonly ids: ControlIds & { readonly 'aria-label'?: string }
  /** The choices, asked for each time the list opens. */
  readonly findOptions: () => readonly Option[]
  /** Value of the chosen option, or null. */
  readonly value: string | null
  /** What the input shows while nobody types: the chosen option, or words. */
  readonly shown: string
  readonly placeholder?: string
  readonly emptyWords: string
  readonly openLabel: string
  readonly disabled?: boolean
  readonly onPick: (value: string | null) => void
  /** Given: free words are offered too; the function says how the offer reads. */
  readonly ownWords?: { readonly offer: (typed: string) => string; readonly onUse: (typed: string) => void } | undefined
}

const MOST_SHOWN = 100

/**
 * While suggestions are open the library hides the rest of the page from assistive technology, though Tab still goes there
 * (its issue 5528, no setting turns it off). Nothing here is modal: what it hides is shown again at once.
 */
function useHeardPage(open: boolean): void {
  useEffect(() => {
    if (!open) return
    const observer = new MutationObserver((changes) => {
      for (const { target, oldValue } of changes)
        if (oldValue === null && target instanceof Element) target.removeAttribute('aria-hidden')
    })
    observer.observe(document.body, { subtree: true, attributeFilter: ['aria-hidden'], attributeOldValue: true })
    return () => observer.disconnect()
  }, [open])
}

/** An input that narrows a list while somebody types. Emptying it picks nothing. */
export function Finder(props: FinderProps) {
  const {
    ids,
    findOptions,
    value,
    shown,
    placeholder,
    emptyWords,
    openLabel,
    disabled = false,
    onPick,
    ownWords,
  } = props
  const [typed, setTyped] = useState<string | null>(null)
  const [options, setOptions] = useState<readonly Option[]>([])
  const [isOpen, setIsOpen] = useState(false)
  useHeardPage(isOpen)
  const text = typed ?? shown
  const needle = text.trim().toLocaleLowerCase()
  const matches =
    typed === null || needle === ''
      ? options
      : options.filter((option) => `${option.label} ${option.note ?? ''}`.toLocaleLowerCase().includes(needle))
  const isNew = typed !== null && needle !== '' && !matches.some((one) => one.label.toLocaleLowerCase() === needle)
  const offer = ownWords !== undefined && isNew ? [{ value: OWN_WORDS, label: ownWords.offer(text.trim()) }] : []
  const items: Option[] = [...matches.slice(0, MOST_SHOWN), ...offer]
  return (
    <Combobox.Root<Option>
      items={items}
      filter={null}
      value={value === null ? null : { value, label: shown }}
      disabled={disabled}
      autoHighlight
      inputValue={text}
      itemToStringLabel={(option) => option.label}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onInputValueChange={(next, details) => {
        if (details.reason === 'input-change') setTyped(next)
      }}
      onOpenChange={(open) => {
        setIsOpen(open)
        if (open) {
          setOptions(findOptions())
          return
        }
        if (typed !== null && typed.trim() === '' && shown !== '') onPick(null)
        setTyped(null)
      }}
      onValueChange={(next, details) => {
        // Escape would empty it without a word. It belongs to what the field stands in.
        if (details.reason === 'escape-key') {
          details.cancel()
          details.allowPropagation()
          return
        }
        const words = text.trim()
        setTyped(null)
        if (next === null) onPick(null)
        else if (next.value === OWN_WORDS) ownWords?.onUse(words)
        else onPick(next.value)
      }}
    >
      <Combobox.InputGroup className="input-group">
        <Combobox.Input
          className="input"
          dir="auto"
          placeholder={placeholder ?? ''}
          // What was picked gives way to what is typed: letters put into its middle would find nothing.
          onClick={({ currentTarget }) => {
            if (typed === null) currentTarget.select()
          }}
          {...ids}
        />
        <Combobox.Trigger className="input-end" aria-label={openLabel}>
          <ChevronsUpDown size={15} aria-hidden />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner className="layer" sideOffset={4} collisionPadding={8}>
          <Combobox.Popup className="menu finder">
            <Combobox.Empty>
              <p className="finder-empty">{emptyWords}</p>
            </Combobox.Empty>
            <Combobox.List className="finder-list">
              {(option: Option) => (
                <Combobox.Item key={option.value} value={option} className="menu-item">
                  {option.mark === undefined ? null : <span className="menu-mark">{option.mark}</span>}
                  <span className="menu-words">
                    <bdi>{option.label}</bdi>
                  </span>
                  {option.note === undefined ? null : <span className="menu-note">{option.note}</span>}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
