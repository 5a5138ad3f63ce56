// Drives the tools of the map without a screen: a real board in memory, the real scene and tool runner, pointers and keys by hand.
import { createScene, type Scene } from '@common-ground/client/canvas/scene.ts'
import { toolContext } from '@common-ground/client/canvas/tool-context.ts'
import { toWorld } from '@common-ground/client/canvas/camera.ts'
import { createToolRunner, type ToolRunner } from '@common-ground/client/canvas/tools/tool-runner.ts'
import type { Operations, Preview } from '@common-ground/client/canvas/tools/tool.ts'
import type { BoardContent, CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import type { Card, Point } from '@common-ground/shared/board/board.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { estimateWidth } from '@common-ground/shared/picture/font-metrics.ts'
import { type MemorySession, openMemorySession } from './memory-session.ts'

let orders = 0
/** A card of a board file; a note of 200 x 100 unless said otherwise. */
export function aCard(
  id: string,
  pos: Point,
  more: Partial<CardContent> & { readonly kind?: CardKind } = {},
): CardContent {
  const order = `a${String((orders += 1)).padStart(6, '0')}V`
  return { id, kind: 'note', pos, size: [200, 100], z: order, order, inAgreement: true, ...more }
}
/** A board of these cards and relations, with its charter far away. */
export function aBoard(cards: readonly CardContent[], relations: readonly RelationContent[] = []): BoardContent {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)
  return {
    board: {
      title: 'Board',
      stage: 'forming',
      language: 'en-GB',
      timeZone: 'Europe/London',
      createdAt: '2026-01-01T00:00:00.000Z',
      settings: {},
    },
    cards: [aCard('charter', [-5000, -5000], { kind: 'charter', size: [400, 100] }), ...cards].toSorted(byId),
    relations: relations.toSorted(byId),
  }
}

interface Held {
  readonly shift?: boolean
  readonly alt?: boolean
  readonly mod?: boolean
  readonly coarse?: boolean
}
export interface MapDriver {
  readonly session: MemorySession
  readonly scene: Scene
  readonly runner: ToolRunner
  /** Every change asked for, with its label; refused ones too. */
  readonly changes: readonly Operations[]
  readonly refused: readonly string[]
  move(at: Point, held?: Held): void
  down(at: Point, held?: Held): void
  up(at: Point, held?: Held): void
  double(at: Point): void
  click(at: Point, held?: Held): void
  drag(from: Point, to: Point, held?: Held): void
  key(key: string, held?: Held): void
  tick(at: number): void
  escape(): void
  tool(name: string): void
  preview(): Preview
  selection(): readonly string[]
  /** Throws when it is not there. */
  card(id: string): Card
  newest(): Card
}

/** Opens the content on a screen of 1000 x 800 at 100 %, world and screen points alike. */
export function driveMap(content: BoardContent): MapDriver {
  const session = openMemorySession(content)
  session.view.set({ viewport: [1000, 800] })
  const scene = createScene(session.board.get(), estimateWidth)
  const route = (): void => {
    scene.layLines(new Set())
  }
  const update = (): void => {
    scene.update(session.board.get(), session.view.get().selection)
    route()
  }
  update()
  session.board.subscribe(update)
  const changes: Operations[] = []
  const refused: string[] = []
  const runner = createToolRunner(() => toolContext(session, scene), {
    apply(change) {
      changes.push(change)
      const result = session.dispatch(change.operations, change.label, change.gesture)
      if (!result.ok) refused.push(result.error)
      return result.ok
    },
    setView: (patch) => session.view.set(patch),
  })
  session.view.subscribe(() => runner.follow(session.view.get().tool))
  const pointer = (type: 'down' | 'move' | 'up' | 'double', screen: Point, held: Held = {}): void => {
    const { shift = false, alt = false, mod = false, coarse = false } = held
    runner.send({ type, screen, world: toWorld(session.view.get().camera, screen), shift, alt, mod, coarse, at: 0 })
  }
  const driver: MapDriver = {
    session,
    scene,
    runner,
    changes,
    refused,
    move: (at, held) => pointer('move', at, held),
    down: (at, held) => pointer('down', at, held),
    up: (at, held) => pointer('up', at, held),
    double: (at) => pointer('double', at),
    click(at, held) {
      pointer('down', at, held)
      pointer('up', at, held)
    },
    drag(from, to, held) {
      pointer('down', from, held)
      pointer('move', [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], held)
      pointer('move', to, held)
      pointer('up', to, held)
    },
    key(key, { shift = false, alt = false, mod = false } = {}) {
      runner.send({ type: 'key', key, shift, alt, mod })
    },
    tick: (at) => runner.send({ type: 'tick', at }),
    escape: () => runner.send({ type: 'cancel' }),
    tool: (name) => session.view.set({ tool: name }),
    preview: () => runner.preview(),
    selection: () => session.view.get().selection,
    card(id) {
      const card = session.board.get().cards.get(id)
      if (card === undefined) throw new RangeError(`no card ${id}`)
      return card
    },
    newest() {
      const made = [...session.board.get().cards.keys()].findLast((id) => id.startsWith('new'))
      return driver.card(made ?? 'none')
    },
  }
  return driver
}
