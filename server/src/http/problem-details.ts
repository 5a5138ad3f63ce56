// Knows how every failure leaves the server: one problem document with a stable code; refuses to say what went wrong inside.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { DiskFault } from '../store/store.ts'
import { ERRORS, isRetryable, Refusal, type ErrorCode, type ProblemExtra } from '../errors.ts'

/** Answers everything that goes wrong on any address with a problem document. */
export function answerProblems(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler<FastifyError | Refusal | DiskFault>((error, request, reply) => {
    const refusal =
      error instanceof Refusal ? error : error instanceof DiskFault ? new Refusal('cannot-save') : refusalFor(error)
    // That the disk refuses is said once, by whoever watches it, and not for every call.
    if (refusal.statusCode >= 500 && refusal.code !== 'cannot-save')
      log.error({ err: error, requestId: request.id }, 'a call failed')
    return sendProblem(request, reply, refusal.code, refusal.extra)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, 'no-such-call'))
}

/** For what fails before a route is found. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ErrorCode,
  extra: ProblemExtra = {},
): FastifyReply {
  const { status, title } = ERRORS[code]
  const problem = {
    ...(status >= 500 ? {} : extra),
    type: `urn:common-ground:problem:${code}`,
    title,
    status,
    code,
    requestId: request.id,
  }
  if (isRetryable(code) && !reply.hasHeader('retry-after')) reply.header('retry-after', '2')
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

/** What the framework itself refuses, in our codes. */
function refusalFor(error: FastifyError): Refusal {
  if (error.validation !== undefined) return new Refusal('bad-request', { detail: sayMisfit(error.validation) })
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal('request-too-large')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('media-type-not-supported')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new Refusal('bad-request', { detail: 'The body is not valid JSON.' })
  }
  const status = error.statusCode ?? 500
  return new Refusal(status >= 400 && status < 500 ? 'bad-request' : 'internal-error')
}

/** Where the request does not fit its schema and what is expected there, in the validator's words. The widest misfit comes last. */
function sayMisfit(misfits: NonNullable<FastifyError['validation']>): string {
  const place = misfits.at(-1)?.instancePath ?? ''
  const choices = misfits.flatMap(({ instancePath, params }) =>
    instancePath === place && 'allowedValue' in params ? [String(params['allowedValue'])] : [],
  )
  const where = place === '' ? 'the request' : place.slice(1).replaceAll('/', '.')
  const expected = choices.length > 1 ? `must be one of ${choices.join(', ')}` : misfits.at(-1)?.message
  return `${where} ${expected ?? 'does not fit'}.`
}
