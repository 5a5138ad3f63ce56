// From a proposal to an agreement to a changed meaning to the next proposal, in real browsers: a facilitator, one organisation on the board, one by its link alone.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { tabTo } from '../support/list-driver.ts'
import { northshireFile } from '../support/northshire.ts'
import { arrive, type Device, drawn, type MadeBoard, type Person, saved } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()
const beside: Device = { width: 683, height: 625 }
const secretOf = (link: string): string => link.split('#')[1] ?? ''
const call = async (board: MadeBoard, method: string, path: string, json?: object, link?: string): Promise<unknown> => {
  const answer = await fetch(`${rig.server.url}/api/boards/${board.id}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${secretOf(link ?? board.links.facilitator)}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  return answer.status === 204 ? null : await answer.json()
}
/** A board whose organisations are the council and the health board, and a link for each. */
async function twoPartners(): Promise<MadeBoard & { readonly own: Readonly<Record<'council' | 'health', string>> }> {
  const cards = [
    { id: 'charter', kind: 'charter', pos: [0, 0], purpose: 'People live well at home.' },
    { id: 'council', kind: 'organisation', pos: [0, 200], name: 'Northshire Council' },
    { id: 'health', kind: 'organisation', pos: [0, 400], name: 'NHS Northshire' },
    { id: 'aim', kind: 'objective', pos: [300, 200], title: 'Home sooner', why: 'Nobody should wait.' },
  ]
  const made = await fetch(`${rig.server.url}/api/boards/import`, { method: 'POST', body: northshireFile(cards) })
  const { id, links } = (await made.json()) as { id: string; links: Record<string, { url: string }> }
  const url = (role: string): string => links[role]?.url ?? ''
  const whole: MadeBoard = {
    id,
    links: {
      facilitator: url('facilitator'),
      editor: url('editor'),
      commenter: url('commenter'),
      viewer: url('viewer'),
    },
  }
  const link = async (json: object): Promise<string> =>
    ((await call(whole, 'POST', '/links', json)) as { url: string }).url
  return {
    ...whole,
    own: {
      council: await link({ role: 'editor', organisationId: 'council' }),
      health: await link({ purpose: 'answer', organisationId: 'health' }),
    },
  }
}
async function come(link: string, organisation: string, device: Device = beside): Promise<Person> {
  const person = await arrive(rig.browser, link, 'Anna', organisation, device)
  rig.people.push(person)
  return person
}
/** Joins by the link of an organisation, which asks only for a name. */
async function comeBound(link: string, device: Device = beside): Promise<Page> {
  const page = await newPage(device)
  await page.goto(link)
  await page.getByLabel('Your name').fill('Tom Ross')
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(page)
  return page
}
async function newPage({ width = 683, height = 625, theme = 'light' }: Device): Promise<Page> {
  const look = { viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' } as const
  const context = await rig.browser.newContext(look)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  rig.people.push({ context, faults })
  return page
}
const openAgreement = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Agreement' }).click()
  await page.getByRole('dialog', { name: 'Agreement' }).waitFor()
}
const chip = (page: Page, words: RegExp) => page.getByRole('button', { name: words })
const fillAnswer = async (page: Page, answer: RegExp): Promise<void> => {
  const form = page.getByRole('form', { name: /^The answer of/u })
  await form.getByRole('radio', { name: answer }).check()
  await form.getByLabel('Your name').fill('Mairi Scott')
  await form.getByLabel('Your job title').fill('Chief officer')
}
const send = (page: Page) => page.getByRole('button', { name: 'Give this answer' }).click()

test('[AG102] [AG78] [AG6] [AG40] [AG41] [AG42] [AG43] [AG54] [AG55] [AG63] [AG65] proposed, answered by two organisations, agreed, changed and proposed anew', async () => {
  const board = await twoPartners()
  const anna = await come(board.links.facilitator, 'NHS Northshire', { width: 1440, height: 900 })
  const council = await comeBound(board.own.council)
  await openAgreement(anna.page)
  const proposing = anna.page.getByRole('form', { name: 'Propose for agreement' })
  await proposing.getByText('NHS Northshire').waitFor()
  await proposing.getByText('What is to be agreed').click()
  await proposing.getByText('Nobody should wait.').waitFor()
  await proposing.getByText('Nobody leads yet: “Home sooner”. You can propose it all the same').waitFor()
  expect(await proposing.getByText('Home sooner: Leads').isVisible()).toBe(false)
  await proposing.getByText(/^Not written down yet: \d+ things$/u).click()
  await proposing.getByText('Home sooner: Leads').waitFor()
  expect(await proposing.getByLabel('What is it called?').inputValue()).toBe('First agreement')
  await proposing.getByRole('button', { name: 'Propose', exact: true }).click()
  // What is done next is said where it is done, and lies over nothing. [LD74]
  await anna.page
    .getByRole('status')
    .getByText(/^Proposed\. Whoever is here can answer now; what comes by the link for everybody waits here/u)
    .waitFor()
  expect(await anna.page.locator('.toast').count()).toBe(0)
  const answers = anna.page.locator('.answers')
  await answers.getByText('no answer yet').first().waitFor()
  // Her own stands once, with its link; the others' stand below. [AG102]
  const own = anna.page.locator('.own-answer')
  await own.getByRole('button', { name: /^Copy link: .*NHS Northshire/u }).waitFor()
  await own.getByRole('button', { name: 'Send it: the link for NHS Northshire to answer' }).waitFor()
  await answers.getByRole('button', { name: /^Copy link: .*Northshire Council/u }).waitFor()
  expect(await answers.getByText('NHS Northshire').count()).toBe(0)
  // The council is on the board by its own link: its answer is asked in the header, and given there.
  await chip(council, /^Proposed .*, your answer is asked$/u).click()
  await fillAnswer(council, /^Yes, but/u)
  await send(council)
  await council.getByText('Please fill this in.').waitFor()
  await council.getByLabel('What has to be said with it?').fill('We look at it again in spring')
  await send(council)
  await answers.getByText('Yes, but: We look at it again in spring').waitFor()
  // The health board has nothing but its link.
  const health = await newPage({ width: 390, height: 844 })
  await health.goto(board.own.health)
  await health.getByRole('heading', { name: 'First agreement' }).waitFor()
  await health.getByText('What is to be agreed').click()
  await health.getByText('Nobody should wait.').waitFor()
  expect(await health.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await fillAnswer(health, /^Not yet/u)
  await health.getByLabel('What would make it a yes?').fill('A date for the money')
  await health.getByRole('radio', { name: 'Take it up next time we meet' }).check()
  await send(health)
  await health.getByText('Your answer is kept.').waitFor()
  await own.getByText('Not yet. It would be a yes if: A date for the money').waitFor()
  await own.getByText('Would like to: take it up next time we meet.').waitFor()
  await health.getByRole('button', { name: 'Change the answer' }).click()
  await fillAnswer(health, /^Yes\s*We agree/u)
  await send(health)
  await health.getByText('This is agreed. Thank you.').waitFor()
  await anna.page.keyboard.press('Escape')
  await chip(anna.page, /^Agreed /u).waitFor()
  // Moving a card changes nothing; changing the objective does, for everybody.
  await anna.page.getByRole('button', { name: 'List', exact: true }).click()
  const list = anna.page.locator('.board-list')
  await list.getByRole('button', { name: 'Home sooner, Objective', exact: true }).click()
  await list.getByRole('button', { name: 'Edit', exact: true }).click()
  const panel = anna.page.getByRole('complementary', { name: 'Card' })
  await panel.getByLabel('Where it stands').selectOption('live')
  await saved(anna)
  await chip(anna.page, /^Agreed [^,]*, with 1 condition$/u).waitFor()
  const whyAt = () => panel.getByLabel('Why it matters').evaluate((one: HTMLElement) => one.offsetTop)
  const typedAt = await whyAt()
  await panel.getByLabel('Why it matters').fill('Nobody should wait a day.')
  await chip(anna.page, /^Agreed .*, 1 thing changed since we agreed$/u).waitFor()
  await council.keyboard.press('Escape')
  await chip(council, /^Agreed .*, 1 thing changed since we agreed$/u).waitFor()
  await saved(anna)
  // Only words: two say that the meaning is the same, and nothing is unsettled until the words change again.
  const same = 'The meaning is the same: Home sooner'
  await panel.getByRole('button', { name: same }).press('Enter')
  await panel.getByText(/says that the meaning is the same\. It counts when/u).waitFor()
  expect(await whyAt(), 'nothing that is typed in gives way to it').toBe(typedAt)
  await chip(council, /^Agreed /u).click()
  await council.locator('.dialog').getByRole('button', { name: 'Read the agreement' }).click()
  const whole = council.getByRole('dialog', { name: 'Agreement' })
  await whole.getByText(/\(who runs the board\) says that the meaning is the same/u).waitFor()
  expect(await brokenRules(council)).toEqual([])
  await whole.getByRole('button', { name: same }).press('Enter')
  await whole.getByText(/^Wording changed, same meaning - said by /u).waitFor()
  // What was agreed stands before the answers to it, and one's own answer once.
  const others = whole.getByRole('region', { name: 'Answers' })
  await others.getByRole('heading', { name: 'What the others answered' }).waitFor()
  const [asked, below] = [await whole.locator('.sheet').boundingBox(), await others.boundingBox()]
  expect(asked?.y ?? Infinity).toBeLessThan(below?.y ?? 0)
  expect(await others.getByText('Northshire Council').count()).toBe(0)
  expect(await whole.locator('.given').count()).toBe(1)
  await council.keyboard.press('Escape')
  for (const page of [anna.page, council]) await chip(page, /^Agreed [^,]*, with 1 condition$/u).waitFor()
  await panel.getByText(/^Wording changed, same meaning - said by /u).waitFor()
  await council.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await council.getByRole('menuitem', { name: 'Look back' }).press('Enter')
  const back = council.getByRole('dialog', { name: 'Look back' })
  await back.getByText(/Nobody should wait a day.*Wording changed, same meaning - said by /u).waitFor()
  await council.keyboard.press('Escape')
  await panel.getByLabel('Why it matters').fill('Nobody should wait a day or a night.')
  for (const page of [anna.page, council]) await chip(page, /^Agreed .*, 1 thing changed since we agreed$/u).waitFor()
  await saved(anna)

  await chip(anna.page, /^Agreed /u).click()
  await anna.page.locator('.dialog').getByRole('button', { name: 'Read the agreement' }).click()
  await anna.page.getByRole('button', { name: 'Propose what is there now' }).click()
  await proposing
    .getByText(/Nobody should wait a day/u)
    .first()
    .waitFor()
  await proposing.getByRole('button', { name: 'Propose', exact: true }).click()
  await chip(council, /^Proposed .*, your answer is asked$/u).waitFor()
  await health.reload()
  await health.getByRole('heading', { name: 'Second agreement' }).waitFor()
  await health.getByRole('heading', { name: /^What changed since/u }).waitFor()
  await health.getByRole('form', { name: 'The answer of NHS Northshire' }).waitFor()
  // Once it is taken back nothing says that it is proposed.
  const said = anna.page.getByText(
    /^Proposed\. Whoever is here can answer now; what comes by the link for everybody waits here/u,
  )
  await said.waitFor()
  await anna.page.getByRole('button', { name: 'Take it back' }).click()
  await anna.page.getByRole('button', { name: 'Yes, take it back' }).click()
  await said.waitFor({ state: 'detached' })
})

/** All of it is in sight, and nothing lies over it. */
const isUncovered = (place: Locator): Promise<boolean> =>
  place.evaluate((it) => {
    const { left, top, bottom } = it.getBoundingClientRect()
    return [top + 3, bottom - 3].every((y) => it.contains(document.elementFromPoint(left + 8, y)))
  })

/** Nothing of its words is cut off. */
const isWhole = async (place: Locator): Promise<boolean> =>
  await place.evaluate((element) =>
    [element, ...element.querySelectorAll('*')].every(
      (one) => one.scrollWidth <= one.clientWidth + 1 || one.clientWidth === 0,
    ),
  )

test('[AG45] [AG15] an answer that is begun stays when another one is opened and when the dialog is left, until a press throws it away', async () => {
  const board = await twoPartners()
  await call(board, 'POST', '/proposals', { title: 'First agreement' })
  const anna = await come(board.links.facilitator, 'Northshire Council')
  await openAgreement(anna.page)
  const record = (name: string) => anna.page.getByRole('button', { name: `Record answer for ${name}` })
  const form = (name: string) => anna.page.getByRole('form', { name: `The answer of ${name}` })
  await record('NHS Northshire').click()
  const health = form('NHS Northshire')
  const post = health.getByRole('textbox', { name: 'Their job title' })
  expect(await post.getAttribute('aria-required')).toBe('true')
  expect(await health.getByText('(needed)').count()).toBe(2)
  await health.getByRole('radio', { name: /^Not yet/u }).check()
  await health.getByLabel('What would make it a yes?').fill('A date for the money')
  await post.fill('Director')
  await record('NHS Northshire').click()
  await anna.page.getByText('An answer is begun here and not sent.').waitFor()
  await anna.page.keyboard.press('Escape')
  await form('NHS Northshire').waitFor({ state: 'detached' })
  await openAgreement(anna.page)
  await record('NHS Northshire').click()
  expect(await post.inputValue()).toBe('Director')
  expect(await health.getByLabel('What would make it a yes?').inputValue()).toBe('A date for the money')
  expect(await brokenRules(anna.page)).toEqual([])
  await health.getByRole('button', { name: 'Throw away what I typed' }).click()
  expect(await post.inputValue()).toBe('')
  // The button went with what was thrown away; the keys stay in the form.
  expect(await health.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await health.getByRole('radio', { name: /^Not yet/u }).check()
  await health.getByLabel('What would make it a yes?').fill('Another date')
  await record('NHS Northshire').click()
  await anna.page.getByText('An answer is begun here and not sent.').waitFor()
  // The organisation answers itself: what was begun for it can be taken along, and leads nowhere.
  const theirs = { answer: 'yes-but', note: 'with a nurse', name: 'Jo Hay', post: 'Director' }
  await call(board, 'PUT', '/proposals/current/answer', theirs, board.own.health)
  await anna.page.getByText('An answer that was begun here was not sent, and cannot be recorded any more.').waitFor()
  await anna.page.getByRole('button', { name: 'Throw away what I typed' }).press('Enter')
  expect(await anna.page.getByText('An answer that was begun here').count()).toBe(0)
  expect(await anna.page.evaluate(() => document.activeElement?.closest('[role="dialog"]'))).not.toBeNull()
  // Her own organisation's, which is not said by anybody else for it.
  const own = form('Northshire Council')
  expect(await record('Northshire Council').count()).toBe(0)
  await anna.page.getByRole('button', { name: 'Give our answer' }).press('Enter')
  await own.getByText('You run this board. Everybody reads that with your answer.').waitFor()
  expect(await own.getByLabel('Your name').inputValue()).toBe('Anna')
  await own.getByRole('radio', { name: /^Yes We agree/u }).check()
  await own.getByLabel('Your job title').fill('Head of policy')
  await own.getByRole('button', { name: 'Give this answer' }).click()
  await anna.page.getByText('Given for their own organisation by whoever runs this board.').first().waitFor()
})

test('[PG261] [AG42] [AG44] [AG100] [AG101] a facilitator records openly; whoever only reads learns who answers and how', async () => {
  const board = await twoPartners()
  await call(board, 'POST', '/proposals', { title: 'First agreement' })
  const eve = await come(board.links.viewer, 'NHS Northshire')
  const asked = chip(eve.page, /^Proposed .*, your organisation is asked$/u)
  await asked.getByText('Yours is asked').waitFor()
  expect(await isWhole(asked)).toBe(true)
  await asked.click()
  await eve.page.locator('.answers').waitFor()
  expect(await eve.page.getByRole('form').count()).toBe(0)
  expect(await eve.page.locator('.answers button').count()).toBe(0)
  const how = eve.page.getByRole('region', { name: 'How your organisation answers' })
  await how.getByText('NHS Northshire is asked for its answer').waitFor()
  await how
    .getByText(
      /^With your link you can read what is asked\. To answer, NHS Northshire needs a link of its own, or one by which people take part\. Somebody with the link to run the board proposed this\. Ask them for that link, or whoever runs the board\./u,
    )
    .waitFor()
  expect(await eve.page.locator('.answers li').first().textContent()).toContain('NHS Northshire')
  expect(await brokenRules(eve.page)).toEqual([])
  await eve.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copy = how.getByRole('button', { name: 'Copy a message that asks for the link' })
  const wide = (await copy.boundingBox())?.width
  await copy.press('Enter')
  const copied = how.getByRole('button', { name: /^Copied/u })
  await copied.waitFor()
  expect((await copied.boundingBox())?.width, 'nothing beside it moves').toBe(wide)
  expect(await eve.page.evaluate(async () => await navigator.clipboard.readText())).toBe(
    `Could you send NHS Northshire its link to answer what is proposed on "Northshire", please? It is under Agreement on the board: ${rig.server.url}/b/${board.id}`,
  )
  const anna = await come(board.links.facilitator, 'Northshire Council')
  const hers = chip(anna.page, /^Proposed .*, your answer is asked$/u)
  await hers.waitFor()
  expect(await isWhole(hers)).toBe(true)
  await hers.click()
  await anna.page.getByRole('button', { name: 'Record answer for NHS Northshire' }).click()
  const form = anna.page.getByRole('form', { name: 'The answer of NHS Northshire' })
  const give = form.getByRole('button', { name: 'Record this answer for NHS Northshire' })
  // Beside a call what sends it and who says so are in sight from the start, and choosing moves nothing. [AG100]
  const parts = [give, form.getByLabel('Who said so'), form.getByLabel('Their job title')]
  for (const word of [/^Yes We agree/u, /^Yes, but/u, /^Not yet/u]) {
    const choice = form.getByRole('radio', { name: word })
    const before = (await choice.boundingBox())?.y
    await choice.check()
    expect((await choice.boundingBox())?.y, String(word)).toBe(before)
    for (const part of parts) expect(await isUncovered(part), String(word)).toBe(true)
  }
  await form.getByRole('radio', { name: /^Checking at home/u }).check()
  await form.getByRole('textbox', { name: 'By when will you know?' }).fill('2099-01-20')
  await form.getByLabel('Who said so').fill('Jo Hay')
  await form.getByLabel('Their job title').fill('Director')
  await give.click()
  for (const { page } of [anna, eve]) {
    await page.getByText('Checking at home, until 20 January 2099').waitFor()
    await page.getByText('Recorded by whoever runs the board.').waitFor()
  }
  // What it came to is in sight. [AG101]
  await expect.poll(() => isUncovered(anna.page.getByText('Checking at home, until 20 January 2099'))).toBe(true)
  await anna.page.getByRole('button', { name: 'Take it back' }).click()
  await anna.page.getByRole('button', { name: 'Yes, take it back' }).click()
  await eve.page.getByText('Nothing has been proposed for agreement yet.').waitFor()
})

test('[AG40] [AG64] [PG98] proposed, recorded and taken back by the keyboard, which stays where it was', async () => {
  const board = await twoPartners()
  const { page } = await come(board.links.facilitator, 'Northshire Council', { width: 683, height: 320 })
  const hasKeys = async (place: Locator): Promise<void> =>
    await expect.poll(() => place.evaluate((it) => it === document.activeElement)).toBe(true)
  await openAgreement(page)
  await tabTo(page, 'Propose')
  await page.keyboard.press('Enter')
  const agreement = page.locator('.agreement')
  await agreement.getByRole('heading', { name: 'What the others answered' }).waitFor()
  await hasKeys(agreement)
  // From its beginning, though the form was read to its end.
  await expect.poll(async () => (await agreement.boundingBox())?.y ?? 0).toBeGreaterThan(40)
  const record = page.getByRole('button', { name: 'Record answer for NHS Northshire' })
  await tabTo(page, 'Record answer for NHS Northshire')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /^Yes\s*We agree/u }).press('Space')
  await tabTo(page, 'Who said so')
  await page.keyboard.type('Jo Hay')
  await tabTo(page, 'Their job title')
  await page.keyboard.type('Director')
  await page.keyboard.press('Enter')
  await page.locator('.toasts').getByText('The answer of NHS Northshire is recorded.').waitFor()
  await hasKeys(record)
  await tabTo(page, 'Take it back')
  await page.keyboard.press('Enter')
  const sure = page.getByRole('alertdialog', { name: 'Take it back' })
  await hasKeys(sure.getByRole('button', { name: 'Cancel' }))
  await page.keyboard.press('Enter')
  await sure.waitFor({ state: 'detached' })
  const takeBack = page.getByRole('button', { name: 'Take it back' })
  await hasKeys(takeBack)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await sure.waitFor({ state: 'detached' })
  await hasKeys(takeBack)
})

test('[AG41] an ended link to answer says so in plain words', async () => {
  const board = await twoPartners()
  const links = (await call(board, 'GET', '/links')) as readonly { id: string; purpose: string }[]
  const own = links.find(({ purpose }) => purpose === 'answer')
  await call(board, 'DELETE', `/links/${own?.id ?? ''}`)
  const page = await newPage(beside)
  await page.goto(board.own.health)
  await page.getByRole('heading', { name: 'This link was ended' }).waitFor()
})
