// Knows which web pages may act on this server and under which address it is reached; refuses to know what they ask for.
import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import type { Config } from '../config.ts'

/** What of a request says where it came from. `host` as the trusted proxy or the request itself gives it. */
export interface Whence {
  readonly headers: IncomingHttpHeaders
  readonly host: string
  readonly protocol: string
  /** Port on which the connection came in. */
  readonly localPort: number
}

/**
 * Whether the page that sent the request may act here: `own` = yes, `foreign` = no, `none` = not a page at all.
 *
 * Without PUBLIC_URL the server is its own page only under a literal address or localhost: a name could be made to
 * point at this machine by somebody else's name server (DNS rebinding).
 */
export function judgeOrigin(config: Config, whence: Whence): 'own' | 'foreign' | 'none' {
  const origin = whence.headers.origin
  if (origin === undefined) {
    const site = whence.headers['sec-fetch-site']
    return site === 'cross-site' || site === 'same-site' ? 'foreign' : 'none'
  }
  if (origin === config.publicUrl || config.allowedOrigins.includes(origin)) return 'own'
  if (config.publicUrl !== null || !URL.canParse(origin)) return 'foreign'
  const { host, hostname, protocol } = new URL(origin)
  if (protocol !== `${whence.protocol}:` || host !== whence.host.toLowerCase()) return 'foreign'
  return isOwnName(hostname) || config.trustProxy !== false ? 'own' : 'foreign'
}

/** The address under which the caller reaches the server, for links it hands out. */
export function publicOrigin(config: Config, whence: Whence): string {
  if (config.publicUrl !== null) return config.publicUrl
  const own = `${whence.protocol}://${whence.host}`
  if (URL.canParse(own) && (config.trustProxy !== false || isOwnName(new URL(own).hostname))) return new URL(own).origin
  return `http://127.0.0.1:${whence.localPort}`
}

/** Whether a socket address is this machine's own. */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (/^(?:::ffff:)?127\./.test(address) || address === '::1')
}

function isOwnName(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare.endsWith('.localhost') || isIP(bare) !== 0
}
