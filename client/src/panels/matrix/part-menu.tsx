// Knows the list of parts that opens at a cell of the table; knows neither the table nor how a part is written down.
import { shortened } from '@common-ground/shared/board/quotation.ts'
import { PART_KINDS, type Cell } from '@common-ground/shared/documents/who-does-what.ts'
import { MenuAction, MenuChoice, MenuLine, PointMenu } from '../../controls/menu.tsx'
import { matrixWords } from '../../text/matrix-words.ts'

export interface PartMenuProps {
  readonly cell: Cell
  /** Px of the window. */
  readonly at: readonly [x: number, y: number]
  /** What the cell is about: the organisation and the objective. */
  readonly label: string
  readonly onPick: (part: string | null) => void
  /** A line is to be opened with everything it says. */
  readonly onOpen: (relation: string) => void
  readonly onClose: () => void
}

const NOTHING = 'nothing'
const OPTIONS = [
  ...PART_KINDS.map(({ part, words, letter }) => ({
    value: part,
    label: words,
    shortcut: letter,
    ...(part === 'leads' ? { about: matrixWords.leadsAbout } : {}),
  })),
  { value: NOTHING, label: matrixWords.nothing, shortcut: 'Del' },
]
const wordsOf = (part: string): string => PART_KINDS.find((one) => one.part === part)?.words ?? part

export function PartMenu({ cell: { own, others }, at, label, onPick, onOpen, onClose }: PartMenuProps) {
  const onKey = (key: string): boolean => {
    const part = PART_KINDS.find(({ letter }) => letter === key.toUpperCase())?.part
    const clears = key === 'Delete' || key === 'Backspace'
    if (part === undefined && !clears) return false
    onPick(part ?? null)
    return true
  }
  return (
    <PointMenu at={at} label={label} onClose={onClose} onKey={onKey}>
      <MenuChoice
        label={label}
        value={own?.part ?? NOTHING}
        options={OPTIONS}
        closes
        onChange={(picked) => onPick(picked === NOTHING ? null : picked)}
      />
      {own === null && others.length === 0 ? null : <MenuLine />}
      {own === null ? null : (
        <MenuAction onSelect={() => onOpen(own.relation)}>
          {own.brings === '' ? matrixWords.brings : matrixWords.brought(shortened(own.brings))}
        </MenuAction>
      )}
      {others.map((share) => (
        <MenuAction key={share.relation} onSelect={() => onOpen(share.relation)}>
          {matrixWords.open(share.name, wordsOf(share.part))}
        </MenuAction>
      ))}
    </PointMenu>
  )
}
