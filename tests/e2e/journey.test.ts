// The whole journey of case 01 in real browsers: from the links, over a led call and an agreement that every organisation answers for, to a changed target and the next agreed version.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  arrive,
  type Device,
  drawn,
  eventually,
  makeBoard,
  type MadeBoard,
  type Person,
  saved,
} from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const beside = { width: 683, height: 625 }
const COUNCIL = 'Dumfries and Galloway Council'
const HEALTH = 'NHS Dumfries and Galloway'
const THIRD = 'Third Sector Dumfries and Galloway'
const BOARD = 'Dumfries and Galloway Integration Joint Board'
const CARERS = 'Dumfries and Galloway Carers Centre'
const AIM = 'People leave hospital as soon as they are well enough'
const PURPOSE = 'People live well at home, and leave hospital when they are ready.'

interface Content {
  readonly cards: readonly { readonly id: string; readonly kind: string; readonly [field: string]: unknown }[]
}
interface Judged {
  readonly findings: readonly { readonly checkId: string; readonly subjects: readonly string[] }[]
}
const ask = async <T>(board: MadeBoard, path: string, json?: object): Promise<T> => {
  const answer = await fetch(`${rig.server.url}/api/boards/${board.id}${path}`, {
    method: json === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}: ${await answer.text()}`)
  return (answer.headers.get('content-type') ?? '').includes('json')
    ? ((await answer.json()) as T)
    : ((await answer.text()) as T)
}
const organisationsOf = async (board: MadeBoard): Promise<ReadonlyMap<string, string>> => {
  const { cards } = await ask<Content>(board, '/content')
  return new Map(cards.flatMap(({ kind, id, name }) => (kind === 'organisation' ? [[String(name), id] as const] : [])))
}
/** Of how many things each of these checks speaks. */
const speaking = async (board: MadeBoard, ...checks: readonly string[]): Promise<readonly number[]> => {
  const { findings } = await ask<Judged>(board, `/lights?on=${new Date().toISOString().slice(0, 10)}`)
  return checks.map((check) => findings.filter(({ checkId }) => checkId === check).length)
}

async function lead(board: MadeBoard, device: Device): Promise<Person> {
  const person = await arrive(rig.browser, board.links.facilitator, 'Mairi Scott', BOARD, device)
  rig.people.push(person)
  return person
}
/** Comes by the link of an organisation, which asks only for a name. */
async function partner(board: MadeBoard, organisationId: string, name: string): Promise<Page> {
  const { url } = await ask<{ url: string }>(board, '/links', { role: 'editor', organisationId })
  const context = await rig.browser.newContext({
    viewport: beside,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  rig.people.push({ context, faults })
  await page.goto(url)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(page)
  return page
}

const strip = (page: Page): Locator => page.getByRole('region', { name: 'The call' })
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
const chip = (page: Page, words: RegExp): Locator => page.getByRole('button', { name: words })
const fromMore = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
/** Goes on until the call is at a step. */
async function goToStep(page: Page, step: number): Promise<void> {
  await press(page, 'Next step')
  await strip(page)
    .getByText(`Step ${String(step)} of 6`)
    .waitFor()
}

interface Answer {
  readonly says: RegExp
  readonly with?: readonly [label: string, text: string]
}
const YES: Answer = { says: /^Yes\s*We agree/u }
async function fill(form: Locator, { says, with: more }: Answer): Promise<void> {
  await form.getByRole('radio', { name: says }).check()
  if (more !== undefined) await form.getByLabel(more[0]).fill(more[1])
}
/** Gives the answer of one's own organisation from the line in the header. */
async function answer(page: Page, organisation: string, given: Answer): Promise<void> {
  await chip(page, /your answer is asked/u).click()
  await giveOwn(page, organisation, given)
  await page.keyboard.press('Escape')
}
async function giveOwn(page: Page, organisation: string, given: Answer): Promise<void> {
  if (organisation === BOARD) await page.getByRole('button', { name: 'Give our answer' }).click()
  const form = page.getByRole('form', { name: `The answer of ${organisation}` })
  await fill(form, given)
  await form.getByLabel('Your name').fill('Jo Hay')
  await form.getByLabel('Your job title').fill('Director')
  await form.getByRole('button', { name: 'Give this answer' }).click()
  await page
    .getByRole('group', { name: 'Your answer' })
    .getByText(/^Your answer is kept|^This is agreed/u)
    .waitFor()
}
/** Records what somebody said in the call, openly; the agreement is open. */
async function record(page: Page, organisation: string, given: Answer): Promise<void> {
  if (organisation === BOARD) {
    // Their own is asked first, and they are the ones who say so.
    await giveOwn(page, organisation, given)
    return
  }
  await page.getByRole('button', { name: `Record answer for ${organisation}` }).click()
  const form = page.getByRole('form', { name: `The answer of ${organisation}` })
  await fill(form, given)
  await form.getByLabel('Who said so').fill('Sam Reid')
  await form.getByLabel('Their job title').fill('Chair')
  await form.getByRole('button', { name: `Record this answer for ${organisation}` }).click()
  await form.waitFor({ state: 'detached' })
}
const propose = async (page: Page, title: string): Promise<void> => {
  const form = page.getByRole('form', { name: 'Propose for agreement' })
  await form.getByText(CARERS, { exact: true }).waitFor()
  await form.getByLabel('What is it called?').fill(title)
  await form.getByRole('button', { name: 'Propose', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: title }).waitFor()
}
/** Opens an objective in the list and fills in the target of its sign. */
async function setTarget(person: Person, target: string): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: 'List', exact: true }).click()
  const list = page.locator('.board-list')
  await list.getByRole('button', { name: new RegExp(`^${AIM}, Objective`, 'u') }).click()
  await list.getByRole('button', { name: 'Edit', exact: true }).click()
  const panel = page.getByRole('complementary', { name: 'Card' })
  await panel.getByLabel('Target', { exact: true }).first().fill(target)
  await page.keyboard.press('Tab')
  await saved(person)
}

test('[AG50] case 01 from the links to an agreement, to a changed target, to the next agreed version: four browsers', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const ids = await organisationsOf(board)
  expect([...ids.keys()].toSorted()).toEqual([CARERS, COUNCIL, BOARD, HEALTH, THIRD].toSorted())
  expect(await speaking(board, 'A2.1', 'A5.2')).toEqual([1, 5])
  const mairi = await lead(board, { width: 1440, height: 900 })
  const council = await partner(board, ids.get(COUNCIL) ?? '', 'Anna')
  const health = await partner(board, ids.get(HEALTH) ?? '', 'Ben')
  const third = await partner(board, ids.get(THIRD) ?? '', 'Cat')

  // The call: everybody has the step and the one field it needs.
  await press(mairi.page, 'Lead the call')
  await press(mairi.page, 'Begin "Call 1: why and who"')
  await strip(third).getByRole('heading', { name: 'Which of these apply to us?' }).waitFor()
  await goToStep(mairi.page, 2)
  const worth = async (page: Page, words: string): Promise<void> => {
    const line = strip(page).getByLabel('What would make it worth it?')
    await line.fill(words)
    // Whoever is in the middle of a sentence stays at its step.
    await line.blur()
  }
  await worth(council, 'Fewer people waiting for a place')
  await worth(health, 'Beds for those who need them')
  await worth(third, 'Carers are heard before plans are made')
  await eventually(
    () => speaking(board, 'A5.2'),
    ([left]) => left === 3,
    'what it is worth is on the map',
  )
  for (const step of [3, 4, 5]) await goToStep(mairi.page, step)
  await strip(mairi.page).getByLabel('Purpose').fill(PURPOSE)
  await eventually(
    () => speaking(board, 'A2.1'),
    ([left]) => left === 0,
    'the purpose is on the map',
  )
  await eventually(
    () => strip(third).getByLabel('Purpose').inputValue(),
    (seen) => seen === PURPOSE,
    'the others read it',
  )
  await goToStep(mairi.page, 6)
  await press(mairi.page, 'End the call')
  await press(mairi.page, 'End it')
  for (const page of [council, health, third]) await strip(page).waitFor({ state: 'detached' })
  for (const page of [mairi.page, council, health, third]) {
    await page.getByRole('dialog', { name: 'The call has ended' }).getByRole('button', { name: 'Close' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  // Proposed, and answered by each for itself; two who are not here are recorded openly.
  await fromMore(mairi.page, 'Agreement')
  await propose(mairi.page, 'First agreement')
  await answer(council, COUNCIL, {
    says: /^Yes, but/u,
    with: ['What has to be said with it?', 'Budgets are set in February'],
  })
  await answer(health, HEALTH, YES)
  await answer(third, THIRD, { says: /^Not yet/u, with: ['What would make it a yes?', 'A place at the table'] })
  const answers = mairi.page.locator('.answers')
  await answers.getByText('Yes, but: Budgets are set in February').waitFor()
  await answers.getByText('Not yet. It would be a yes if: A place at the table').waitFor()
  for (const organisation of [BOARD, CARERS]) await record(mairi.page, organisation, YES)
  await chip(third, /^Proposed /u).click()
  // What they said is there to be read before it is changed.
  const given = third.getByRole('group', { name: 'Your answer' })
  await given.getByText('Not yet. It would be a yes if: A place at the table').waitFor()
  await press(third, 'Change the answer')
  const form = third.getByRole('form', { name: `The answer of ${THIRD}` })
  await fill(form, YES)
  await form.getByRole('button', { name: 'Give this answer' }).click()
  await third.getByText('This is agreed. Thank you.').waitFor()
  await third.keyboard.press('Escape')
  for (const page of [council, health, third]) await chip(page, /^Agreed .*, with 1 condition$/u).waitFor()
  expect(await ask<string>(board, '/documents/agreement?format=md')).toContain('Budgets are set in February')

  // A target changes: everybody sees that something has, and is asked again for exactly that.
  await mairi.page.keyboard.press('Escape')
  await setTarget(mairi, 'below 30')
  for (const page of [mairi.page, council, third])
    await chip(page, /^Agreed .*, 1 thing changed since we agreed$/u).waitFor()
  await chip(mairi.page, /^Agreed /u).click()
  const changed = mairi.page.getByRole('dialog', { name: 'What changed' })
  await changed.getByRole('button', { name: 'Read the agreement' }).press('Enter')
  await press(mairi.page, 'Propose what is there now')
  const anew = mairi.page.getByRole('form', { name: 'Propose for agreement' })
  await anew
    .getByText(/below 30/u)
    .first()
    .waitFor()
  await propose(mairi.page, 'Second agreement')
  for (const [page, organisation] of [
    [council, COUNCIL],
    [health, HEALTH],
    [third, THIRD],
  ] as const)
    await answer(page, organisation, YES)
  for (const organisation of [BOARD, CARERS]) await record(mairi.page, organisation, YES)
  for (const page of [council, health, third]) await chip(page, /^Agreed [^,]*$/u).waitFor()
  const proposals = await ask<readonly { title: string; state: string }[]>(board, '/proposals')
  expect(proposals.map(({ title, state }) => [title, state])).toEqual([
    ['Second agreement', 'agreed'],
    ['First agreement', 'superseded'],
  ])
  expect(await ask<string>(board, '/documents/agreement?format=md')).toContain('below 30')
}, 180_000)

test('[AG51] case 01 with one browser: whoever leads types for all, and nobody is accused of being written about', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const mairi = await lead(board, beside)
  const { page } = mairi
  await fromMore(page, 'Agreement')
  await propose(page, 'First agreement')
  for (const organisation of [COUNCIL, HEALTH, THIRD, CARERS, BOARD]) await record(page, organisation, YES)
  const answers = page.locator('.answers, .given')
  await eventually(
    async () => [
      await answers.getByText('Recorded by whoever runs the board.').count(),
      await answers.getByText('Given for their own organisation by whoever runs this board.').count(),
    ],
    ([recorded, own]) => recorded === 4 && own === 1,
    'who typed it is said openly, once for each',
  )
  await page.keyboard.press('Escape')
  await chip(page, /^Agreed [^,]*$/u).waitFor()
  const [byOthers] = await speaking(board, 'A3.2')
  expect(byOthers, 'that somebody else wrote it down is no finding where one writes for all').toBe(0)
  await fromMore(page, 'To talk about')
  await page.locator('.lights').waitFor()
  expect(await page.locator('.lights').innerText()).not.toMatch(/written by|wrote|on behalf|by somebody else/iu)
  await setTarget(mairi, 'below 30')
  await chip(page, /^Agreed .*, 1 thing changed since we agreed$/u).waitFor()
}, 120_000)
