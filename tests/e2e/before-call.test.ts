// Arrives on a board before anything has been said on it, in a real browser, and reads what comes next.
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { arrive, makeBoard } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { startApp } from '../support/start-server.ts'

const rig = rigOf(startApp)

test('[CB30] who arrives on an empty board reads that the call comes by itself, and it goes when it does', async () => {
  const board = await makeBoard(rig.server.url, {})
  const headers = {
    authorization: `Bearer ${new URL(board.links.facilitator).hash.slice(1)}`,
    'content-type': 'application/json',
  }
  const tell = async (method: string, path: string, json: object): Promise<void> => {
    const answer = await fetch(`${rig.server.url}/api/boards/${board.id}${path}`, {
      method,
      headers,
      body: JSON.stringify(json),
    })
    expect(answer.ok, path).toBe(true)
  }
  await tell('PATCH', '', { settings: { nextCallOn: '2031-05-12' } })
  const amira = await arrive(rig.browser, board.links.facilitator, 'Amira', 'Westbrook Council')
  expect(await amira.page.getByRole('note').count()).toBe(0)
  for (const [width, height, theme] of [
    [683, 625, 'light'],
    [390, 844, 'dark'],
    [1440, 900, 'dark'],
  ] as const) {
    const tom = await arrive(rig.browser, board.links.editor, 'Tom', 'Age Together', { width, height, theme })
    const line = tom.page.getByRole('note')
    if (width === 390) {
      // A phone begins with the list: there it stands above it, and covers nothing.
      await line.getByText('Next call: 12 May 2031.').waitFor()
      const end = await line.evaluate((it) => it.getBoundingClientRect().bottom)
      const list = await tom.page.locator('.board-list').boundingBox()
      expect(end).toBeLessThanOrEqual(list?.y ?? 0)
      await tom.page.screenshot({ path: 'tests/.output/before-call-list-390.png' })
      await tom.page.getByRole('button', { name: 'Map', exact: true }).click()
    }
    await line.getByText('Next call: 12 May 2031.').waitFor()
    await line.getByText('When a call begins, its first step comes above by itself.', { exact: false }).waitFor()
    expect(await brokenRules(tom.page)).toEqual([])
    await tom.page.screenshot({ path: `tests/.output/before-call-${String(width)}.png` })
    // What lies under it is pressed as if it were not there.
    const box = await line.boundingBox()
    const under = await tom.page.evaluate(
      ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.closest('.before-call') === null,
      [(box?.x ?? 0) + 20, (box?.y ?? 0) + 10],
    )
    expect(under).toBe(true)
    if (width !== 1440) await tom.context.close()
    else {
      await tell('POST', '/call', { sheet: 'why-and-who' })
      await tom.page.getByRole('region', { name: 'The call' }).waitFor()
      await line.waitFor({ state: 'detached' })
      await tom.context.close()
    }
  }
  await amira.context.close()
})
