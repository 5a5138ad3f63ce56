// Shows in a real browser how a board ends: deleted, left, forgotten.
import { expect, test } from 'vitest'
import { arriveByForm, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startServer } from '../support/start-server.ts'

const rig = rigOf(startServer)

const beside = { width: 683, height: 625 }

test('[PG90] [PG91] whoever runs the board deletes it by the keyboard, and everybody sees so', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Health and housing')
  const host = await arriveByForm(rig.browser, board.links.facilitator, 'Mairi', 'NHS', beside)
  const partner = await arriveByForm(rig.browser, board.links.editor, 'Owen', 'Council', beside)
  expect(await partner.page.getByRole('menuitem', { name: 'Delete this board' }).count()).toBe(0)
  const more = host.page.getByRole('button', { name: 'More', exact: true })
  await more.focus()
  await host.page.keyboard.press('Enter')
  await host.page.getByRole('menuitem', { name: 'Delete this board' }).waitFor()
  await host.page.keyboard.press('End')
  await host.page.keyboard.press('Enter')
  const dialog = host.page.getByRole('dialog', { name: 'Delete this board for good?' })
  await dialog.locator('input:focus').waitFor()
  await host.page.keyboard.type('health and housing')
  await host.page.keyboard.press('Enter')
  await dialog.getByText('This is not the title.').waitFor()
  await dialog.locator('input:focus').fill('')
  // It was said of what stood there.
  await dialog.getByText('This is not the title.').waitFor({ state: 'detached' })
  await host.page.keyboard.type('Health and housing')
  await host.page.keyboard.press('Tab')
  await host.page.keyboard.press('Tab')
  await host.page.locator('button:focus', { hasText: 'Delete for good' }).waitFor()
  await host.page.keyboard.press('Enter')
  for (const { page } of [host, partner]) {
    await page.getByRole('heading', { name: 'This board was deleted' }).waitFor()
    await page.getByRole('button', { name: 'To the start page' }).click()
    await page.getByRole('heading', { name: 'Start a new board' }).waitFor()
    expect(await page.getByRole('link', { name: /Health and housing/ }).count()).toBe(0)
  }
  expect([...host.faults, ...partner.faults]).toEqual([])
  await host.context.close()
  await partner.context.close()
})

test('[PG92] a device that was away when the board was deleted can forget it', async () => {
  const board = await makeBoard(rig.server.url, {}, 'Short lived')
  const partner = await arriveByForm(rig.browser, board.links.editor, 'Owen', 'Council', beside)
  await partner.page.goto(`${rig.server.url}/`)
  const answer = await fetch(`${rig.server.url}/api/boards/${board.id}`, {
    method: 'DELETE',
    headers: {
      authorization: `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ title: 'Short lived' }),
  })
  expect(answer.status).toBe(204)
  await partner.page.getByRole('link', { name: /Short lived/ }).click()
  await partner.page.getByRole('button', { name: 'Forget the board on this device' }).click()
  await partner.page.getByRole('heading', { name: 'Start a new board' }).waitFor()
  expect(await partner.page.getByText('Short lived').count()).toBe(0)
  await partner.context.close()
})
