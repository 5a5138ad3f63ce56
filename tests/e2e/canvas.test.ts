// One person on the map of a real board in a real browser: pointer, wheel and keyboard, and what comes of it on the server.
import { expect, test } from 'vitest'
import { drag, freeSpot, ofKind, openScene, place, type Scene } from '../support/map-scene.ts'
import { type Device, eventually } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const open = (from: object, device?: Device): Promise<Scene> => openScene(rig, from, device)
const blank = (device?: Device): Promise<Scene> => open({}, device)

test('[CA50] a number key and a click place a card whose title is typed at once', async () => {
  const scene = await blank()
  await place(scene, '4', 'Home sooner', await freeSpot(scene))
  const [made] = ofKind(await scene.content(), 'objective')
  expect(made?.['title']).toBe('Home sooner')
  const element = scene.page.locator(`[data-card-id="${made?.id}"]`)
  expect(await element.getAttribute('aria-label')).toBe('Home sooner, Objective')
  expect(await element.getAttribute('data-kind')).toBe('objective')
  // Placed centred on the click.
  const [x, y] = await scene.at([
    (made?.pos[0] ?? 0) + (made?.size[0] ?? 0) / 2,
    (made?.pos[1] ?? 0) + (made?.size[1] ?? 0) / 2,
  ])
  const spot = await freeSpot(scene)
  expect(Math.hypot(x - spot[0], y - spot[1])).toBeLessThan(3)
})

test('[CA33] moving, [CA38] resizing and [CA39] nudging are each one step of undo', async () => {
  const scene = await blank()
  const { page } = scene
  await place(scene, 'n', 'A note', await freeSpot(scene))
  const before = ofKind(await scene.content(), 'note')[0]
  if (before === undefined) throw new Error('no note')
  const corner = await scene.at(before.pos)
  await page.mouse.move(corner[0] + 20, corner[1] + 60)
  await page.mouse.down()
  // Exactly as far as the hand goes, whatever stands near.
  await page.keyboard.down('Control')
  await page.mouse.move(corner[0] - 60, corner[1] + 20, { steps: 8 })
  await page.mouse.up()
  await page.keyboard.up('Control')
  const { zoom } = await scene.camera()
  const moved = ofKind(await scene.content(), 'note')[0]
  expect(moved?.pos[0]).toBeCloseTo(before.pos[0] - 80 / zoom, 0)
  expect(moved?.pos[1]).toBeCloseTo(before.pos[1] - 40 / zoom, 0)
  const far = await scene.at([(moved?.pos[0] ?? 0) + before.size[0], (moved?.pos[1] ?? 0) + before.size[1]])
  await drag(page, [far[0] + 4, far[1] + 4], [far[0] + 44, far[1] + 34])
  const resized = ofKind(await scene.content(), 'note')[0]
  expect(resized?.size[0]).toBeCloseTo(before.size[0] + 40 / zoom, 0)
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key)
  const nudged = await eventually(
    async () => ofKind(await scene.content(), 'note')[0],
    (note) => note?.pos[0] === (resized?.pos[0] ?? 0) + 2,
    'the nudged note on the server',
  )
  expect(nudged?.pos[1]).toBe((resized?.pos[1] ?? 0) + 10)
  for (const expected of [resized, moved, before]) {
    await page.keyboard.press('Control+z')
    const now = ofKind(await scene.content(), 'note')[0]
    expect(now?.pos).toEqual(expected?.pos)
    expect(now?.size).toEqual(expected?.size)
  }
  await page.keyboard.press('Control+Shift+z')
  expect(ofKind(await scene.content(), 'note')[0]?.pos).toEqual(moved?.pos)
})

