// Knows the list of kinds to place and the tools below it, as buttons; knows neither how a card is placed nor where.
import { ChevronsLeft, Hand, MousePointer2, Spline } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../controls/button.tsx'
import { Hint } from '../controls/tooltip.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useSelected } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'
import { KindIcon } from './kind-icon.tsx'
import { KIND_TOOLS, pickTool, type KindTool } from './tools.ts'

export interface PaletteProps {
  readonly session: BoardSession
  readonly onFold: () => void
}

export function Palette({ session, onFold }: PaletteProps) {
  const tool = useSelected(session.view, (view) => view.tool)
  const onMap = useSelected(session.view, (view) => view.showing === 'map')
  return (
    <nav className="palette" aria-label={words.palette.name}>
      <div className="palette-kinds">
        {KIND_TOOLS.map(({ group, tools }) => (
          <section key={group} aria-label={words.palette.groups[group]}>
            {group === 'free' ? <hr /> : <h2>{words.palette.groups[group]}</h2>}
            {tools.map((one) => (
              <KindButton key={one.kind} session={session} tool={one} pressed={tool === one.tool} />
            ))}
          </section>
        ))}
      </div>
      <div className="palette-tools">
        {onMap ? <Tools session={session} /> : null}
        <IconButton
          className="tiny"
          label={words.palette.fold}
          icon={<ChevronsLeft size={17} aria-hidden />}
          side="right"
          onClick={onFold}
        />
      </div>
    </nav>
  )
}

function KindButton({
  session,
  tool,
  pressed,
}: {
  readonly session: BoardSession
  readonly tool: KindTool
  readonly pressed: boolean
}) {
  const button = (
    <button
      type="button"
      className="kind-button"
      aria-pressed={pressed}
      onClick={(event) => pickTool(session, tool, event.detail === 0)}
    >
      <KindIcon kind={tool.kind} size={18} />
      <span>{tool.label}</span>
      {tool.key === undefined ? null : (
        <kbd className="kind-key" aria-hidden>
          {tool.key}
        </kbd>
      )}
    </button>
  )
  return button
}

const TOOLS: readonly {
  readonly tool: string
  readonly label: string
  readonly key: string
  readonly icon: ReactNode
}[] = [
  { tool: 'select', label: words.palette.select, key: 'V', icon: <MousePointer2 size={17} aria-hidden /> },
  { tool: 'pan', label: words.palette.pan, key: 'H', icon: <Hand size={17} aria-hidden /> },
  { tool: 'connect', label: words.palette.connect, key: 'A', icon: <Spline size={17} aria-hidden /> },
]

export interface ToolsProps {
  readonly session: BoardSession
  readonly mayEdit?: boolean
  /**
   * Without a button for selecting, which is what happens anyway: a tool pressed again is put down. Connecting is offered
   * with something that is chosen.
   */
  readonly few?: boolean
}

/** Select, move around, connect; whoever may only look connects nothing. */
export function Tools({ session, mayEdit = true, few = false }: ToolsProps) {
  const tool = useSelected(session.view, (view) => view.tool)
  const isChosen = useSelected(session.view, ({ selection }) => selection.length > 0)
  const connects = mayEdit && (!few || isChosen || tool === 'connect')
  const isOffered = (one: string): boolean => (connects || one !== 'connect') && !(few && one === 'select')
  return (
    <div className="tools" role="group" aria-label={words.palette.tools}>
      {TOOLS.filter((one) => isOffered(one.tool)).map((one) => (
        <Hint key={one.tool} text={one.label} shortcut={one.key} side="top">
          <button
            type="button"
            className="icon-button tool"
            aria-label={one.label}
            aria-pressed={tool === one.tool}
            aria-keyshortcuts={one.key}
            onClick={(event) => {
              session.view.set({ tool: few && tool === one.tool ? 'select' : one.tool })
              if (event.detail === 0) document.querySelector<HTMLElement>('[role=application]')?.focus()
            }}
          >
            {one.icon}
          </button>
        </Hint>
      ))}
    </div>
  )
}
