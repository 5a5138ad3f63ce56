// Two people with two browsers on one real board, through the screen alone.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  arrive,
  arriveByForm,
  drawn,
  eventually,
  makeBoard,
  saved,
  type MadeBoard,
  type Person,
} from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const COUNCIL = 'Dumfries and Galloway Council'
const HEALTH = 'NHS Dumfries and Galloway'

async function come(link: string, name: string, organisation: string): Promise<Person> {
  const person = await arrive(rig.browser, link, name, organisation)
  rig.people.push(person)
  return person
}
async function comeByForm(link: string, name: string, organisation: string): Promise<Person> {
  const person = await arriveByForm(rig.browser, link, name, organisation)
  rig.people.push(person)
  return person
}
/** @param how they come: by the form of their links, or in no time. */
async function twoPeople(how = come): Promise<{ board: MadeBoard; anna: Person; ben: Person }> {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const anna = await how(board.links.facilitator, 'Anna', COUNCIL)
  const ben = await how(board.links.editor, 'Ben', HEALTH)
  return { board, anna, ben }
}
/** The element of a card on one person's map. */
const cardOf = (person: Person, id: string): Locator => person.page.locator(`[data-card-id="${id}"]`)
const firstOf = async (person: Person, kind: string, at = 0): Promise<string> => {
  const found = person.page.locator(`[data-card-id][data-kind="${kind}"]`).nth(at)
  await found.waitFor({ state: 'attached' })
  return (await found.getAttribute('data-card-id')) ?? ''
}
const middle = async (element: Locator): Promise<{ x: number; y: number }> => {
  const box = await element.boundingBox()
  if (box === null) throw new Error('the element has no place on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
/** Where a person sees a card on the map, in world units: two screens show different parts of it. */
const placeOf = async (person: Person, id: string): Promise<{ x: number; y: number }> => {
  return await cardOf(person, id).evaluate((element) => {
    const { left, top, transform } = getComputedStyle(element)
    const { e, f } = new DOMMatrix(transform)
    return { x: Math.round(Number.parseFloat(left) + e), y: Math.round(Number.parseFloat(top) + f) }
  })
}
const fit = async (person: Person): Promise<void> => {
  await person.page.getByRole('button', { name: 'Zoom to fit' }).click()
}

test('[TP1] each sees the other by name and organisation, and where they point', async () => {
  const { anna, ben } = await twoPeople(comeByForm)
  const objective = await firstOf(ben, 'objective')
  const at = await middle(cardOf(ben, objective))
  await ben.page.mouse.move(at.x - 20, at.y)
  await ben.page.mouse.move(at.x, at.y, { steps: 5 })
  const cursor = anna.page.locator('[data-participant-id]')
  await eventually(
    () => cursor.allInnerTexts(),
    (texts) => texts.some((text) => text.includes('Ben') && text.includes(HEALTH)),
    "Ben's cursor with his name",
  )
  const seen = await cursor.first().boundingBox()
  const target = await middle(cardOf(anna, objective))
  await eventually(
    async () => await cursor.first().boundingBox(),
    (box) => box !== null && Math.abs(box.x - target.x) < 30 && Math.abs(box.y - target.y) < 30,
    `the cursor over the same card (was ${JSON.stringify(seen)})`,
  )
})

test('[TP2] a drag is seen moving before it is dropped, and ends where it was dropped', async () => {
  const { anna, ben } = await twoPeople()
  await fit(anna)
  await fit(ben)
  const id = await firstOf(anna, 'objective')
  const before = await placeOf(ben, id)
  const from = await middle(cardOf(anna, id))
  await anna.page.mouse.move(from.x, from.y)
  await anna.page.mouse.down()
  await anna.page.mouse.move(from.x + 60, from.y + 40, { steps: 12 })
  const moving = await eventually(
    () => placeOf(ben, id),
    (place) => Math.abs(place.x - before.x) > 40,
    'the card moving on the other screen while it is still held',
  )
  expect(moving.y).toBeGreaterThan(before.y + 20)
  await anna.page.mouse.up()
  await saved(anna)
  const mine = await placeOf(anna, id)
  await eventually(
    () => placeOf(ben, id),
    (place) => Math.abs(place.x - mine.x) <= 2 && Math.abs(place.y - mine.y) <= 2,
    'the same place on both screens',
  )
})

test('[TP3] both type in one text at once and no letter is lost', async () => {
  const { anna, ben } = await twoPeople()
  const id = await firstOf(anna, 'objective')
  for (const person of [anna, ben]) {
    const at = await middle(cardOf(person, id))
    await person.page.mouse.dblclick(at.x, at.y)
    await person.page.locator('textarea.map-editor').waitFor()
  }
  await anna.page.keyboard.press('Control+Home')
  await ben.page.keyboard.press('Control+End')
  await Promise.all([anna.page.keyboard.type('Alpha ', { delay: 30 }), ben.page.keyboard.type(' Omega', { delay: 30 })])
  const text = (person: Person): Promise<string> => person.page.locator('textarea.map-editor').inputValue()
  await eventually(
    () => Promise.all([text(anna), text(ben)]),
    ([a, b]) => a === b && a.startsWith('Alpha ') && a.endsWith(' Omega'),
    'the same whole text on both screens',
  )
  await Promise.all([saved(anna), saved(ben)])
})

test('[TP4] undo takes back my own work and leaves the other person theirs', async () => {
  const { anna, ben } = await twoPeople()
  await fit(anna)
  await fit(ben)
  const mine = await firstOf(anna, 'objective', 0)
  const theirs = await firstOf(anna, 'objective', 1)
  const move = async (person: Person, id: string): Promise<void> => {
    const from = await middle(cardOf(person, id))
    await person.page.mouse.move(from.x, from.y)
    await person.page.mouse.down()
    await person.page.mouse.move(from.x + 30, from.y + 30, { steps: 6 })
    await person.page.mouse.up()
    await saved(person)
  }
  const start = await placeOf(anna, mine)
  const otherStart = await placeOf(anna, theirs)
  await move(anna, mine)
  await move(ben, theirs)
  // Where it came to rest for Ben: on Anna's screen it may still be gliding there.
  const otherMoved = await placeOf(ben, theirs)
  expect(otherMoved.x).toBeGreaterThan(otherStart.x + 15)
  await eventually(
    () => placeOf(anna, theirs),
    (place) => place.x === otherMoved.x && place.y === otherMoved.y,
    "Ben's move on Anna's screen",
  )
  await anna.page.keyboard.press('Escape')
  await anna.page.getByRole('button', { name: 'Undo', exact: true }).click()
  await eventually(
    () => placeOf(anna, mine),
    (place) => Math.abs(place.x - start.x) <= 2,
    'my card back where it was',
  )
  expect(await placeOf(anna, theirs)).toEqual(otherMoved)
  await eventually(
    () => placeOf(ben, mine),
    (place) => Math.abs(place.x - start.x) <= 2,
    "my card back on Ben's screen",
  )
})

test('[TP5] a viewer sees everything and changes nothing', async () => {
  const { board, anna } = await twoPeople()
  const viewer = await come(board.links.viewer, 'Vera', COUNCIL)
  await fit(anna)
  await fit(viewer)
  const id = await firstOf(anna, 'objective')
  const before = await placeOf(viewer, id)
  const from = await middle(cardOf(viewer, id))
  await viewer.page.mouse.move(from.x, from.y)
  await viewer.page.mouse.down()
  await viewer.page.mouse.move(from.x + 80, from.y + 60, { steps: 8 })
  await viewer.page.mouse.up()
  await viewer.page.keyboard.press('Delete')
  expect(await placeOf(viewer, id)).toEqual(before)
  // Whoever may only look has nothing to undo with.
  expect(await viewer.page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0)
  const annaFrom = await middle(cardOf(anna, id))
  await anna.page.mouse.move(annaFrom.x, annaFrom.y)
  await anna.page.mouse.down()
  await anna.page.mouse.move(annaFrom.x + 30, annaFrom.y + 30, { steps: 6 })
  await anna.page.mouse.up()
  await eventually(
    () => placeOf(viewer, id),
    (place) => place.x > before.x + 15,
    "Anna's move on the viewer's screen",
  )
})

test('[TP6] the server is killed and started again in the middle of typing, and nothing is lost', async () => {
  const { anna, ben } = await twoPeople()
  const id = await firstOf(anna, 'objective')
  const at = await middle(cardOf(anna, id))
  await anna.page.mouse.dblclick(at.x, at.y)
  await anna.page.locator('textarea.map-editor').waitFor()
  await anna.page.keyboard.press('Control+End')
  await anna.page.keyboard.type(' before', { delay: 10 })
  await saved(anna)
  await rig.server.kill()
  await anna.page
    .locator('[data-save-state="offline"], [data-save-state="not-saved"]')
    .first()
    .waitFor({ state: 'attached' })
  await anna.page.keyboard.type(' during', { delay: 10 })
  await anna.page.locator('[data-save-state="not-saved"]').first().waitFor({ state: 'attached' })
  rig.server = await rig.server.restart()
  await anna.page.keyboard.type(' after', { delay: 10 })
  await saved(anna)
  const text = await anna.page.locator('textarea.map-editor').inputValue()
  expect(text).toMatch(/ before during after$/u)
  await anna.page.keyboard.press('Escape')
  await eventually(
    async () => await cardOf(ben, id).getAttribute('aria-label'),
    (name) => name?.includes(' before during after') === true,
    "the whole text on Ben's screen",
    20_000,
  )
  await ben.page.reload()
  await drawn(ben.page)
  await eventually(
    async () => await cardOf(ben, id).getAttribute('aria-label'),
    (name) => name?.includes(' before during after') === true,
    'the whole text after loading again',
  )
})

test('[TP7] [PG280] two tabs of one person are one person with two views, each by one socket', async () => {
  const { anna, ben } = await twoPeople()
  const second = await anna.context.newPage()
  const sockets: string[] = []
  second.on('websocket', (socket) => sockets.push(socket.url()))
  await second.goto(anna.page.url())
  await drawn(second)
  expect(sockets).toHaveLength(1)
  const tab: Person = { ...anna, page: second }
  await fit(anna)
  await fit(tab)
  const id = await firstOf(anna, 'objective')
  const before = await placeOf(tab, id)
  const from = await middle(cardOf(anna, id))
  await anna.page.mouse.move(from.x, from.y)
  await anna.page.mouse.down()
  await anna.page.mouse.move(from.x + 40, from.y + 30, { steps: 6 })
  await anna.page.mouse.up()
  await eventually(
    () => placeOf(tab, id),
    (place) => place.x > before.x + 20,
    'the move in the other tab',
  )
  await anna.page.close()
  const at = await middle(cardOf(tab, id))
  await second.mouse.move(at.x, at.y)
  await eventually(
    () => ben.page.locator('[data-participant-id]').allInnerTexts(),
    (texts) => texts.some((text) => text.includes('Anna')),
    "Anna's cursor from the tab that is left",
  )
})

test('[TP8] words typed into a card that somebody puts in the bin are kept in it, and the person is told', async () => {
  const { board, anna, ben } = await twoPeople()
  const id = await firstOf(anna, 'objective')
  const content = async (): Promise<{ cards: readonly { id: string; title?: string; bin?: object }[] }> => {
    const headers = { authorization: `Bearer ${board.links.viewer.split('#')[1] ?? ''}` }
    return (await (await fetch(`${rig.server.url}/api/boards/${board.id}/content`, { headers })).json()) as never
  }
  const count = (await content()).cards.length
  await cardOf(anna, id).focus()
  await anna.page.keyboard.press('Enter')
  const editor = anna.page.locator('textarea.map-editor')
  await editor.waitFor()
  await anna.page.keyboard.press('Control+a')
  await anna.page.keyboard.type('Before')
  await cardOf(ben, id).focus()
  await ben.page.keyboard.press('Delete')
  const notice = anna.page.getByText('Somebody put this card in the bin.')
  await notice.waitFor()
  await anna.page.keyboard.type(' and a note after')
  await saved(anna)
  const after = await content()
  expect(after.cards.find((card) => card.id === id)).toMatchObject({ title: 'Before and a note after' })
  expect(after.cards.length).toBe(count)
  await anna.page.getByRole('button', { name: 'Restore', exact: true }).click()
  await cardOf(ben, id).waitFor({ state: 'attached' })
  await notice.waitFor({ state: 'detached' })
  expect(await cardOf(ben, id).getAttribute('aria-label')).toBe('Before and a note after, Objective')
})

test('[CA85] when somebody else bins the card I am on, I am on the map and not on the dead card', async () => {
  const { anna, ben } = await twoPeople()
  const id = await firstOf(anna, 'objective')
  await cardOf(anna, id).focus()
  await cardOf(ben, id).focus()
  await ben.page.keyboard.press('Delete')
  await cardOf(anna, id).waitFor({ state: 'detached' })
  expect(await anna.map.evaluate((map) => map === document.activeElement)).toBe(true)
  await anna.page.keyboard.press('Enter')
  expect(await anna.page.locator('textarea.map-editor').count()).toBe(0)
  await anna.page.keyboard.press('Tab')
  expect(await anna.map.evaluate((map) => map.contains(document.activeElement))).toBe(true)
})