test('[CA34] Escape in the middle of a drag leaves everything as it was', async () => {
  const scene = await blank()
  const { page } = scene
  await place(scene, 'n', 'Stays', await freeSpot(scene))
  const before = await scene.content()
  const note = ofKind(before, 'note')[0]
  const [x, y] = await scene.at(note?.pos ?? [0, 0])
  await page.mouse.move(x + 20, y + 60)
  await page.mouse.down()
  await page.mouse.move(x - 80, y - 80, { steps: 5 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await scene.content()).toEqual(before)
})

test('[CA53] two cards are connected by the tool, and the chip says what the line means', async () => {
  const scene = await blank()
  const { page, me } = scene
  await place(scene, '1', 'NHS', await freeSpot(scene, 0.3))
  await place(scene, '4', 'Home sooner', await freeSpot(scene, 0.75))
  const [from, to] = [await freeSpot(scene, 0.3), await freeSpot(scene, 0.75)]
  await me.map.focus()
  await page.keyboard.press('a')
  await drag(page, from, to)
  const [relation] = (await scene.content()).relations
  expect(relation?.kind).toBe('does')
  await page.getByRole('group', { name: 'What the line means' }).getByRole('button', { name: 'Leads' }).click()
  const changed = (await scene.content()).relations[0]
  expect(changed?.['part']).toBe('leads')
  const line = page.locator(`[data-relation-id="${relation?.id}"]`)
  await eventually(
    () => line.getAttribute('aria-label'),
    (name) => name === 'NHS leads Home sooner',
    'the sentence of the line',
  )
})

test('[CA30] the bin takes what is selected and undo brings it back', async () => {
  const scene = await blank()
  const { page } = scene
  await place(scene, 'n', 'Keep me', await freeSpot(scene))
  await page.keyboard.press('Delete')
  expect(ofKind(await scene.content(), 'note')).toEqual([])
  await page.keyboard.press('Control+z')
  expect(ofKind(await scene.content(), 'note')[0]?.['text']).toBe('Keep me')
})

test('[CA73] [CA96] words are typed over the words of the face, where they were pressed twice, and a click elsewhere ends it', async () => {
  const scene = await blank()
  const { page } = scene
  const spot = await freeSpot(scene)
  await place(scene, '4', 'First title', spot)
  await page.mouse.dblclick(spot[0], spot[1])
  const editor = page.locator('textarea.map-editor')
  await editor.waitFor()
  expect(await editor.inputValue()).toBe('First title')
  const box = await editor.boundingBox()
  const card = await page.locator('[data-kind="objective"]').boundingBox()
  expect(
    box !== null &&
      card !== null &&
      box.x >= card.x &&
      box.y >= card.y &&
      box.y + box.height <= card.y + card.height + 4,
  ).toBe(true)
  const caret = () =>
    editor.evaluate((area) => area instanceof HTMLTextAreaElement && [area.selectionStart, area.selectionEnd])
  for (const [share, at] of [
    [0.01, 0],
    [0.99, 'First title'.length],
  ] as const) {
    await page.keyboard.press('Escape')
    await editor.waitFor({ state: 'detached' })
    await page.mouse.dblclick(box === null ? 0 : box.x + box.width * share, box === null ? 0 : box.y + box.height / 2)
    await editor.waitFor()
    expect(await caret()).toEqual([at, at])
  }
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Second title')
  await page.mouse.click(spot[0] - 250, spot[1])
  await editor.waitFor({ state: 'detached' })
  expect(ofKind(await scene.content(), 'objective')[0]?.['title']).toBe('Second title')
  await page.keyboard.press('Control+z')
  expect(ofKind(await scene.content(), 'objective')[0]?.['title']).toBe('First title')
})

test('[CA2] a wheel zooms about the pointer and [CA12] a trackpad pans', async () => {
  const scene = await open({ from: { example: '01' } })
  const { page, me } = scene
  const region = await me.map.boundingBox()
  if (region === null) throw new Error('the map has no place on the screen')
  const pointer = [region.x + 300, region.y + 260] as const
  const before = await scene.camera()
  const world = [before.x + 300 / before.zoom, before.y + 260 / before.zoom] as const
  await page.mouse.move(...pointer)
  await page.mouse.wheel(0, -120)
  const zoomed = await eventually(
    () => scene.camera(),
    (camera) => camera.zoom > before.zoom * 1.1,
    'the map nearer',
  )
  const [x, y] = await scene.at(world)
  expect(Math.hypot(x - pointer[0], y - pointer[1])).toBeLessThan(1)
  // Sideways movement proves a trackpad.
  await page.mouse.wheel(7, 11)
  const panned = await eventually(
    () => scene.camera(),
    (camera) => camera.x !== zoomed.x,
    'the map moved',
  )
  expect(panned.zoom).toBe(zoomed.zoom)
  expect((panned.x - zoomed.x) * zoomed.zoom).toBeCloseTo(7, 1)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 10)
  await page.keyboard.up('Control')
  await eventually(
    () => scene.camera(),
    (camera) => camera.zoom < zoomed.zoom,
    'the pinch zooming out',
  )
})

/** Whether every card's corner is on the map. */
async function isWhole(scene: Scene): Promise<boolean> {
  const { cards } = await scene.content()
  const region = await scene.me.map.boundingBox()
  if (region === null) return false
  for (const card of cards) {
    const [x, y] = await scene.at(card.pos)
    if (x < region.x || y < region.y || x > region.x + region.width || y > region.y + region.height) return false
  }
  return true
}

