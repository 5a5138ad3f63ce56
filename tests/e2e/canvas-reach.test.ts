// Reaching the parts of a board's page and the map by keyboard, by assistive technology and by finger, in a real browser.
import { expect, test } from 'vitest'
import { rowNamed } from '../support/list-driver.ts'
import { drag, freeSpot, openScene, place, type Scene } from '../support/map-scene.ts'
import { type Device, eventually } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const blank = (device?: Device): Promise<Scene> => openScene(rig, {}, device)

test('[CA84] F6 goes round from the words of a card and from a field of the panel alike', async () => {
  const scene = await blank()
  const { page, me } = scene
  await place(scene, '4', 'Home sooner', await freeSpot(scene))
  const where = (): Promise<string> =>
    page.evaluate(
      () =>
        document.activeElement?.closest('header, nav, aside, [role="application"]')?.tagName.toLowerCase() ?? 'body',
    )
  await page.getByRole('complementary').waitFor()
  await page.keyboard.press('F2')
  await page.locator('textarea.map-editor').waitFor()
  await page.keyboard.press('F6')
  expect(await where()).toBe('aside')
  await page.getByRole('complementary').getByRole('textbox').first().focus()
  await page.keyboard.press('F6')
  expect(await where()).toBe('header')
  const round: string[] = []
  for (let at = 0; at < 3; at += 1) {
    await page.keyboard.press('F6')
    round.push(await where())
  }
  expect(round.slice(round.indexOf('div')), 'from header over tools to map and panel').toEqual(['div', 'aside'])
  await page.keyboard.press('F6')
  expect(await where()).toBe('header')
  expect(await me.map.isVisible()).toBe(true)
})

test('[CA120] F6 also goes to what is said in passing, and on from there', async () => {
  const scene = await blank()
  const { page } = scene
  await place(scene, '4', 'Home sooner', await freeSpot(scene))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'List', exact: true }).press('Enter')
  await rowNamed(page, 'Home sooner, Objective').press('Delete')
  await page
    .getByText(/^In the bin: /u)
    .first()
    .waitFor()
  const row = page.locator('.board-list .row-name[tabindex="0"]')
  const onRow = (): Promise<boolean> => row.evaluate((it) => it === document.activeElement)
  await expect.poll(onRow).toBe(true)
  const met: string[] = []
  for (let turn = 0; turn < 8 && !met.includes('row'); turn += 1) {
    await page.keyboard.press('F6')
    const place = await page.evaluate(() => document.activeElement?.closest('.toasts, .board-head')?.className)
    met.push((await onRow()) ? 'row' : (place ?? 'elsewhere'))
  }
  expect(met).toEqual(expect.arrayContaining(['toasts', 'board-head', 'row']))
})

test('[CA84] [LI61] beside a call F6 goes to the map the panel lies over, and the panel stays', async () => {
  const scene = await blank({ width: 683, height: 625 })
  const { page, me } = scene
  await place(scene, '4', 'Home sooner', await freeSpot(scene))
  await page.keyboard.press('Escape')
  const panel = page.getByRole('complementary')
  await page.locator('[data-card-id][data-kind="objective"]').focus()
  await page.keyboard.press('Space')
  await panel.waitFor()
  await panel.getByRole('textbox').first().focus()
  const onMap = (): Promise<boolean> =>
    page.evaluate(() => document.activeElement?.closest('[role="application"]') !== null)
  for (let turn = 0; turn < 6 && !(await onMap()); turn += 1) await page.keyboard.press('F6')
  expect(await onMap()).toBe(true)
  expect(await panel.isVisible()).toBe(true)
  expect(await me.map.isVisible()).toBe(true)
})

