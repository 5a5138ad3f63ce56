// Knows every environment variable the server understands and what each may say; the only module that is handed the environment.
import { readFileSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import proxyAddress from '@fastify/proxy-addr'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { DEFAULT_LIMITS, type Limits } from './sync/limits.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What an operator has set, checked; everything has a default. */
export interface Config {
  readonly host: string
  /** 0 = any free port. */
  readonly port: number
  /** Absolute. */
  readonly dataDir: string
  /** Origin under which people reach the server, without a trailing slash; null = as the request says. */
  readonly publicUrl: string | null
  /** Further origins whose pages may change things. */
  readonly allowedOrigins: readonly string[]
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  /** Whose word on the way of a request is believed: true, hops, or addresses; false = nobody's. */
  readonly trustProxy: boolean | number | string
  readonly logLevel: LogLevel
  /** Who sends it may create boards; null = anyone on loopback. */
  readonly createKey: string | null
  /** Text or address for the join page. */
  readonly privacyNotice: string | null
  readonly limits: Limits
}

/** The folder that holds client, server and shared. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Reads the configuration out of an environment. An empty variable counts as unset.
 *
 * @returns the sentence to show the operator when a variable cannot be understood.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config, string> {
  const get = (name: string): string | null => environment[name]?.trim() || null
  const port = readPort(get('PORT'))
  if (!port.ok) return port
  const publicUrl = readOrigin('PUBLIC_URL', get('PUBLIC_URL'))
  if (!publicUrl.ok) return publicUrl
  const allowedOrigins: string[] = []
  for (const part of (get('ALLOWED_ORIGINS') ?? '').split(',')) {
    const origin = readOrigin('ALLOWED_ORIGINS', part.trim() || null)
    if (!origin.ok) return origin
    if (origin.value !== null) allowedOrigins.push(origin.value)
  }
  const logLevel = get('LOG_LEVEL') ?? 'info'
  if (!isLogLevel(logLevel)) return fail(`LOG_LEVEL is "${logLevel}"; it is one of ${LOG_LEVELS.join(', ')}.`)
  const limits = readLimits(get('LIMITS'))
  if (!limits.ok) return limits
  for (const name of ['DATABASE_URL', 'REDIS_URL'])
    if (get(name) !== null) return fail(`${name} is set, but this version stores boards in DATA_DIR only: unset it.`)
  const trustProxy = readTrustProxy(get('TRUST_PROXY'))
  if (!trustProxy.ok) return trustProxy
  const dataDir = get('DATA_DIR') ?? 'data'
  return ok({
    host: get('HOST') ?? '127.0.0.1',
    port: port.value,
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(repositoryRoot, dataDir),
    publicUrl: publicUrl.value,
    allowedOrigins,
    databaseUrl: null,
    redisUrl: null,
    trustProxy: trustProxy.value,
    logLevel,
    createKey: get('CREATE_KEY'),
    privacyNotice: get('PRIVACY_NOTICE'),
    limits: limits.value,
  })
}

function isLogLevel(value: string): value is LogLevel {
  return LOG_LEVELS.some((level) => level === value)
}

function readPort(value: string | null): Result<number, string> {
  if (value === null) return ok(3000)
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return ok(port)
  return fail(`PORT is "${value}"; it is a number from 0 to 65535 (0 = any free port).`)
}

function readOrigin(name: string, value: string | null): Result<string | null, string> {
  if (value === null) return ok(null)
  const url = URL.canParse(value) ? new URL(value) : null
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '')
    return ok(url.origin)
  return fail(`${name} holds "${value}"; it takes addresses like https://board.example.org, without a path.`)
}

/** "true", a number of hops, or addresses. "false" and "0" are as good as unset. */
function readTrustProxy(value: string | null): Result<boolean | number | string, string> {
  if (value === null || /^(?:false|no|0)$/i.test(value)) return ok(false)
  if (/^(?:true|yes)$/i.test(value)) return ok(true)
  if (/^\d+$/.test(value)) return ok(Number(value))
  try {
    proxyAddress.compile(value.split(',').map((part) => part.trim()))
    return ok(value)
  } catch {
    return fail(`TRUST_PROXY is "${value}"; it is true, a number of proxies, or their addresses, separated by commas.`)
  }
}

function readLimits(path: string | null): Result<Limits, string> {
  if (path === null) return ok(DEFAULT_LIMITS)
  const file = isAbsolute(path) ? path : resolve(repositoryRoot, path)
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return fail(`LIMITS names ${file}, which cannot be read as JSON: ${error instanceof Error ? error.message : ''}`)
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return fail(`LIMITS names ${file}, which does not hold an object of limits.`)
  for (const [name, value] of Object.entries(parsed)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name))
      return fail(`LIMITS: "${name}" is not a limit; known are ${Object.keys(DEFAULT_LIMITS).join(', ')}.`)
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
      return fail(`LIMITS: ${name} must be a number from 0, got ${JSON.stringify(value)}.`)
  }
  return ok({ ...DEFAULT_LIMITS, ...parsed })
}
