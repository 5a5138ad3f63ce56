// Knows how the table of calls is written down as an OpenAPI 3.1 document; adds nothing that is not in the table.
import type { TSchema } from 'typebox'
import { CALLS, type Call } from './http-api.ts'
import { ProblemDetails } from './http-shapes.ts'

/** What an error code answers with. */
export type ErrorTable = Readonly<Record<string, { readonly status: number; readonly title: string }>>

const needsProblems: Readonly<Record<string, readonly string[]>> = {
  nobody: [],
  create: ['create-key-needed', 'creating-is-off', 'creating-is-local'],
}
const roleProblems = [
  'board-unreadable',
  'not-signed-in',
  'link-revoked',
  'link-expired',
  'role-too-low',
  'board-not-found',
]
const everyProblem = ['too-many-requests', 'internal-error', 'cannot-save', 'not-ready']

/** Every error code a call can answer with. */
export function problemsOf(call: Call): readonly string[] {
  const own = needsProblems[call.needs] ?? roleProblems
  const bodyProblems =
    call.body === undefined || call.body === 'bytes' ? [] : ['request-too-large', 'media-type-not-supported']
  const originProblems = call.method === 'GET' ? [] : ['foreign-origin']
  return [...new Set([...call.problems, ...own, ...originProblems, ...bodyProblems, ...everyProblem])]
}

/** The interface for tools, OpenAPI 3.1. @param name of the product. */
export function openApiDocument(name: string, errors: ErrorTable): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [operationId, call] of Object.entries<Call>(CALLS)) {
    const path = call.path.replace(/:(\w+)/g, '{$1}')
    const operations = (paths[path] ??= {})
    operations[call.method.toLowerCase()] = describeCall(operationId, call, errors)
  }
  Object.assign(paths, OPERATIONS)
  return {
    openapi: '3.1.0',
    info: {
      title: name,
      version: '1',
      description: 'Every call takes the cookie cg_session or "Authorization: Bearer <secret of a link>".',
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'cg_session' },
        secret: { type: 'http', scheme: 'bearer', description: 'Secret of a link, or the key to create boards' },
      },
      schemas: { Problem: ProblemDetails },
    },
  }
}

const plainly = (summary: string, type: string, failure?: string): object => ({
  get: {
    summary,
    security: [],
    responses: {
      200: { description: 'Done', content: { [type]: { schema: {} } } },
      ...(failure === undefined
        ? {}
        : {
            503: {
              description: failure,
              content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
            },
          }),
    },
  },
})
/** What an operator's tools and a browser ask for besides the calls. */
const OPERATIONS: Readonly<Record<string, object>> = {
  '/livez': plainly('The process is alive', 'application/json'),
  '/readyz': plainly('Boards can be read and saved', 'application/json', 'cannot-save, not-ready'),
  '/metrics': plainly('Counts and times, without addresses and names', 'text/plain'),
  '/api/openapi.json': plainly('This description', 'application/json'),
  '/': plainly('The start page', 'text/html'),
  '/j': plainly('The page that opens the link whose secret stands behind #', 'text/html'),
  '/b/{id}': plainly('The page of a board', 'text/html'),
  '/b/{id}/kept': plainly('What is kept of a board, how long, and who can read it', 'text/html'),
  '/check': plainly('Whether this browser and network can do it', 'text/html'),
}

function describeCall(operationId: string, call: Call, errors: ErrorTable): object {
  const parameters = [
    ...[...call.path.matchAll(/:(\w+)/g)].map(([, name = '']) => parameter('path', name, true, { type: 'string' })),
    ...Object.entries<TSchema>(call.query?.properties ?? {}).map(([name, schema]) =>
      parameter('query', name, call.query?.required?.includes(name) ?? false, schema),
    ),
    ...(call.body === 'bytes' ? [parameter('header', 'X-File-Name', false, { type: 'string' })] : []),
    ...(call.compared === undefined ? [] : [parameter('header', 'If-None-Match', false, { type: 'string' })]),
  ]
  return {
    operationId,
    summary: call.summary,
    description: sayWho(call.needs),
    security:
      call.needs === 'nobody' ? [] : call.needs === 'create' ? [{ secret: [] }, {}] : [{ session: [] }, { secret: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(call.body === undefined ? {} : { requestBody: { required: true, content: bodyContent(call.body) } }),
    responses: describeResponses(call, errors),
  }
}

function describeResponses(call: Call, errors: ErrorTable): object {
  const responses: Record<string, object> = {
    [call.status]: {
      description: 'Done',
      ...(call.answer === null ? {} : { content: { 'application/json': { schema: call.answer } } }),
      ...(call.produces === undefined
        ? {}
        : { content: Object.fromEntries(call.produces.map((type) => [type, { schema: {} }])) }),
    },
    ...(call.compared === undefined ? {} : { 304: { description: 'It is what If-None-Match names' } }),
  }
  const codesByStatus = Map.groupBy(problemsOf(call), (code) => errors[code]?.status ?? 500)
  for (const [status, codes] of codesByStatus)
    responses[status] = {
      description: codes.join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  return responses
}

function bodyContent(body: TSchema | 'bytes'): object {
  return body === 'bytes'
    ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: body } }
}

function parameter(place: string, name: string, required: boolean, schema: object): object {
  return { in: place, name, required, schema }
}

function sayWho(needs: Call['needs']): string {
  if (needs === 'nobody') return 'Needs no credential.'
  if (needs === 'create') return 'Needs the right to create boards.'
  if (needs === 'answer') return 'Needs a link to the board, or one to answer for an organisation.'
  if (needs === 'check') return 'Needs a link to the board, or one of an organisation to answer or to check just this.'
  if (needs === 'form') return 'Needs the link of an organisation to its own form.'
  return `Needs a ${needs}'s link or a stronger one.`
}