test('[CA86] Space and Enter act on the focused card, and space with a drag moves the map', async () => {
  const scene = await blank({ width: 683, height: 625 })
  const { page, me } = scene
  await place(scene, '4', 'Home sooner', await freeSpot(scene))
  const card = page.locator('[data-card-id][data-kind="objective"]')
  const details = page.getByRole('complementary')
  await page.keyboard.press('Escape')
  await card.focus()
  const spot = await freeSpot(scene, 0.2)
  const before = await scene.camera()
  await page.keyboard.down(' ')
  await drag(page, spot, [spot[0] + 40, spot[1]])
  await page.keyboard.up(' ')
  expect((await scene.camera()).x).toBeCloseTo(before.x - 40 / before.zoom, 0)
  expect(await details.count()).toBe(0)
  await page.keyboard.press('Shift+Tab')
  const pressed = (is: string): Promise<unknown> =>
    eventually(
      () => card.getAttribute('aria-pressed'),
      (seen) => seen === is,
      `aria-pressed ${is}`,
    )
  await pressed('false')
  await page.keyboard.press('Tab')
  await pressed('true')
  await page.keyboard.press(' ')
  await details.waitFor()
  await page.keyboard.press('Enter')
  await page.locator('textarea.map-editor').waitFor()
  expect(await me.map.isVisible()).toBe(true)
})

test('[CA87] a finger that moves the map keeps what is selected, a tap lets it go', async () => {
  const scene = await blank({ width: 683, height: 625 })
  const { page, me } = scene
  await place(scene, '4', 'Home sooner', await freeSpot(scene))
  const pressed = page.locator('[data-card-id][aria-pressed="true"]')
  await pressed.waitFor({ state: 'attached' })
  // Well inside an area: its rim would be taken hold of.
  const spot = await scene.at([250, 600])
  const finger = (steps: readonly (readonly [string, number])[]): Promise<void> =>
    me.map.evaluate(
      (map, { x, y, way }) => {
        for (const [type, dx] of way) {
          const at = { clientX: x + dx, clientY: y, pointerId: 7, pointerType: 'touch', button: 0, bubbles: true }
          map.dispatchEvent(new PointerEvent(type, at))
        }
      },
      { x: spot[0], y: spot[1], way: steps },
    )
  const before = await scene.camera()
  await finger([
    ['pointerdown', 0],
    ['pointermove', 20],
    ['pointermove', 40],
    ['pointerup', 40],
  ])
  await eventually(
    () => scene.camera(),
    ({ x }) => Math.abs(x - (before.x - 40 / before.zoom)) < 1,
    'the map moved by the finger',
  )
  expect(await pressed.count()).toBe(1)
  await finger([
    ['pointerdown', 0],
    ['pointerup', 0],
  ])
  await eventually(
    () => pressed.count(),
    (count) => count === 0,
    'nothing selected after a tap',
  )
})

test('[CA92] in a drag that is written on its way the elements of the map stay as they are until the hand lets go', async () => {
  const scene = await blank({ width: 683, height: 625 })
  const { page, me } = scene
  const spot = await freeSpot(scene)
  await place(scene, '4', 'Home sooner', spot)
  await page.keyboard.press('Escape')
  const card = page.locator('[data-card-id][data-kind="objective"]')
  const saved = page.locator('[data-save-state="saved"]')
  await saved.waitFor()
  const leftOf = (): Promise<string> => card.evaluate((element) => element.style.left)
  const before = await leftOf()
  const { x, y, width, height } = (await card.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  let way = 0
  const onward = async (): Promise<void> => {
    way = way === 60 ? 40 : 60
    await page.mouse.move(x + width / 2 + way, y + height / 2 + 10)
  }
  await onward()
  // Written on the way, and said to be kept a good while after the map has come to rest.
  let isWritten = false
  const written = page
    .locator('[data-save-state="saving"]')
    .waitFor({ timeout: 30_000 })
    .then(() => (isWritten = true))
  while (!isWritten) await Promise.race([written, onward()])
  await saved.waitFor()
  expect(await leftOf()).toBe(before)
  await page.mouse.up()
  await eventually(leftOf, (left) => left !== before, 'the element follows once the hand lets go')
  expect(await me.map.isVisible()).toBe(true)
})
