// Knows how a card is added at a place of the list: a button that opens the kinds; knows no zone.
import { Plus } from 'lucide-react'
import { Button } from '../../controls/button.tsx'
import { ActionMenu, MenuAction } from '../../controls/menu.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { listWords } from '../../text/list-words.ts'
import { KindIcon } from '../kind-icon.tsx'
import { KIND_TOOLS } from '../tools.ts'
import { addCard } from './change-cards.ts'

export interface SectionAddProps {
  readonly session: BoardSession
  /** Id of the zone, or null for what stands in none. */
  readonly zone: string | null
  readonly name: string
}

export function SectionAdd({ session, zone, name }: SectionAddProps) {
  return (
    <ActionMenu
      align="start"
      trigger={
        <Button
          small
          tone="quiet"
          className="zone-add"
          icon={<Plus size={15} aria-hidden />}
          aria-label={listWords.addTo(name)}
        >
          {listWords.addHere}
        </Button>
      }
    >
      {KIND_TOOLS.flatMap(({ tools }) => tools)
        .filter(({ kind }) => kind !== 'zone' || zone === null)
        .map(({ kind, label }) => (
          <MenuAction
            key={kind}
            icon={<KindIcon kind={kind} size={15} />}
            onSelect={() => addCard(session, kind, zone)}
          >
            {label}
          </MenuAction>
        ))}
    </ActionMenu>
  )
}
