// Knows how the ways on from a step are written: where to, and when; knows nothing of the steps but their names.
import type { Item } from '@common-ground/shared/board/card.ts'
import type { Branch, BranchesField } from '@common-ground/shared/board/kinds/kind.ts'
import { Plus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../controls/button.tsx'
import { SelectInput, TextInput } from '../../controls/field.tsx'
import { panelWords } from '../../text/panel-words.ts'
import { stepName } from './value-words.ts'

export interface BranchesInputProps {
  readonly field: BranchesField
  readonly value: readonly Branch[]
  readonly siblings: readonly Item[]
  /** The step itself: it cannot lead to itself. */
  readonly self: string
  readonly onSet: (value: readonly Branch[] | undefined) => void
}

export function BranchesInput({ field, value, siblings, self, onSet }: BranchesInputProps) {
  const targets = [
    ...siblings.filter(({ id }) => id !== self).map(({ id }) => ({ value: id, label: stepName(siblings, id) })),
    { value: 'beyond', label: panelWords.branchBeyond },
  ]
  /**
   * A "when" that is being typed, known by where its way leads, and as which of those that lead there: it follows its way when
   * somebody takes another one out.
   */
  const [typed, setTyped] = useState<{ readonly to: string; readonly nth: number; readonly when: string } | null>(null)
  const nthTo = (to: string, index: number): number => value.slice(0, index).filter((one) => one.to === to).length
  const isTyped = ({ to }: Branch, index: number): boolean => typed?.to === to && typed.nth === nthTo(to, index)
  const box = useRef<HTMLFieldSetElement>(null)
  /** How many ways there will be once the one that was asked for is there: it has the keys then. */
  const [wanted, setWanted] = useState<number | null>(null)
  useEffect(() => {
    if (wanted === null || value.length < wanted) return
    if (box.current?.contains(document.activeElement) === true)
      box.current.querySelector<HTMLElement>(`.branch:nth-of-type(${String(wanted)}) select`)?.focus()
    setWanted(null)
  }, [wanted, value])
  const leave = (): void => {
    const index = value.findIndex(isTyped)
    const branch = value[index]
    const when = typed?.when.trim() ?? ''
    if (typed !== null && branch !== undefined && when !== (branch.when ?? ''))
      change(index, when === '' ? { to: branch.to } : { to: branch.to, when })
    setTyped(null)
  }
  const change = (index: number, next: Branch | null): void => {
    const all = value.flatMap((branch, at) => (at !== index ? [branch] : next === null ? [] : [next]))
    onSet(all.length === 0 ? undefined : all)
  }
  return (
    <fieldset className="field" ref={box}>
      <legend className="field-label">{field.label}</legend>
      {value.length === 0 ? <p className="field-help">{panelWords.branchNext}</p> : null}
      {value.map((branch, index) => (
        // By its place: another target chosen by the keys is still the same way on, and keeps them.
        <div className="branch" key={index}>
          <SelectInput
            aria-label={panelWords.branchTo}
            value={branch.to}
            options={
              targets.some((one) => one.value === branch.to)
                ? targets
                : [...targets, { value: branch.to, label: panelWords.notSet }]
            }
            onPick={(to) => change(index, { ...branch, to })}
          />
          <TextInput
            aria-label={panelWords.branchWhen}
            placeholder={panelWords.branchWhenHelp}
            value={(isTyped(branch, index) ? typed?.when : branch.when) ?? ''}
            onChange={(event) => setTyped({ to: branch.to, nth: nthTo(branch.to, index), when: event.target.value })}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === 'Enter') leave()
            }}
          />
          <IconButton
            className="tiny"
            label={panelWords.branchRemove(index + 1)}
            icon={<X size={14} aria-hidden />}
            onClick={({ currentTarget }) => {
              currentTarget.closest('.field')?.querySelector<HTMLElement>('.add')?.focus()
              change(index, null)
            }}
          />
        </div>
      ))}
      <Button
        small
        tone="quiet"
        className="add"
        icon={<Plus size={15} aria-hidden />}
        onClick={() => {
          setWanted(value.length + 1)
          onSet([
            ...value,
            { to: targets.find(({ value: to }) => !value.some((one) => one.to === to))?.value ?? 'beyond' },
          ])
        }}
      >
        {panelWords.branchAdd}
      </Button>
    </fieldset>
  )
}
