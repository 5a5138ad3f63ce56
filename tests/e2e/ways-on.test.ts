// The ways on from a step, in a real browser: what is being typed stays with its way while somebody else changes the others.
import { expect, test } from 'vitest'
import { joinLive } from '../support/live-editor.ts'
import { northshireFile } from '../support/northshire.ts'
import { arrive, eventually } from '../support/people.ts'
import { startApp } from '../support/start-server.ts'
import { rigOf } from '../support/rig.ts'
import { until } from '../support/until.ts'

const rig = rigOf(startApp)

test('[PG126] when a way on applies is kept for the way it was begun for, also when somebody takes out another one meanwhile', async () => {
  const first = { to: 'panel', when: 'if it is about money' }
  const steps = [
    { id: 'talk', order: 'a0', title: 'Talk it through', next: [first, { to: 'beyond' }] },
    { id: 'panel', order: 'a1', title: 'Ask the panel' },
  ]
  const cards = [
    { id: 'charter', kind: 'charter', pos: [0, 0], purpose: 'People live well at home.' },
    { id: 'ladder', kind: 'if-we-disagree', pos: [0, 200], title: 'Our steps', steps },
  ]
  const made = await fetch(`${rig.server.url}/api/boards/import`, { method: 'POST', body: northshireFile(cards) })
  const { id, links } = (await made.json()) as {
    readonly id: string
    readonly links: Readonly<Record<string, { readonly url: string; readonly secret: string }>>
  }
  const other = joinLive(rig.server.url, id, links['editor']?.secret ?? '', 'other')
  await other.synced()
  const { page, context, faults } = await arrive(rig.browser, links['facilitator']?.url ?? '', 'Mairi', 'Council')
  await page.getByRole('button', { name: 'Our steps, If we disagree' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Card' }).getByRole('button', { name: 'More about it' }).first().click()
  const when = page.getByLabel('When', { exact: true })
  await when.nth(1).waitFor()
  await when.nth(1).fill('if the press asks')
  const ways = (): unknown => {
    const card = other.board().cards.get('ladder')
    return card?.kind === 'if-we-disagree' ? card.fields.steps[0]?.next : undefined
  }
  const value = [{ to: 'beyond' }]
  expect(
    other.apply({ type: 'set-item-field', card: 'ladder', field: 'steps', item: 'talk', name: 'next', value }),
  ).toBeNull()
  await eventually(
    () => when.count(),
    (ways) => ways === 1,
    'the other way is gone',
  )
  expect(await when.inputValue()).toBe('if the press asks')
  await when.press('Enter')
  await until(
    () => JSON.stringify(ways()) === JSON.stringify([{ to: 'beyond', when: 'if the press asks' }]),
    'it is on its way',
  )
  other.close()
  expect(faults).toEqual([])
  await context.close()
})
