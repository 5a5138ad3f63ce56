// Knows how a call is led, written in and ended through the screen, and what cards it left on the server's disk; knows no test.
import type { Locator, Page } from 'playwright-core'
import { eventually, type MadeBoard } from './people.ts'

/** The strip of the call that is led. */
export const stripOf = (page: Page) => page.getByRole('region', { name: 'The call' })
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()
/** Everybody reads what came of a call, and goes on. */
export async function readWhatCame(page: Page): Promise<void> {
  const came = page.getByRole('dialog', { name: 'The call has ended' })
  await came.getByRole('button', { name: 'Close' }).click()
  await came.waitFor({ state: 'detached' })
}
/** Ends the call and closes what is said about it then. */
export async function endCall(page: Page): Promise<void> {
  const end = stripOf(page).getByRole('button', { name: 'End the call', exact: true })
  if ((await end.count()) === 0) await press(page, 'More about this step')
  await end.click()
  await press(page, 'End it')
  await readWhatCame(page)
}
export async function write(page: Page, text: string): Promise<void> {
  const line = stripOf(page).getByLabel('Write it down first')
  await line.fill(text)
  await line.press('Enter')
  await stripOf(page).getByRole('list', { name: 'What you have written' }).getByText(text).waitFor()
}
interface Content {
  readonly cards: readonly {
    readonly id: string
    readonly title?: string
    readonly zone?: string
    readonly zoneType?: string
  }[]
  readonly relations: readonly { readonly kind: string; readonly brings?: string; readonly part?: string }[]
}
/** What the board says, as it is on the server's disk. */
export async function contentNow(url: string, { id, links }: MadeBoard): Promise<Content> {
  const authorization = `Bearer ${new URL(links.viewer).hash.slice(1)}`
  const answer = await fetch(`${url}/api/boards/${id}/content`, { headers: { authorization } })
  return (await answer.json()) as Content
}
/** Upper edge, left edge and height of each on the screen, px. */
export const placesOf = (things: Locator): Promise<readonly (readonly number[])[]> =>
  things.evaluateAll((all) =>
    all.map((one) => {
      const { top, left, height } = one.getBoundingClientRect()
      return [top, left, height]
    }),
  )
interface CardNow {
  readonly kind: string
  readonly text?: string
  readonly title?: string
  readonly issueKind?: string
  readonly made?: { readonly by: string }
}
/** Words and writers of the cards of a kind, as they are on the server's disk. */
export async function cards(url: string, board: MadeBoard, kind: string): Promise<readonly string[]> {
  const authorization = `Bearer ${board.links.viewer.split('#')[1] ?? ''}`
  const answer = await fetch(`${url}/api/boards/${board.id}/content`, { headers: { authorization } })
  const { cards: all } = (await answer.json()) as { readonly cards: readonly CardNow[] }
  return all
    .filter((card) => card.kind === kind)
    .map(({ text, title, issueKind, made }) =>
      [text ?? title, 'by', made?.by === 'server' ? 'nobody' : 'somebody', issueKind].filter(Boolean).join(' '),
    )
    .toSorted()
}
export const shownAs = (
  url: string,
  board: MadeBoard,
  kind: string,
  texts: readonly string[],
): Promise<readonly string[]> =>
  eventually(
    () => cards(url, board, kind),
    (seen) => seen.join() === texts.join(),
    `the cards ${texts.join()}`,
    30_000,
  )
export async function goTo(lead: Page, sheet: string, steps: number): Promise<void> {
  await press(lead, 'Lead the call')
  await press(lead, `Begin "${sheet}"`)
  for (let step = 1; step <= steps; step += 1) {
    await stripOf(lead)
      .getByText(`Step ${String(step)} of`)
      .waitFor()
    await press(lead, 'Next step')
  }
  await stripOf(lead)
    .getByText(`Step ${String(steps + 1)} of`)
    .waitFor()
}
