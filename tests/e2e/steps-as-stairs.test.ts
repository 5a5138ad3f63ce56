// From a "not yet" to a step on the stairs, a clock that two start, and outside help, in real browsers: two partners, by keyboard in the list and on the map.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { enterList, onCard, openCard, tabTo, walkTo } from '../support/list-driver.ts'
import { northshireFile } from '../support/northshire.ts'
import { arrive, headed, type Device } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const beside: Device = { width: 683, height: 625 }
interface Board {
  readonly id: string
  readonly facilitator: string
  readonly call: (method: string, path: string, json?: object) => Promise<unknown>
}

/** A board on which the council and the health board share an objective and two steps for when they disagree. */
async function sharedBoard(): Promise<Board> {
  const cards = [
    { id: 'charter', kind: 'charter', pos: [0, 0], purpose: 'People live well at home.' },
    { id: 'council', kind: 'organisation', pos: [0, 200], name: 'Northshire Council' },
    {
      id: 'health',
      kind: 'organisation',
      pos: [0, 400],
      name: 'NHS Northshire',
      ownOutcomes: [{ id: 'beds', order: 'a0', text: 'Fewer people waiting in a bed' }],
    },
    { id: 'aim', kind: 'objective', pos: [300, 200], title: 'Home sooner', why: 'Nobody should wait.' },
    {
      id: 'ladder',
      kind: 'if-we-disagree',
      pos: [600, 0],
      title: 'Our steps',
      steps: [
        { id: 'talk', order: 'a0', title: 'Talk it through', within: { amount: 5, unit: 'working-days' } },
        {
          id: 'out',
          order: 'a1',
          title: 'A mediator whom both chief executives appoint within two weeks',
          outside: true,
        },
      ],
    },
  ]
  const relations = [{ id: 's1', kind: 'serves', from: 'aim', to: 'health', toItem: 'beds', fit: 'partial' }]
  const made = await fetch(`${rig.server.url}/api/boards/import`, {
    method: 'POST',
    body: northshireFile(cards, relations),
  })
  expect(made.status, await made.clone().text()).toBe(201)
  const { id, links } = (await made.json()) as {
    id: string
    links: Record<string, { url: string; secret: string }>
  }
  return {
    id,
    facilitator: links['facilitator']?.url ?? '',
    call: async (method, path, json) => {
      const answer = await fetch(`${rig.server.url}/api/boards/${id}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${links['facilitator']?.secret ?? ''}`,
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      })
      return answer.status === 204 ? null : await answer.json()
    },
  }
}
const linkTo = async ({ call }: Board, json: object): Promise<string> =>
  ((await call('POST', '/links', json)) as { url: string }).url
async function come(link: string, name: string, organisation: string, device: Device): Promise<Page> {
  const person = await arrive(rig.browser, link, name, organisation, device)
  rig.people.push(person)
  return person.page
}

test('[SD5] [SD6] [SD7] [SD9] "not yet" is put on a step, two start its clock, and outside help has its paragraph', async () => {
  const board = await sharedBoard()
  const tom = await come(
    await linkTo(board, { role: 'editor', organisationId: 'health' }),
    'Tom Ross',
    'NHS Northshire',
    beside,
  )
  await board.call('PUT', '/answers/aim', {
    organisationId: 'health',
    answer: 'not-yet',
    note: 'a date for the money',
    wish: 'steps',
    name: 'Tom Ross',
    post: 'Planning lead',
  })
  await enterList(tom)
  await walkTo(tom, 'Home sooner')
  await openCard(tom)
  await tom.getByText('Not yet. It would be a yes if: a date for the money').waitFor()
  await tabTo(tom, 'We see this differently')
  await tom.keyboard.press('Enter')
  await tabTo(tom, 'Put it on our first step')
  await tom.keyboard.press('Enter')
  const stands = tom.getByRole('region', { name: 'Where this stands on our steps' })
  await stands.getByText('We are here').waitFor()
  const hasKeys = async (place: Locator): Promise<void> =>
    await expect.poll(() => place.evaluate((it) => it === document.activeElement)).toBe(true)
  // The panel is about what is seen differently now, and so are the keys.
  await hasKeys(tom.locator('.panel-head h2'))
  await stands.getByText('It starts once everybody concerned has said so.').waitFor()
  await tabTo(tom, 'Start the clock for us')
  await tom.keyboard.press('Enter')
  await tabTo(tom, 'Your job title')
  await tom.keyboard.type('Planning lead')
  // Escape leaves the panel; what was typed is there again, also once the page was loaded again.
  await tom.keyboard.press('Escape')
  await onCard(tom, 'We see this differently')
  await tom.reload()
  await headed(tom)
  await tom.locator('.board-list .row-name[aria-label^="We see this differently"]').press('Enter')
  await tom.getByRole('button', { name: 'Start the clock for us' }).press('Enter')
  await tabTo(tom, 'Your job title')
  expect(await tom.getByLabel('Your job title').inputValue()).toBe('Planning lead')
  await tabTo(tom, 'Start the clock')
  await tom.keyboard.press('Enter')
  await stands.getByText('says: start the clock').waitFor()
  await hasKeys(stands)
  expect(await stands.getByText('The clock of this step runs since').count()).toBe(0)
  expect(await brokenRules(tom)).toEqual([])
  // On a phone nothing of it is beyond the edge. [SD9]
  await tom.setViewportSize({ width: 390, height: 844 })
  await expect
    .poll(() =>
      stands.getByRole('button').evaluateAll((all) => {
        const beyond = all.filter((one) => one.getBoundingClientRect().right > innerWidth)
        return beyond.map((one) => one.textContent)
      }),
    )
    .toEqual([])
  await tom.screenshot({ path: 'tests/.output/steps-phone.png' })
  await tom.setViewportSize({ width: 683, height: 625 })

  // The council finds it on the stairs, and says so too.
  const anna = await come(
    await linkTo(board, { role: 'editor', organisationId: 'council' }),
    'Anna',
    'Northshire Council',
    { width: 1440, height: 900, theme: 'dark' },
  )
  await anna.goto(`${rig.server.url}/b/${board.id}?card=ladder`)
  await anna.getByRole('button', { name: 'Card', exact: true }).click()
  const stairs = anna.getByRole('list', { name: 'The steps' })
  await stairs.getByRole('button', { name: /^We see this differently: Home sooner, no clock runs$/u }).click()
  const there = anna.getByRole('region', { name: 'Where this stands on our steps' })
  await there.getByRole('button', { name: 'Start the clock for us' }).click()
  await there.getByLabel('Your job title').fill('Chief officer')
  await there.getByRole('button', { name: 'Start the clock', exact: true }).click()
  for (const region of [there, stands]) await region.getByText(/^The clock of this step runs since /u).waitFor()
  expect(await brokenRules(anna)).toEqual([])

  // On the next step the clock is to be started anew, and the paragraph is there.
  await there.getByRole('button', { name: 'Go on to: A mediator' }).click()
  await there.getByText(/ask for help from outside with one question that they see differently/u).waitFor()
  await stands.getByRole('button', { name: 'Copy the paragraph' }).waitFor()
  await there.getByText('It starts once everybody concerned has said so.').waitFor()
  expect(await there.getByText('says: start the clock').count()).toBe(0)
})
