// From an answer that waits for somebody at home to their reply and back, in real browsers: a partner by keyboard in the list, a line manager on a phone, a facilitator.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { enterList, openCard, tabTo, walkTo } from '../support/list-driver.ts'
import { joinLive } from '../support/live-editor.ts'
import { northshireFile } from '../support/northshire.ts'
import { arrive, type Device, eventually } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const beside: Device = { width: 683, height: 625 }
interface Board {
  readonly id: string
  readonly facilitator: string
  readonly call: (method: string, path: string, json?: object) => Promise<unknown>
}

/** A board on which the council and the health board share an objective that helps the health board. */
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
      id: 'budget',
      kind: 'decision',
      pos: [300, 500],
      title: 'One budget',
      checks: [{ id: 'board', order: 'a0', orgId: 'health', needs: 'A vote of the board', dueOn: '2099-03-01' }],
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
async function newPage({ width = 683, height = 625, theme = 'light' }: Device): Promise<Page> {
  const context = await rig.browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  rig.people.push({ context, faults })
  return page
}

test('[AG66] [FM16] [FM17] [SA1] a partner asks at home by keyboard, a line manager replies on a phone, the partner answers', async () => {
  const board = await sharedBoard()
  const tom = await come(
    await linkTo(board, { role: 'editor', organisationId: 'health' }),
    'Tom Ross',
    'NHS Northshire',
    beside,
  )
  await enterList(tom)
  await walkTo(tom, 'Home sooner')
  await openCard(tom)
  const answers = tom.getByRole('region', { name: 'Answers' })
  await answers.getByText('no answer yet').waitFor()
  await answers.getByText('One organisation has not said yet whether it agrees.').waitFor()
  await tabTo(tom, 'Give our answer')
  await tom.keyboard.press('Enter')
  await tabTo(tom, 'Yes We agree to this.')
  await tom.keyboard.press('ArrowDown')
  await tom.keyboard.press('ArrowDown')
  await tom.getByRole('textbox', { name: 'By when will you know?' }).fill('2099-01-20')
  await tabTo(tom, 'Your job title')
  await tom.keyboard.type('Planning lead')
  await tabTo(tom, 'Give this answer')
  await tom.keyboard.press('Enter')
  await answers.getByText('Checking at home, until 20 January 2099').waitFor()
  await tabTo(tom, 'Ask at home for NHS Northshire')
  await tom.keyboard.press('Enter')
  await tabTo(tom, 'Copy link: the link to ask at home for NHS Northshire')
  await tom.keyboard.press('Enter')
  const address = answers.getByRole('textbox', { name: 'the link to ask at home for NHS Northshire' })
  await address.waitFor()
  await answers.getByText(/^The link ends on /u).waitFor()
  expect(await brokenRules(tom)).toEqual([])

  // Fiona has nothing but the link, on her phone.
  const fiona = await newPage({ width: 390, height: 844 })
  await fiona.goto(await address.inputValue())
  await fiona.getByRole('heading', { name: 'Home sooner' }).waitFor()
  await fiona.getByText('Nobody should wait.').waitFor()
  await fiona.getByText('Fewer people waiting in a bed').waitFor()
  await fiona.getByText('Home sooner: helps partly').waitFor()
  expect(await fiona.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await brokenRules(fiona)).toEqual([])
  const form = fiona.getByRole('form', { name: 'The reply of NHS Northshire' })
  await form.getByRole('radio', { name: /^Yes, if/u }).check()
  await form.getByLabel('Your name').fill('Fiona Bell')
  await form.getByLabel('Your job title').fill('Head of service')
  await form.getByRole('button', { name: 'Send this reply' }).click()
  await form.getByText('Please fill this in.').waitFor()
  await form.getByLabel('What has to be so?').fill('a nurse is there at weekends')
  await form.getByRole('button', { name: 'Send this reply' }).click()
  await fiona.getByText('Your reply is kept. Thank you.').waitFor()

  // Tom ends the link where he made it.
  await tabTo(tom, /^End this link, made /u)
  await tom.keyboard.press('Enter')
  await answers.getByText(/^It is ended: nobody can reply by it any more\./u).waitFor()
  await address.waitFor({ state: 'detached' })
  await fiona.reload()
  await fiona.getByRole('heading', { name: 'This link was ended' }).waitFor()

  // It stands on Tom's screen beside the answer, and he answers for the organisation.
  await answers.getByText('Yes, if a nurse is there at weekends').waitFor()
  await answers.getByText(/^Fiona Bell, Head of service/u).waitFor()
  await tabTo(tom, 'Change our answer')
  await tom.keyboard.press('Enter')
  await answers.getByRole('radio', { name: /^Yes, but/u }).check()
  await answers.getByLabel('What has to be said with it?').fill('with a nurse at weekends')
  // What is seldom wanted stands folded until it is. [AG66]
  const day = answers.getByRole('textbox', { name: 'Day on which our managers or committee agreed' })
  expect(await day.isVisible()).toBe(false)
  await answers.getByText('Add the day on which managers or a committee agreed to it').press('Enter')
  await day.fill('2026-11-02')
  await tabTo(tom, 'Give this answer')
  await tom.keyboard.press('Enter')
  await answers.getByText('Yes, but: with a nurse at weekends').waitFor()
  await answers.getByText(/Their own managers or committee agreed on 2 November 2026\./u).waitFor()

  // Whoever runs the board sees it, and gives the answer of the council they are from, marked so.
  const anna = await come(board.facilitator, 'Anna', 'Northshire Council', { width: 1440, height: 900, theme: 'dark' })
  await anna.goto(`${rig.server.url}/b/${board.id}?card=aim`)
  const all = anna.getByRole('region', { name: 'Answers' })
  await all.getByText('What organisations answered').click()
  await all.getByText('Yes, but: with a nurse at weekends').waitFor()
  await all.getByText('Yes, if a nurse is there at weekends').waitFor()
  await all.getByRole('button', { name: 'Record answer for Northshire Council' }).click()
  await all.getByLabel('Your name').fill('Somebody else')
  await all.getByRole('button', { name: 'Throw away what I typed' }).press('Enter')
  // The button went with it: the keys stay in the form.
  expect(await all.getByRole('form').evaluate((form) => form.contains(document.activeElement))).toBe(true)
  // Words typed for another answer are in sight where they go along with this one. [AG66]
  await all.getByRole('radio', { name: /^Not yet/u }).check()
  await all.getByLabel('What would make it a yes?').fill('A nurse at weekends')
  await all.getByRole('radio', { name: /^Yes\s*We agree/u }).check()
  const remark = all.getByLabel('Anything to add')
  expect([await remark.isVisible(), await remark.inputValue()]).toEqual([true, 'A nurse at weekends'])
  await remark.fill('')
  await all.getByLabel('Your name').fill('Jo Hay')
  await all.getByLabel('Your job title').fill('Director')
  // Begun for these words, left, and taken up again when the card says something else: that is said before it is given. [AG45]
  const toggle = all.getByRole('button', { name: 'Record answer for Northshire Council' })
  await toggle.click()
  await anna.getByLabel('Objective', { exact: true }).fill('Home sooner, and safely')
  await toggle.click()
  await all.getByRole('button', { name: 'Give this answer' }).click()
  await all
    .getByText(/changed/u)
    .first()
    .waitFor()
  expect(await all.getByText(/Given for their own organisation/u).count()).toBe(0)
  await all.getByRole('button', { name: 'Give this answer' }).click()
  await all.getByText(/Given for their own organisation by whoever runs this board\./u).waitFor()
  expect(await brokenRules(anna)).toEqual([])
  await answers.getByText('What the others answered').click()
  await answers.getByText(/Given for their own organisation/u).waitFor()
})

