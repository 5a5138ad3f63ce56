// Makes a board on which two things are to be done; knows no test.
import { northshireFile } from './northshire.ts'
import type { MadeBoard } from './people.ts'

/** A board with a council and two actions on a concern, one of them the council's and late. */
export async function boardWithActions(url: string): Promise<MadeBoard> {
  const cards = [
    { id: 'charter', kind: 'charter', pos: [0, 0], purpose: 'People live well at home.' },
    { id: 'council', kind: 'organisation', pos: [0, 200], name: 'Northshire Council', shortName: 'Council' },
    {
      id: 'worry',
      kind: 'concern',
      pos: [300, 200],
      title: 'Two budgets',
      actions: [
        { id: 'a', order: 'a0', text: 'Share the calendar', orgId: 'council', by: '2026-10-05' },
        { id: 'b', order: 'a1', text: 'Ask the finance leads', by: '2099' },
      ],
    },
  ].map((card) => ({ size: [232, 100], ...card }))
  const answer = await fetch(`${url}/api/boards/import`, { method: 'POST', body: northshireFile(cards) })
  if (answer.status !== 201) throw new Error(`no board: ${String(answer.status)}`)
  const { id, links } = (await answer.json()) as {
    id: string
    links: Record<keyof MadeBoard['links'], { url: string }>
  }
  const { facilitator: first, editor, commenter, viewer } = links
  return {
    id,
    links: { facilitator: first.url, editor: editor.url, commenter: commenter.url, viewer: viewer.url },
  }
}
