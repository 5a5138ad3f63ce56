// Knows how one person stands on the map of a new board and what the server then has of it; refuses to know any rule.
import type { Page } from 'playwright-core'
import { arrive, type Device, type MadeBoard, makeBoard, type Person, saved } from './people.ts'
import type { Rig } from './rig.ts'
import type { RunningServer } from './start-server.ts'

/** Where people meet boards in a test file. */
export interface Content {
  readonly cards: readonly {
    readonly id: string
    readonly kind: string
    readonly pos: readonly [number, number]
    readonly size: readonly [number, number]
    readonly bin?: object
    readonly zone?: string
    readonly [field: string]: unknown
  }[]
  readonly relations: readonly {
    readonly id: string
    readonly kind: string
    readonly from: string
    readonly to: string
    readonly bin?: object
    readonly [attribute: string]: unknown
  }[]
}
export interface Scene {
  readonly me: Person
  readonly page: Page
  readonly board: MadeBoard
  /** The board as the server has it, once everything done here is there. */
  content(): Promise<Content>
  camera(): Promise<{ readonly x: number; readonly y: number; readonly zoom: number }>
  /** Where a world point is on the page. */
  at(world: readonly [number, number]): Promise<readonly [number, number]>
}

/** Makes a board and opens it as the person who runs it. `people` is told, so that the caller can close the context. */
export async function openScene(
  { browser, server, people }: Rig<RunningServer>,
  from: object = {},
  device: Device = {},
): Promise<Scene> {
  const board = await makeBoard(server.url, from)
  const me = await arrive(browser, board.links.facilitator, 'Ada', 'Northshire Council', device)
  people.push(me)
  const { page } = me
  const secret = board.links.facilitator.split('#')[1] ?? ''
  const scene: Scene = {
    me,
    page,
    board,
    async content() {
      await saved(me)
      const answer = await fetch(`${server.url}/api/boards/${board.id}/content`, {
        headers: { authorization: `Bearer ${secret}` },
      })
      const content = (await answer.json()) as Content
      return {
        cards: content.cards.filter((card) => card.bin === undefined),
        relations: content.relations.filter((relation) => relation.bin === undefined),
      }
    },
    async camera() {
      const style = (await page.locator('.map-proxies').getAttribute('style')) ?? ''
      const [, zoom, x, y] = /scale\((.+?)\) translate\((.+?)px, (.+?)px\)/u.exec(style) ?? []
      return { zoom: Number(zoom), x: -Number(x), y: -Number(y) }
    },
    async at([x, y]) {
      const camera = await scene.camera()
      const region = await me.map.boundingBox()
      if (region === null) throw new Error('the map has no place on the screen')
      return [region.x + (x - camera.x) * camera.zoom, region.y + (y - camera.y) * camera.zoom]
    },
  }
  return scene
}
export const ofKind = (content: Content, kind: string): Content['cards'] =>
  content.cards.filter((card) => card.kind === kind)
/** A free place on a fresh board: below everything that is on it. */
export async function freeSpot({ me }: Scene, share = 0.5): Promise<readonly [number, number]> {
  const region = await me.map.boundingBox()
  if (region === null) throw new Error('the map has no place on the screen')
  return [region.x + region.width * share, region.y + region.height * 0.8]
}
export async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 })
  await page.mouse.move(...to, { steps: 4 })
  await page.mouse.up()
}
/** Puts a card of the kind at a spot by its number key and gives it a title. */
export async function place(scene: Scene, key: string, title: string, spot: readonly [number, number]): Promise<void> {
  const { page, me } = scene
  await me.map.focus()
  await page.keyboard.press(key)
  await page.mouse.click(...spot)
  await page.locator('textarea.map-editor').waitFor()
  await page.keyboard.type(title)
  await page.keyboard.press('Escape')
}