test('[CA4] [CA8] [LD76] an empty map opens whole on a large screen, 06 where it can be read, and Zoom to fit finds all of it', async () => {
  expect(await isWhole(await blank())).toBe(true)
  const large = await open({ from: { example: '06' } })
  expect((await large.camera()).zoom).toBe(0.5)
  const scene = await open({ from: { example: '06' } }, { width: 683, height: 625 })
  const { page } = scene
  const seen = (): Promise<boolean> => isWhole(scene)
  await page.mouse.move(340, 350)
  for (let at = 0; at < 40; at += 1) await page.mouse.wheel(400, 3000)
  const back = page.getByRole('button', { name: 'Back to the map' })
  await back.waitFor()
  // Where hardly anything of the map is to be seen it would lie over what is below.
  await page.setViewportSize({ width: 683, height: 60 })
  await back.waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 683, height: 625 })
  await back.waitFor()
  await page.getByRole('button', { name: 'Zoom to fit' }).click()
  await eventually(seen, (all) => all, 'everything in view again')
  await back.waitFor({ state: 'detached' })
})

test('[CA51] [CA83] [CA90] [CA96] everything by keyboard alone: place, type, walk, move, edit, bin, undo, and [CA62] leave', async () => {
  const scene = await blank()
  const { page, me } = scene
  const focused = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
  await me.map.focus()
  for (const [key, title] of [
    ['1', 'Northshire'],
    ['4', 'Home sooner'],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByText(`puts it in "${key === '1' ? 'Who we are' : 'What we want together'}"`).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('textarea.map-editor').waitFor()
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
  }
  const placed = await scene.content()
  const added = ofKind(placed, 'organisation').find(({ name }) => name === 'Northshire')
  expect([added?.['name'], ofKind(placed, 'objective')[0]?.['title']]).toEqual(['Northshire', 'Home sooner'])
  const titleOfZone = (card: Readonly<Record<string, unknown>> | undefined): unknown =>
    ofKind(placed, 'zone').find(({ id }) => id === card?.['zone'])?.['title']
  expect([added, ofKind(placed, 'objective')[0]].map(titleOfZone)).toEqual(['Who we are', 'What we want together'])
  // Escape lets go, the next Tab leaves, and coming back starts at the first card.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await me.map.evaluate((map) => map.contains(document.activeElement))).toBe(false)
  await me.map.focus()
  const met: (string | null)[] = []
  for (let at = 0; at < 12 && met.at(-1) !== 'Home sooner, Objective'; at += 1) {
    await page.keyboard.press('Tab')
    met.push(await focused())
  }
  expect(met).toContain('Northshire, Organisation')
  expect(met.at(-1)).toBe('Home sooner, Objective')
  // How strong the frame around it is on the screen, and how far the map is zoomed. [CA90]
  const frame = (): Promise<readonly [px: number, zoom: number]> =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const zoom = element.getBoundingClientRect().width / element.offsetWidth
      return [Math.round(Number.parseFloat(getComputedStyle(element).outlineWidth) * zoom * 10) / 10, zoom] as const
    })
  // Whole pixels of the element: 3, or a little less.
  const isStrong = (px: number): boolean => px >= 2 && px <= 3
  const [, near] = await eventually(frame, ([px]) => isStrong(px), 'the frame as it is')
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Control+-')
  await eventually(frame, ([px, zoom]) => zoom < near * 0.6 && isStrong(px), 'the frame from further off')
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Control+=')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+ArrowRight')
  const moved = await eventually(
    async () => ofKind(await scene.content(), 'objective')[0],
    (card) => card?.pos[0] === (ofKind(placed, 'objective')[0]?.pos[0] ?? 0) + 10,
    'the nudged card',
  )
  expect(moved).toBeDefined()
  // Said, with the way back.
  expect(await page.locator('.map-said').innerText()).toContain('Undo: Ctrl+Z')
  await page.keyboard.press('F2')
  await page.locator('textarea.map-editor').waitFor()
  // Nothing that stands there is written over by a letter. [CA96]
  await page.keyboard.type('!')
  expect(await page.locator('textarea.map-editor').inputValue()).toBe('Home sooner!')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Home tomorrow')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  expect(ofKind(await scene.content(), 'objective')).toEqual([])
  await page.keyboard.press('Control+z')
  expect(ofKind(await scene.content(), 'objective')[0]?.['title']).toBe('Home tomorrow')
  await me.map.focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await me.map.evaluate((map) => map.contains(document.activeElement))).toBe(false)
  // Round the page, what stands before the map is met before the map.
  const around: (string | null)[] = []
  for (let at = 0; at < 20 && around.at(-1) !== 'Start page'; at += 1) {
    await page.keyboard.press('Tab')
    around.push(await focused())
  }
  expect(around.at(-1)).toBe('Start page')
})

test('[CA82] what one did is said politely with how to undo it', async () => {
  const scene = await blank()
  await place(scene, 'n', 'Hear me', await freeSpot(scene))
  const said = scene.page.locator('.map-said')
  expect(await said.getAttribute('aria-live')).toBe('polite')
  expect(await said.innerText()).toContain('Note added. Undo: Ctrl+Z')
})
