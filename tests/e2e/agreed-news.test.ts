// How everybody learns that it is agreed when the last yes is given, in real browsers: whoever records it, whoever is on the board, whoever has the page to answer on open.
import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { northshireFile } from '../support/northshire.ts'
import { joinLive } from '../support/live-editor.ts'
import { arrive } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()
const contexts: BrowserContext[] = []

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()))
})

const beside = { width: 683, height: 625 }
interface Made {
  readonly id: string
  readonly links: Readonly<Record<'facilitator' | 'editor', { readonly url: string; readonly secret: string }>>
}
async function call<T>(board: Made, path: string, json: object): Promise<T> {
  const answer = await fetch(`${rig.server.url}/api/boards/${board.id}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${board.links.facilitator.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as T
}
async function openLink(link: string): Promise<Page> {
  const context = await rig.browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(link)
  await page.getByRole('form', { name: 'The answer of NHS Northshire' }).waitFor()
  return page
}

test.each(['light', 'dark'] as const)(
  '[AG48] [AG63] [AG70] [LI43] the last yes: whoever records it, everybody on the board and every open page to answer on learn that it is agreed, %s',
  async (theme) => {
    const cards = [
      { id: 'charter', kind: 'charter', pos: [0, 0], purpose: 'People live well at home.' },
      { id: 'council', kind: 'organisation', pos: [0, 200], name: 'Northshire Council' },
      { id: 'health', kind: 'organisation', pos: [0, 400], name: 'NHS Northshire' },
      { id: 'aim', kind: 'objective', pos: [300, 200], title: 'Home sooner', why: 'Nobody should wait.' },
    ]
    const made = await fetch(`${rig.server.url}/api/boards/import`, { method: 'POST', body: northshireFile(cards) })
    const board = (await made.json()) as Made
    const { url } = await call<{ readonly url: string }>(board, '/links', {
      purpose: 'answer',
      organisationId: 'health',
    })
    await call(board, '/proposals', { title: 'First agreement' })
    const anna = await arrive(rig.browser, board.links.facilitator.url, 'Anna Bell', 'A Trust', { ...beside, theme })
    const eve = await arrive(rig.browser, board.links.editor.url, 'Eve', 'NHS Northshire', { ...beside, theme })
    contexts.push(anna.context, eve.context)
    await eve.page.getByRole('button', { name: /your answer is asked$/u }).waitFor()
    const answering = await openLink(url)
    const reading = await openLink(url)
    const form = answering.getByRole('form', { name: 'The answer of NHS Northshire' })
    await form.getByRole('radio', { name: /^Yes\s*We agree/u }).check()
    await form.getByLabel('Your name').fill('Mairi Scott')
    await form.getByLabel('Your job title').fill('Chief officer')
    await form.getByRole('button', { name: 'Give this answer' }).click()
    await answering.getByText('Your answer is kept.').waitFor()
    // Each answer that comes in is one thing new to read.
    await eve.page.getByRole('button', { name: 'List', exact: true }).click()
    await eve.page.getByRole('button', { name: 'What changed, 1 new', exact: true }).waitFor()

    await anna.page.getByRole('button', { name: 'List', exact: true }).click()
    const toRead = anna.page.locator('.changes-button button')
    await expect.poll(() => toRead.getAttribute('aria-label')).toMatch(/ new$/u)
    const newToAnna = await toRead.getAttribute('aria-label')
    await anna.page.getByRole('button', { name: /^Proposed .*, waiting for 1 organisation$/u }).click()
    await anna.page.getByRole('button', { name: 'Record answer for Northshire Council' }).click()
    const record = anna.page.getByRole('form', { name: 'The answer of Northshire Council' })
    await record.getByRole('radio', { name: /^Yes\s*We agree/u }).check()
    await record.getByLabel('Who said so').fill('Jo Hay')
    await record.getByLabel('Their job title').fill('Director')
    await record.getByRole('button', { name: 'Record this answer for Northshire Council' }).click()
    const toasts = anna.page.locator('.toast')
    await toasts
      .getByText('The answer of Northshire Council is recorded. It was the last one: “First agreement” is agreed now.')
      .waitFor()
    await anna.page.getByText(/^Agreed on /u).waitFor()
    expect(await toasts.count()).toBe(1)
    // What one records oneself is not new to oneself.
    expect(await toRead.getAttribute('aria-label')).toBe(newToAnna)
    // Nothing that is over is said of what was recorded, and the keys stay in the dialog.
    expect(await anna.page.locator('.answers').textContent()).toMatch(
      /Recorded by whoever runs the board\.NHS Northshire/u,
    )
    expect(await anna.page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true)
    await anna.page.screenshot({ path: `tests/.output/agreed-recorder-${theme}.png` })

    const news = eve.page.locator('.toast', {
      hasText: '“First agreement” is agreed: every organisation that was asked has said yes to it.',
    })
    await news.waitFor()
    await eve.page.getByRole('button', { name: 'What changed, 2 new', exact: true }).waitFor()
    expect(await eve.page.locator('.toast').count()).toBe(1)
    expect(await brokenRules(eve.page)).toEqual([])
    await eve.page.screenshot({ path: `tests/.output/agreed-others-${theme}.png` })
    await eve.page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(async () => (await news.boundingBox())?.x ?? -1).toBeGreaterThanOrEqual(8)
    await eve.page.screenshot({ path: `tests/.output/agreed-others-phone-${theme}.png` })
    await news.getByRole('button', { name: 'Read the agreement' }).click()
    await eve.page
      .getByRole('dialog', { name: 'Agreement' })
      .getByText(/^Agreed on /u)
      .waitFor()
    await news.waitFor({ state: 'detached' })

    // A press that would be refused leads to what has come of it; whoever only reads sees it when they come back.
    const change = answering.getByRole('button', { name: 'Change the answer' })
    // It may have looked by itself a moment ago.
    await change.click({ timeout: 2000 }).catch(() => undefined)
    await reading.evaluate(() => dispatchEvent(new Event('focus')))
    for (const page of [answering, reading]) {
      await page.getByText('This is agreed. Thank you.').waitFor()
      // What is over is told as over.
      await page.getByText('You were asked to agree this for your organisation.').waitFor()
      expect(await page.getByText('You are asked to agree this').count()).toBe(0)
      expect(await page.getByRole('form').count()).toBe(0)
      expect(await page.getByRole('button', { name: 'Change the answer' }).count()).toBe(0)
    }
    await answering.screenshot({ path: `tests/.output/agreed-page-${theme}.png` })

    // What changes afterwards is said plainly, and stands before the answers.
    const editor = joinLive(rig.server.url, board.id, board.links.editor.secret, 'jo')
    await editor.synced()
    const leads = { id: 'r1', kind: 'does', from: 'council', to: 'aim', attributes: { part: 'leads' } } as const
    expect(editor.apply({ type: 'connect', relation: leads })).toBeNull()
    for (const [{ page }, part] of [
      [anna, 'beside'],
      [eve, 'phone'],
    ] as const) {
      const changed = page
        .getByRole('dialog', { name: 'Agreement' })
        .getByText(
          'This says something else than what was agreed. It is agreed again once the organisations have said yes to it anew.',
        )
      if (part === 'beside') {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: /^Agreed .*, 1 thing changed since we agreed$/u }).click()
        await page
          .getByRole('dialog', { name: 'What changed' })
          .getByRole('button', { name: 'Read the agreement' })
          .click()
      }
      await changed.waitFor()
      // What is true now stands with what was agreed, and the code of its text after all else. [AG70]
      const said = page.getByRole('dialog', { name: 'Agreement' })
      await said
        .getByText('Since then 1 thing has changed on the board. What is there now is not agreed yet.')
        .waitFor()
      const all = await said.innerText()
      expect(all.indexOf('Code of this text: ')).toBeGreaterThan(all.lastIndexOf('Recorded by'))
      const answers = await page.locator('.answers').last().boundingBox()
      const told = await changed.boundingBox()
      expect((told?.y ?? 0) + (told?.height ?? 0)).toBeLessThan(answers?.y ?? 0)
      // In sight without moving anything.
      await expect(changed.evaluate((it) => it.getBoundingClientRect().bottom <= innerHeight)).resolves.toBe(true)
      await page.screenshot({ path: `tests/.output/agreed-changed-${part}-${theme}.png` })
    }
    editor.close()
  },
)
