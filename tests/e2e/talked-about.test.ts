// The objective that everybody looks at in a call, in real browsers: who follows it, who stays where they write, and whose words are never written over.
import type { Locator } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { goTo, press, stripOf } from '../support/call-driver.ts'
import { joinLive, type LiveEditor } from '../support/live-editor.ts'
import { arrive, drawn, eventually, makeBoard, type Person } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { until } from '../support/until.ts'

const rig = rigOf()
const people: Person[] = []
const editors: LiveEditor[] = []

afterEach(async () => {
  for (const editor of editors.splice(0)) editor.close()
  const faults = people.flatMap((person) => person.faults)
  await Promise.all(people.splice(0).map(({ context }) => context.close()))
  expect(faults, 'thrown or logged on a page').toEqual([])
})

const titleOf = (list: Locator): Promise<string> => list.locator('option:checked').innerText()
const isAt = (list: Locator, title: string, what: string): Promise<void> =>
  until(async () => (await titleOf(list)) === title, what)

/** Somebody who leads and a partner, both at a step of the second call, and somebody who works elsewhere. */
async function atStep(steps: number) {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } })
  const come = async (link: string, name: string, organisation: string): Promise<Person> => {
    const person = await arrive(rig.browser, link, name, organisation, { width: 683, height: 625 })
    people.push(person)
    return person
  }
  const lead = await come(board.links.facilitator, 'Mairi Scott', 'Dumfries and Galloway Council')
  const tom = await come(board.links.editor, 'Tom Ross', 'NHS Dumfries and Galloway')
  const editor = joinLive(rig.server.url, board.id, new URL(board.links.editor).hash.slice(1), 'ed')
  editors.push(editor)
  await editor.synced()
  await goTo(lead.page, 'Call 2: what we want and who does what', steps)
  await stripOf(tom.page)
    .getByText(`Step ${String(steps + 1)} of`)
    .waitFor()
  const chosen = stripOf(lead.page).getByLabel('Objective', { exact: true })
  const seen = stripOf(tom.page).getByLabel('Objective', { exact: true })
  return { board, come, lead, tom, editor, chosen, seen, partner: stripOf(tom.page) }
}

test('[LD80] what is begun stays with its objective, and nobody is moved by a fold, a reload or a new objective', async () => {
  const { lead, tom, editor, chosen, seen, partner } = await atStep(2)
  const [first = '', second = ''] = await chosen.locator('option').allInnerTexts()
  const line = partner.getByRole('textbox')
  // An empty line is for what it was begun for, too: its words are to be written anew.
  await line.fill('One list of who waits')
  await press(tom.page, 'Add')
  const mine = partner.getByRole('listitem').filter({ hasText: 'One list of who waits' })
  await mine.waitFor()
  await press(tom.page, 'Change: One list of who waits')
  await line.fill('')
  await chosen.selectOption(second)
  await partner.getByText(`everybody looks at "${second}"`).waitFor()
  expect(await titleOf(seen)).toBe(first)
  await line.fill('One list for all who wait')
  expect(await brokenRules(tom.page)).toEqual([])
  await press(tom.page, 'Change')
  // Sent, it holds nobody any more.
  await isAt(seen, second, 'he is shown what she has chosen')
  const texts = (title: string): string =>
    JSON.stringify([...editor.board().cards.values()].find(({ fields }) => 'title' in fields && fields.title === title))
  await until(() => texts(first).includes('One list for all who wait'), 'it stands where it was begun')
  expect(texts(second)).not.toContain('One list for all who wait')

  // What was chosen beside it is part of it; it is given up by the press that goes to the others, and the keys go on there.
  await partner.getByLabel('A first step, or a result?', { exact: true }).selectOption('Result')
  await chosen.selectOption(first)
  await partner.getByText(`everybody looks at "${first}"`).waitFor()
  expect(await titleOf(seen)).toBe(second)
  await partner.getByRole('button', { name: 'Look at it too' }).press('Enter')
  await isAt(seen, first, 'he looks at it too')
  await seen.and(tom.page.locator(':focus')).waitFor()

  // Nothing of this moves anybody.
  await chosen.selectOption(second)
  await isAt(seen, second, 'he is shown what she has chosen')
  const onTop = { id: 'on-top', kind: 'objective', pos: [-9000, -9000], fields: { title: 'On top of all' } } as const
  expect(editor.apply({ type: 'create', cards: [onTop] })).toBeNull()
  await seen.locator('option', { hasText: 'On top of all' }).waitFor({ state: 'attached' })
  expect([await titleOf(seen), await titleOf(chosen)]).toEqual([second, second])
  await press(lead.page, 'Hide the step')
  await chosen.waitFor({ state: 'detached' })
  await lead.page.reload()
  await drawn(lead.page)
  await chosen.waitFor()
  await isAt(chosen, second, 'she has it again')
  expect(await titleOf(seen)).toBe(second)
  await chosen.selectOption(first)
  await isAt(seen, first, 'he is shown what she has chosen')
}, 120_000)

