// Lets every organisation of a board agree to it as it is, by the public calls; knows no screen.
import type { MadeBoard } from './people.ts'

/** Proposes the board and records a yes of everybody asked. */
export async function agree(url: string, board: MadeBoard): Promise<void> {
  const call = async (method: string, path: string, json: object): Promise<unknown> => {
    const answer = await fetch(`${url}/api/boards/${board.id}/proposals${path}`, {
      method,
      headers: {
        authorization: `Bearer ${board.links.facilitator.split('#')[1] ?? ''}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(json),
    })
    if (!answer.ok) throw new Error(await answer.text())
    return await answer.json()
  }
  const proposed = (await call('POST', '', {})) as { id: string; organisations: readonly { id: string }[] }
  for (const { id } of proposed.organisations)
    await call('PUT', `/${proposed.id}/answer`, { answer: 'yes', name: 'Jo Hay', post: 'Director', organisationId: id })
}
