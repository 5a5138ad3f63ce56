// Somebody who works in the list with the keyboard alone and somebody who points on the map build one objective together.
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  addCard,
  closeCard,
  connectTo,
  enterList,
  makeLead,
  onCard,
  openCard,
  tabTo,
  walkTo,
} from '../support/list-driver.ts'
import { arrive, eventually, makeBoard, saved, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

interface Case {
  readonly partners: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly { readonly id: string; readonly title: string }[]
  readonly objectives: readonly {
    readonly title: string
    readonly lead: string
    readonly measures: readonly { readonly name: string }[]
    readonly contributors: readonly { readonly partner: string }[]
  }[]
}
const CASE = new URL('../../shared/src/templates/examples/01-dumfries-galloway-integration.json', import.meta.url)
const published = JSON.parse(readFileSync(CASE, 'utf8')) as Case

async function come(link: string, name: string): Promise<Person> {
  const person = await arrive(rig.browser, link, name, 'A partner')
  rig.people.push(person)
  return person
}
const cardOf = (page: Page, name: string): Locator =>
  page.getByRole('application', { name: 'Map' }).getByRole('button', { name, exact: true })
const middle = async (card: Locator): Promise<readonly [number, number]> => {
  const box = await card.boundingBox()
  if (box === null) throw new Error('the card has no place on the screen')
  return [box.x + box.width / 2, box.y + box.height / 2]
}
/** Places an organisation with the pointer and names it. */
async function pointOrganisation(page: Page, name: string, x: number, y: number): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Organisation', exact: true }).click()
  await page.mouse.click(x, y)
  await page.locator('textarea.map-editor').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Escape')
  await cardOf(page, `${name}, Organisation`).waitFor()
}
/** Connects two cards by pressing one after the other with the line tool, which is offered beside a call once a card is selected. */
async function pointLine(page: Page, from: string, to: string): Promise<void> {
  await page.mouse.click(...(await middle(cardOf(page, from))))
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.mouse.click(...(await middle(cardOf(page, from))))
  await page.mouse.click(...(await middle(cardOf(page, to))))
  await page.keyboard.press('Escape')
}

test(
  '[LI50] one in the list by keyboard and one on the map by pointer build a published objective together',
  { timeout: 180_000 },
  async () => {
    const [objective] = published.objectives
    if (objective === undefined) throw new RangeError('the case has no objective')
    const { title } = objective
    const leader = published.people.find(({ id }) => id === objective.lead)?.title ?? ''
    const sign = objective.measures[0]?.name ?? ''
    const partners = objective.contributors.map(
      ({ partner }) => published.partners.find(({ id }) => id === partner)?.name ?? '',
    )
    const [first = '', second = '', ...rest] = partners
    const board = await makeBoard(rig.server.url, {})
    const anna = await come(board.links.editor, 'Anna')
    const ben = await come(board.links.editor, 'Ben')
    await enterList(anna.page)

    const byPointer = async (): Promise<void> => {
      await ben.page.getByRole('button', { name: 'Zoom to fit' }).click()
      const zone = ben.map.getByRole('button', { name: 'Who we are, Area', exact: true })
      const box = await zone.boundingBox()
      if (box === null) throw new Error('the zone is not on the screen')
      for (const [at, name] of partners.entries())
        await pointOrganisation(ben.page, name, box.x + box.width / 2, box.y + ((at + 1) * box.height) / 5)
    }
    const byKeyboard = async (): Promise<void> => {
      await addCard(anna.page, '4', title)
      await tabTo(anna.page, 'Add a first step or result')
      await anna.page.keyboard.press('Enter')
      await tabTo(anna.page, 'What we will see')
      await anna.page.keyboard.type(sign)
      await closeCard(anna.page, title)
      await addCard(anna.page, '2', leader)
      await closeCard(anna.page, leader)
      await connectTo(anna.page, title)
      await makeLead(anna.page, leader, `${leader} delivers ${title}`)
    }
    await Promise.all([byPointer(), byKeyboard()])

    // Each goes on with what the other has made.
    const goal = `${title}, Objective`
    await cardOf(ben.page, goal).waitFor()
    const point = async (): Promise<void> => {
      for (const name of [first, second]) await pointLine(ben.page, `${name}, Organisation`, goal)
    }
    const type = async (): Promise<void> => {
      for (const name of rest) {
        await walkTo(anna.page, `${name}, Organisation`)
        await connectTo(anna.page, title)
      }
    }
    await Promise.all([point(), type()])
    await walkTo(anna.page, goal)
    await onCard(anna.page, goal)
    const row = anna.page.locator('article', { has: anna.page.getByRole('button', { name: goal, exact: true }) })
    await eventually(
      () => row.innerText(),
      (text) => text.includes(`Is led by ${leader}.`) && partners.every((name) => text.includes(name)),
      'everything in the sentences of the objective',
    )
    expect(await row.innerText()).toContain(`How we will know: ${sign}`)
    await openCard(anna.page)
    await Promise.all([saved(anna), saved(ben)])
    const headers = { authorization: `Bearer ${board.links.viewer.split('#')[1] ?? ''}` }
    const content = (await (await fetch(`${rig.server.url}/api/boards/${board.id}/content`, { headers })).json()) as {
      readonly cards: readonly {
        id: string
        kind: string
        title?: string
        name?: string
        markers?: readonly { text?: string }[]
      }[]
      readonly relations: readonly { kind: string; from: string; to: string; part?: string }[]
    }
    const made = content.cards.filter((card) => card.title === title)
    expect(made.map(({ markers }) => markers?.map(({ text }) => text))).toEqual([[sign]])
    const nameOf = (id: string): string => content.cards.find((card) => card.id === id)?.name ?? ''
    expect(
      content.relations
        .filter(({ to }) => to === made[0]?.id)
        .map(({ kind, from, part }) => `${nameOf(from)} ${kind} ${part ?? 'delivers'}`)
        .toSorted(),
    ).toEqual([`${leader} does leads`, ...partners.map((name) => `${name} does delivers`)].toSorted())
  },
)
