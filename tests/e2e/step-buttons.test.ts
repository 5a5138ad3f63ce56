// Looks at what is pressed and what is only read at the steps of a call: each looks like what it is, and Escape puts away what was opened.
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { expect, test } from 'vitest'
import { goTo, press, stripOf } from '../support/call-driver.ts'
import { joinLive } from '../support/live-editor.ts'
import { arrive, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const council = 'Dumfries and Galloway Council'
const colourOf = (one: Element): string => getComputedStyle(one).color

test('[LD94] [LD65] [LD45] [LD76] what is pressed at a step looks like a button and keeps its size, a note does not, and Escape puts away what was opened', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const editor = joinLive(rig.server.url, board.id, new URL(board.links.editor).hash.slice(1), 'jo')
  await editor.synced()
  const values = { text: 'Print posters', by: '2031-03-01' }
  expect(editor.apply({ type: 'add-item', card: CHARTER_ID, field: 'actions', id: 'promise-2', values })).toBeNull()
  const beside = { width: 683, height: 625 }
  const lead = await arrive(rig.browser, board.links.facilitator, 'Mairi Scott', council, beside)
  const tom = await arrive(rig.browser, board.links.editor, 'Tom Ross', 'NHS Dumfries and Galloway', beside)
  const [leader, partner] = [stripOf(lead.page), stripOf(tom.page)]
  await goTo(lead.page, 'Call 2: what we want and who does what', 0)
  const noMore = leader.getByRole('button', { name: 'No longer needed: Print posters' })
  expect(await noMore.evaluate((one) => getComputedStyle(one).borderTopColor)).not.toBe('rgba(0, 0, 0, 0)')
  await lead.page.screenshot({ path: 'tests/.output/step-buttons.png' })
  // Nobody leads it.
  const card = { id: 'unled', kind: 'objective', pos: [9000, 0], fields: { title: 'Warm homes' } } as const
  expect(editor.apply({ type: 'create', cards: [card] })).toBeNull()
  editor.close()

  const more = leader.getByRole('button', { name: 'More about this step' })
  const room = lead.page.getByLabel('People here without a device')
  for (const from of ['what is in it', 'the button']) {
    await press(lead.page, 'More about this step')
    await room.waitFor()
    if (from === 'the button') await more.press('Escape')
    else {
      // What is being typed is undone first.
      await room.fill('7')
      await room.press('Escape')
      expect(await room.inputValue()).toBe('0')
      await room.press('Escape')
    }
    await room.waitFor({ state: 'detached' })
    await more.and(lead.page.locator(':focus')).waitFor()
  }

  for (const at of [2, 3, 4]) {
    await press(lead.page, 'Next step')
    await partner.getByText(`Step ${String(at)} of 6`).waitFor()
  }
  await partner.getByRole('combobox').first().selectOption(council)
  await press(lead.page, 'My answer')
  await leader.getByRole('combobox').first().selectOption('Nobody yet')
  const boxOf = async (name: string) => {
    const box = await leader.getByRole('button', { name }).boundingBox()
    return { width: Math.round(box?.width ?? 0), middle: Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2) }
  }
  const { width } = await boxOf('Next step')
  await press(lead.page, 'Show (2 written)')
  await leader.getByRole('note').getByText('Warm homes').waitFor()
  expect(await boxOf('Next step'), 'beside the others, as wide as before').toEqual({
    width,
    middle: (await boxOf('Back')).middle,
  })
  const row = leader.getByRole('list', { name: 'Who we each think leads' }).getByRole('listitem').first()
  const note = row.getByText('We see this differently')
  expect(await note.evaluate(colourOf)).toBe(await row.locator('.lead-said-about').evaluate(colourOf))
  await lead.page.screenshot({ path: 'tests/.output/step-buttons-note.png' })
  for (const at of [5, 6]) {
    await press(lead.page, 'Next step')
    await partner.getByText(`Step ${String(at)} of 6`).waitFor()
  }
  for (const name of ['One win from today', 'What is to be done until then']) {
    const field = leader.getByLabel(name, { exact: true })
    const empty = await field.boundingBox()
    await field.fill('The first family has moved in')
    expect(await field.boundingBox(), name).toEqual(empty)
  }
  for (const { context, faults } of [lead, tom]) {
    expect(faults).toEqual([])
    await context.close()
  }
})

test('[LD97] the map follows the call for whoever has not moved it, and one press takes there whoever has', async () => {
  const board = await makeBoard(rig.server.url, { from: { template: 'blank' } })
  const beside = { width: 683, height: 625 }
  const lead = await arrive(rig.browser, board.links.facilitator, 'Mairi Scott', council, beside)
  const tom = await arrive(rig.browser, board.links.editor, 'Tom Ross', 'NHS Dumfries and Galloway', beside)
  const own = tom.map.getByRole('button', { name: /^NHS Dumfries and Galloway, Organisation$/u })
  const widthOf = async (card: typeof own): Promise<number> => (await card.boundingBox())?.width ?? 0
  const small = await widthOf(own)
  const where = tom.page.getByRole('button', { name: 'Show where we are' })
  await goTo(lead.page, 'Call 1: why and who', 1)
  // Large enough to be read.
  await expect.poll(() => widthOf(own)).toBeGreaterThan(200)
  expect(small).toBeLessThan(200)
  expect(await where.count()).toBe(0)
  await tom.page.screenshot({ path: 'tests/.output/where-we-are-followed.png' })
  // By hand, far from there.
  await tom.map.hover()
  for (let time = 0; time < 12; time += 1) await tom.page.mouse.wheel(900, 900)
  await where.waitFor()
  await press(lead.page, 'Next step')
  await stripOf(tom.page).getByText('Step 3 of').waitFor()
  await where.waitFor()
  await tom.page.screenshot({ path: 'tests/.output/where-we-are-elsewhere.png' })
  await where.press('Enter')
  await where.waitFor({ state: 'detached' })
  await expect.poll(() => widthOf(own)).toBeGreaterThan(200)
  // Who types on a card is not taken away from it; the way there stands ready.
  const goOn = async (...steps: readonly string[]): Promise<void> => {
    for (const at of steps) {
      await press(lead.page, 'Next step')
      for (const { page } of [lead, tom]) await stripOf(page).getByText(`Step ${at} of`).waitFor()
    }
  }
  const title = tom.page.locator('textarea.map-editor')
  const spot = await own.boundingBox()
  await tom.page.mouse.dblclick((spot?.x ?? 0) + 40, (spot?.y ?? 0) + 20)
  await title.waitFor()
  await goOn('4', '5')
  await where.waitFor()
  expect(await widthOf(own)).toBeGreaterThan(200)
  await title.press('Escape')
  await title.waitFor({ state: 'detached' })
  await where.press('Enter')
  await where.waitFor({ state: 'detached' })
  await expect.poll(() => widthOf(own)).toBeLessThan(200)
  // From now on it follows again.
  await press(lead.page, 'Back')
  for (const { page } of [lead, tom]) await stripOf(page).getByText('Step 4 of').waitFor()
  expect(await where.count()).toBe(0)
  await expect.poll(() => widthOf(own)).toBeLessThan(200)
  expect([...lead.faults, ...tom.faults]).toEqual([])
  await tom.context.close()
  await lead.context.close()
})
