// How somebody finds the way to their organisation's answer and back, in real browsers: by the general link, by the link to answer, and when the page is loaded again.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { tabTo } from '../support/list-driver.ts'
import { northshireFile } from '../support/northshire.ts'
import { arrive, arriveByForm, drawn, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()

const beside = { width: 683, height: 625 }
const NOTE = 'Please answer by 12 May 2099.'
interface Made {
  readonly id: string
  readonly links: Readonly<
    Record<'facilitator' | 'editor' | 'viewer', { readonly url: string; readonly secret: string }>
  >
}
async function call<T>(board: Made, method: string, path: string, json: object): Promise<T> {
  const answer = await fetch(`${rig.server.url}/api/boards/${board.id}${path}`, {
    method,
    headers: { authorization: `Bearer ${board.links.facilitator.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as T
}
/** A board of two organisations, a link to answer for one of them, and one onto the board that is made for it. */
async function twoPartners(): Promise<
  Made & { readonly answer: string; readonly bound: { readonly id: string; readonly url: string } }
> {
  const cards = [
    { id: 'charter', kind: 'charter', pos: [0, 0], purpose: 'People live well at home.' },
    { id: 'council', kind: 'organisation', pos: [0, 200], name: 'Northshire Council' },
    { id: 'health', kind: 'organisation', pos: [0, 400], name: 'NHS Northshire' },
    // As their form before the call has written it.
    { id: 'tom', kind: 'person', pos: [0, 600], name: 'Tom Ross', orgId: 'health', jobTitle: 'Head of care' },
  ]
  const made = await fetch(`${rig.server.url}/api/boards/import`, { method: 'POST', body: northshireFile(cards) })
  const board = (await made.json()) as Made
  const link = async (json: object) =>
    await call<{ readonly id: string; readonly url: string }>(board, 'POST', '/links', json)
  return {
    ...board,
    answer: (await link({ purpose: 'answer', organisationId: 'health' })).url,
    bound: await link({ role: 'editor', organisationId: 'health' }),
  }
}
const form = (page: Page) => page.getByRole('form', { name: 'The answer of NHS Northshire' })

test('[AG46] [AG47] [AG100] by the link to answer: my name is there, what I typed too after a reload, and the way back to the board', async () => {
  const board = await twoPartners()
  await call(board, 'POST', '/proposals', { title: 'First agreement', note: NOTE })
  const tom = await arriveByForm(rig.browser, board.links.editor.url, 'Tom Ross', 'NHS Northshire', beside)
  rig.people.push(tom)
  const { page } = tom
  await page.goto(board.answer)
  await page.getByText(NOTE, { exact: true }).waitFor()
  await expect.poll(() => form(page).getByLabel('Your name').inputValue()).toBe('Tom Ross')
  await form(page)
    .getByRole('radio', { name: /^Yes, but/u })
    .check()
  await form(page).getByLabel('What has to be said with it?').fill('Half way')
  await page.reload()
  await expect.poll(() => form(page).getByLabel('What has to be said with it?').inputValue()).toBe('Half way')
  expect(await brokenRules(page)).toEqual([])
  await page.getByRole('link', { name: 'Back to the board' }).click()
  await drawn(page)
  await page.goto(board.answer)
  await staysAtNames(page)
  await form(page)
    .getByRole('radio', { name: /^Yes We/u })
    .check()
  await form(page).getByLabel('Your job title').fill('Chief officer')
  await form(page).getByRole('button', { name: 'Give this answer' }).click()
  await page.getByText('Your answer is kept.').waitFor()

  // Asked anew, the post is known as well; somebody else's device knows neither, and has no board to go back to.
  const { id } = await call<{ readonly id: string }>(board, 'POST', '/proposals', { title: 'Second', note: NOTE })
  await page.goto(board.answer)
  await expect.poll(() => form(page).getByLabel('Your job title').inputValue()).toBe('Chief officer')
  expect(await form(page).getByLabel('Your name').inputValue()).toBe('Tom Ross')
  // The page says so, and on a shared computer nothing of that stays.
  const says = page.getByText('Your name, your organisation and your post stay here after that')
  await says.waitFor()
  const kept = (): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(await kept()).toContain('Chief officer')
  await page.getByRole('checkbox', { name: 'This is a shared computer' }).check()
  expect(await kept()).not.toMatch(/Chief officer|Tom Ross/u)
  expect(await says.count()).toBe(0)
  const stranger = await rig.browser.newContext({ viewport: beside })
  rig.people.push({ context: stranger, faults: [] })
  const other = await stranger.newPage()
  await other.goto(board.answer)
  await form(other).waitFor()
  expect(await form(other).getByLabel('Your name').inputValue()).toBe('')
  expect(await other.getByRole('link', { name: 'Back to the board' }).count()).toBe(0)
  const yes = { answer: 'yes', name: 'Jo Hay', post: 'Director' }
  for (const organisationId of ['council', 'health'])
    await call(board, 'PUT', `/proposals/${id}/answer`, { ...yes, organisationId })
  await other.reload()
  await other.getByText('This is agreed. Thank you.').waitFor()
  await other.getByText(`Said when it was proposed: “${NOTE}”`).waitFor()
  expect(await other.getByText(NOTE, { exact: true }).count()).toBe(0)
})

test('[AG17] [AG19] [AG64] [AG67] [AG68] [AG69] [AG44] [AG45] [AG47] [AG52] [AG53] by a link that only reads: who can send the link to answer, and all that is asked; by the one for everybody it is answered and confirmed; what is begun is there after a reload', async () => {
  const board = await twoPartners()
  const anna = await arrive(rig.browser, board.links.facilitator.url, 'Anna Bell', 'Northshire Council', beside)
  rig.people.push(anna)
  const proposed = await anna.context.request.post(`${rig.server.url}/api/boards/${board.id}/proposals`, {
    data: { title: 'First agreement' },
    headers: { origin: rig.server.url },
  })
  expect(proposed.status()).toBe(201)
  const eve = await arrive(rig.browser, board.links.viewer.url, 'Eve', 'NHS Northshire', beside)
  rig.people.push(eve)
  await eve.page.getByRole('button', { name: /your organisation is asked$/u }).click()
  const how = eve.page.getByRole('region', { name: 'How your organisation answers' })
  await how
    .getByText(/Anna Bell proposed this and is here now\. Ask them for that link, or whoever runs the board\./u)
    .waitFor()
  const mail = await how.getByRole('link', { name: 'Ask by e-mail' }).getAttribute('href')
  expect(decodeURIComponent(mail ?? '')).toContain(`Could you send NHS Northshire its link`)
  await how.getByRole('button', { name: 'Read what is asked' }).press('Enter')
  await eve.page.getByText('People live well at home.').last().waitFor()
  await expect.poll(() => eve.page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
  expect(await brokenRules(eve.page)).toEqual([])

  // By the link for everybody it is answered there as well, and counts once it is confirmed.
  const tom = await arrive(rig.browser, board.links.editor.url, 'Tom Ross', 'NHS Northshire', beside)
  rig.people.push(tom)
  await tom.page.getByRole('button', { name: /your answer is asked$/u }).click()
  const butYes = form(tom.page).getByRole('radio', { name: /^Yes, but/u })
  await butYes.check()
  // What comes next is in sight at once, and so is who confirms it. [AG67]
  const becomes =
    'You came by the link for everybody: your answer counts once Anna Bell, or whoever else runs the board, confirms it.'
  const give = form(tom.page).getByRole('button', { name: 'Give this answer' })
  const note = form(tom.page).getByLabel('What has to be said with it?')
  for (const next of [butYes, note, form(tom.page).getByText(becomes), give])
    await expect.poll(() => isInSight(next), { message: String(next) }).toBe(true)
  await note.fill('With a nurse')
  // The form before the call has said it already.
  expect(await form(tom.page).getByLabel('Your job title').inputValue()).toBe('Head of care')
  expect(await brokenRules(tom.page)).toEqual([])
  // Whoever goes on elsewhere while it is on its way keeps the keys.
  const held = Promise.withResolvers<void>()
  await tom.page.route('**/answer', async (route) => {
    await held.promise
    await route.continue()
  })
  await give.click()
  const close = tom.page.getByRole('button', { name: 'Close', exact: true }).first()
  await close.focus()
  held.resolve()
  const counts =
    'It counts once Anna Bell, or whoever else runs the board, confirms it. They see that it waits: there is nothing more for you to do.'
  await tom.page.getByText(counts).waitFor()
  await hasKeys(close)
  await tom.page.unroute('**/answer')
  await tom.page.getByRole('button', { name: 'Change the answer' }).click()
  await give.click()
  // The form is gone; what was said has the keys and is in sight.
  await hasKeys(tom.page.getByRole('group', { name: 'Your answer' }))
  // Before her own answer is given whoever runs the board reads that one waits to be confirmed.
  const isAsked = /1 answer to confirm, your answer is asked$/u
  await anna.page.getByRole('button', { name: isAsked }).getByText('1 to confirm', { exact: true }).waitFor()
  // A second one of his organisation reads that it was he, and may say something else. [AG68]
  const jo = await arrive(rig.browser, board.links.editor.url, 'Jo Hay', 'NHS Northshire', beside)
  rig.people.push(jo)
  await jo.page.getByRole('button', { name: /waiting for 2 organisations$/u }).click()
  const theirs = jo.page.getByRole('group', { name: 'Your answer' })
  await theirs.getByText('Tom Ross has answered for NHS Northshire.').waitFor()
  await theirs.getByRole('button', { name: 'Change the answer' }).waitFor()
  await answerAs(anna, 'Northshire Council')
  await anna.page.keyboard.press('Escape')
  await anna.page.getByRole('button', { name: /1 answer to confirm$/u }).click()
  const toConfirm = anna.page.getByRole('region', { name: 'Answers to confirm' })
  await toConfirm.getByText('NHS Northshire: Yes, but, says Tom Ross').waitFor()
  // With what it says, word for word. [AG17]
  await toConfirm.locator('q').getByText('With a nurse', { exact: true }).waitFor()
  expect(await brokenRules(anna.page)).toEqual([])
  await toConfirm.getByRole('button', { name: 'Confirm this answer' }).press('Enter')
  await anna.page.getByText(/^Agreed on /u).waitFor()
  // What came of it stands where it was pressed. [AG17]
  await hasKeys(anna.page.getByRole('status').getByText('The answer is confirmed.'))
  // Wherever it is said to be agreed, it is said with what. [AG53]
  const but = anna.page.getByRole('region', { name: 'Agreed, and this has to be said with it' })
  await but.getByText('With a nurse').waitFor()
  await anna.page.locator('.toast').getByText('is agreed now, with 1 condition.').waitFor()
  await eve.page.keyboard.press('Escape')
  await eve.page.locator('.toast').getByText('with 1 condition: every').waitFor()
  await eve.page.getByRole('button', { name: /^Agreed .*, with 1 condition$/u }).waitFor()
  await tom.page.getByText('This is agreed, and your “but” is said with it. Thank you.').waitFor()
  await tom.page.getByText('What was agreed', { exact: false }).first().waitFor()
  for (const { page } of [anna, tom])
    await page.getByText('Given by the link for everybody, and confirmed by Anna Bell.').first().waitFor()
  // A yes that counts is not taken back from there, and the form says so before somebody tries. [AG19]
  await call(board, 'POST', '/proposals', { title: 'In between' })
  const yes = { answer: 'yes', name: 'Tom Ross', post: 'Head of care', organisationId: 'health' }
  await call(board, 'PUT', '/proposals/current/answer', yes)
  const ours = tom.page.locator('.own-answer')
  await ours
    .getByText(
      /^An answer is written down for NHS Northshire\. It counts\. To change it, say so to whoever runs the board/u,
    )
    .waitFor()
  expect(await ours.getByRole('button').count()).toBe(0)
  await call(board, 'POST', '/proposals', { title: 'Second agreement' })

  const kim = await comeBound(board.bound.url)
  await kim.getByRole('button', { name: /your answer is asked$/u }).click()
  await form(kim)
    .getByRole('radio', { name: /^Not yet/u })
    .check()
  await form(kim).getByLabel('What would make it a yes?').fill('A date for the money')
  await kim.reload()
  await drawn(kim)
  await kim.getByRole('button', { name: /your answer is asked$/u }).click()
  await expect.poll(() => form(kim).getByLabel('What would make it a yes?').inputValue()).toBe('A date for the money')
  await form(kim).getByLabel('Your job title').fill('Chief officer')
  await form(kim).getByRole('button', { name: 'Give this answer' }).click()
  await kim.getByText('Your answer is kept. It is not agreed until this is a yes.').waitFor()
  await kim.keyboard.press('Escape')

  // On a single card that was not asked about then, by the same person.
  const later = { id: 'later', kind: 'objective', pos: [300, 200], title: 'Home sooner' }
  const added = await fetch(`${rig.server.url}/api/boards/${board.id}/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${board.links.facilitator.secret}` },
    body: northshireFile([later]),
  })
  expect(added.status).toBe(200)
  await kim.getByRole('button', { name: 'List', exact: true }).click()
  await kim.locator('.board-list').getByRole('button', { name: 'Home sooner, Objective', exact: true }).click()
  await kim.locator('.board-list').getByRole('button', { name: 'Edit', exact: true }).click()
  await kim.getByRole('button', { name: /^Give our answer/u }).click()
  await expect.poll(() => form(kim).getByLabel('Your job title').inputValue()).toBe('Chief officer')
  expect(await form(kim).getByLabel('Your name').inputValue()).toBe('Kim')
  await form(kim)
    .getByRole('radio', { name: /^Not yet/u })
    .check()
  await form(kim).getByLabel('What would make it a yes?').fill('A nurse at night')

  // Their link is ended: what was typed is handed back there and where only the address is opened, and nothing forgets it unasked.
  await kim.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const ended = await fetch(`${rig.server.url}/api/boards/${board.id}/links/${board.bound.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${board.links.facilitator.secret}` },
  })
  expect(ended.ok).toBe(true)
  const copy = kim.getByRole('button', { name: 'Copy what I began' })
  await copy.press('Enter')
  const copied = (): Promise<string> => kim.evaluate(async () => await navigator.clipboard.readText())
  await expect.poll(copied).toContain('A nurse at night')
  await kim.reload()
  await copy.waitFor()
  expect(await brokenRules(kim)).toEqual([])
  const asked: string[] = []
  kim.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await kim.goto(rig.server.url)
  await kim.getByRole('button', { name: /^Forget/u }).click()
  await expect.poll(() => asked.join()).toContain('not saved or sent yet would be lost')
  await kim.goto(`${rig.server.url}/b/${board.id}`)
  await copy.waitFor()
})

test.each(['light', 'dark'] as const)(
  '[AG41] the page of a link to answer, by keyboard and by the rules, %s',
  async (theme) => {
    const board = await twoPartners()
    const context = await rig.browser.newContext({ viewport: beside, colorScheme: theme, reducedMotion: 'reduce' })
    rig.people.push({ context, faults: [] })
    const page = await context.newPage()
    await page.goto(board.answer)
    await page.getByText('Nothing waits for your answer at the moment').waitFor()
    await call(board, 'POST', '/proposals', { title: 'First agreement' })
    await page.reload()
    await page.getByRole('form', { name: 'The answer of NHS Northshire' }).waitFor()
    expect(await brokenRules(page)).toEqual([])
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.getByLabel('What would make it a yes?').waitFor()
    await tabTo(page, 'What would make it a yes?')
    await page.keyboard.type('A date for the money')
    await tabTo(page, 'Your name')
    await page.keyboard.type('Mairi Scott')
    await tabTo(page, 'Your job title')
    await page.keyboard.type('Chief officer')
    await tabTo(page, 'Give this answer')
    expect(await brokenRules(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByText('Not yet. It would be a yes if: A date for the money').waitFor()
    const device = { ...beside, theme }
    const anna = await arrive(rig.browser, board.links.facilitator.url, 'Anna', 'Northshire Council', device)
    rig.people.push(anna)
    await anna.page.getByRole('button', { name: 'More', exact: true }).click()
    await anna.page.getByRole('menuitem', { name: 'Agreement' }).click()
    await anna.page.locator('.answers').waitFor()
    expect(await brokenRules(anna.page)).toEqual([])
  },
)

/**
 * Typing a name anew, letter by letter until it says what it said, moves no field, though the press that throws away comes
 * and goes; a press into the next field has the keys, and what the server is asked meanwhile takes nothing from it. [AG100]
 */
async function staysAtNames(page: Page): Promise<void> {
  const [name, post] = [form(page).getByLabel('Your name'), form(page).getByLabel('Your job title')]
  await form(page).getByRole('button', { name: 'Throw away what I typed' }).click()
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  const placeOf = async () => (await post.boundingBox())?.y
  const before = await placeOf()
  const asked = Promise.withResolvers<void>()
  await page.route('**/proposals/current', async (route) => {
    asked.resolve()
    await route.continue()
  })
  const typed = await name.inputValue()
  await name.press('ControlOrMeta+a')
  const moved: (number | undefined)[] = []
  for (const letter of typed) {
    await page.keyboard.type(letter)
    moved.push(await placeOf())
  }
  expect(moved).toEqual(moved.map(() => before))
  const at = await post.boundingBox()
  await page.mouse.click((at?.x ?? 0) + 20, (at?.y ?? 0) + 10)
  const answered = page.waitForResponse('**/proposals/current')
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await asked.promise
  await answered
  await page.keyboard.type('Lead')
  expect([await name.inputValue(), await post.inputValue()]).toEqual([typed, 'Lead'])
  await page.unroute('**/proposals/current')
}

const hasKeys = async (place: Locator): Promise<void> =>
  await expect.poll(() => place.evaluate((it) => it === document.activeElement)).toBe(true)
/** Whole, and covered by nothing. */
const isInSight = (place: Locator): Promise<boolean> =>
  place.evaluate((it) => {
    const { left, top, bottom } = it.getBoundingClientRect()
    const at = (y: number): boolean => it.contains(document.elementFromPoint(left + 8, y))
    return at(top + 2) && at(bottom - 2)
  })

/** Whoever runs the board answers for the organisation they are from. */
async function answerAs({ page }: Person, organisation: string): Promise<void> {
  await page.getByRole('button', { name: /your answer is asked$/u }).click()
  await page.getByRole('button', { name: 'Give our answer' }).press('Enter')
  const own = page.getByRole('form', { name: `The answer of ${organisation}` })
  await own.getByText('You run this board. Everybody reads that with your answer.').waitFor()
  await own.getByRole('radio', { name: /^Yes\s*We agree/u }).check()
  await own.getByLabel('Your job title').fill('Director')
  await own.getByRole('button', { name: 'Give this answer' }).click()
  await page.getByText('Your answer is kept.').waitFor()
}

/** By a link made for the organisation, which asks only for a name. */
async function comeBound(link: string): Promise<Page> {
  const context = await rig.browser.newContext({ viewport: beside, serviceWorkers: 'block' })
  rig.people.push({ context, faults: [] })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Your name').fill('Kim')
  await page.getByRole('button', { name: 'Go to the board' }).click()
  await drawn(page)
  return page
}
