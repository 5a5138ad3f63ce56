// Speaks HTTP and sockets to a server as any client could; knows no answer beforehand.
import { once } from 'node:events'
import WebSocket from 'ws'
import type { CreatedBoard } from '@common-ground/shared/wire/http-shapes.ts'

/** What to send besides method and path. */
export interface Sending {
  readonly bearer?: string
  readonly cookie?: string
  readonly origin?: string
  readonly json?: unknown
  readonly bytes?: Uint8Array | string
  readonly headers?: Readonly<Record<string, string>>
}
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; {} when there is none. */
  readonly json: Readonly<Record<string, unknown>>
}

/** One call. */
export async function ask(url: string, method: string, path: string, sending: Sending = {}): Promise<Answer> {
  const headers: Record<string, string> = { ...sending.headers }
  if (sending.bearer !== undefined) headers['authorization'] = `Bearer ${sending.bearer}`
  if (sending.cookie !== undefined) headers['cookie'] = sending.cookie
  if (sending.origin !== undefined) headers['origin'] = sending.origin
  if (sending.json !== undefined) headers['content-type'] = 'application/json'
  const body = sending.json === undefined ? sending.bytes : JSON.stringify(sending.json)
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : {},
  }
}

/** A new board; the links' secrets by role. */
export async function newBoard(
  url: string,
  from: object = {},
): Promise<{ id: string; secret: Record<string, string> }> {
  const answer = await ask(url, 'POST', '/api/boards', { json: { title: 'Shared work', ...from } })
  if (answer.status !== 201) throw new Error(`creating a board answered ${answer.status}: ${answer.text}`)
  return secretsOf(answer)
}

/** Id and secrets out of the answer that created a board. */
export function secretsOf(answer: Answer): { id: string; secret: Record<string, string> } {
  const { id, links } = answer.json as unknown as CreatedBoard
  const secret = Object.fromEntries(Object.entries(links).map(([role, link]) => [role, link.secret]))
  return { id, secret }
}

/** Joins by a link; gives the cookie to send from then on. */
export async function join(
  url: string,
  secret: string,
  name: string,
  more: object = {},
  cookie?: string,
): Promise<{ answer: Answer; cookie: string; participantId: string }> {
  const answer = await ask(url, 'POST', '/api/session', {
    json: { secret, name, ...more },
    ...(cookie === undefined ? {} : { cookie }),
  })
  const set = answer.headers.get('set-cookie') ?? ''
  return { answer, cookie: set.split(';')[0] ?? '', participantId: String(answer.json['participantId']) }
}

/** The hash of a board's content, as the server tells it. */
export async function contentTag(url: string, id: string, secret: string): Promise<string> {
  const answer = await ask(url, 'GET', `/api/boards/${id}/content`, { bearer: secret })
  if (answer.status !== 200) throw new Error(`reading content answered ${answer.status}: ${answer.text}`)
  return answer.headers.get('etag') ?? ''
}

/** A raw socket. */
export interface Line {
  readonly socket: WebSocket
  /** Settles with the close code. */
  readonly closed: Promise<number>
  /** Messages so far. */
  readonly messages: Buffer[]
}

/** Opens a socket; rejects with `HTTP <status>` when the upgrade is refused. */
export async function openLine(
  url: string,
  path: string,
  { bearer, cookie, origin, headers: more }: Pick<Sending, 'bearer' | 'cookie' | 'origin' | 'headers'> = {},
): Promise<Line> {
  const headers: Record<string, string> = { ...more }
  if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`
  if (cookie !== undefined) headers['cookie'] = cookie
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, {
    headers,
    ...(origin === undefined ? {} : { origin }),
  })
  const messages: Buffer[] = []
  socket.on('message', (data: Buffer) => messages.push(data))
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('unexpected-response', (_request, response) => {
      reject(new Error(`HTTP ${response.statusCode}`))
      socket.terminate()
    })
    socket.once('error', reject)
  })
  return { socket, closed, messages }
}

/** Says the first sentence of the protocol: what of the board is known here (nothing). */
export function startSync(line: Line): void {
  line.socket.send(Uint8Array.of(0, 0, 1, 0))
}

/** Waits until a line has brought its first message: it is in. */
export async function admitted(line: Line): Promise<void> {
  if (line.messages.length > 0) return
  const code = await Promise.race([once(line.socket, 'message').then(() => null), line.closed])
  if (code !== null) throw new Error(`closed with ${code}`)
}

/** Rejects with what was seen so far when `wait` has not settled in time. */
export async function within<T>(ms: number, wait: Promise<T>, seen: () => string = () => ''): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`nothing after ${ms} ms ${seen()}`)), ms)
  try {
    return await Promise.race([wait, late])
  } finally {
    clearTimeout(timer)
  }
}
