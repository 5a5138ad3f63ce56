// Knows how a person without a browser takes part: joins by a link, holds a stock y-websocket connection, edits and shows a cursor.
import { WebsocketProvider } from 'y-websocket'
import { WebSocket } from 'ws'
import { Doc } from 'yjs'

export interface NodeEditor {
  readonly doc: Doc
  readonly provider: WebsocketProvider
  show(state: Readonly<Record<string, unknown>>): void
  close(): Promise<void>
}

/** Joins as somebody new and gives the session's cookie. */
export async function joinBy(url: string, secret: string, name: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ secret, name, organisation: 'Bench' }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!response.ok || cookie === undefined)
    throw new Error(`joining answered ${String(response.status)}: ${await response.text()}`)
  return cookie
}

/** One short-lived pass for one socket. */
export async function ticketFor(url: string, boardId: string, cookie: string): Promise<string> {
  const response = await fetch(`${url}/api/boards/${boardId}/tickets`, {
    method: 'POST',
    headers: { cookie, origin: url },
  })
  if (!response.ok) throw new Error(`a ticket was refused with ${String(response.status)}: ${await response.text()}`)
  return ((await response.json()) as { readonly ticket: string }).ticket
}

/** Opens the board with the stock client and waits until it has everything. */
export async function openNodeEditor(url: string, boardId: string, secret: string, name: string): Promise<NodeEditor> {
  const cookie = await joinBy(url, secret, name)
  const ticket = await ticketFor(url, boardId, cookie)
  const doc = new Doc()
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync/map`, `${boardId}/0`, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { ticket },
    disableBc: true,
  })
  await new Promise<void>((synced) => {
    provider.on('sync', (done: boolean) => {
      if (done) synced()
    })
  })
  return {
    doc,
    provider,
    show: (state) => {
      provider.awareness.setLocalState({ ...state })
    },
    close: async () => {
      provider.destroy()
      doc.destroy()
      await Promise.resolve()
    },
  }
}