test('[LD80] whoever takes over with something begun leads on from where everybody is', async () => {
  const { board, come, chosen, seen, editor } = await atStep(2)
  const [first = '', second = ''] = await chosen.locator('option').allInnerTexts()
  const bea = await come(board.links.facilitator, 'Bea Hall', 'Dumfries and Galloway Council')
  const strip = stripOf(bea.page)
  const hers = strip.getByLabel('Objective', { exact: true })
  await isAt(hers, first, 'she is shown what is chosen')
  await strip.getByRole('textbox').fill('Half a sentence')
  await chosen.selectOption(second)
  await strip.getByText(`everybody looks at "${second}"`).waitFor()
  await press(bea.page, 'Take over')
  await strip.getByText(`You look at another one. The others look at "${second}".`).waitFor()
  await bea.page.screenshot({ path: 'tests/.output/talked-take-over.png' })
  expect(await brokenRules(bea.page)).toEqual([])
  expect(await titleOf(hers)).toBe(first)
  await strip.getByRole('textbox').press('Enter')
  await isAt(hers, second, 'sent, she is where the others are')
  await until(
    () => JSON.stringify([...editor.board().cards.values()]).includes('Half a sentence'),
    'it is on the board',
  )
  await isAt(seen, second, 'he has stayed')
  // Whoever comes now is shown the same.
  const ruth = await come(board.links.editor, 'Ruth Bell', 'Third Sector Dumfries and Galloway')
  await isAt(stripOf(ruth.page).getByLabel('Objective', { exact: true }), second, 'she is shown it too')
}, 120_000)

test('[LD80] words that somebody changed while they are being reworded stay, and that is said', async () => {
  const { tom, editor, partner } = await atStep(2)
  const line = partner.getByRole('textbox')
  await line.fill('One list')
  await press(tom.page, 'Add')
  await partner.getByRole('listitem').filter({ hasText: 'One list' }).waitFor()
  await press(tom.page, 'Change: One list')
  const marked = () =>
    [...editor.board().cards.values()].flatMap((card) =>
      card.kind === 'objective' ? card.fields.markers.map(({ id, text }) => ({ card: card.id, item: id, text })) : [],
    )
  const { card, item } = await eventually(
    () => marked().find(({ text }) => text === 'One list') ?? { card: '', item: '' },
    (found) => found.card !== '',
    'it is on the board',
  )
  const at = { card, item, field: 'text' }
  expect(editor.apply({ type: 'edit-text', at, index: 8, remove: 0, insert: ' for children too' })).toBeNull()
  await line.fill('One list.')
  await partner.getByText('Somebody has changed this to "One list for children too"').waitFor()
  await tom.page.screenshot({ path: 'tests/.output/talked-changed.png' })
  expect(await brokenRules(tom.page)).toEqual([])
  await partner.getByRole('button', { name: 'Add', exact: true }).click()
  for (const words of ['One list for children too', 'One list.'])
    await partner.getByRole('listitem').getByText(words, { exact: true }).waitFor()
  // It may have no words of its own yet: those of another field of it are not taken for them.
  const bare = { id: 'bare', kind: 'foundation', baseline: '40 %' } as const
  const { id, ...values } = bare
  expect(editor.apply({ type: 'add-item', card: at.card, field: 'markers', id, values })).toBeNull()
  await press(tom.page, 'Change: 40 %')
  expect(await line.inputValue()).toBe('')
  await line.fill('All are seen')
  await press(tom.page, 'Change')
  await until(() => marked().some((one) => one.item === 'bare' && one.text === 'All are seen'), 'it has its words')
}, 120_000)

test('[LD80] [LD62] what an organisation does and brings stays with the objective it was begun for', async () => {
  const { lead, tom, editor, chosen, seen, partner } = await atStep(4)
  await press(lead.page, 'My answer')
  for (const { page } of [lead, tom]) await press(page, 'Open who does what')
  const [first = '', second = ''] = await chosen.locator('option').allInnerTexts()
  const line = partner.getByRole('textbox', { name: 'What NHS D&G brings to it' })
  const before = await line.inputValue()
  await line.fill('')
  await chosen.selectOption(second)
  await partner.getByText(`everybody looks at "${second}"`).waitFor()
  expect([await titleOf(seen), await line.inputValue()]).toEqual([first, ''])
  await line.fill(`${before} Two nurses`)
  await press(tom.page, 'Write it down')
  await until(() => {
    const said = [...editor.board().relations.values()].find(({ attributes }) =>
      String(attributes['brings']).endsWith('Two nurses'),
    )
    const to = editor.board().cards.get(said?.to ?? '')
    return to?.kind === 'objective' && to.fields.title === first
  }, 'it is written down for the one it was begun for')
  await isAt(seen, second, 'he is shown what she has chosen')

  // Taken back by the keys, it is under his hands still.
  await chosen.selectOption(first)
  await isAt(seen, first, 'he is shown what she has chosen')
  const there = await line.inputValue()
  await line.press('End')
  await line.press('s')
  await chosen.selectOption(second)
  await partner.getByText(`everybody looks at "${second}"`).waitFor()
  await line.press('Backspace')
  await partner.getByRole('button', { name: 'Look at it too' }).waitFor()
  expect([await titleOf(seen), await line.inputValue()]).toEqual([first, there])

  // Somebody else writes on the same line: both are read, and nothing is written over.
  await line.fill(`${there} and a car`)
  const mine = [...editor.board().relations.values()].find(({ attributes }) => attributes['brings'] === there)
  const change = { brings: 'Three nurses' }
  expect(editor.apply({ type: 'change-relation', id: mine?.id ?? '', attributes: change })).toBeNull()
  await partner.getByText('Here it says "Three nurses" now. That stays, and your words are added to it.').waitFor()
  await tom.page.screenshot({ path: 'tests/.output/brings-meanwhile.png' })
  expect(await brokenRules(tom.page)).toEqual([])
  await press(tom.page, 'Write it down')
  await until(
    () => editor.board().relations.get(mine?.id ?? '')?.attributes['brings'] === `Three nurses; ${there} and a car`,
    'both are on the line',
  )
}, 120_000)
