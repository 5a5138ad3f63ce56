// How an organisation stands by what was recorded for it, hears a later "but", and says that it sees a card differently, in a real browser beside a call and on a phone.
import type { BrowserContext } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { northshireFile } from '../support/northshire.ts'
import { arrive } from '../support/people.ts'
import { picture } from '../support/picture.ts'
import { rigOf } from '../support/rig.ts'

const rig = rigOf()
const contexts: BrowserContext[] = []
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()))
})

interface Made {
  readonly id: string
  readonly links: Readonly<Record<'facilitator', { readonly secret: string }>>
}
const cards = [
  { id: 'charter', kind: 'charter', pos: [0, 0], purpose: 'People live well at home.' },
  { id: 'council', kind: 'organisation', pos: [0, 200], name: 'Northshire Council' },
  { id: 'health', kind: 'organisation', pos: [0, 400], name: 'NHS Northshire' },
  { id: 'trust', kind: 'organisation', pos: [0, 600], name: 'Northshire Trust' },
  { id: 'aim', kind: 'objective', pos: [300, 200], title: 'Home sooner', why: 'Nobody should wait.' },
]

test.each([
  { width: 683, height: 625, theme: 'light' },
  { width: 390, height: 844, theme: 'dark' },
] as const)(
  '[AG84] [AG85] [SD10] an answer that was recorded becomes one’s own, a later “but” is heard, and a card is seen differently, at $width',
  async ({ theme, ...viewport }) => {
    const made = await fetch(`${rig.server.url}/api/boards/import`, { method: 'POST', body: northshireFile(cards) })
    const board = (await made.json()) as Made
    const call = async <T>(method: string, path: string, json: object): Promise<T> => {
      const answer = await fetch(`${rig.server.url}/api/boards/${board.id}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${board.links.facilitator.secret}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(json),
      })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
      return (await answer.json()) as T
    }
    const { id } = await call<{ readonly id: string }>('POST', '/proposals', { title: 'First agreement' })
    const record = async (organisationId: string, json: object): Promise<unknown> =>
      await call('PUT', `/proposals/${id}/answer`, { organisationId, name: 'Jo Hay', post: 'Director', ...json })
    await record('health', { answer: 'yes' })
    const own = await call<{ readonly url: string }>('POST', '/links', { role: 'editor', organisationId: 'health' })
    const { context, page } = await arrive(rig.browser, own.url, 'Eve Muir', 'NHS Northshire', { ...viewport, theme })
    contexts.push(context)

    await page.getByRole('button', { name: /^Proposed/u }).click()
    const agreement = page.getByRole('dialog', { name: 'Agreement' })
    const mine = agreement.getByRole('group', { name: 'Your answer' })
    await mine.getByText('Recorded by whoever runs the board.').waitFor()
    await mine.getByRole('button', { name: 'Yes, that is right' }).click()
    const form = agreement.getByRole('form', { name: 'The answer of NHS Northshire' })
    await form.getByLabel('Your job title').fill('Chief officer')
    await picture(page, `own-answer-${String(viewport.width)}`)
    await form.getByRole('button', { name: 'Give this answer' }).click()
    await agreement.getByText('Eve Muir, Chief officer').first().waitFor()
    expect(await agreement.getByText('Recorded by whoever runs the board.').count()).toBe(0)
    await page.keyboard.press('Escape')

    await record('council', { answer: 'yes-but', note: 'only if the night service stays' })
    const news = page.locator('.toast', { hasText: 'says yes, but: only if the night service stays.' })
    await news.getByRole('button', { name: 'Read it' }).click()
    await agreement.getByText('Said by others since your answer').waitFor()
    expect(await brokenRules(page)).toEqual([])
    await agreement.getByRole('button', { name: 'Yes, with that too' }).click()
    await agreement.getByText('Said by others since your answer').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'List', exact: true }).click()
    await page.locator('.board-list .row-name[aria-label^="Home sooner"]').press('Enter')
    const differ = page.locator('.see-differently')
    await differ.getByText('We see this differently').click()
    await picture(page, `own-answer-differ-${String(viewport.width)}`)
    await differ.getByRole('button', { name: 'Make the card' }).click()
    await page.locator('.board-list .row-name[aria-label^="We see this differently: Home sooner"]').waitFor()
  },
)
