// The menu of the map, lining up and the moving edge, by pointer and by keyboard, in a real browser.
import { expect, test } from 'vitest'
import { freeSpot, openScene, place, type Scene } from '../support/map-scene.ts'
import { arrive, type Device, eventually } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

const blank = (device?: Device): Promise<Scene> => openScene(rig, {}, device)

test('[CA63] the menu offers what can be done with what lies under the pointer', async () => {
  const scene = await blank()
  const { page } = scene
  const spot = await freeSpot(scene)
  await place(scene, '4', 'Home sooner', spot)
  await page.keyboard.press('Escape')
  const card = page.locator('[data-card-id][data-kind="objective"]')
  await page.mouse.click(spot[0], spot[1], { button: 'right' })
  const menu = page.getByRole('menu')
  await menu.getByRole('menuitem', { name: /^Duplicate/ }).click()
  await eventually(
    () => card.count(),
    (count) => count === 2,
    'a copy',
  )
  expect(await menu.count()).toBe(0)
  await page.mouse.click(spot[0], spot[1], { button: 'right' })
  await menu.getByRole('menuitem', { name: /^Edit the text/ }).click()
  await page.locator('textarea.map-editor:focus').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Home by the weekend')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Home by the weekend, Objective' }).waitFor()
  const ground = await freeSpot(scene, 0.2)
  await page.mouse.click(ground[0], ground[1], { button: 'right' })
  await menu.getByRole('menuitem', { name: 'Add here' }).click()
  await page.getByRole('menuitem', { name: 'Concern or question' }).click()
  await page.locator('textarea.map-editor:focus').waitFor()
  await page.keyboard.type('Who drives them')
  await page.keyboard.press('Escape')
  const concern = page.locator('[data-card-id][data-kind="concern"]')
  await concern.waitFor()
  const box = await concern.boundingBox()
  expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - ground[0])).toBeLessThan(4)
})

test('[CA63] the menu opens, is used and left with keys alone, and the keys are where they were', async () => {
  const scene = await blank({ width: 683, height: 625 })
  const { page } = scene
  await place(scene, '4', 'Home sooner', await freeSpot(scene))
  await page.keyboard.press('Escape')
  const card = page.locator('[data-card-id][data-kind="objective"]')
  await card.focus()
  await page.keyboard.press('Shift+F10')
  const menu = page.getByRole('menu', { name: 'Menu for Home sooner' })
  await menu.waitFor()
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  expect(await card.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Shift+F10')
  await menu.waitFor()
  // Typing finds an entry.
  await page.keyboard.type('put in')
  await page.keyboard.press('Enter')
  await card.waitFor({ state: 'detached' })
})

test('[CA63] whoever may only look is offered nothing that changes the board', async () => {
  const scene = await blank()
  const { page } = scene
  await place(scene, '4', 'Home sooner', await freeSpot(scene))
  await page.keyboard.press('Escape')
  const viewer = await arrive(rig.browser, scene.board.links.viewer, 'Vi', 'Southshire Council', {})
  rig.people.push(viewer)
  const card = viewer.page.locator('[data-card-id][data-kind="objective"]')
  await card.waitFor()
  await card.click({ button: 'right' })
  const names = await viewer.page.getByRole('menuitem').allTextContents()
  expect(names).toEqual(['Show everything about it', 'Copy a link to this card'])
})

test('[CA47] a card held at the edge takes the map along, and what it lines up with is shown', async () => {
  const scene = await blank()
  const { page, me } = scene
  const spot = await freeSpot(scene)
  await place(scene, '4', 'Home sooner', spot)
  await page.keyboard.press('Escape')
  const before = await scene.camera()
  const map = await me.map.boundingBox()
  if (map === null) throw new Error('no map')
  await page.mouse.move(spot[0], spot[1])
  await page.mouse.down()
  await page.mouse.move(map.x + map.width - 60, spot[1], { steps: 4 })
  await page.mouse.move(map.x + map.width - 2, spot[1], { steps: 2 })
  await eventually(
    async () => (await scene.camera()).x,
    (x) => x > before.x + 150,
    'the map moved',
  )
  await page.mouse.move(map.x + map.width / 2, spot[1])
  await page.mouse.up()
  const after = await scene.camera()
  // What can be focused is put where the card lies with the next picture, not with the drop itself.
  await eventually(
    () => page.locator('[data-card-id][data-kind="objective"]').boundingBox(),
    (box) => box !== null && Math.abs(box.x + box.width / 2 - (map.x + map.width / 2)) < 30,
    'the card where it was let go',
  )
  expect(await scene.camera()).toEqual(after)
})