test('[FM16] what is asked and by when is said, and words that changed meanwhile are read before the reply is kept', async () => {
  const board = await sharedBoard()
  const { url } = (await board.call('POST', '/checks/board/links', { organisationId: 'health' })) as { url: string }
  const page = await newPage({ width: 390, height: 844, theme: 'dark' })
  await page.goto(url)
  await page.getByRole('heading', { name: 'One budget' }).waitFor()
  await page.getByText('Please reply by 1 March 2099.').waitFor()
  await page.getByText('A vote of the board').waitFor()
  const form = page.getByRole('form', { name: 'The reply of NHS Northshire' })
  await form.getByRole('radio', { name: /^Yes, if/u }).check()
  await form.getByLabel('What has to be so?').fill('it is for three years')
  await form.getByLabel('Your name').fill('Fiona Bell')
  await form.getByLabel('Your job title').fill('Head of service')
  const editor = joinLive(rig.server.url, board.id, new URL(board.facilitator).hash.slice(1), 'jo')
  await editor.synced()
  editor.apply({ type: 'edit-text', at: { card: 'budget', field: 'title' }, index: 10, remove: 0, insert: ' for both' })
  await eventually(
    async () => JSON.stringify(await board.call('GET', '/content')),
    (content) => content.includes('One budget for both'),
    'the new words are kept',
  )
  editor.close()
  await form.getByRole('button', { name: 'Send this reply' }).click()
  await page.getByRole('heading', { name: 'One budget for both' }).waitFor()
  expect(await form.getByLabel('What has to be so?').inputValue()).toBe('it is for three years')
  expect(await page.getByText('Your reply is kept. Thank you.').count()).toBe(0)
  await form.getByRole('button', { name: 'Send this reply' }).click()
  await page.getByText('Your reply is kept. Thank you.').waitFor()
})

test('[FM18] [FM35] ended links and questions that are gone say so in plain words', async () => {
  const board = await sharedBoard()
  const made = (await board.call('POST', '/checks/aim/links', { organisationId: 'health' })) as {
    id: string
    url: string
  }
  const gone = await linkTo(board, { purpose: 'check', organisationId: 'health', checkId: 'nothing' })
  const page = await newPage({ width: 390, height: 844 })
  await page.goto(gone)
  await page.getByRole('heading', { name: 'This is not asked any more' }).waitFor()
  await page.goto('about:blank')
  await page.goto(made.url)
  const form = page.getByRole('form', { name: 'The reply of NHS Northshire' })
  await form.getByRole('radio', { name: /^Yes, if/u }).check()
  await form.getByLabel('What has to be so?').fill('a nurse is there')
  await page.reload()
  await form.getByText('What you wrote here before and did not send is back.').waitFor()
  expect(await form.getByLabel('What has to be so?').inputValue()).toBe('a nurse is there')
  await form.getByLabel('Your name').fill('Fiona Bell')
  await form.getByLabel('Your job title').fill('Head of service')
  await board.call('DELETE', `/links/${made.id}`)
  // Neither the reply that comes too late nor the page that is opened again loses it.
  await form.getByRole('button', { name: 'Send this reply' }).click()
  await form.getByText('Not sent. What you wrote is still here.').waitFor()
  await form.getByRole('button', { name: 'Copy what I wrote' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'This link was ended' }).waitFor()
  await page.getByRole('button', { name: 'Copy what I wrote' }).waitFor()
  expect(await brokenRules(page)).toEqual([])
})
