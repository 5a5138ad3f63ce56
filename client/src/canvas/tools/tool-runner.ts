// Knows which tool is at work and carries out its steps in order; knows no pointer, no key and no screen.
import { CARD_KINDS, type CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { connectTool } from './connect-tool.ts'
import { panTool } from './pan-tool.ts'
import { placeTool } from './place-tool.ts'
import { selectTool } from './select-tool.ts'
import type { Operations, Preview, Step, Tool, ToolContext, ToolEvent, ToolId } from './tool.ts'
import type { View } from '../../model/view-state.ts'

/** What a step may do to the world around the tools. */
export interface Outcome {
  /** False = refused: the board is as it was, and so stay selection and tool. */
  apply(change: Operations): boolean
  setView(patch: Partial<View>): void
}
/** One tool with its state folded away. */
interface Running {
  readonly id: ToolId
  send(event: ToolEvent, context: ToolContext): Step<unknown>
  /** The change of the last step was refused. */
  refuse(): void
  preview(context: ToolContext): Preview
  cursor(context: ToolContext): string
  at(): string
}

function running<S extends { readonly at: string }>(id: ToolId, tool: Tool<S>): Running {
  let state = tool.initial
  let ifRefused: S | undefined
  return {
    id,
    send(event, context) {
      const step = tool.on(state, event, context)
      state = step.state
      ifRefused = step.ifRefused
      return step
    },
    refuse() {
      state = ifRefused ?? state
    },
    preview: (context) => tool.preview(state, context),
    cursor: (context) => tool.cursor(state, context),
    at: () => state.at,
  }
}

/** The tool named in the view, or null when there is no such tool. */
export function readToolId(name: string): ToolId | null {
  if (name === 'select' || name === 'pan' || name === 'connect') return name
  if (!name.startsWith('place:')) return null
  const kind = CARD_KINDS.find((known) => known === name.slice('place:'.length))
  return kind === undefined || kind === 'charter' || kind === 'mark' ? null : `place:${kind}`
}

/** The kind that a tool places, or null. */
export function placedKind(id: ToolId): CardKind | null {
  return CARD_KINDS.find((kind) => id === `place:${kind}`) ?? null
}

function start(id: ToolId): Running {
  switch (id) {
    case 'select':
      return running(id, selectTool)
    case 'pan':
      return running(id, panTool)
    case 'connect':
      return running(id, connectTool)
    default:
      return running(id, placeTool(placedKind(id) ?? 'note'))
  }
}

export interface ToolRunner {
  /** One event to the tool at work, and everything that follows from it. */
  send(event: ToolEvent): void
  /** Takes up the tool named in the view, calling off what the present one has in flight. */
  follow(name: string): void
  preview(): Preview
  cursor(): string
  /** Where in its chart the tool stands ("idle", "translating"). */
  at(): string
}

/** @param context asked for afresh for every event, so that a tool never acts on an old board. */
export function createToolRunner(context: () => ToolContext, outcome: Outcome): ToolRunner {
  let now = start('select')
  const perform = (step: Step<unknown>): void => {
    if (step.change !== undefined && !outcome.apply(step.change)) {
      now.refuse()
      return
    }
    if (step.next !== undefined) {
      now = start(step.next)
      outcome.setView({ ...step.view, tool: step.next })
    } else if (step.view !== undefined) outcome.setView(step.view)
  }
  return {
    send(event) {
      perform(now.send(event, context()))
    },
    follow(name) {
      const id = readToolId(name) ?? 'select'
      if (id === now.id) return
      if (now.at() !== 'idle') perform(now.send({ type: 'cancel' }, context()))
      now = start(id)
    },
    preview: () => now.preview(context()),
    cursor: () => now.cursor(context()),
    at: () => now.at(),
  }
}
